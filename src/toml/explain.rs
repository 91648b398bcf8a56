//! What is wrong where a line is no TOML, and what was meant by it, for people who do not know its grammar.

use super::explain_value;
use crate::diagnostic::{Code, Finding, quoted};
use std::ops::Range;
use toml_parser::{Expected, ParseError, Span};

/// What the parser is made to say of a value that is none.
pub(super) const NO_VALUE: &str = "no-value";
/// Of one that is missing.
pub(super) const VALUE_MISSING: &str = "value-missing";
/// Of a date that no calendar has.
pub(super) const NO_SUCH_DATE: &str = "no-such-date";
/// For values nested too deeply.
pub(super) const TOO_DEEP: &str = "too-deep";

const BEHIND: &str = "unexpected text after the value";
const TEXT_ENDS: &str = "the text ends before this";
const COMMA: &str = "put a `,` before this";

/// The first mistake of a line.
pub(super) struct SyntaxSlip<'a> {
    text: &'a str,
    line: Range<usize>,
    /// What the parser stumbled over.
    span: Range<usize>,
    /// What it was reading.
    context: Range<usize>,
    description: &'a str,
    expected: &'a [Expected],
}

impl<'a> SyntaxSlip<'a> {
    pub(super) fn new(text: &'a str, line: Range<usize>, error: &'a ParseError) -> Self {
        let span = error.unexpected().or(error.context()).unwrap_or_default();
        let line = line.start..line.start + text[line].trim_end_matches('\r').len();
        Self {
            text,
            line,
            span: range(span),
            context: range(error.context().unwrap_or(span)),
            description: error.description(),
            expected: error.expected().unwrap_or_default(),
        }
    }

    pub(super) fn explain(&self) -> Finding {
        match (self.description, self.expected) {
            (NO_VALUE, _) => explain_value::explain(self.meant(), self.span.clone()),
            (VALUE_MISSING | "missing value", _) => {
                self.finding("a value is missing").help("write it behind the `=`; text in quotation marks")
            }
            (NO_SUCH_DATE, _) => {
                self.finding("there is no such date or time").help(explain_value::WRITE_A_DATE)
            }
            (TOO_DEEP | "cannot recurse further; max recursion depth met", _) => {
                self.finding("this is nested too deep").help("take some brackets around it away")
            }
            ("missing escaped value" | "too few unicode value digits" | "invalid value", _) => {
                self.escape()
            }
            ("unclosed table" | "unclosed array table", _) => self.header(),
            (_, [Expected::Literal("\"" | "'")]) => self.quotation_mark(),
            ("carriage return must be followed by newline", _) => self
                .finding("a carriage return without a line feed")
                .help("save the file with the line ends of Unix or Windows in your editor"),
            _ if self.stumbled_over().is_some_and(char::is_control) => {
                self.marked("control character").help("remove it")
            }
            _ if self.stumbled_over().is_some_and(explain_value::is_odd_space) => {
                explain_value::odd_space(self.span.start, self.stumbled_over().unwrap_or_default())
            }
            _ => self.structure(),
        }
    }

    /// Keys, headers, lists and tables that are not put together well.
    fn structure(&self) -> Finding {
        match self.description {
            _ if self.stumbled_over() == Some(':') => {
                self.marked("expected `=`, found `:`").help("write `=` between a key and its value")
            }
            "invalid unquoted key" | "unquoted keys cannot be empty" => self.key(),
            "key with no value"
            | "missing value for key"
            | "missing assignment between key-value pairs" => self.no_equals(),
            "unexpected key or value" => self.behind(),
            "extra `=`" | "extra assignment between key-value pairs" => {
                self.marked("extra `=`").help("remove it")
            }
            "missing comma between array elements" => {
                self.finding("a comma is missing between the items of a list").help(COMMA)
            }
            "missing comma between key-value pairs" => {
                self.finding("a comma is missing between the keys of a table").help(COMMA)
            }
            "extra comma in array" | "extra comma in inline table" => {
                self.marked("extra comma").help("remove it")
            }
            _ if matches!(self.stumbled_over(), Some(']' | '}')) => {
                self.marked("nothing is open that this could close").help("remove it")
            }
            _ => self.marked("this begins no key").label("expected a key and a `=`"),
        }
    }

    fn finding(&self, message: impl Into<String>) -> Finding {
        Finding::new(Code::SyntaxError, self.span.clone(), message)
    }

    /// A finding at what the parser stumbled over, at least at one character.
    fn marked(&self, message: impl Into<String>) -> Finding {
        let one = self.stumbled_over().map_or(0, char::len_utf8);
        Finding::new(Code::SyntaxError, self.span.start..self.span.end.max(self.span.start + one), message)
    }

