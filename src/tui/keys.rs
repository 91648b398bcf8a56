//! The keys that a terminal sends, in the words of the keymap.

use crate::app::keymap::{KeyCode, KeyPress, Modifiers};
use crossterm::event::{KeyCode as Sent, KeyEvent, KeyModifiers};

/// The key that was pressed; nothing where the keymap knows no such key.
pub fn pressed(event: KeyEvent) -> Option<KeyPress> {
    let code = match event.code {
        Sent::Char(character) => KeyCode::Char(character),
        Sent::Up => KeyCode::Up,
        Sent::Down => KeyCode::Down,
        Sent::Left => KeyCode::Left,
        Sent::Right => KeyCode::Right,
        Sent::Enter => KeyCode::Enter,
        Sent::Esc => KeyCode::Esc,
        Sent::Tab => KeyCode::Tab,
        Sent::BackTab => KeyCode::BackTab,
        Sent::PageUp => KeyCode::PageUp,
        Sent::PageDown => KeyCode::PageDown,
        Sent::Home => KeyCode::Home,
        Sent::End => KeyCode::End,
        Sent::Backspace => KeyCode::Backspace,
        Sent::Delete => KeyCode::Delete,
        Sent::F(number) => KeyCode::F(number),
        _ => return None,
    };
    let held = event.modifiers;
    // Terminals disagree on whether a capital letter comes with shift, so shift says nothing.
    let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
    let modifiers = Modifiers {
        control: held.contains(KeyModifiers::CONTROL),
        alt: held.contains(KeyModifiers::ALT),
        other: !known.contains(held),
    };
    Some(KeyPress { code, modifiers })
}

/// Adds the characters that were read as this key.
pub(super) fn push_sent(text: &mut String, key: KeyEvent) {
    if key.modifiers.contains(KeyModifiers::ALT) {
        text.push('\x1b');
    }
    match key.code {
        Sent::Esc => text.push('\x1b'),
        Sent::Char('g') if key.modifiers == KeyModifiers::CONTROL => text.push('\x07'),
        Sent::Char(character) if !key.modifiers.contains(KeyModifiers::CONTROL) => text.push(character),
        _ => text.push('\0'),
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyCode, pressed};
    use crossterm::event::{KeyCode as Sent, KeyEvent, KeyModifiers};

    #[test]
    fn capitals_come_with_or_without_shift() {
        let sent = |held| pressed(KeyEvent::new(Sent::Char('E'), held)).expect("a known key");
        assert_eq!(sent(KeyModifiers::SHIFT), sent(KeyModifiers::NONE));
        assert_eq!(sent(KeyModifiers::NONE).code, KeyCode::Char('E'));
    }

    #[test]
    fn keys_that_nothing_is_bound_to_are_left_out() {
        assert_eq!(pressed(KeyEvent::from(Sent::CapsLock)), None);
    }
}
