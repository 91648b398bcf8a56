//! What the TOML of a section has wrong: of each line the first mistake, since one often confuses the parser
//! several times.

use super::findings::range;
use super::slip::Slip;
use crate::diagnostic::{Code, Finding};
use std::ops::Range;
use toml_parser::{Expected, ParseError, Source, Span};

/// What the parser found in one section.
#[derive(Debug, Default)]
pub(super) struct Mistakes {
    pub(super) findings: Vec<Finding>,
    /// The lines with mistakes, in order. What else was made of them means nothing.
    pub(super) lines: Vec<Range<usize>>,
    /// Whether a key may be among what could not be read.
    pub(super) may_hide_keys: bool,
    /// Whether a list or table is never closed and so has swallowed what follows it.
    pub(super) is_torn: bool,
}

impl Mistakes {
    /// The mistakes of a section behind the line that ends at `told`, where mistakes were told before.
    pub(super) fn new(source: Source, errors: &[ParseError], told: Option<usize>) -> Self {
        // What encloses a list that is never closed is not closed either: the innermost is to blame, for all
        // that comes after it too.
        let torn = errors.iter().filter(|error| is_unclosed(error)).filter_map(ParseError::context);
        let torn = torn.max_by_key(Span::start);
        let end = torn.map_or(usize::MAX, |opened| opened.start());
        let mut mistakes = Self::default();
        let mut places: Vec<_> = errors.iter().map(|error| (place(source, error), error)).collect();
        places.sort_by_key(|(place, _)| *place);
        let mut told = told;
        for (place, error) in places.into_iter().filter(|(place, _)| *place < end) {
            if told.is_some_and(|told| place <= told) {
                continue;
            }
            let line = line(source.input(), place);
            told = Some(line.end);
            mistakes.findings.push(Slip::new(source.input(), line.clone(), error).told());
            mistakes.lines.push(line);
        }
        if let Some(opened) = torn {
            mistakes.findings.push(never_closed(source, opened));
        }
        mistakes.may_hide_keys = errors.iter().any(is_of_keys);
        mistakes.is_torn = torn.is_some() || errors.iter().any(|error| runs_on(source, error).is_some());
        mistakes
    }
}

/// The line that holds the byte at `place`.
fn line(text: &str, place: usize) -> Range<usize> {
    let place = place.min(text.len());
    let start = text[..place].rfind('\n').map_or(0, |at| at + 1);
    let end = text[place..].find('\n').map_or(text.len(), |at| place + at);
    start..end
}

/// Where a mistake was made: where a text that goes on over lines begins, or else where it was noticed.
fn place(source: Source, error: &ParseError) -> usize {
    let noticed = error.unexpected().or(error.context()).unwrap_or_default();
    runs_on(source, error).unwrap_or(noticed.start())
}

fn is_unclosed(error: &ParseError) -> bool {
    matches!(error.description(), "unclosed array" | "unclosed inline table")
}

fn never_closed(source: Source, opened: Span) -> Finding {
    let is_list = source.get(opened).is_some_and(|bracket| bracket.as_str() == "[");
    let (what, bracket) = if is_list { ("list", "]") } else { ("table", "}") };
    Finding::new(Code::SyntaxError, range(opened), format!("unclosed {what}"))
        .label("opened here")
        .help(format!("close it with `{bracket}`"))
}

fn is_of_keys(error: &ParseError) -> bool {
    matches!(
        error.description(),
        "invalid unquoted key"
            | "unquoted keys cannot be empty"
            | "key with no value"
            | "missing value for key"
            | "missing assignment between key-value pairs"
            | "invalid key-value pair"
    )
}

/// Where a text begins that does not end and goes on over lines.
fn runs_on(source: Source, error: &ParseError) -> Option<usize> {
    let is_open = matches!(error.expected(), Some([Expected::Literal("\"" | "'")]));
    let text = error.context().filter(|_| is_open)?;
    source.get(text)?.as_str().contains('\n').then_some(text.start())
}
