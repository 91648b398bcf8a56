//! A plan whose file does not hold what the person has of it, and how the two differ.

mod edit;

use crate::app::Focus;
use crate::app::keymap::{Key, KeyBinding};
use crate::app::message::Action;
use crate::app::{App, Mode, Overlay};
use crate::plan::{ChangeKind, Difference, SetupPlan, difference};

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[Key::char('t')],
        Action::TakeTheirs,
        &[Focus::Conflict],
        "take theirs",
        "Go on from what the file holds",
    )
    .rank(1),
    KeyBinding::new(
        &[Key::char('k')],
        Action::KeepMine,
        &[Focus::Conflict],
        "keep mine",
        "Make your changes in what the file holds now",
    )
    .rank(2),
    KeyBinding::new(
        &[Key::char('d')],
        Action::ShowDifference,
        &[Focus::Conflict],
        "diff",
        "Show how the two differ",
    )
    .rank(3),
];

/// What to show of a plan and its file where they do not differ.
pub const SAME: &str = "Yours says what the file says.";

/// A plan whose file does not hold what the person has of it.
#[derive(Debug, Clone, PartialEq)]
pub struct FileConflict {
    /// What the file holds now; a sentence where that is no plan.
    pub theirs: Result<Box<SetupPlan>, String>,
    /// Whether the difference is shown.
    pub shows_difference: bool,
    /// How the two came apart.
    pub cause: Cause,
}

impl FileConflict {
    /// What the person has to decide.
    pub fn sentence(&self) -> String {
        let theirs = match &self.theirs {
            Ok(_) => "Take what it holds now",
            Err(sentence) => {
                return format!(
                    "The file was changed by someone else and holds no plan now: {sentence} Put it right and \
                     take it then, or write your plan over it."
                );
            }
        };
        let happened = match self.cause {
            Cause::ChangedMeanwhile => "Someone else changed in the file what you changed here.",
            Cause::ChangedWhileEdited => "The file was changed by someone else since it was read here.",
            Cause::ChangedSinceLeft => "The file was changed by someone else since you left these changes.",
            Cause::LeftUnsaved => "Changes of yours from an earlier session are not in the file.",
        };
        format!("{happened} {theirs}, or make your changes in it.")
    }
}

/// How a person's state of a plan and that of its file came apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Someone else changed the file while it was worked off.
    ChangedMeanwhile,
    /// Someone else changed the file while it was decided what the plan is to be.
    ChangedWhileEdited,
    /// Someone else changed the file after an earlier session had left changes of the plan.
    ChangedSinceLeft,
    /// An earlier session ended before the person's changes were written.
    LeftUnsaved,
}

impl App {
    /// How the person's state of a plan differs from that of its file, while it is asked whose stays: what
    /// keeping it would change in the file. Nothing where the file holds no plan.
    pub fn difference(&self) -> Option<Vec<Difference>> {
        let Some(Overlay::Conflict(conflict)) = self.overlay() else { return None };
        let theirs = conflict.theirs.as_deref().ok()?;
        match &self.mode {
            Mode::Checklist(open) => Some(difference(theirs, open.plan())),
            Mode::Wizard(wizard) => {
                let mut changes = difference(theirs, &wizard.plan_of(&wizard.rebased()?));
                // Who asks for an item follows from the use cases that came and went.
                changes
                    .retain(|change| !matches!(change.what, ChangeKind::Changed { key: "use_cases", .. }));
                Some(changes)
            }
        }
    }
}
