//! What was chosen, by the names that outlive a change of the catalog.

use crate::app::draft::restore::place_of;
use crate::catalog::{Catalog, Goal};
use crate::plan::{Change, Choice, Item};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What was chosen from a catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceDraft {
    #[serde(rename = "goal", default)]
    pub(super) goals: Vec<ChosenDraft>,
    declined: Vec<Item>,
    /// The names of sources and destinations.
    pub(super) names: Vec<(Item, String)>,
    /// The notes.
    pub(super) notes: Vec<(Item, String)>,
}

/// The use cases chosen under a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChosenDraft {
    /// The goal's id.
    pub(super) goal: String,
    /// The ids of the use cases, in the order chosen.
    pub(super) use_cases: Vec<String>,
}

impl ChoiceDraft {
    /// What is chosen from this catalog.
    pub(super) fn of(choice: &Choice, catalog: &Catalog) -> Self {
        let text = |(item, text): (&Item, &str)| (item.clone(), text.to_owned());
        let goals = choice.selections().map(|(place, selection)| {
            let goal = &catalog.goals()[place];
            let id = |place| catalog.recommendation(goal, place).map(|it| it.use_case().id().to_owned());
            ChosenDraft { goal: goal.id.clone(), use_cases: selection.iter().filter_map(id).collect() }
        });
        Self {
            goals: goals.collect(),
            declined: choice.declined().cloned().collect(),
            names: choice.names().map(text).collect(),
            notes: choice.notes().map(text).collect(),
        }
    }

    /// The choice, as far as the catalog still has what was chosen.
    pub(super) fn choice(&self, catalog: &Catalog) -> Choice {
        let mut choice = Choice::default();
        for ChosenDraft { goal, use_cases } in &self.goals {
            let Some(goal) = place_of(catalog, goal) else { continue };
            let places = places_of(catalog, &catalog.goals()[goal]);
            let chosen = use_cases.iter().filter_map(|id| places.get(&**id).copied());
            choice.apply(Change::select_only(goal, chosen));
        }
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
