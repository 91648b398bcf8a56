//! The first step: which goal.

mod rows;

pub use rows::{GoalLine, GoalRows, use_cases};

use crate::app::Focus;
use crate::app::keymap::binding::ENTER;
use crate::app::keymap::{Key, KeyBinding, When};
use crate::app::message::Action;

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
