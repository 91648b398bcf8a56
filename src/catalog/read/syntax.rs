//! What the TOML of a section has wrong, in words for people who do not know its grammar.

use super::findings::range;
use crate::fault::Finding;
use std::borrow::Cow;
use toml_parser::{Expected, ParseError, Source, Span};

/// What the parser found in one section.
#[derive(Debug, Default)]
pub(super) struct Mistakes {
    pub(super) findings: Vec<Finding>,
    /// Whether a list or table is never closed and so has swallowed what follows it.
    pub(super) is_torn: bool,
}

impl Mistakes {
    pub(super) fn new(source: Source, errors: &[ParseError]) -> Self {
        let mut findings: Vec<_> = errors.iter().map(|error| plain(source, error)).collect();
        // What encloses a list that is never closed is not closed either: the innermost is to blame, for all
        // that comes after it too.
        let torn = errors.iter().filter(|error| is_unclosed(error)).filter_map(ParseError::context);
        let torn = torn.max_by_key(Span::start);
        if let Some(opened) = torn {
            findings.retain(|finding| finding.span.start < opened.start());
            findings.push(never_closed(source, opened));
        }
        // One mistake often confuses the parser twice at the same place.
        findings.dedup_by_key(|finding| finding.span.start);
        let is_torn = torn.is_some() || errors.iter().any(|error| runs_on(source, error).is_some());
        Self { findings, is_torn }
    }
}

fn is_unclosed(error: &ParseError) -> bool {
    matches!(error.description(), "unclosed array" | "unclosed inline table")
}

fn never_closed(source: Source, opened: Span) -> Finding {
    let is_list = source.get(opened).is_some_and(|bracket| bracket.as_str() == "[");
    let (what, bracket) = if is_list { ("list", "]") } else { ("table", "}") };
    Finding::new(range(opened), format!("this {what} is never closed"))
        .label("opened here")
        .help(format!("close it with `{bracket}`"))
}

fn plain(source: Source, error: &ParseError) -> Finding {
    let span = error.unexpected().or(error.context()).unwrap_or_default();
    let finding = Finding::new(range(span), words(error.description()));
    let expected = error.expected().unwrap_or_default();
    match (error.description(), expected) {
        (_, [Expected::Literal("\"" | "'")]) => quotation_mark(source, error, span),
        ("string values must be quoted", _) => {
            Finding::new(range(span), "text stands here without quotation marks")
                .help("put it between quotation marks")
        }
        ("missing escaped value", _) => Finding::new(range(span), "there is no such escape")
            .help("write `\\\\` where a backslash is meant"),
        _ => Finding { label: label(expected), ..finding },
    }
}

/// A text that does not end. Where it goes on over lines, its beginning tells more than its end.
fn quotation_mark(source: Source, error: &ParseError, end: Span) -> Finding {
    match runs_on(source, error) {
        Some(start) => {
            let opened = start..start + "\"\"\"".len();
            Finding::new(opened, "this text is never closed").label("opened here")
        }
        None => Finding::new(range(end), "the closing quotation mark is missing"),
    }
}

/// Where a text begins that does not end and goes on over lines.
fn runs_on(source: Source, error: &ParseError) -> Option<usize> {
    let is_open = matches!(error.expected(), Some([Expected::Literal("\"" | "'")]));
    let text = error.context().filter(|_| is_open)?;
    source.get(text)?.as_str().contains('\n').then_some(text.start())
}

fn label(expected: &[Expected]) -> Option<String> {
    let words: Vec<_> = expected.iter().filter_map(word).collect();
    (!words.is_empty()).then(|| format!("expected {}", words.join(" or ")))
}

fn word(expected: &Expected) -> Option<String> {
    match expected {
        Expected::Literal("\n") => Some("the end of the line".to_owned()),
        Expected::Literal(literal) => Some(format!("`{literal}`")),
        Expected::Description(description) => Some(words(description).into_owned()),
        _ => None,
    }
}

/// The parser's words for things, replaced by those of people.
fn words(description: &str) -> Cow<'_, str> {
    let replaced = [
        ("unclosed array table", "this header is not closed"),
        ("unclosed table", "this header is not closed"),
        ("key with no value", "this key has no value"),
        ("inline table element", "part of a table"),
        ("array elements", "items of a list"),
        ("inline table", "table"),
        ("array", "list"),
        ("multi-line basic string", "text"),
        ("basic string", "text"),
        ("multi-line literal string", "text"),
        ("literal string", "text"),
        ("non-double-quote visible characters", "visible characters"),
        ("non-single-quote visible characters", "visible characters"),
    ];
    replaced.iter().fold(Cow::Borrowed(description), |description, (from, to)| {
        if description.contains(from) { description.replace(from, to).into() } else { description }
    })
}
