//! Keys by name.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The keys of a script.
pub fn keys(script: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    // Every second part is between quotes.
    for (index, part) in script.split('\'').enumerate() {
        if index % 2 == 1 {
            keys.extend(part.chars().map(|character| key(KeyCode::Char(character))));
        } else {
            keys.extend(part.split_whitespace().map(named));
        }
    }
    keys
}

fn named(name: &str) -> KeyEvent {
    if let Some(letter) = name.strip_prefix("ctrl-") {
        return KeyEvent::new(named(letter).code, KeyModifiers::CONTROL);
    }
    if let Some(key) = name.strip_prefix("alt-") {
        return KeyEvent::new(named(key).code, KeyModifiers::ALT);
    }
    let mut letters = name.chars();
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "space" => KeyCode::Char(' '),
        "tab" => KeyCode::Tab,
        "shift-tab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "page-up" => KeyCode::PageUp,
        "page-down" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "f1" => KeyCode::F(1),
        _ => match (letters.next(), letters.next()) {
            (Some(letter), None) => KeyCode::Char(letter),
            _ => panic!("no key is called `{name}`"),
        },
    };
    key(code)
}

fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}
