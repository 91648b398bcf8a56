//! Use cases, of which a catalog may have very many.

use super::index::ListIndex;
use super::texts::Texts;
use super::{Catalog, Event, UseCaseIndex};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The use cases of a catalog, a list for each of their parts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct UseCases {
    pub(super) ids: Texts,
    pub(super) titles: Texts,
    pub(super) summaries: Texts,
    pub(super) events: Vec<ListIndex>,
}

impl UseCases {
    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.ids.shrink_to_fit();
        self.titles.shrink_to_fit();
        self.summaries.shrink_to_fit();
        self.events.shrink_to_fit();
    }
}

/// Something a business does with its customer data.
#[derive(Clone, Copy)]
pub struct UseCase<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) index: UseCaseIndex,
}

impl<'a> UseCase<'a> {
    /// Kebab-case of the title; unique in its catalog.
    pub fn id(self) -> &'a str {
        self.catalog.use_cases.ids.get(self.index.place())
    }

    /// What it is called: `Suppress with purchase`.
    pub fn title(self) -> &'a str {
        self.catalog.use_cases.titles.get(self.index.place())
    }

    /// One sentence on what it achieves.
    pub fn summary(self) -> &'a str {
        self.catalog.use_cases.summaries.get(self.index.place())
    }

    /// Which of the catalog's use cases it is.
    pub fn index(self) -> UseCaseIndex {
        self.index
    }

    /// The events to track for it, whatever the goal, in display order.
    pub fn events(self) -> impl ExactSizeIterator<Item = &'a Event> + Clone {
        let catalog = self.catalog;
        catalog.event_lists.get(self.event_list()).iter().map(|index| &catalog.events[index.place()])
    }

    pub(super) fn event_list(self) -> ListIndex {
        self.catalog.use_cases.events[self.index.place()]
    }
}

impl fmt::Debug for UseCase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UseCase").field(&self.id()).finish()
    }
}
