//! What was chosen under a goal, by the names that outlive a change of the catalog.

use crate::catalog::{Catalog, Goal};
use crate::plan::{Change, Choice, Item};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What was chosen under a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceDraft {
    /// The ids of the use cases, in the order chosen.
    pub(super) use_cases: Vec<String>,
    declined: Vec<Item>,
    /// The names of sources and destinations.
    pub(super) names: Vec<(Item, String)>,
    /// The notes.
    pub(super) notes: Vec<(Item, String)>,
}

impl ChoiceDraft {
    /// What is chosen under a goal of this catalog.
    pub(super) fn of(choice: &Choice, catalog: &Catalog, goal: &Goal) -> Self {
        let id = |place| catalog.recommendation(goal, place).map(|it| it.use_case().id().to_owned());
        let text = |(item, text): (&Item, &str)| (item.clone(), text.to_owned());
        Self {
            use_cases: choice.selection().iter().filter_map(id).collect(),
            declined: choice.declined().cloned().collect(),
            names: choice.names().map(text).collect(),
            notes: choice.notes().map(text).collect(),
        }
    }

    /// The choice, as far as the goal still has what was chosen; `places` are those of its use cases.
    pub(super) fn choice(&self, places: &HashMap<&str, usize>) -> Choice {
        let mut choice = Choice::default();
        let selection = self.use_cases.iter().filter_map(|id| places.get(&**id).copied()).collect();
        choice.apply(Change::SelectOnly(selection));
        for item in &self.declined {
            choice.apply(Change::Decline(item.clone()));
        }
        for (item, name) in &self.names {
            choice.apply(Change::Name(item.clone(), Some(name.clone())));
        }
        for (item, note) in &self.notes {
            choice.apply(Change::Note(item.clone(), Some(note.clone())));
        }
        choice
    }
}

/// The places of a goal's use cases, by their ids.
pub(super) fn places_of<'a>(catalog: &'a Catalog, goal: &'a Goal) -> HashMap<&'a str, usize> {
    let ids = catalog.recommendations(goal).map(|it| it.use_case().id());
    ids.enumerate().map(|(place, id)| (id, place)).collect()
}
