//! The question whether to leave without saving.

use crate::app::Focus;
use crate::app::keymap::binding::{ENTER, ESC};
use crate::app::keymap::{Key, KeyBinding};
use crate::app::message::Action;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[ENTER, Key::char('y')],
        Action::Confirm,
        &[Focus::Leave],
        "leave",
        "Leave without saving",
    )
    .rank(1),
    KeyBinding::new(&[ESC, Key::char('n')], Action::Back, &[Focus::Leave], "stay", "Stay").rank(2),
];
