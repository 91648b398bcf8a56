//! From spans to lines, columns and snippets, in one pass over the text however many findings there are.

use super::{Diagnostic, Finding, Location, Related, RelatedLocation, Snippet};
use crate::text::printable;
use std::collections::HashMap;
use std::ops::Range;

/// How many characters of a line are shown before the place meant, and from its start on.
const BEFORE: usize = 100;
const FROM: usize = 100;

pub(super) fn locate(path: &str, text: &str, mut findings: Vec<Finding>) -> Vec<Diagnostic> {
    findings.sort_by_key(|finding| finding.span.start);
    let lines = lines_of_earlier(text, &findings);
    // A byte order mark is no part of the first line.
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut position = Position { text, offset: start, line: 1, line_start: start, column: 1 };
    let mut diagnostic = |finding: Finding| {
        position.advance(floor(text, finding.span.start).max(start));
        Diagnostic {
            code: finding.code,
            severity: finding.code.severity(),
            path: path.to_owned(),
            location: Some(position.location(finding.span.end)),
            message: printable(&finding.message).into_owned(),
            label: finding.label.map(|label| printable(&label).into_owned()),
            help: finding.help.map(|help| printable(&help).into_owned()),
            related: finding.related.map(|related| match related {
                Related::Here(offset) => RelatedLocation { path: path.to_owned(), line: lines[&offset] },
                Related::There(line) => line,
            }),
        }
    };
    findings.into_iter().map(&mut diagnostic).collect()
}

/// The lines of the bytes that findings call earlier, each counted from the one before.
fn lines_of_earlier(text: &str, findings: &[Finding]) -> HashMap<usize, usize> {
    let here = |finding: &Finding| match finding.related {
        Some(Related::Here(offset)) => Some(offset),
        _ => None,
    };
    let mut offsets: Vec<_> = findings.iter().filter_map(here).collect();
    offsets.sort_unstable();
    let (mut line, mut from) = (1, 0);
    let mut line_of = |offset: usize| {
        let to = floor(text, offset);
        line += text[from..to].matches('\n').count();
        from = to;
        (offset, line)
    };
    offsets.into_iter().map(&mut line_of).collect()
}

/// How far the text is read. Moves forward only, so that each character is counted once.
struct Position<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    line_start: usize,
    column: usize,
}

impl Position<'_> {
    fn advance(&mut self, to: usize) {
        let passed = &self.text[self.offset..to];
        let breaks = passed.matches('\n').count();
        if let Some(last) = passed.rfind('\n') {
            self.line += breaks;
            self.line_start = self.offset + last + 1;
            self.column = 1 + self.text[self.line_start..to].chars().count();
        } else {
            self.column += passed.chars().count();
        }
        self.offset = to;
    }

    fn location(&self, end: usize) -> Location {
        let end = floor(self.text, end).max(self.offset);
        // No farther than what is marked or shown: a file may be one line, with many problems in it.
        let seen = floor(self.text, end.max(self.offset + 4 * (FROM + 1)));
        let line_end = self.text[self.offset..seen].find(['\n', '\r']).map_or(seen, |at| self.offset + at);
        let meant = self.offset..end.min(line_end);
        Location {
            line: self.line,
            column: self.column,
            length: self.text[meant.clone()].chars().count(),
            snippet: snippet(self.text, self.line_start..line_end, meant),
        }
    }
}

/// The end of the last whole character that ends at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn snippet(text: &str, line: Range<usize>, meant: Range<usize>) -> Snippet {
    let before = &text[line.start..meant.start];
    let from = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, first)| at + first.len_utf8());
    let shown = &text[meant.start..line.end];
    let to = shown.char_indices().nth(FROM).map_or(shown.len(), |(at, _)| at);
    let marked_end = meant.end.min(meant.start + to);

    let mut snippet = String::new();
    snippet.push_str(if from > 0 { "…" } else { "" });
    push_safe(&mut snippet, &before[from..]);
    let start = snippet.len();
    push_safe(&mut snippet, &text[meant.start..marked_end]);
    let end = snippet.len();
    push_safe(&mut snippet, &text[marked_end..meant.start + to]);
    snippet.push_str(if to < shown.len() { "…" } else { "" });
    Snippet { text: snippet, marked: start..end }
}

fn push_safe(snippet: &mut String, part: &str) {
    snippet.push_str(&printable(&part.replace('\t', "    ")));
}

#[cfg(test)]
mod tests {
    use super::locate;
    use crate::diagnostic::{Code, Finding, Location, Related};
    use std::ops::Range;

    fn location(text: &str, span: Range<usize>) -> Location {
        let diagnostics = locate("a.toml", text, vec![Finding::new(Code::InvalidValue, span, "wrong")]);
        diagnostics.into_iter().next().and_then(|it| it.location).expect("one fault with a location")
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let found = location("a = 1\nüber = 2\n", 14..15);
        assert_eq!((found.line, found.column, found.length), (2, 8, 1));
        assert_eq!(found.snippet.text(), "über = 2");
    }

    #[test]
    fn a_span_over_several_lines_ends_with_its_first() {
        let found = location("a = [\n1,\n]\r\n", 4..10);
        assert_eq!((found.line, found.column, found.length), (1, 5, 1));
        assert_eq!(&found.snippet.text()[found.snippet.marked()], "[");
    }

    #[test]
    fn the_end_of_the_text_is_a_place() {
        let found = location("a = 1\n", 6..6);
        assert_eq!((found.line, found.column, found.length), (2, 1, 0));
    }

    #[test]
    fn a_span_past_the_end_or_inside_a_character_is_pulled_back() {
        assert_eq!(location("ü", 1..99).column, 1);
        assert_eq!(location("ü", 50..99).column, 2);
    }

    #[test]
    fn the_first_of_two_is_told_by_its_line() {
        let finding = Finding::new(Code::InvalidValue, 8..9, "again").related(Related::Here(2));
        let diagnostics = locate("a.toml", "\na = 1\n\na = 1\n", vec![finding]);
        let related = diagnostics[0].related.as_ref().expect("a related location");
        assert_eq!((&*related.path, related.line), ("a.toml", 2));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}x = bad{}", "a".repeat(9_000), "b".repeat(9_000));
        let found = location(&text, 9_004..9_007);
        assert_eq!(found.column, 9_005);
        assert!(found.snippet.text().chars().count() < 210, "{}", found.snippet.text());
        assert_eq!(&found.snippet.text()[found.snippet.marked()], "bad");
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_and_the_mark_stays_in_place() {
        let found = location("\tt = \"\x1b[31m\" bad", 13..16);
        assert_eq!(found.snippet.text(), "    t = \"␛[31m\" bad");
        assert_eq!(&found.snippet.text()[found.snippet.marked()], "bad");
    }
}
