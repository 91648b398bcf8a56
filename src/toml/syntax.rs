//! What the TOML of a section has wrong: of each line the first mistake, since one often confuses the parser
//! several times.

use super::explain::{NO_SUCH_DATE, NO_VALUE, SyntaxSlip, TOO_DEEP, VALUE_MISSING, range};
use super::sections::Section;
use crate::diagnostic::{Code, Finding};
use std::borrow::Cow;
use std::ops::Range;
use toml_parser::decoder::ScalarKind;
use toml_parser::lexer::Token;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, Expected, ParseError, Raw, Source, Span};

/// How deep lists, tables and dotted keys go within each other: as deep as the parser of the tree follows them.
const DEPTH: usize = 80;

/// What the parser found in one section.
#[derive(Debug, Default)]
pub(super) struct Mistakes {
    pub(super) findings: Vec<Finding>,
    /// The lines with mistakes, in order. What else was made of them means nothing.
    pub(super) lines: Vec<Range<usize>>,
    /// What the parser of the tree must not see, since it would read nothing behind it.
    pub(super) blanked: Vec<Range<usize>>,
    /// Whether a key may be among what could not be read.
    pub(super) may_hide_keys: bool,
    /// Whether a list or table is never closed and so has swallowed what follows it.
    pub(super) is_torn: bool,
}

impl Mistakes {
    /// The mistakes of a section of `text` after the line that ends at `told`, up to which they were reported before.
    pub(super) fn find(text: &str, section: &Section, told: Option<usize>) -> Self {
        let source = Source::new(text);
        let (events, mut errors) = events(source, section.tokens);
        errors.extend(undecodable(source, &events));
        let mut mistakes = Self::default();
        // What encloses a list that is never closed is not closed either: the innermost is to blame, for all
        // that comes after it too.
        let torn = errors.iter().filter(|error| is_unclosed(error)).filter_map(ParseError::context);
        let torn = torn.max_by_key(Span::start);
        mistakes.tell(source, &errors, told, torn.map_or(usize::MAX, |opened| opened.start()));
        if let Some(opened) = torn {
            mistakes.findings.push(never_closed(source, opened));
        }
        mistakes.may_hide_keys = errors.iter().any(is_of_keys);
        let outermost = errors.iter().filter(|error| is_unclosed(error)).filter_map(ParseError::context);
        let runs_on = errors.iter().filter_map(|error| runs_on(source, error));
        let swallowing = outermost.map(|opened| opened.start()).chain(runs_on).min();
        mistakes.is_torn = swallowing.is_some();
        mistakes.blanked = keys_alone(text, &events);
        mistakes.blanked.extend(swallowing.map(|from| line(text, from).start..section.range.end));
        mistakes
    }

    /// Explains the first error of each line up to `end`.
    fn tell(&mut self, source: Source, errors: &[ParseError], mut told: Option<usize>, end: usize) {
        let mut places: Vec<_> = errors.iter().map(|error| (place(source, error), error)).collect();
        places.sort_by_key(|(place, _)| *place);
        for (place, error) in places.into_iter().filter(|(place, _)| *place < end) {
            if told.is_some_and(|told| place <= told) {
                continue;
            }
            let line = line(source.input(), place);
            told = Some(line.end);
            self.findings.push(SyntaxSlip::new(source.input(), line.clone(), error).explain());
            self.lines.push(line);
        }
    }
}

/// What the parser makes of the tokens, and what it says against them.
pub(super) fn events(source: Source, tokens: &[Token]) -> (Vec<Event>, Vec<ParseError>) {
    let (mut events, mut errors) = (Vec::new(), Vec::new());
    let mut spaces = ValidateWhitespace::new(&mut events, source);
    let depth = u32::try_from(DEPTH).unwrap_or(u32::MAX);
    parse_document(tokens, &mut RecursionGuard::new(&mut spaces, depth), &mut errors);
    (events, errors)
}

/// What is wrong within keys and values.
fn undecodable(source: Source, events: &[Event]) -> Vec<ParseError> {
    let (mut errors, mut parts) = (Vec::new(), 0);
    for event in events {
        match event.kind() {
            EventKind::SimpleKey => {
                parts += 1;
                if parts == DEPTH + 1 {
                    errors.report_error(ParseError::new(TOO_DEEP).with_unexpected(event.span()));
                }
                if let Some(raw) = source.get(event) {
                    raw.decode_key(&mut Cow::Borrowed(""), &mut errors);
                }
            }
            EventKind::Scalar => scalar(source, event, &mut errors),
            EventKind::KeySep | EventKind::Whitespace => {}
            _ => parts = 0,
        }
    }
    errors
}

fn scalar(source: Source, event: &Event, errors: &mut Vec<ParseError>) {
    let span = event.span();
    if span.is_empty() {
        return errors.report_error(ParseError::new(VALUE_MISSING).with_unexpected(span));
    }
    let Some(raw) = source.get(span) else { return };
    let raw = Raw::new_unchecked(raw.as_str(), event.encoding(), span);
    let (mut text, mut found) = (Cow::Borrowed(""), Vec::new());
    let kind = raw.decode_scalar(&mut text, &mut found);
    match (event.encoding(), kind) {
        (Some(_), _) => errors.extend(found),
        // What it was taken for is a guess of the parser's.
        (None, _) if !found.is_empty() => {
            errors.report_error(ParseError::new(NO_VALUE).with_unexpected(span));
        }
        (None, ScalarKind::DateTime) if text.parse::<toml_datetime::Datetime>().is_err() => {
            errors.report_error(ParseError::new(NO_SUCH_DATE).with_unexpected(span));
        }
        (None, _) => {}
    }
}

/// The lines with keys at which the parser of the tree stops: those that no `=` follows.
fn keys_alone(text: &str, events: &[Event]) -> Vec<Range<usize>> {
    let (mut lines, mut depth, mut in_header, mut key) = (Vec::new(), 0_i32, false, None);
    for event in events {
        let before = key.take();
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => in_header = true,
            EventKind::StdTableClose | EventKind::ArrayTableClose => in_header = false,
            EventKind::InlineTableOpen | EventKind::ArrayOpen => depth += 1,
            EventKind::InlineTableClose | EventKind::ArrayClose => depth -= 1,
            EventKind::SimpleKey if depth == 0 && !in_header => key = Some(event.span()),
            EventKind::KeySep | EventKind::Whitespace => key = before,
            EventKind::KeyValSep => continue,
            _ => {}
        }
        if key.is_none() {
            lines.extend(before.map(|key| line(text, key.start())));
        }
    }
    lines.extend(key.map(|key| line(text, key.start())));
    lines
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
