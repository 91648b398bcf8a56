//! One parse of a text, or of a section of it, into a tree of values with their spans.
//!
//! The parser goes on past most mistakes, but stops at a key without a value, and what is never closed swallows
//! all that follows. Such places are blanked and the text is parsed again, so that one slip hides no more than its
//! own line or section.

use super::duplicates::firsts;
use super::findings::Findings;
use super::sections::{Section, Sections};
use super::syntax::Mistakes;
use crate::diagnostic::{Code, Finding, Related, quoted};
use std::collections::HashMap;
use std::ops::Range;
use toml::de::{DeTable, Error};

/// Hands the tree of a whole text to `read`; what is no TOML in it is among the findings.
pub(crate) fn read_whole<R>(
    text: &str,
    findings: &mut Findings,
    read: impl FnOnce(&DeTable, &mut Findings) -> R,
) -> R {
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return read(root.get_ref(), findings);
    }
    let mut readable = text.to_owned();
    let mut sections = Sections::new(text);
    while let Some(section) = sections.next() {
        let mistakes = Mistakes::find(text, &section, findings.broken_to());
        blank(&mut readable, &mistakes.blanked, 0);
        findings.begin_section(mistakes);
    }
    // Which keys the broken lines have, nobody knows.
    findings.may_lack = true;
    let root = again(text, &readable, 0, &errors, findings);
    read(&root, findings)
}

/// Hands the tree of one section of a text to `read`, with spans that count from the section's beginning, and says
/// whether something in it was never closed.
pub(crate) fn read_section<R>(
    text: &str,
    section: &Section,
    findings: &mut Findings,
    read: impl FnOnce(&DeTable, bool, &mut Findings) -> R,
) -> R {
    let (piece, start) = (&text[section.range.clone()], section.range.start);
    let (root, errors) = DeTable::parse_recoverable(piece);
    if errors.is_empty() {
        findings.may_lack = false;
        return read(root.get_ref(), false, findings);
    }
    let mistakes = Mistakes::find(text, section, findings.broken_to());
    let mut readable = piece.to_owned();
    blank(&mut readable, &mistakes.blanked, start);
    let is_torn = mistakes.is_torn;
    findings.begin_section(mistakes);
    let root = again(text, &readable, start, &errors, findings);
    read(&root, is_torn, findings)
}

/// The tree of what was made readable, and which keys are in it twice.
fn again<'t>(
    text: &str,
    readable: &'t str,
    start: usize,
    errors: &[Error],
    findings: &mut Findings,
) -> DeTable<'t> {
    findings.is_broken = true;
    let (root, left) = DeTable::parse_recoverable(readable);
    let twice = left.iter().filter(|error| is_of_duplicates(error)).filter_map(Error::span);
    let twice: Vec<_> = twice.collect();
    let firsts = if twice.is_empty() {
        HashMap::new()
    } else {
        firsts(readable, &twice.iter().map(|it| it.start).collect())
    };
    for span in twice {
        let first = firsts.get(&span.start).map(|first| Related::Here(start + first));
        let span = start + span.start..start + span.end;
        let key = quoted(&text[span.clone()]);
        let finding = Finding::new(Code::DuplicateKey, span, format!("duplicate key {key}"));
        let finding = Finding { related: first, ..finding };
        findings.push(finding.help(format!("remove one {key}")));
    }
    if findings.is_empty() {
        // Whatever else the parser refuses, it is refused.
        let end = start + readable.len();
        let span = |error: &Error| error.span().map_or(end..end, |it| start + it.start..start + it.end);
        let others = errors.iter().take(1);
        findings.extend(others.map(|it| Finding::new(Code::SyntaxError, span(it), it.message())));
    }
    root.into_inner()
}

fn is_of_duplicates(error: &Error) -> bool {
    error.message() == "duplicate key" || error.message().starts_with("cannot extend value of type")
}

/// Puts spaces for what is at `spans`, which count from `start` bytes before the text. Ends of lines stay.
fn blank(text: &mut String, spans: &[Range<usize>], start: usize) {
    if spans.is_empty() {
        return;
    }
    let mut bytes = std::mem::take(text).into_bytes();
    for span in spans {
        let span = span.start.saturating_sub(start)..(span.end.saturating_sub(start)).min(bytes.len());
        for byte in bytes.get_mut(span).into_iter().flatten().filter(|byte| !b"\r\n".contains(*byte)) {
            *byte = b' ';
        }
    }
    // Spans are of whole characters; were one not, nothing of the text would be read.
    *text = String::from_utf8(bytes).unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::read_whole;
    use crate::toml::Findings;

    #[test]
    fn a_slip_hides_no_more_than_its_line_or_section() {
        let text = "title\nid = 1\nlist = [1,\nlost = 2\n[b]\nc = 2\nc = 3\n";
        let mut findings = Findings::default();
        let keys = read_whole(text, &mut findings, |root, _| {
            let inner = |key: &str| root.get(key)?.get_ref().as_table()?.get("c").map(toml::Spanned::span);
            (root.keys().map(|key| key.get_ref().to_string()).collect::<Vec<_>>(), inner("b"))
        });
        assert_eq!(keys, (vec!["id".to_owned(), "b".to_owned()], Some(41..42)));
        let told: Vec<_> = findings.take().into_iter().map(|it| (it.span.start, it.message)).collect();
        let expected = [(5, "this key has no value"), (20, "unclosed list"), (43, "duplicate key `c`")];
        assert_eq!(told, expected.map(|(at, message)| (at, message.to_owned())));
    }
}
