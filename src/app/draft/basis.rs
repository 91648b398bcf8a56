//! The saved plan that a draft changes, as it was when the changes began: without it there would be no telling later
//! what a colleague changed from what was changed here.

use crate::app::EditedPlan;
use crate::app::draft::choice::{ChoiceDraft, places_of};
use crate::app::draft::restore::place_of;
use crate::catalog::Catalog;
use crate::plan::store::Fingerprint;
use crate::plan::{Choice, Item};
use serde::{Deserialize, Serialize};

/// The saved plan that a draft changes, as its file was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// By what it is known that the file holds that still.
    pub fingerprint: Fingerprint,
    /// What the plan was called.
    pub name: String,
    /// The id of its goal.
    goal: String,
    choice: ChoiceDraft,
    /// The id of the goal that the plan is to serve.
    new_goal: String,
}

impl Basis {
    /// What the changes of a saved plan of this catalog started from.
    pub(super) fn of(edited: &EditedPlan, catalog: &Catalog) -> Self {
        let goals = catalog.goals();
        let base = &edited.base;
        Self {
            fingerprint: edited.document.fingerprint(),
            name: edited.document.plan().name.clone(),
            goal: goals[base.goal].id.clone(),
            choice: ChoiceDraft::of(&base.choice, catalog, &goals[base.goal]),
            new_goal: goals[edited.goal].id.clone(),
        }
    }

    /// The place of the plan's goal, and what was chosen under it; nothing where the catalog does not have the
    /// goal any more.
    pub fn choice(&self, catalog: &Catalog) -> Option<(usize, Choice)> {
        let place = place_of(catalog, &self.goal)?;
        let goal = &catalog.goals()[place];
        Some((place, self.choice.choice(&places_of(catalog, goal))))
    }

    /// Whether the plan had this as the name of, or the note to, an item.
    pub(super) fn says(&self, item: &Item, text: &str) -> bool {
        let ChoiceDraft { names, notes, .. } = &self.choice;
        names.iter().chain(notes).any(|(other, said)| other == item && said == text)
    }

    /// The place of the goal that the plan is to serve.
    pub fn new_goal(&self, catalog: &Catalog) -> Option<usize> {
        place_of(catalog, &self.new_goal)
    }
}
