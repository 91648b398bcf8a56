//! The question what to do with the plan of the folder where the wizard was started.

use crate::app::keymap::binding::{ENTER, ESC};
use crate::app::keymap::{Key, KeyBinding};
use crate::app::message::{Action, Effect};
use crate::app::{Focus, Overlay, Wizard};
use crate::plan::checklist::Count;
use crate::plan::{Environment, SetupPlan};
use std::path::PathBuf;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[ENTER, Key::char('o')],
        Action::OpenPlan,
        &[Focus::FolderPlan],
        "open",
        "Open the checklist of the plan",
    )
    .rank(1),
    KeyBinding::new(
        &[Key::char('e')],
        Action::EditPlan,
        &[Focus::FolderPlan],
        "change",
        "Change what was chosen for the plan",
    )
    .rank(2),
    KeyBinding::new(
        &[ESC, Key::char('n')],
        Action::Fresh,
        &[Focus::FolderPlan],
        "new",
        "Begin another plan",
    )
    .rank(3),
];

/// The only plan of the folder where the wizard was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderPlan {
    /// Its file.
    pub path: PathBuf,
    /// What it is called.
    pub name: String,
    /// The titles of its goals.
    pub goals: String,
    /// How much of its work is done, in each environment.
    pub counts: [(Environment, Count); 2],
}

impl FolderPlan {
    /// The plan of this file.
    pub fn new(path: PathBuf, plan: &SetupPlan) -> Self {
        Self {
            path,
            name: plan.name.clone(),
            goals: plan.goal_titles(),
            counts: Environment::ALL.map(|it| (it, plan.count(it))),
        }
    }

    /// `3 of 11 in dev, none in prod`.
    pub fn progress(&self) -> String {
        let said = self.counts.map(|(environment, Count { done, total })| match done {
            0 => format!("none in {}", environment.name()),
            done => format!("{done} of {total} in {}", environment.name()),
        });
        said.join(", ")
    }
}

/// What comes after the wizard, which ends for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextSession {
    /// The checklist of this plan.
    Open(PathBuf),
    /// The wizard on this plan.
    Edit(PathBuf),
}

impl Wizard {
    /// Goes on with the plan of the folder, in a session that `next` makes of its path.
    pub(crate) fn go_on_with(&mut self, next: fn(PathBuf) -> NextSession) -> Option<Effect> {
        let Some(Overlay::FolderPlan(plan)) = self.shared.overlay.take() else { return None };
        self.next = Some(next(plan.path));
        Some(Effect::Quit)
    }
}
