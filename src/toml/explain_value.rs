//! What a person meant by a value that is none: words without quotation marks, dates and numbers as they are
//! written elsewhere, the marks of word processors.

use crate::diagnostic::{Code, Finding, quoted};
use std::ops::Range;

pub(super) const WRITE_A_DATE: &str = "write year, month and day, as in `2026-01-31`";

/// Longer values are not repeated in a message.
const REPEATED: usize = 50;

pub(super) fn explain(value: &str, span: Range<usize>) -> Finding {
    let first = value.chars().next().unwrap_or_default();
    if is_odd_space(first) {
        return odd_space(span.start, first);
    }
    if let Some(word) = word(value) {
        return Finding::new(Code::SyntaxError, span, format!("{} is not a TOML value", quoted(value)))
            .help(word);
    }
    if let Some(inner) = value.strip_prefix(TYPOGRAPHIC) {
        let help = as_text(inner.strip_suffix(TYPOGRAPHIC).unwrap_or(inner));
        return Finding::new(Code::SyntaxError, span, "these are not the quotation marks of TOML")
            .help(help);
    }
    if let Some(inner) = value.strip_suffix(['"', '\'']) {
        return Finding::new(Code::SyntaxError, span, "the opening quotation mark is missing")
            .help(as_text(inner));
    }
    if is_date(value) {
        return Finding::new(Code::SyntaxError, span, "invalid date").help(WRITE_A_DATE);
    }
    match first {
        '0'..='9' | '+' | '-' | '.' => {
            let help = format!("{} if it is text", as_text(value));
            Finding::new(Code::SyntaxError, span, "invalid number").help(help)
        }
        '>' => Finding::new(Code::SyntaxError, span, "unexpected `>` after the `=`").help("remove it"),
        _ => Finding::new(Code::SyntaxError, span, "unquoted string").help(as_text(value)),
    }
}

/// The quotation marks of word processors.
const TYPOGRAPHIC: [char; 8] = ['“', '”', '„', '‘', '’', '‚', '«', '»'];

/// What to do about a word that other formats have.
fn word(value: &str) -> Option<&'static str> {
    match &*value.to_ascii_lowercase() {
        "true" | "yes" | "on" => Some("write `true`"),
        "false" | "no" | "off" => Some("write `false`"),
        "null" | "nil" | "none" | "~" => Some("leave the key out"),
        _ => None,
    }
}

/// Whether `value` is a day as people write it, such as `31.1.2026` or `1/31/2026`.
fn is_date(value: &str) -> bool {
    let parts: Vec<_> = value.split(['/', '.', '-']).collect();
    let is_part = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_part)
}

/// How `value` is written as text.
pub(super) fn as_text(value: &str) -> String {
    let mark = if value.contains(['"', '\\']) { '\'' } else { '"' };
    if value.contains(mark) || value.chars().nth(REPEATED).is_some() {
        return "put it between quotation marks".to_owned();
    }
    format!("write {}", quoted(&format!("{mark}{value}{mark}")))
}

/// Whether TOML does not know a character as a space that looks like one, or like nothing.
pub(super) fn is_odd_space(character: char) -> bool {
    let is_hidden = matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    is_hidden || (character.is_whitespace() && !character.is_ascii())
}

pub(super) fn odd_space(at: usize, character: char) -> Finding {
    let finding = Finding::new(
        Code::SyntaxError,
        at..at + character.len_utf8(),
        "this character only looks like a space",
    );
    finding.label(format!("U+{:04X}", u32::from(character))).help("type a space in its place, or nothing")
}
