//! Text that Markdown shows as it is.

use crate::export::text::line;

/// Text within a line of GitHub Flavored Markdown: in a paragraph, a heading, a list item or a table cell. Never
/// to be at the start of a block, where `1.` or `-` would mean more.
pub(super) fn inline(text: &str) -> String {
    escaped(&line(text))
}

/// A name in the face of code where it holds nothing that could end it, escaped text otherwise.
pub(super) fn code(name: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "_-.".contains(character);
    if !name.is_empty() && name.chars().all(plain) { format!("`{name}`") } else { inline(name) }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    let mut rest = text;
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let is_commit = !before.is_alphanumeric() && begins_with_commit(rest);
        rest = &rest[character.len_utf8()..];
        match character {
            // What may be the id of a commit becomes a link to it.
            _ if is_commit => escaped.extend(["<span>", character.encode_utf8(&mut [0; 4]), "</span>"]),
            // `GH-12` becomes a link to an issue.
            '-' if escaped.ends_with("GH") && after.is_ascii_digit() => escaped.push_str("<span>-</span>"),
            // Links, mentions, references, emoji and formulas are made of these after Markdown is done,
            // where a backslash no longer counts; what an element keeps apart is left alone. See
            // https://docs.github.com/en/get-started/writing-on-github
            '$' => escaped.push_str("<span>\\$</span>"),
            '@' => escaped.push_str("<span>@</span>"),
            '#' if !after.is_whitespace() => escaped.push_str("<span>#</span>"),
            ':' if !after.is_whitespace() => escaped.push_str("<span>:</span>"),
            // Within a word it means nothing, and names read better without the backslash.
            '_' if before.is_alphanumeric() && after.is_alphanumeric() => escaped.push('_'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => {
                escaped.extend(['\\', character]);
            }
            // `www.` starts a link.
            '.' if before.eq_ignore_ascii_case(&'w') => escaped.push_str("\\."),
            _ => escaped.push(character),
        }
        before = character;
    }
    escaped
}

/// Whether the text begins with a word that could be the id of a commit, whole or cut short.
fn begins_with_commit(text: &str) -> bool {
    let end = text.find(|character: char| !character.is_alphanumeric()).unwrap_or(text.len());
    (7..=40).contains(&end) && text[..end].bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
