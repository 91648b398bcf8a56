//! The work of a plan in one environment: what to track, connect, verify and publish.

use crate::app::OpenPlan;
use crate::app::fit_panel::{self, FitLine};
use crate::app::outline::{Outline, RowPos};
use crate::connections::Fit;
use crate::plan::checklist::{Count, Entry, Stage, Task};
use crate::plan::{PlannedProperty, SourceProgress};
use crate::text::wrap;
use std::borrow::Cow;
use std::cell::OnceCell;

/// The work at a width.
#[derive(Debug)]
pub struct ChecklistRows<'a> {
    rows: Vec<ChecklistRow<'a>>,
    open: &'a OpenPlan,
    width: usize,
    /// What the named destinations make of the plan, made when the first of them is open.
    fit: OnceCell<Fit>,
}

/// One piece of work.
#[derive(Debug)]
pub struct ChecklistRow<'a> {
    /// The work.
    pub entry: Entry<'a>,
    /// The heading above it where it is the first of its group that is shown.
    heading: Option<(Stage, Count)>,
}

/// A line of a piece of work.
#[derive(Debug, Clone, PartialEq)]
pub enum ChecklistLine<'a> {
    /// Nothing.
    Blank,
    /// What kind of work follows, and how much of it is done.
    Heading(Stage, Count),
    /// The work itself.
    Entry,
    /// Text that explains; part of a sentence where it was wrapped.
    Text(Cow<'a, str>),
    /// Text that matters less.
    Aside(String),
    /// How far one of the sources is that send the event.
    Source(&'a SourceProgress),
    /// A property of the event.
    Property(&'a PlannedProperty),
    /// What the destination makes of the plan.
    Fit(FitLine),
}

/// How far the lines of an open row are to the right, in cells.
const INDENT: usize = crate::app::screen::review::INDENT;

impl<'a> ChecklistRows<'a> {
    /// The work of an open plan that its filter leaves, at this width, in cells.
    pub fn new(open: &'a OpenPlan, width: u16) -> Self {
        let mut rows = Vec::new();
        for group in open.plan().checklist(open.environment).groups {
            let mut heading = Some((group.stage, group.count(open.environment)));
            for entry in group.entries.into_iter().filter(|entry| is_shown(open, entry)) {
                rows.push(ChecklistRow { entry, heading: heading.take() });
            }
        }
        Self { rows, open, width: usize::from(width), fit: OnceCell::new() }
    }

    /// How wide the lines of an open row are, in cells.
    pub fn inner_width(&self) -> usize {
        self.width.saturating_sub(INDENT + 2)
    }

    /// A row.
    pub fn row(&self, row: usize) -> Option<&ChecklistRow<'a>> {
        self.rows.get(row)
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = &ChecklistRow<'a>> {
        self.rows.iter()
    }

    /// Whether the row is open.
    pub fn is_open(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| self.open.open.contains(&row.entry.task))
    }

    /// The lines of a row.
    pub fn lines(&self, row: usize) -> Vec<ChecklistLine<'a>> {
        let Some(ChecklistRow { entry, heading }) = self.rows.get(row) else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some((stage, count)) = heading {
            lines.extend((row > 0).then_some(ChecklistLine::Blank));
            lines.push(ChecklistLine::Heading(*stage, *count));
        }
        lines.push(ChecklistLine::Entry);
        if self.is_open(row) {
            self.push_body(&mut lines, entry);
        }
        lines
    }

    fn push_body(&self, lines: &mut Vec<ChecklistLine<'a>>, entry: &Entry<'a>) {
        let width = self.inner_width();
        let text = entry.description.into_iter().flat_map(|text| wrap(text, width));
        lines.extend(text.map(ChecklistLine::Text));
        if !entry.use_cases.is_empty() {
            push_aside(lines, &format!("For: {}", entry.use_cases.join("; ")), width);
        }
        if let Some(note) = entry.note {
            push_aside(lines, &format!("Note: {note}"), width);
        }
        lines.extend(entry.sources.iter().map(ChecklistLine::Source));
        lines.extend(entry.properties.iter().map(ChecklistLine::Property));
        if let Task::Destination(id) = &entry.task {
            let place =
                self.open.plan().destinations.iter().filter(|it| it.tool.is_some() || it.name.is_some());
            let place = place.enumerate().find(|(_, it)| it.is(id)).map(|(place, _)| place);
            let fit = place.and_then(|place| {
                self.fit.get_or_init(|| fit_panel::judged(self.open.plan())).destinations.get(place)
            });
            let told = fit.map_or_else(Vec::new, |it| fit_panel::lines(it, width));
            lines.extend(told.into_iter().map(ChecklistLine::Fit));
        }
    }

    /// The line at a spot.
    pub fn line(&self, pos: RowPos) -> Option<ChecklistLine<'a>> {
        self.lines(pos.row).into_iter().nth(pos.line)
    }
}

fn push_aside(lines: &mut Vec<ChecklistLine>, text: &str, width: usize) {
    lines.extend(wrap(text, width).into_iter().map(|piece| ChecklistLine::Aside(piece.into_owned())));
}

/// Whether the filter leaves a piece of work: each word that was typed has to be in what is known of it.
fn is_shown(open: &OpenPlan, entry: &Entry) -> bool {
    if open.only_left && entry.progress.is_done(open.environment) {
        return false;
    }
    let query = open.query.text().to_lowercase();
    let mut words = query.split_whitespace().peekable();
    if words.peek().is_none() {
        return true;
    }
    let properties = entry.properties.iter().map(|property| &*property.name);
    let said = entry.name.into_iter().chain(entry.note).chain(entry.use_cases.iter().copied());
    let texts: Vec<_> =
        std::iter::once(entry.title).chain(said).chain(properties).map(str::to_lowercase).collect();
    words.all(|word| texts.iter().any(|text| text.contains(word)))
}

impl Outline for ChecklistRows<'_> {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, row: usize) -> usize {
        self.lines(row).len()
    }

    fn is_selectable(&self, row: usize, line: usize) -> bool {
        !matches!(self.lines(row).get(line), None | Some(ChecklistLine::Blank | ChecklistLine::Heading(..)))
    }
}
