//! What a person chose, before it is a plan: use cases of one or several goals, what they took out, names and notes.

use super::selection::Selection;
use crate::catalog::{Catalog, Recommendation};
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

/// What a person chose. Goals and their use cases are meant by their places in the catalog.
///
/// Names and notes of things that no chosen use case asks for at the moment stay here, so that choosing
/// the use case again brings them back; they are left out of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// By goal; none of them empty.
    selections: BTreeMap<usize, Selection>,
    declined: BTreeSet<Item>,
    names: BTreeMap<Item, String>,
    notes: BTreeMap<Item, String>,
}

/// One change of a [`Choice`]. Applying it gives the change that takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Choose the use case at this place, as the `at`-th in the order chosen.
    Select {
        /// The goal's place in the catalog.
        goal: usize,
        /// The place among the goal's use cases.
        place: usize,
        /// Where in the order chosen; past the end means last.
        at: usize,
    },
    /// Leave the use case at this place out.
    Deselect {
        /// The goal's place in the catalog.
        goal: usize,
        /// The place among the goal's use cases.
        place: usize,
    },
    /// Choose exactly these use cases of a goal.
    SelectOnly {
        /// The goal's place in the catalog.
        goal: usize,
        /// The use cases.
        selection: Selection,
    },
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
    /// Chooses the use case at `place` as the last of its goal.
    pub fn select(goal: usize, place: usize) -> Self {
        Self::Select { goal, place, at: usize::MAX }
    }

    /// Chooses exactly these use cases of a goal, by their places.
    pub fn select_only(goal: usize, places: impl IntoIterator<Item = usize>) -> Self {
        Self::SelectOnly { goal, selection: places.into_iter().collect() }
    }
}

impl Choice {
    /// The use cases chosen under a goal.
    pub fn selection(&self, goal: usize) -> &Selection {
        static NONE: Selection = Selection::NONE;
        self.selections.get(&goal).unwrap_or(&NONE)
    }

    /// The goals under which use cases are chosen, in the catalog's order, with those use cases.
    pub fn selections(&self) -> impl ExactSizeIterator<Item = (usize, &Selection)> {
        self.selections.iter().map(|(goal, selection)| (*goal, selection))
    }

    /// Whether no use case is chosen.
    pub fn is_empty(&self) -> bool {
        self.selections.is_empty()
    }

    /// How many use cases are chosen; one that serves two goals counts under each.
    pub fn len(&self) -> usize {
        self.selections.values().map(Selection::len).sum()
    }

    /// What the catalog recommends for what is chosen, goal by goal.
    pub fn recommendations<'a>(&self, catalog: &'a Catalog) -> impl Iterator<Item = Recommendation<'a>> {
        self.selections().flat_map(move |(goal, selection)| {
            let goal = catalog.goals().get(goal);
            selection.iter().filter_map(move |place| catalog.recommendation(goal?, place))
        })
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
        let Self { selections, declined, names, notes } = self;
        selections.len() == other.selections.len()
            && self.selections().all(|(goal, it)| it.is_same_set(other.selection(goal)))
            && *declined == other.declined
            && *names == other.names
            && *notes == other.notes
    }

    /// Makes a change and gives the one that takes it back.
    pub fn apply(&mut self, change: Change) -> Change {
        match change {
            Change::Select { goal, place, at } => {
                self.selections.entry(goal).or_default().insert(place, at);
                Change::Deselect { goal, place }
            }
            Change::Deselect { goal, place } => {
                let at = self.selections.get_mut(&goal).and_then(|it| it.remove(place));
                self.selections.retain(|_, selection| !selection.is_empty());
                Change::Select { goal, place, at: at.unwrap_or(usize::MAX) }
            }
            Change::SelectOnly { goal, selection } => {
                let before = self.selections.insert(goal, selection).unwrap_or_default();
                self.selections.retain(|_, selection| !selection.is_empty());
                Change::SelectOnly { goal, selection: before }
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
