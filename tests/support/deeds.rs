//! What a person may do: keys of every kind, pastes, clicks, the wheel, another size of the terminal.

use proptest::prelude::*;
use segue::app::Size;
use segue::app::{Message, Motion};

/// Something that a person does.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Presses the keys of a script.
    Keys(&'static str),
    /// Does something else.
    Tell(Message),
}

const MOVES: &[&str] =
    &["up", "down", "down", "page-up", "page-down", "home", "end", "j", "k", "g", "G", "ctrl-f"];
const STEPS: &[&str] = &["enter", "enter", "esc", "c", "?", "/", "e", "n", "f1", "tab", "shift-tab", "q"];
const WORKS: &[&str] =
    &["space", "space", "a", "left", "right", "h", "l", "E", "C", "u", "u", "ctrl-r", "y"];
const EDITS: &[&str] =
    &["backspace", "delete", "ctrl-w", "ctrl-u", "ctrl-a", "ctrl-e", "ctrl-d", "ctrl-z", "ctrl-c"];
const LETTERS: &[&str] = &["'s'", "'cart'", "'xyzzy'", "'p u r'", "'日本'", "'e\u{301}'"];

/// Any deed; those are the most frequent that lead on.
pub fn deed() -> impl Strategy<Value = Deed> {
    let keys = prop_oneof![
        6 => prop::sample::select(MOVES),
        5 => prop::sample::select(STEPS),
        6 => prop::sample::select(WORKS),
        1 => prop::sample::select(EDITS),
        1 => prop::sample::select(LETTERS),
    ];
    let wheel = |up| Deed::Tell(Message::Wheel(if up { Motion::Up } else { Motion::Down }));
    let place = || (0u16..140, 0u16..50);
    prop_oneof![
        30 => keys.prop_map(Deed::Keys),
        1 => ".{0,12}".prop_map(|text| Deed::Tell(Message::Paste(text))),
        1 => place().prop_map(|(width, height)| Deed::Tell(Message::Resize(Size { width, height }))),
        2 => place().prop_map(|(column, row)| Deed::Tell(Message::Click { column, row })),
        1 => prop::bool::ANY.prop_map(wheel),
    ]
}
