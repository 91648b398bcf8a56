//! The first step: which goal.

mod rows;

pub use rows::{GoalLine, GoalRows, use_cases};

use crate::app::Focus;
use crate::app::keymap::binding::ENTER;
use crate::app::keymap::{Key, KeyBinding, When};
use crate::app::message::Action;
use crate::app::plan_preview::keeps_progress;
use crate::app::screen::new_goal::GoalChange;
use crate::app::{Overlay, Step, Wizard};
use crate::plan::Revised;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[ENTER],
        Action::Confirm,
        &[Focus::Goals],
        "choose",
        "Choose the goal and go on to its use cases",
    )
    .rank(1),
    KeyBinding::new(&[Key::char('c')], Action::Catalogs, &[Focus::Goals], "catalogs", "Show the catalogs")
        .rank(5)
        .when(When::New),
    KeyBinding::new(
        &[Key::char('y')],
        Action::Copy,
        &[Focus::Goals],
        "copy",
        "Copy what is under the cursor",
    ),
];

impl Wizard {
    /// Goes on with the goal under the cursor; asks first where that changes a saved plan.
    pub(crate) fn choose_goal(&mut self) {
        let place = self.catalog.goals.cursor.row;
        match self.edited() {
            Some(edited) if edited.goal != place => {
                let choice = self.choice_under(edited, place);
                let Revised { plan, added, gone, .. } = self.revised_under(edited, place, &choice);
                let is_gone = |id: &str| plan.use_cases().all(|it| &*it.id != id);
                let old = edited.document.plan().use_cases();
                let lost = old.filter(|it| is_gone(&it.id)).map(|it| it.title.clone()).collect();
                let keeps_progress = keeps_progress(&plan, &gone);
                let change = GoalChange { from: edited.goal, choice, lost, added, gone, keeps_progress };
                self.shared.overlay = Some(Overlay::NewGoal(Box::new(change)));
            }
            _ => self.step = Step::UseCases,
        }
    }
}
