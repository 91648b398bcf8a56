//! What each key does, in one table: dispatch, footer, help and the README's table all come from it.

mod help;
mod key;
mod table;

pub use help::{HelpRow, help};
pub use key::{Key, KeyCode, KeyPress, Modifiers};
pub use table::BINDINGS;

use crate::app::Symbols;
use crate::app::message::{Action, Message};
use crate::app::{App, Focus};

/// One row of the table.
#[derive(Debug)]
pub struct KeyBinding {
    /// The keys that do it; the first is the one that the footer names.
    pub keys: &'static [Key],
    /// What they do.
    pub action: Action,
    /// Where they do it.
    pub at: &'static [Focus],
    /// What they do in a word or two, for the footer.
    pub label: &'static str,
    /// What they do in a sentence, for the help.
    pub help: &'static str,
    /// Where the footer has room for some keys only, the lower ranks come first; `None` leaves a key to
    /// the help.
    pub rank: Option<u8>,
    /// Whether they do anything at the moment.
    pub when: fn(&App) -> bool,
}

impl KeyBinding {
    /// The keys as people write them, separated by commas.
    pub fn key_names(&self, symbols: &Symbols) -> String {
        let names: Vec<_> = self.keys.iter().map(|key| key.name(symbols)).collect();
        names.join(", ")
    }

    fn works(&self, app: &App) -> bool {
        self.at.contains(&app.focus()) && (self.when)(app)
    }
}

/// What a key that was pressed means now; nothing where it means nothing.
pub fn message(app: &App, pressed: KeyPress) -> Option<Message> {
    let pressed = key::as_meant(pressed);
    let meant = BINDINGS
        .iter()
        .find(|binding| binding.works(app) && binding.keys.iter().any(|key| key.matches(pressed)));
    if let Some(binding) = meant {
        return Some(Message::Act(binding.action));
    }
    key::typed(pressed).filter(|_| app.focus().takes_text()).map(Message::Type)
}

/// The keys that work now and that the footer may show, the most important first.
pub fn footer(app: &App) -> Vec<&'static KeyBinding> {
    let mut shown: Vec<_> =
        BINDINGS.iter().filter(|binding| binding.rank.is_some() && binding.works(app)).collect();
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
    BINDINGS.iter().filter(move |binding| binding.at.contains(&Focus::Goals) && can_be_done(binding.action))
}

/// The table in Markdown, for the README: a heading for each part of the program and its keys.
pub fn markdown() -> String {
    let mut lines = Vec::new();
    for (title, focus) in Focus::TITLES {
        lines.extend([
            format!("**{title}**\n"),
            "| Key | What it does |".to_owned(),
            "| --- | --- |".to_owned(),
        ]);
        for binding in BINDINGS.iter().filter(|binding| binding.at.contains(focus)) {
            let keys: Vec<_> =
                binding.keys.iter().map(|key| format!("`{}`", key.name(&Symbols::UNICODE))).collect();
            lines.push(format!("| {} | {} |", keys.join(" "), binding.help));
        }
        lines.push(String::new());
    }
    lines.join("\n")
}
