//! A row of the key table, and the keys by name.

use crate::app::Focus;
use crate::app::Symbols;
use crate::app::keymap::{Key, KeyCode};
use crate::app::message::Action;

pub(crate) const UP: Key = Key::new(KeyCode::Up);
pub(crate) const DOWN: Key = Key::new(KeyCode::Down);
pub(crate) const LEFT: Key = Key::new(KeyCode::Left);
pub(crate) const RIGHT: Key = Key::new(KeyCode::Right);
pub(crate) const ENTER: Key = Key::new(KeyCode::Enter);
pub(crate) const ALT_ENTER: Key = Key::alt(KeyCode::Enter);
pub(crate) const ESC: Key = Key::new(KeyCode::Esc);
pub(crate) const TAB: Key = Key::new(KeyCode::Tab);
pub(crate) const BACK_TAB: Key = Key::new(KeyCode::BackTab);
pub(crate) const PAGE_UP: Key = Key::new(KeyCode::PageUp);
pub(crate) const PAGE_DOWN: Key = Key::new(KeyCode::PageDown);
pub(crate) const HOME: Key = Key::new(KeyCode::Home);
pub(crate) const END: Key = Key::new(KeyCode::End);
pub(crate) const BACKSPACE: Key = Key::new(KeyCode::Backspace);
pub(crate) const DELETE: Key = Key::new(KeyCode::Delete);
pub(crate) const SPACE: Key = Key::char(' ');
pub(crate) const F1: Key = Key::new(KeyCode::F(1));

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
    /// When they do anything.
    pub when: When,
}

/// When a key does anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// While a new plan is made, which may be of another catalog and go elsewhere.
    New,
    /// While a saved plan is changed.
    Editing,
    /// While a saved plan is changed and is to be another than it was.
    Revised,
    /// While a saved plan is changed and is as it was.
    Unchanged,
    /// While a saved plan is worked off.
    Checklist,
    /// While the row under the cursor is closed.
    CanOpen,
    /// While the row under the cursor is open.
    CanClose,
    /// While what is under the cursor of the review can be taken out or put back.
    CanTakeOut,
    /// While the plan that is there can be updated.
    CanUpdate,
    /// While what is under the cursor can be given a name.
    CanRename,
    /// While a note can be written to what is under the cursor.
    CanNote,
    /// While a text is typed that may have several lines.
    HasLines,
    /// While a name is typed and real ones can be chosen.
    HasOffers,
    /// While there is a change to undo.
    CanUndo,
    /// While there is a change to redo.
    CanRedo,
    /// While a filter holds.
    Filtered,
    /// While no filter holds.
    Unfiltered,
    /// While nothing was typed to find a key.
    Unsearched,
}

impl KeyBinding {
    /// A row for the help alone.
    pub(crate) const fn new(
        keys: &'static [Key],
        action: Action,
        at: &'static [Focus],
        label: &'static str,
        help: &'static str,
    ) -> Self {
        Self { keys, action, at, label, help, rank: None, when: When::Always }
    }

    pub(crate) const fn rank(self, rank: u8) -> Self {
        Self { rank: Some(rank), ..self }
    }

    pub(crate) const fn when(self, when: When) -> Self {
        Self { when, ..self }
    }

    /// The keys as people write them, separated by commas.
    pub fn key_names(&self, symbols: &Symbols) -> String {
        let names: Vec<_> = self.keys.iter().map(|key| key.name(symbols)).collect();
        names.join(", ")
    }
}
