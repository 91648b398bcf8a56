//! The question what to do with a plan that is where the new one is to go.

use crate::app::Focus;
use crate::app::keymap::binding::ESC;
use crate::app::keymap::{Key, KeyBinding, When};
use crate::app::message::Action;
use crate::app::plan_preview::keeps_progress;
use crate::app::{EditedPlan, Overlay, SaveField, Step, TargetKind, Wizard};
use crate::plan::{Choice, Document, Item, Revised};
use std::path::PathBuf;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[Key::char('u')],
        Action::UpdateExisting,
        &[Focus::Existing],
        "update it",
        "Add your choice to that plan",
    )
    .rank(1)
    .when(When::CanUpdate),
    KeyBinding::new(
        &[Key::char('n')],
        Action::OtherPath,
        &[Focus::Existing],
        "new name",
        "Type another path",
    )
    .rank(2),
    KeyBinding::new(&[ESC], Action::Back, &[Focus::Existing], "cancel", "Back to the last step").rank(3),
];

/// A plan that is where the new one is to go.
#[derive(Debug, Clone, PartialEq)]
pub struct Existing {
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub document: Box<Document>,
    /// What it becomes if it is updated; a sentence on why it cannot be.
    pub joined: Result<Joined, String>,
}

/// A saved plan to which what was chosen for a new one is added.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The plan.
    pub edited: EditedPlan,
    /// What is chosen in both.
    pub choice: Choice,
    /// What comes into it.
    pub added: Vec<Item>,
    /// What leaves it.
    pub gone: Vec<Item>,
    /// Whether progress is kept of what leaves.
    pub keeps_progress: bool,
}

impl Wizard {
    /// Asks what to do where a plan is already at the path of the new one; returns whether it asked.
    pub(crate) fn ask_about_existing(&mut self) -> bool {
        let Ok(path) = self.save.plan_path() else { return false };
        let Some(TargetKind::Plan(document)) = self.save.target_at(&path) else { return false };
        let document = document.clone();
        let joined = self.joined(path.clone(), (*document).clone());
        self.shared.overlay = Some(Overlay::Existing(Box::new(Existing { path, document, joined })));
        true
    }

    /// What a saved plan becomes with what is chosen here; a sentence where it cannot take that.
    pub(crate) fn joined(&self, path: PathBuf, document: Document) -> Result<Joined, String> {
        let theirs = &document.plan().catalog.id;
        if theirs != self.catalog().id() {
            let ours = self.catalog().id();
            return Err(format!(
                "It cannot be updated: it is of the catalog `{theirs}`, this is `{ours}`."
            ));
        }
        let Some(edited) = EditedPlan::new(path, document, self.catalog()) else {
            return Err("It cannot be updated: its goals are not in the catalog any more.".to_owned());
        };
        let choice = self.work().choice.rebase_onto(&Choice::default(), &edited.base.choice);
        let Revised { plan, added, gone, .. } = self.revised_with(&edited, &choice);
        let keeps_progress = keeps_progress(&plan, &gone);
        Ok(Joined { edited, choice, added, gone, keeps_progress })
    }

    /// Whether the plan that is there can be updated.
    pub(crate) fn can_update(&self) -> bool {
        matches!(&self.shared.overlay, Some(Overlay::Existing(existing)) if existing.joined.is_ok())
    }

    /// Goes on with the plan that is there, to which what was chosen is added.
    pub(crate) fn update_existing(&mut self) {
        let Some(Overlay::Existing(existing)) = self.shared.overlay.take() else { return };
        let Ok(Joined { edited, choice, .. }) = existing.joined else { return };
        self.set_edited(edited);
        self.set_choice(choice);
        self.step = Step::Save;
        self.shared.tell("Look at what changes; enter saves it.");
    }

    /// Lets the person type another path.
    pub(crate) fn choose_other_path(&mut self) {
        self.shared.overlay = None;
        self.save.field = SaveField::Path;
    }
}
