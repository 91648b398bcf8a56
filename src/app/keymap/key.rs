//! A key with its modifiers: how it is recognised and what it is called.

use crate::app::Symbols;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key, alone or with control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    control: bool,
}

impl Key {
    /// The key alone. A letter is meant as written, capitals with shift.
    pub const fn new(code: KeyCode) -> Self {
        Self { code, control: false }
    }

    /// The key of a character, alone.
    pub const fn char(character: char) -> Self {
        Self::new(KeyCode::Char(character))
    }

    /// The key of a character, with control.
    pub const fn control(character: char) -> Self {
        Self { code: KeyCode::Char(character), control: true }
    }

    /// Whether this is the key that was pressed.
    pub fn matches(self, event: KeyEvent) -> bool {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let alone =
            !event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META);
        // Terminals disagree on whether a capital letter comes with shift, so shift says nothing.
        self.code == event.code && self.control == control && alone
    }

    /// The key as it comes when it is pressed.
    pub fn event(self) -> KeyEvent {
        let modifiers = if self.control { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
        KeyEvent::new(self.code, modifiers)
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
            other => other.to_string().to_lowercase(),
        };
        if self.control { format!("ctrl-{name}") } else { name }
    }
}

/// The key that was pressed. A return that was typed before the terminal was in raw mode comes as a line feed,
/// which is how ctrl-j looks.
pub(super) fn as_meant(event: KeyEvent) -> KeyEvent {
    if Key::control('j').matches(event) { KeyEvent::from(KeyCode::Enter) } else { event }
}

/// The character that a key types, if it types one.
pub(super) fn typed(event: KeyEvent) -> Option<char> {
    let plain = event.modifiers.difference(KeyModifiers::SHIFT).is_empty();
    // Terminals send AltGr as control and alt together.
    let alt_gr = event.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match event.code {
        KeyCode::Char(character) if plain || alt_gr => Some(character),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Key;
    use crate::app::Symbols;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    #[test]
    fn a_letter_is_not_its_control_key() {
        let pressed = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert!(Key::control('c').matches(pressed));
        assert!(!Key::char('c').matches(pressed));
    }

    #[test]
    fn a_return_typed_too_early_is_a_return() {
        let early = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL);
        assert_eq!(super::as_meant(early), KeyEvent::from(KeyCode::Enter));
        let letter = KeyEvent::from(KeyCode::Char('j'));
        assert_eq!(super::as_meant(letter), letter);
    }

    #[test]
    fn capitals_come_with_or_without_shift() {
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            assert!(Key::char('E').matches(KeyEvent::new(KeyCode::Char('E'), modifiers)));
        }
    }

    #[test]
    fn keys_are_called_what_people_call_them() {
        let names = [Key::char(' '), Key::control('r'), Key::new(KeyCode::Esc), Key::new(KeyCode::Up)]
            .map(|key| key.name(&Symbols::UNICODE));
        assert_eq!(names, ["space", "ctrl-r", "esc", "↑"]);
        assert_eq!(Key::new(KeyCode::Up).name(&Symbols::ASCII), "up");
    }
}
