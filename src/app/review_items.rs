//! The merged plan as the review shows it, made once for a choice of use cases and not once for a key.
//!
//! No screen can name all of thousands of use cases that ask for a thing: the first are named, the rest
//! counted.

use crate::catalog::{Catalog, UseCase, UseCaseIndex};
use crate::plan::{Asked, Item, Merged};

/// So many of the use cases that ask for an item are named.
pub const NAMED: usize = 64;

/// What the chosen use cases ask for, each thing once, in the order in which it was first asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergedItems {
    /// The events.
    pub events: Vec<MergedItem>,
    /// The sources.
    pub sources: Vec<MergedItem>,
    /// The destinations.
    pub destinations: Vec<MergedItem>,
}

/// Something that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedItem {
    /// What it is called in a plan.
    pub item: Item,
    /// Its place among the catalog's things of its kind.
    pub place: usize,
    count: usize,
    first: Vec<UseCaseIndex>,
}

/// The use cases that ask for an item, in the order chosen: the first of them and how many there are.
#[derive(Debug, Clone, Copy, Default)]
pub struct AskedBy<'a>(Option<(&'a Catalog, &'a MergedItem)>);

impl MergedItems {
    /// What was merged, without what it was merged from.
    pub fn new(merged: &Merged) -> Self {
        Self {
            events: merged.events.iter().map(|it| named(it, Item::Event(it.what.name.clone()))).collect(),
            sources: merged.sources.iter().map(|it| named(it, Item::Source(it.what.to_owned()))).collect(),
            destinations: merged
                .destinations
                .iter()
                .map(|it| named(it, Item::Destination(it.what.to_owned())))
                .collect(),
        }
    }
}

fn named<T>(asked: &Asked<T>, item: Item) -> MergedItem {
    let first = asked.use_cases.iter().take(NAMED).map(|it| it.index()).collect();
    MergedItem { item, place: asked.place, count: asked.use_cases.len(), first }
}

impl<'a> AskedBy<'a> {
    /// The use cases that ask for an item of what was merged from this catalog.
    pub fn new(catalog: &'a Catalog, item: &'a MergedItem) -> Self {
        Self(Some((catalog, item)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.map_or(0, |(_, item)| item.count)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first of them.
    pub fn iter(&self) -> impl Iterator<Item = UseCase<'a>> + use<'a> {
        let of = |(catalog, item): (&'a Catalog, &'a MergedItem)| {
            item.first.iter().map(|index| catalog.use_case(*index))
        };
        self.0.into_iter().flat_map(of)
    }

    /// The titles of the first of them, and how many more there are.
    pub fn titles(&self) -> String {
        let titles: Vec<_> = self.iter().map(UseCase::title).collect();
        match self.len() - titles.len() {
            0 => titles.join("; "),
            more => format!("{}; and {more} more", titles.join("; ")),
        }
    }
}
