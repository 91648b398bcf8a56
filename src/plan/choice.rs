//! What a person chose under one goal, before it is a plan: use cases, what they took out, names and notes.

use super::selection::Selection;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One thing in a plan, by what it is called there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// The event of this name.
    Event(String),
    /// The property of an event.
    Property {
        /// The event's name.
        event: String,
        /// The property's name.
        name: String,
    },
    /// The source of this type.
    Source(String),
    /// The destination of this type.
    Destination(String),
}

/// What a person chose under one goal.
///
/// Names and notes of things that no chosen use case asks for at the moment stay here, so that choosing
/// the use case again brings them back; they are left out of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    selection: Selection,
    declined: BTreeSet<Item>,
    names: BTreeMap<Item, String>,
    notes: BTreeMap<Item, String>,
}

/// One change of a [`Choice`]. Applying it gives the change that takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Choose the use case at this place, as the `at`-th in the order chosen.
    Select {
        /// The place among the goal's use cases.
        place: usize,
        /// Where in the order chosen; past the end means last.
        at: usize,
    },
    /// Leave the use case at this place out.
    Deselect {
        /// The place among the goal's use cases.
        place: usize,
    },
    /// Choose exactly these use cases.
    SelectOnly(Selection),
    /// Take an item out of the plan.
    Decline(Item),
    /// Put an item back into the plan.
    Restore(Item),
    /// Say which concrete thing a source or destination stands for, or that none is.
    Name(Item, Option<String>),
    /// Write a note to an item, or remove it.
    Note(Item, Option<String>),
}

impl Change {
    /// Chooses the use case at `place` as the last.
    pub fn select(place: usize) -> Self {
        Self::Select { place, at: usize::MAX }
    }
}

impl Choice {
    /// The chosen use cases.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Whether the person took this out.
    pub fn is_declined(&self, item: &Item) -> bool {
        self.declined.contains(item)
    }

    /// The concrete thing that a source or destination stands for.
    pub fn name(&self, item: &Item) -> Option<&str> {
        self.names.get(item).map(String::as_str)
    }

    /// What the person wrote down about an item.
    pub fn note(&self, item: &Item) -> Option<&str> {
        self.notes.get(item).map(String::as_str)
    }

    /// All that the person took out.
    pub fn declined(&self) -> impl Iterator<Item = &Item> {
        self.declined.iter()
    }

    /// All names of sources and destinations.
    pub fn names(&self) -> impl Iterator<Item = (&Item, &str)> {
        self.names.iter().map(|(item, name)| (item, &**name))
    }

    /// All notes.
    pub fn notes(&self) -> impl Iterator<Item = (&Item, &str)> {
        self.notes.iter().map(|(item, note)| (item, &**note))
    }

    /// Whether this chooses what the other does, in whatever order.
    pub fn is_same(&self, other: &Self) -> bool {
        let Self { selection, declined, names, notes } = self;
        selection.is_same_set(&other.selection)
            && *declined == other.declined
            && *names == other.names
            && *notes == other.notes
    }

    /// Makes a change and gives the one that takes it back.
    pub fn apply(&mut self, change: Change) -> Change {
        match change {
            Change::Select { place, at } => {
                self.selection.insert(place, at);
                Change::Deselect { place }
            }
            Change::Deselect { place } => {
                let at = self.selection.remove(place).unwrap_or(usize::MAX);
                Change::Select { place, at }
            }
            Change::SelectOnly(selection) => {
                Change::SelectOnly(std::mem::replace(&mut self.selection, selection))
            }
            Change::Decline(item) => {
                self.declined.insert(item.clone());
                Change::Restore(item)
            }
            Change::Restore(item) => {
                self.declined.remove(&item);
                Change::Decline(item)
            }
            Change::Name(item, name) => {
                let before = set(&mut self.names, &item, name);
                Change::Name(item, before)
            }
            Change::Note(item, note) => {
                let before = set(&mut self.notes, &item, note);
                Change::Note(item, before)
            }
        }
    }
}

fn set(texts: &mut BTreeMap<Item, String>, item: &Item, text: Option<String>) -> Option<String> {
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => texts.insert(item.clone(), text),
        None => texts.remove(item),
    }
}