    fn meant(&self) -> &'a str {
        self.text.get(self.span.clone()).unwrap_or_default()
    }

    fn line(&self) -> &'a str {
        self.text[self.line.clone()].trim_start()
    }

    fn stumbled_over(&self) -> Option<char> {
        self.text.get(self.span.start..self.line.end.max(self.span.start))?.chars().next()
    }

    /// Marks the backslash with what follows it: the parser may have read on.
    fn escape(&self) -> Finding {
        let before = &self.text[self.line.start..self.span.start.max(self.line.start)];
        let start = before.rfind('\\').map_or(self.span.start, |at| self.line.start + at);
        let end = self.text[start..].char_indices().nth(2).map_or(self.text.len(), |(at, _)| start + at);
        Finding::new(Code::SyntaxError, start..end, "unknown escape")
            .help("write `\\\\` for a backslash, or put the text between single quotation marks")
    }

    /// A text that does not end. Where it goes on over lines, its beginning helps more than its end.
    fn quotation_mark(&self) -> Finding {
        let mark = if self.text[self.context.start..].starts_with('\'') { "'" } else { "\"" };
        if self.span.start <= self.line.end {
            let help = format!("close the text with `{mark}`");
            return self.finding("the closing quotation mark is missing").help(help);
        }
        let mark = mark.repeat(3);
        Finding::new(
            Code::SyntaxError,
            self.context.start..self.context.start + mark.len(),
            "unclosed string",
        )
        .label("opened here")
        .help(format!("close it with `{mark}`"))
    }

    /// A header whose brackets do not match or that has spaces in its name.
    fn header(&self) -> Finding {
        let header = self.line().split('#').next().unwrap_or_default().trim_end();
        let start = self.text[..self.line.end].len() - self.line().len();
        let name = header.trim_matches(['[', ']', ' ']);
        let opened = header.len() - header.trim_start_matches('[').len();
        let closed = header.len() - header.trim_end_matches(']').len();
        let count = opened.max(closed).min(2);
        let message = match opened.cmp(&closed) {
            std::cmp::Ordering::Greater => "this header is not closed",
            std::cmp::Ordering::Less => "this header has a bracket too many",
            std::cmp::Ordering::Equal => "the name in a header has no spaces",
        };
        let meant = format!("{}{}{}", "[".repeat(count), name.replace(' ', "_"), "]".repeat(count));
        Finding::new(Code::SyntaxError, start..start + header.len(), message)
            .help(format!("write {}", quoted(&meant)))
    }

    /// A key with characters that need quotation marks, or what was not meant to be a key.
    fn key(&self) -> Finding {
        let line = self.line();
        if ["//", "--", "/*", ";"].iter().any(|it| line.starts_with(it)) {
            let start = self.line.end - line.len();
            return Finding::new(
                Code::SyntaxError,
                start..start + 2.min(line.len()),
                "this begins neither a key nor a comment",
            )
            .help("begin a comment with `#`");
        }
        let finding = self.marked("character not allowed in an unquoted key");
        match self.key_before_equals() {
            Some((_, key)) => finding.help(format!("write {}", quoted(&format!("\"{key}\"")))),
            None => finding.label("expected letters, digits, `-` or `_`"),
        }
    }

    /// What is before the first `=` of the line, where that is no text, list or table, and where.
    fn key_before_equals(&self) -> Option<(Range<usize>, &'a str)> {
        let key = self.line().split_once('=')?.0.trim_end();
        let start = self.line.end - self.line().len();
        let is_plain = !key.is_empty() && !key.contains(['"', '\'', '[', '{', ',', ':']);
        is_plain.then_some((start..start + key.len(), key))
    }

    fn no_equals(&self) -> Finding {
        let behind = self.text[self.span.start.min(self.line.end)..self.line.end].trim();
        if let Some((span, key)) = self.key_before_equals().filter(|(span, _)| self.span.start < span.end) {
            let is_of_ours = !key.contains(char::is_uppercase);
            let meant = if is_of_ours { key.replace(' ', "_") } else { format!("\"{key}\"") };
            return Finding::new(Code::SyntaxError, span, "a key with a space in it needs quotation marks")
                .help(format!("write {}", quoted(&meant)));
        }
        let finding = if behind.is_empty() || behind.starts_with('#') {
            self.finding("this key has no value")
        } else {
            self.finding("a `=` is missing between a key and its value")
        };
        finding.label("expected `=`")
    }

    /// Something behind the value or header of a line.
    fn behind(&self) -> Finding {
        if self.line().starts_with('[') {
            return self.header();
        }
        let before = self.text[self.line.start..self.span.start].trim_end();
        let rest = &self.text[self.span.start..self.line.end];
        let told = |message: &str, help: &str| {
            Finding::new(Code::SyntaxError, self.span.start..self.line.end, message)
                .label("expected the end of the line")
                .help(help)
        };
        match before.chars().next_back().filter(|mark| rest.contains(*mark)) {
            Some('"') => told(TEXT_ENDS, "write `\\\"` for a quotation mark within a text"),
            Some('\'') => told(TEXT_ENDS, "put a text that has a `'` in it between `\"`"),
            _ if [",", ";"].contains(&rest.trim_end()) => told(BEHIND, "remove it"),
            _ => told(BEHIND, "begin a new line before it, or a comment with `#`"),
        }
    }
}

pub(super) fn range(span: Span) -> Range<usize> {
    span.start()..span.end()
}
