//! The merged plan: events, sources and destinations, each with the use cases that ask for it.

use crate::app::ChoiceState;
use crate::app::fit_panel::{self, FitLine};
use crate::app::outline::{Outline, RowPos};
use crate::app::plan_preview::Revision;
use crate::app::review_items::{AskedBy, MergedItem};
use crate::catalog::{Catalog, Event, Property};
use crate::connections::DestinationFit;
use crate::plan::{Choice, Item};
use crate::text::wrap;
use std::borrow::Cow;

/// The merged plan at a width.
#[derive(Debug)]
pub struct ReviewRows<'a> {
    catalog: &'a Catalog,
    rows: Vec<ReviewRow<'a>>,
    revision: Option<&'a Revision>,
    work: &'a ChoiceState,
    width: usize,
}

/// An event, source or destination of the merged plan.
#[derive(Debug)]
pub struct ReviewRow<'a> {
    /// What it is called in a plan.
    pub item: &'a Item,
    /// What it is.
    pub thing: Thing<'a>,
    /// The use cases that ask for it, in the order chosen.
    pub use_cases: AskedBy<'a>,
    /// The heading above it where it is the first of its kind, with the number of its kind.
    heading: Option<(&'static str, usize)>,
}

/// What a row of the review is.
#[derive(Debug, Clone, Copy)]
pub enum Thing<'a> {
    /// An event.
    Event(&'a Event),
    /// A source type or destination type, with a sentence on what it stands for.
    Connection {
        /// The type's name.
        name: &'a str,
        /// What it stands for.
        summary: &'a str,
    },
    /// Something of the saved plan that no chosen use case asks for.
    Saved(Fate),
}

/// What becomes of something of a saved plan that no chosen use case asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It leaves the plan.
    Leaves {
        /// Whether what was done on it is kept.
        kept: bool,
    },
    /// It was added by hand and stays.
    Stays,
}

impl Fate {
    /// Why nothing can be done about it in the review, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Leaves { .. } => "Nothing selected asks for it any more.",
            Self::Stays => "Added by hand: it stays as it is.",
        }
    }

    /// What becomes of it, in a few words.
    pub fn told(self) -> &'static str {
        match self {
            Self::Leaves { kept: true } => "will be removed; progress is kept",
            Self::Leaves { kept: false } => "will be removed",
            Self::Stays => "added by hand, stays",
        }
    }
}

