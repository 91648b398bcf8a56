//! The question whether to change the goal of a saved plan.

use crate::app::Focus;
use crate::app::keymap::binding::{ENTER, ESC};
use crate::app::keymap::{Key, KeyBinding};
use crate::app::message::Action;
use crate::app::{Overlay, Step, Wizard};
use crate::plan::{Choice, Item};

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[ENTER, Key::char('y')],
        Action::Confirm,
        &[Focus::NewGoal],
        "change it",
        "Change the goal of the plan",
    )
    .rank(1),
    KeyBinding::new(
        &[ESC, Key::char('n')],
        Action::Back,
        &[Focus::NewGoal],
        "keep the goal",
        "Leave the goal as it is",
    )
    .rank(2),
];

/// What another goal makes of a saved plan.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalChange {
    /// The place of the goal that it serves now.
    pub from: usize,
    /// What is chosen under the other goal.
    pub choice: Choice,
    /// The titles of the use cases that are removed.
    pub lost: Vec<String>,
    /// What comes into the plan.
    pub added: Vec<Item>,
    /// What leaves it.
    pub gone: Vec<Item>,
    /// Whether progress is kept of what leaves.
    pub keeps_progress: bool,
}

impl Wizard {
    /// Changes the goal of the saved plan.
    pub(crate) fn change_goal(&mut self) {
        let Some(Overlay::NewGoal(change)) = self.shared.overlay.take() else { return };
        let place = self.catalog.goals.cursor.row;
        if self.work().choice != change.choice {
            self.set_choice(place, change.choice);
        }
        if let Some(edited) = self.edited_mut() {
            edited.goal = place;
        }
        self.step = Step::UseCases;
    }

    /// Leaves the goal of the saved plan as it is.
    pub(crate) fn keep_goal(&mut self) {
        if let Some(Overlay::NewGoal(change)) = self.shared.overlay.take() {
            self.catalog.goals.cursor.row = change.from;
        }
    }
}
