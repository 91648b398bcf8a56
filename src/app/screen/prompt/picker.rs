//! The real sources or destinations that a name may be of.

use super::Prompt;
use crate::app::message::Motion;
use crate::app::outline::{ListPosition, Outline, RowPos};
use crate::connections::Offer;
use crate::search::{Query, Ranking, Row};
use std::sync::Arc;

/// From this width on, what is known of a real one is beside its name, in cells.
const WIDE: u16 = 70;

/// The real sources or destinations that a name may be of, and where the person is among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picker {
    offers: Arc<[Offer]>,
    /// The row of the cursor: the first is what was typed, those that match are below it.
    pub row: usize,
}

impl Picker {
    pub(super) fn new(offers: Vec<Offer>) -> Self {
        Self { offers: offers.into(), row: 0 }
    }

    /// Those that match what was typed, the best match first; all in their order where nothing was.
    pub(super) fn matching(&self, text: &str) -> Vec<&Offer> {
        let query = Query::new(text);
        if query.is_empty() {
            return self.offers.iter().collect();
        }
        let rows: Vec<_> =
            self.offers.iter().map(|it| Row { title: it.name, others: Vec::new() }).collect();
        let ranked = Ranking::default().rank(&query, &rows[..]);
        ranked.into_iter().map(|place| &self.offers[place as usize]).collect()
    }

    pub(super) fn go(&mut self, motion: Motion, last: usize, page: usize) {
        self.row = match motion {
            Motion::Up => self.row.saturating_sub(1),
            Motion::Down => self.row + 1,
            Motion::PageUp => self.row.saturating_sub(page),
            Motion::PageDown => self.row + page,
            Motion::Home => 0,
            Motion::End => last,
        };
        self.row = self.row.min(last);
    }
}

/// What was typed and the real ones, at a width.
#[derive(Debug)]
pub struct PickerRows<'a> {
    prompt: &'a Prompt,
    offers: Vec<&'a Offer>,
    is_wide: bool,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickerLine<'a> {
    /// What enter does with the text as it is.
    Text(String),
    /// The name of a real one and, where there is room, what is known of it.
    Name(&'a Offer),
    /// How well it fits, where that has no room beside the name.
    Fit(&'a str),
}

impl<'a> PickerRows<'a> {
    /// The rows of a prompt, at this width, in cells.
    pub fn new(prompt: &'a Prompt, width: u16) -> Self {
        Self { prompt, offers: prompt.offers(), is_wide: width >= WIDE }
    }

    /// Whether what is known of a real one is beside its name.
    pub fn is_wide(&self) -> bool {
        self.is_wide
    }

    /// The real ones.
    pub fn offers(&self) -> &[&'a Offer] {
        &self.offers
    }

    /// A line.
    pub fn line(&self, spot: RowPos) -> Option<PickerLine<'a>> {
        let Some(place) = spot.row.checked_sub(1) else { return Some(PickerLine::Text(self.as_typed())) };
        let offer = *self.offers.get(place)?;
        match spot.line {
            0 => Some(PickerLine::Name(offer)),
            _ => offer.fit.as_deref().map(PickerLine::Fit),
        }
    }

    fn as_typed(&self) -> String {
        match (self.prompt.text.text().trim(), self.prompt.before.as_str()) {
            ("", "") => "No name".to_owned(),
            ("", _) => "Remove the name".to_owned(),
            (text, before) if text == before => format!("Keep {text}"),
            (text, _) => format!("Name it {text}"),
        }
    }

    /// What of the list a screen of `page` lines shows.
    pub fn position(&self, page: usize) -> ListPosition {
        let mut position = ListPosition::default();
        position.select_row(self, self.prompt.picker.as_ref().map_or(0, |it| it.row), page);
        position.reveal_row(self, page);
        position
    }
}

impl Outline for PickerRows<'_> {
    fn rows(&self) -> usize {
        self.offers.len() + 1
    }

    fn height(&self, row: usize) -> usize {
        let offer = row.checked_sub(1).and_then(|place| self.offers.get(place));
        let is_told_below = !self.is_wide && offer.is_some_and(|it| it.fit.is_some());
        if is_told_below { 2 } else { 1 }
    }
}