/// A line of a row of the review.
#[derive(Debug, Clone, PartialEq)]
pub enum ReviewLine<'a> {
    /// Nothing.
    Blank,
    /// What the rows below are, and how many.
    Heading(&'static str, usize),
    /// The row itself.
    Item,
    /// Text that explains; part of a sentence where it was wrapped.
    Text(Cow<'a, str>),
    /// Text that matters less.
    Aside(String),
    /// A property of the event.
    Property(&'a Property),
    /// What the destination makes of the plan.
    Fit(FitLine),
}

/// How far the lines of an open row are to the right, in cells.
pub const INDENT: usize = 7;

impl<'a> ReviewRows<'a> {
    /// What the choice asks for, at this width, in cells.
    pub fn new(catalog: &'a Catalog, work: &'a ChoiceState, width: u16) -> Self {
        let merged = work.merged(catalog);
        let mut rows = Vec::new();
        push_group(&mut rows, "Events", catalog, &merged.events, |place| {
            Thing::Event(&catalog.events()[place])
        });
        push_group(&mut rows, "Sources", catalog, &merged.sources, |place| {
            let kind = &catalog.source_types()[place];
            Thing::Connection { name: &kind.name, summary: &kind.summary }
        });
        push_group(&mut rows, "Destinations", catalog, &merged.destinations, |place| {
            let kind = &catalog.destination_types()[place];
            Thing::Connection { name: &kind.name, summary: &kind.summary }
        });
        Self { catalog, rows, revision: None, work, width: usize::from(width) }
    }

    /// The same beside the saved plan that it changes: what is new in it, what leaves it, what only it has.
    pub fn beside(mut self, revision: Option<&'a Revision>) -> Self {
        if let Some(Revision { by_hand, leaving, .. }) = revision {
            let stays = by_hand.iter().map(|item| (item, Fate::Stays));
            push_saved(&mut self.rows, "Added by hand", stays);
            let leaves = leaving.iter().map(|it| (&it.item, Fate::Leaves { kept: it.is_kept }));
            push_saved(&mut self.rows, "Will be removed", leaves);
        }
        self.revision = revision;
        self
    }

    /// Whether a chosen use case asks for what the row is about.
    pub fn is_asked_for(&self, row: usize) -> bool {
        row < self.rows.len() && self.fate(row).is_none()
    }

    /// Whether the saved plan that is changed does not have this yet.
    pub fn is_new(&self, item: &Item) -> bool {
        self.revision.is_some_and(|revision| revision.is_new(item))
    }

    /// What becomes of a row of the saved plan that no chosen use case asks for.
    pub fn fate(&self, row: usize) -> Option<Fate> {
        match self.rows.get(row)?.thing {
            Thing::Saved(fate) => Some(fate),
            _ => None,
        }
    }

    /// What of a row is newly recommended, in a few words.
    pub fn news(&self, row: &ReviewRow) -> Option<String> {
        if self.is_new(row.item) {
            return Some("new".to_owned());
        }
        let Thing::Event(event) = row.thing else { return None };
        let is_new = |it: &&Property| self.is_new(&Item::property(event, it));
        match event.properties.iter().filter(is_new).count() {
            0 => None,
            1 => Some("1 new property".to_owned()),
            count => Some(format!("{count} new properties")),
        }
    }

    /// The choice that is reviewed.
    pub fn choice(&self) -> &'a Choice {
        &self.work.choice
    }

    /// How wide the lines of an open row are, in cells.
    pub fn inner_width(&self) -> usize {
        self.width.saturating_sub(INDENT + 2)
    }

    /// A row.
    pub fn row(&self, row: usize) -> Option<&ReviewRow<'a>> {
        self.rows.get(row)
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = &ReviewRow<'a>> {
        self.rows.iter()
    }

    /// Whether the row is open.
    pub fn is_open(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| self.work.review_open.contains(row.item))
    }

    /// The lines of a row.
    pub fn lines(&self, row: usize) -> Vec<ReviewLine<'a>> {
        let Some(this) = self.rows.get(row) else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some((title, count)) = this.heading {
            if row > 0 {
                lines.push(ReviewLine::Blank);
            }
            lines.push(ReviewLine::Heading(title, count));
        }
        lines.push(ReviewLine::Item);
        if self.is_open(row) {
            self.push_body(&mut lines, this);
        }
        lines
    }

    fn push_body(&self, lines: &mut Vec<ReviewLine<'a>>, row: &ReviewRow<'a>) {
        let width = self.inner_width();
        let text = match row.thing {
            Thing::Event(event) => &*event.description,
            Thing::Connection { summary, .. } => summary,
            Thing::Saved(fate) => fate.sentence(),
        };
        lines.extend(wrap(text, width).into_iter().map(ReviewLine::Text));
        if !row.use_cases.is_empty() {
            push_asides(lines, &format!("For: {}", row.use_cases.titles()), width);
        }
        if let Some(note) = self.choice().note(row.item) {
            push_asides(lines, &format!("Note: {note}"), width);
        }
        if let Thing::Event(event) = row.thing {
            lines.extend(event.properties.iter().map(ReviewLine::Property));
        }
        let told = self.fit(row.item).map_or_else(Vec::new, |it| fit_panel::lines(it, width));
        lines.extend(told.into_iter().map(ReviewLine::Fit));
    }

    /// What a destination that is named and in the plan makes of it.
    fn fit(&self, item: &Item) -> Option<&'a DestinationFit> {
        let name = self.choice().name(item).filter(|_| matches!(item, Item::Destination(_)))?;
        let fit = self.work.fit(self.catalog, self.revision);
        fit.destinations.iter().find(|it| it.name == name)
    }

    /// What a spot is about: the row, or one of its event's properties.
    pub fn item(&self, pos: RowPos) -> Option<Item> {
        let row = self.rows.get(pos.row)?;
        match (row.thing, self.lines(pos.row).into_iter().nth(pos.line)) {
            (Thing::Event(event), Some(ReviewLine::Property(property))) => {
                Some(Item::property(event, property))
            }
            _ => Some(row.item.clone()),
        }
    }
}

fn push_asides(lines: &mut Vec<ReviewLine>, text: &str, width: usize) {
    lines.extend(wrap(text, width).into_iter().map(|piece| ReviewLine::Aside(piece.into_owned())));
}

fn push_saved<'a>(
    rows: &mut Vec<ReviewRow<'a>>,
    title: &'static str,
    items: impl ExactSizeIterator<Item = (&'a Item, Fate)>,
) {
    let mut heading = Some((title, items.len()));
    rows.extend(items.map(|(item, fate)| ReviewRow {
        item,
        thing: Thing::Saved(fate),
        use_cases: AskedBy::default(),
        heading: heading.take(),
    }));
}

fn push_group<'a>(
    rows: &mut Vec<ReviewRow<'a>>,
    title: &'static str,
    catalog: &'a Catalog,
    items: &'a [MergedItem],
    thing: impl Fn(usize) -> Thing<'a>,
) {
    let mut heading = Some((title, items.len()));
    rows.extend(items.iter().map(|item| ReviewRow {
        item: &item.item,
        thing: thing(item.place),
        use_cases: AskedBy::new(catalog, item),
        heading: heading.take(),
    }));
}

impl Outline for ReviewRows<'_> {
    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, row: usize) -> usize {
        self.lines(row).len()
    }

    fn is_selectable(&self, row: usize, line: usize) -> bool {
        !matches!(self.lines(row).get(line), None | Some(ReviewLine::Blank | ReviewLine::Heading(..)))
    }
}
