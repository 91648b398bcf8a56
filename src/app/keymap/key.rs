//! A key with its modifiers: how it is recognised and what it is called.

use crate::app::Symbols;

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// The key of a character.
    Char(char),
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// The tabulator.
    Tab,
    /// The tabulator with shift, which terminals send as a key of its own.
    BackTab,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// Deletes before the cursor.
    Backspace,
    /// Deletes behind the cursor.
    Delete,
    /// A function key, by its number.
    F(u8),
}

/// What is held while a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Modifiers {
    /// Control.
    pub control: bool,
    /// Alt; together with control it is what terminals send for the key that types third characters.
    pub alt: bool,
    /// Any other but shift, which is in the character already.
    pub other: bool,
}

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyPress {
    /// The key.
    pub code: KeyCode,
    /// What was held.
    pub modifiers: Modifiers,
}

impl KeyPress {
    /// A key that was pressed alone.
    pub const fn alone(code: KeyCode) -> Self {
        Self { code, modifiers: Modifiers { control: false, alt: false, other: false } }
    }
}

/// A key, alone, with control or with alt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    control: bool,
    alt: bool,
}

impl Key {
    /// The key alone. A letter is meant as written, capitals with shift.
    pub const fn new(code: KeyCode) -> Self {
        Self { code, control: false, alt: false }
    }

    /// The key of a character, alone.
    pub const fn char(character: char) -> Self {
        Self::new(KeyCode::Char(character))
    }

    /// The key of a character, with control.
    pub const fn control(character: char) -> Self {
        Self { code: KeyCode::Char(character), control: true, alt: false }
    }

    /// The key, with alt.
    pub const fn alt(code: KeyCode) -> Self {
        Self { code, control: false, alt: true }
    }

    /// Whether this is the key that was pressed.
    pub fn matches(self, pressed: KeyPress) -> bool {
        let Modifiers { control, alt, other } = pressed.modifiers;
        self.code == pressed.code && self.control == control && self.alt == alt && !other
    }

    /// The key as it comes when it is pressed.
    pub const fn pressed(self) -> KeyPress {
        KeyPress {
            code: self.code,
            modifiers: Modifiers { control: self.control, alt: self.alt, other: false },
        }
    }

    /// What the key is called: `space`, `ctrl-r`, `↑`.
    pub fn name(self, symbols: &Symbols) -> String {
        let [up, down, left, right] = symbols.arrows;
        let name = match self.code {
            KeyCode::Char(' ') => "space".to_owned(),
            KeyCode::Char(character) => character.to_string(),
            KeyCode::Up => up.to_owned(),
            KeyCode::Down => down.to_owned(),
            KeyCode::Left => left.to_owned(),
            KeyCode::Right => right.to_owned(),
            KeyCode::BackTab => "shift-tab".to_owned(),
            KeyCode::PageUp => "page up".to_owned(),
            KeyCode::PageDown => "page down".to_owned(),
            KeyCode::Delete => "del".to_owned(),
            KeyCode::F(number) => format!("f{number}"),
            other => format!("{other:?}").to_lowercase(),
        };
        match (self.control, self.alt) {
            (true, _) => format!("ctrl-{name}"),
            (_, true) => format!("alt-{name}"),
            _ => name,
        }
    }
}

/// The key that was meant. A return that was typed before the terminal was in raw mode comes as a line feed,
/// which is how ctrl-j looks.
pub(super) fn as_meant(pressed: KeyPress) -> KeyPress {
    if Key::control('j').matches(pressed) { KeyPress::alone(KeyCode::Enter) } else { pressed }
}

/// The character that a key types, if it types one.
pub(super) fn typed(pressed: KeyPress) -> Option<char> {
    let Modifiers { control, alt, other } = pressed.modifiers;
    // Terminals send AltGr as control and alt together.
    let is_text = control == alt && (control || !other);
    match pressed.code {
        KeyCode::Char(character) if is_text => Some(character),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyCode, KeyPress};
    use crate::app::Symbols;

    #[test]
    fn a_letter_is_not_its_control_key() {
        let pressed = Key::control('c').pressed();
        assert!(Key::control('c').matches(pressed));
        assert!(!Key::char('c').matches(pressed));
    }

    #[test]
    fn a_return_typed_too_early_is_a_return() {
        assert_eq!(super::as_meant(Key::control('j').pressed()), KeyPress::alone(KeyCode::Enter));
        let letter = KeyPress::alone(KeyCode::Char('j'));
        assert_eq!(super::as_meant(letter), letter);
    }

    #[test]
    fn keys_are_called_what_people_call_them() {
        let names = [Key::char(' '), Key::control('r'), Key::new(KeyCode::Esc), Key::new(KeyCode::F(1))]
            .map(|key| key.name(&Symbols::UNICODE));
        assert_eq!(names, ["space", "ctrl-r", "esc", "f1"]);
        assert_eq!(Key::new(KeyCode::Up).name(&Symbols::ASCII), "up");
    }
}
