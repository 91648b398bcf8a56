//! Use cases, of which a catalog may have very many.

use super::{Catalog, Event, EventIndex, UseCaseIndex};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// What a catalog holds of a use case. Of a hundred thousand, ids and titles are shared with the tables that find
/// what is twice, and nothing has room to grow: 48 MB in all (46 MB of TOML), recommendations included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct UseCaseEntry {
    pub(super) id: Arc<str>,
    pub(super) title: Arc<str>,
    pub(super) summary: Box<str>,
    pub(super) events: Box<[EventIndex]>,
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
        &self.entry().id
    }

    /// What it is called: `Suppress with purchase`.
    pub fn title(self) -> &'a str {
        &self.entry().title
    }

    /// One sentence on what it achieves.
    pub fn summary(self) -> &'a str {
        &self.entry().summary
    }

    /// Which of the catalog's use cases it is.
    pub fn index(self) -> UseCaseIndex {
        self.index
    }

    /// The events to track for it, whatever the goal, in display order.
    pub fn events(self) -> impl ExactSizeIterator<Item = &'a Event> + Clone {
        let events = &self.catalog.events;
        self.entry().events.iter().map(|index| &events[index.place()])
    }

    pub(super) fn entry(self) -> &'a UseCaseEntry {
        &self.catalog.use_cases[self.index.place()]
    }
}

impl fmt::Debug for UseCase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UseCase").field(&self.id()).finish()
    }
}
