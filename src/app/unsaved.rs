//! What of the work outlives the session, and what would be lost.

use crate::app::{CatalogSession, Wizard};
use crate::plan::SetupPlan;

/// Changes of an open plan that its file does not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsaved {
    /// The plan that the file held when they were made.
    pub base: SetupPlan,
    /// What they make of it.
    pub mine: SetupPlan,
}

impl Unsaved {
    /// Whether they are changes of this plan, and not of another that was at the same path, as on another branch.
    pub fn is_of(&self, plan: &SetupPlan) -> bool {
        let goals = || self.base.goals.iter().any(|goal| plan.goals.iter().any(|it| it.id == goal.id));
        self.base.created == plan.created && (self.base.name == plan.name || goals())
    }
}

impl Wizard {
    /// Whether an unfinished plan is kept if the person leaves now.
    pub fn keeps_draft(&self) -> bool {
        self.shared.keeps_drafts && self.has_unsaved()
    }

    /// Whether something that was chosen is lost if the person leaves now.
    pub(crate) fn would_lose(&self) -> bool {
        self.has_unsaved() && !self.shared.keeps_drafts
    }

    /// Whether there is anything that is not saved: something chosen from any catalog for a new plan, or a
    /// change of a saved one.
    pub(crate) fn has_unsaved(&self) -> bool {
        let is_changed = match self.edited() {
            // What only the catalog made of it comes again with the next session.
            Some(edited) => self.is_chosen_otherwise(edited),
            None => self.catalog.has_choices(),
        };
        is_changed
            || self.unfinished_text().is_some()
            || self.other_catalogs.iter().any(CatalogSession::has_choices)
    }
}
