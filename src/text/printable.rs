//! Characters that a terminal would obey, made visible or escaped.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` with every character made visible that a terminal would obey rather than draw: control
/// characters (escape, newline and tab among them), line and paragraph separators, bidirectional
/// overrides and isolates, and zero-width characters that hide or reorder what is around them.
///
/// C0 controls become their Unicode control pictures (`␛` for escape); all others become `<U+202E>`.
/// The zero-width joiner and the variation selectors stay, since emoji are built with them.
pub fn printable(text: &str) -> Cow<'_, str> {
    // Nearly every text is plain ASCII, and every text that is drawn comes by here.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.contains(needs_a_stand_in) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        push_printable(&mut shown, character);
    }
    Cow::Owned(shown)
}

/// `text` with every character that [`printable`] makes visible, save line breaks, as `escape` writes it.
/// Borrowed where there is none.
pub fn escaped(text: &str, escape: fn(char, &mut String)) -> Cow<'_, str> {
    let is_meant = |character| character != '\n' && needs_a_stand_in(character);
    if !text.contains(is_meant) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_meant(character) { escape(character, &mut written) } else { written.push(character) }
    }
    Cow::Owned(written)
}

/// JSON text with the characters that a terminal would obey as the escapes that JSON has for them, which mean
/// the same.
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    escaped(json, |character, written| {
        for unit in character.encode_utf16(&mut [0; 2]) {
            // Writing to a String cannot fail.
            let _ = write!(written, "\\u{unit:04x}");
        }
    })
}

fn push_printable(shown: &mut String, character: char) {
    match character {
        '\0'..='\x1f' => shown.extend(char::from_u32(0x2400 + u32::from(character))),
        '\x7f' => shown.push('\u{2421}'),
        _ if needs_a_stand_in(character) => {
            // Writing to a String cannot fail.
            let _ = write!(shown, "<U+{:04X}>", u32::from(character));
        }
        _ => shown.push(character),
    }
}

fn needs_a_stand_in(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{ad}' | '\u{180e}' | '\u{feff}'
            | '\u{200b}'..='\u{200c}' | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{escaped_json, printable};
    use std::borrow::Cow;

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(printable("Order Completed · 注文"), Cow::Borrowed(_)));
    }

    #[test]
    fn escape_sequences_are_shown_not_sent() {
        assert_eq!(printable("a\x1b[31mb\x07\n\x7f"), "a␛[31mb␇␊␡");
        assert_eq!(printable("\u{9b}31m"), "<U+009B>31m");
    }

    #[test]
    fn characters_that_reorder_or_hide_are_named() {
        assert_eq!(printable("a\u{202e}b\u{200b}c"), "a<U+202E>b<U+200B>c");
    }

    #[test]
    fn json_says_the_same_when_it_is_escaped() {
        assert_eq!(
            escaped_json("{\n\"a\": \"\u{9b}\u{202e}\u{e0041}é\"\n}"),
            "{\n\"a\": \"\\u009b\\u202e\\udb40\\udc41é\"\n}"
        );
        assert!(matches!(escaped_json("[\n]"), Cow::Borrowed(_)));
    }

    #[test]
    fn emoji_sequences_stay_whole() {
        assert_eq!(printable("👩\u{200d}🔧"), "👩\u{200d}🔧");
    }
}
