//! The question whether to leave without saving.

use crate::app::Focus;
use crate::app::keymap::binding::{ENTER, ESC};
use crate::app::keymap::{Key, KeyBinding};
use crate::app::message::{Action, Effect};
use crate::app::{Overlay, Wizard};

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

impl Wizard {
    /// Leaves, unless something would be lost that nobody was asked about.
    pub(crate) fn quit(&mut self) -> Option<Effect> {
        let asked_already = self.shared.overlay == Some(Overlay::Leave);
        if self.would_lose() && !asked_already {
            self.shared.ask_to_leave();
            return None;
        }
        Some(Effect::Quit)
    }
}
