//! What each key does, in one table: dispatch, footer, help and `assets/KEYS.md` all come from it.

pub(crate) mod binding;
mod common;
mod key;
mod table;
mod when;

pub use binding::{KeyBinding, When};
pub use key::{Key, KeyCode, KeyPress, Modifiers};
pub use table::bindings;

use crate::app::message::{Action, Message};
use crate::app::{App, Focus, Symbols};

/// Whether a key does anything at the moment.
pub fn works(binding: &KeyBinding, app: &App) -> bool {
    binding.at.contains(&app.focus()) && binding.when.holds(app)
}

/// What a key that was pressed means now; nothing where it means nothing.
pub fn message(app: &App, pressed: KeyPress) -> Option<Message> {
    let pressed = key::as_meant(pressed);
    let meant = bindings()
        .find(|binding| works(binding, app) && binding.keys.iter().any(|key| key.matches(pressed)));
    if let Some(binding) = meant {
        return Some(Message::Act(binding.action));
    }
    key::typed(pressed).filter(|_| app.focus().takes_text()).map(Message::Type)
}

/// The keys that work now and that the footer may show, the most important first.
pub fn footer(app: &App) -> Vec<&'static KeyBinding> {
    let mut shown: Vec<_> =
        bindings().filter(|binding| binding.rank.is_some() && works(binding, app)).collect();
    shown.sort_by_key(|binding| binding.rank);
    shown
}

/// What a key means before there is a catalog: leaving and stopping are all that can be done.
pub fn opening(pressed: KeyPress) -> Option<Action> {
    let pressed = key::as_meant(pressed);
    let meant = at_opening().find(|binding| binding.keys.iter().any(|key| key.matches(pressed)));
    meant.map(|binding| binding.action)
}

/// The keys that the footer shows before there is a catalog.
pub fn opening_footer() -> Vec<&'static KeyBinding> {
    at_opening().filter(|binding| binding.rank.is_some()).collect()
}

fn at_opening() -> impl Iterator<Item = &'static KeyBinding> {
    let can_be_done = |action| matches!(action, Action::Quit | Action::Suspend);
    bindings().filter(move |binding| binding.at.contains(&Focus::Goals) && can_be_done(binding.action))
}

/// The table in Markdown, for `assets/KEYS.md`: a heading for each part of the program and its keys.
pub fn markdown() -> String {
    let mut lines = Vec::new();
    for (title, focus) in Focus::TITLES {
        lines.extend([
            format!("**{title}**\n"),
            "| Key | What it does |".to_owned(),
            "| --- | --- |".to_owned(),
        ]);
        for binding in bindings().filter(|binding| binding.at.contains(focus)) {
            let keys: Vec<_> =
                binding.keys.iter().map(|key| format!("`{}`", key.name(&Symbols::UNICODE))).collect();
            lines.push(format!("| {} | {} |", keys.join(" "), binding.help));
        }
        lines.push(String::new());
    }
    lines.join("\n")
}
