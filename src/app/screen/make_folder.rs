//! The question whether to make a folder that is missing.

use crate::app::Focus;
use crate::app::keymap::binding::{ENTER, ESC};
use crate::app::keymap::{Key, KeyBinding};
use crate::app::message::Action;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[ENTER, Key::char('y')],
        Action::Confirm,
        &[Focus::MakeFolder],
        "make it",
        "Make the folder and write the files",
    )
    .rank(1),
    KeyBinding::new(
        &[ESC, Key::char('n')],
        Action::Back,
        &[Focus::MakeFolder],
        "another path",
        "Choose another path",
    )
    .rank(2),
];
