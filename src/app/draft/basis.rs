//! The saved plan that a draft changes, as it was when the changes began: without it there would be no telling later
//! what a colleague changed from what was changed here.

use crate::app::EditedPlan;
use crate::app::draft::choice::ChoiceDraft;
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
    choice: ChoiceDraft,
}

impl Basis {
    /// What the changes of a saved plan of this catalog started from.
    pub(super) fn of(edited: &EditedPlan, catalog: &Catalog) -> Self {
        Self {
            fingerprint: edited.document.fingerprint(),
            name: edited.document.plan().name.clone(),
            choice: ChoiceDraft::of(&edited.base.choice, catalog),
        }
    }

    /// What was chosen for the plan, as far as the catalog still has it.
    pub fn choice(&self, catalog: &Catalog) -> Choice {
        self.choice.choice(catalog)
    }

    /// Whether the plan had this as the name of, or the note to, an item.
    pub(super) fn says(&self, item: &Item, text: &str) -> bool {
        let ChoiceDraft { names, notes, .. } = &self.choice;
        names.iter().chain(notes).any(|(other, said)| other == item && said == text)
    }
}
