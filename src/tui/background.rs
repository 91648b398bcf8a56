//! Whether the terminal is dark or light, as it answers when it is asked (OSC 11).
//!
//! Nobody waits for the answer. It comes among the keys, and the library that reads them takes it for keys, so
//! it is taken out here.

use crate::tui::keys;
use crossterm::event::Event;

/// The question.
pub(super) const QUESTION: &str = "\x1b]11;?\x1b\\";

/// What an answer begins with, behind escape.
const START: &str = "]11;";
/// Longer than any answer.
const LONGEST: usize = 64;

/// The background of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Background {
    /// Text on it is light.
    Dark,
    /// Text on it is dark.
    Light,
}

impl Background {
    /// The background that an answer names: `rgb:1e1e/1e1e/1e1e`.
    fn parse(answer: &str) -> Option<Self> {
        let (_, channels) = answer.split_once(':')?;
        let channel = |text: &str| {
            let value = u32::from_str_radix(text, 16).ok()?;
            let most = 16_u32.checked_pow(u32::try_from(text.len()).ok()?)? - 1;
            (most > 0).then(|| f64::from(value) / f64::from(most))
        };
        let mut channels = channels.split('/').map(channel);
        let [red, green, blue] = [channels.next()??, channels.next()??, channels.next()??];
        // A gamma of 2 tells dark from light as well as the exact 2.4, for which every start would load the system's
        // library of mathematics.
        let luminance = 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue;
        Some(if luminance > 0.2 { Self::Light } else { Self::Dark })
    }
}

/// How light a colour is, from 0 to 1, by [WCAG 2.1](https://www.w3.org/TR/WCAG21/#dfn-relative-luminance).
#[cfg(test)]
pub(super) fn luminance(red: f64, green: f64, blue: f64) -> f64 {
    let linear =
        |value: f64| if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// Finds the answer among what the terminal sends.
#[derive(Debug, Default)]
pub(super) struct AnswerReader {
    /// What may be the beginning of the answer.
    held: Vec<Event>,
    text: String,
}

/// What came out of an event.
#[derive(Debug, PartialEq)]
pub(super) enum Read {
    /// It may be part of the answer; the next event decides.
    Held,
    /// These are no part of the answer.
    Events(Vec<Event>),
    /// The answer is complete.
    Answered(Option<Background>),
}

impl AnswerReader {
    /// Whether an escape is held, which a person may have pressed: what follows one in an answer comes at once.
    pub(super) fn holds_escape(&self) -> bool {
        self.text == "\x1b"
    }

    /// Gives back what is held: it was no answer.
    pub(super) fn release(&mut self) -> Vec<Event> {
        self.text.clear();
        std::mem::take(&mut self.held)
    }

    /// Takes an event in.
    pub(super) fn read(&mut self, event: Event) -> Read {
        let before = self.text.len();
        match &event {
            Event::Key(key) => keys::push_sent(&mut self.text, *key),
            _ => return self.refuse(event),
        }
        let Some(body) = self.text.strip_prefix('\x1b') else {
            self.text.clear();
            return self.refuse(event);
        };
        let Some(answer) = body.strip_prefix(START) else {
            if self.text.len() > before && START.starts_with(body) {
                self.held.push(event);
                return Read::Held;
            }
            return self.refuse(event);
        };
        let end = ["\x07", "\x1b\\"].into_iter().find_map(|end| answer.strip_suffix(end));
        if let Some(answer) = end {
            let background = Background::parse(answer);
            self.release();
            return Read::Answered(background);
        }
        if self.text.len() > LONGEST {
            return self.refuse(event);
        }
        self.held.push(event);
        Read::Held
    }

    fn refuse(&mut self, event: Event) -> Read {
        let mut events = self.release();
        events.push(event);
        Read::Events(events)
    }
}

/// The red, green and blue of a colour of the usual palette, from 0 to 1; none of those that a person sets.
#[cfg(test)]
pub(super) fn channels(color: ratatui::style::Color) -> Option<[f64; 3]> {
    let ratatui::style::Color::Indexed(index) = color else { return None };
    let level = |step: u8| if step == 0 { 0.0 } else { f64::from(55 + 40 * step) / 255.0 };
    match index {
        0..=15 => None,
        16..=231 => {
            let cube = index - 16;
            Some([level(cube / 36), level(cube / 6 % 6), level(cube % 6)])
        }
        232.. => Some([f64::from(8 + 10 * (index - 232)) / 255.0; 3]),
    }
}

#[cfg(test)]
mod tests {
    use super::{AnswerReader, Background, Read};
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
    use proptest::prelude::*;

    /// The events that the library makes of bytes that come together.
    fn events(text: &str) -> Vec<Event> {
        let mut modifiers = KeyModifiers::NONE;
        let mut events = Vec::new();
        for character in text.chars() {
            match character {
                '\x1b' => modifiers = KeyModifiers::ALT,
                '\x07' => events.push(Event::Key(KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL))),
                _ => events.push(Event::Key(KeyEvent::new(
                    KeyCode::Char(character),
                    std::mem::replace(&mut modifiers, KeyModifiers::NONE),
                ))),
            }
        }
        events
    }

    fn read(events: Vec<Event>) -> (Vec<Event>, Option<Background>) {
        let mut reader = AnswerReader::default();
        let (mut keys, mut answered) = (Vec::new(), None);
        for event in events {
            match reader.read(event) {
                Read::Held => {}
                Read::Events(events) => keys.extend(events),
                Read::Answered(background) => answered = background,
            }
        }
        keys.extend(reader.release());
        (keys, answered)
    }

    #[test]
    fn answers_are_understood_however_they_end() {
        for (answer, background) in [
            ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", Background::Dark),
            ("\x1b]11;rgb:ffff/ffff/ffff\x07", Background::Light),
            ("\x1b]11;rgb:fd/f6/e3\x1b\\", Background::Light),
            ("\x1b]11;rgba:0000/2b2b/3636/ffff\x1b\\", Background::Dark),
        ] {
            assert_eq!(read(events(answer)), (Vec::new(), Some(background)), "{answer:?}");
        }
    }

    #[test]
    fn an_answer_that_comes_in_two_pieces_is_no_key() {
        let mut pieces = vec![Event::Key(KeyCode::Esc.into())];
        pieces.extend(events("]11;rgb:0000/0000/0000\x07"));
        assert_eq!(read(pieces), (Vec::new(), Some(Background::Dark)));
    }

    proptest! {
        #[test]
        fn keys_around_it_stay_as_they_are(before in "[a-z\\]1;]{0,4}", after in "[a-z\\]1;]{0,4}") {
            let text = format!("{before}\x1b]11;rgb:0000/0000/0000\x1b\\{after}");
            let wanted = [events(&before), events(&after)].concat();
            prop_assert_eq!(read(events(&text)), (wanted, Some(Background::Dark)));
        }

        #[test]
        fn what_is_no_answer_stays_as_it_is(text in "(\x1b?[\\]1;:a-c/\\\\]){0,6}") {
            prop_assume!(!text.contains("\x1b]11;"));
            prop_assert_eq!(read(events(&text)), (events(&text), None));
        }
    }
}
