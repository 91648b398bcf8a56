//! From the tokens of one section to its values, past every mistake.

use super::findings::{Findings, range};
use super::node::{Clash, Key, Node, Table, Value};
use super::slip::{NO_SUCH_DATE, NO_VALUE, TOO_DEEP, TOO_LARGE, VALUE_MISSING};
use super::syntax::Mistakes;
use crate::diagnostic::{Code, Finding, Related, quoted};
use std::borrow::Cow;
use toml_parser::decoder::{Encoding, IntegerRadix, ScalarKind};
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

/// How deep lists, tables and dotted keys go within each other. The format needs three; examples of objects
/// may need some more.
const DEPTH: usize = 32;

/// A header and what stands below it; the first section of a file has no header.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub(super) header: Option<Header<'a>>,
    pub(super) table: Table<'a>,
    /// Whether something in it was never closed, so that it may lack what stands in it.
    pub(super) is_torn: bool,
}

/// `[path]` or `[[path]]`.
#[derive(Debug)]
pub(super) struct Header<'a> {
    pub(super) path: Vec<Key<'a>>,
    pub(super) is_list: bool,
    pub(super) span: Span,
}

pub(super) fn parse<'a>(source: Source<'a>, tokens: &[Token], findings: &mut Findings) -> Section<'a> {
    let mut builder = Builder::new(source);
    let mut errors: Vec<ParseError> = Vec::new();
    parse_document(tokens, &mut ValidateWhitespace::new(&mut builder, source), &mut errors);
    let mistakes = Mistakes::new(source, &errors, findings.broken_to());
    let (mut section, clashes) = builder.finish();
    section.is_torn = mistakes.is_torn;
    findings.begin_section(mistakes);
    for clash in clashes {
        let key = quoted(source.input().get(range(clash.again)).unwrap_or_default());
        let finding = Finding::new(Code::DuplicateKey, range(clash.again), format!("duplicate key {key}"));
        let help = format!("remove one {key}");
        findings.push(finding.related(Related::Here(clash.first.start())).help(help));
    }
    section
}

/// A list or table that is not closed yet.
#[derive(Debug)]
enum Open<'a> {
    List(Vec<Node<'a>>, Span),
    Table(Table<'a>, Span),
}

/// Follows the events of the parser.
struct Builder<'a> {
    source: Source<'a>,
    header: Option<Header<'a>>,
    in_header: bool,
    table: Table<'a>,
    /// The lists and tables around the current place, each with the key it is for.
    open: Vec<(Open<'a>, Vec<Key<'a>>)>,
    /// The parts of the key that the next value is for.
    key: Vec<Key<'a>>,
    /// Whether a dot came last, so that the next part belongs to the same key.
    dotted: bool,
    clashes: Vec<Clash>,
}

impl<'a> Builder<'a> {
    fn new(source: Source<'a>) -> Self {
        Self {
            source,
            header: None,
            in_header: false,
            table: Table::new(),
            open: Vec::new(),
            key: Vec::new(),
            dotted: false,
            clashes: Vec::new(),
        }
    }

    fn finish(mut self) -> (Section<'a>, Vec<Clash>) {
        while !self.open.is_empty() {
            self.close(Span::default());
        }
        self.put_up_with_no_value();
        (Section { header: self.header, table: self.table, is_torn: false }, self.clashes)
    }

    /// Begins a list or table; says whether it is not too deep.
    fn begin(&mut self, open: Open<'a>, span: Span, error: &mut dyn ErrorSink) -> bool {
        self.open.push((open, std::mem::take(&mut self.key)));
        let allowed = self.open.len() <= DEPTH;
        if !allowed {
            error.report_error(too_deep(span));
        }
        allowed
    }

    fn close(&mut self, end: Span) {
        let Some((open, key)) = self.open.pop() else { return };
        self.key = key;
        let is_too_deep = self.open.len() >= DEPTH;
        let (value, start) = match open {
            Open::List(_, start) | Open::Table(_, start) if is_too_deep => (Value::Unreadable, start),
            Open::List(items, start) => (Value::List(items), start),
            Open::Table(table, start) => (Value::Table(table), start),
        };
        self.put(Node { value, span: start.append(end) });
    }

    /// Notes that there is a key, though its value is missing.
    fn put_up_with_no_value(&mut self) {
        if self.open.is_empty()
            && let Some(key) = self.key.last()
        {
            let span = key.span;
            self.put(Node { value: Value::Unreadable, span });
        }
    }

    fn put(&mut self, node: Node<'a>) {
        let table = match self.open.last_mut() {
            Some((Open::List(items, _), _)) => return items.push(node),
            Some((Open::Table(table, _), _)) => table,
            None => &mut self.table,
        };
        let mut path = std::mem::take(&mut self.key);
        // The parser makes up an empty key where one is missing.
        let Some(key) = path.pop().filter(|key| !key.span.is_empty()) else { return };
        if let Err(clash) = table.insert(&path, key, node) {
            self.clashes.push(clash);
        }
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header = Some(Header { path: Vec::new(), is_list: false, span });
        self.in_header = true;
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.in_header = false;
        if let Some(header) = &mut self.header {
            header.span = header.span.append(span);
        }
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header = Some(Header { path: Vec::new(), is_list: true, span });
        self.in_header = true;
    }

    fn array_table_close(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.std_table_close(span, error);
    }

    fn inline_table_open(&mut self, span: Span, error: &mut dyn ErrorSink) -> bool {
        self.begin(Open::Table(Table::new(), span), span, error)
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn array_open(&mut self, span: Span, error: &mut dyn ErrorSink) -> bool {
        self.begin(Open::List(Vec::new(), span), span, error)
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn simple_key(&mut self, span: Span, kind: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut text = Cow::Borrowed("");
        if let Some(raw) = self.source.get(span) {
            toml_parser::Raw::new_unchecked(raw.as_str(), kind, span).decode_key(&mut text, error);
        }
        let path = match &mut self.header {
            Some(header) if self.in_header => &mut header.path,
            _ => &mut self.key,
        };
        if !std::mem::take(&mut self.dotted) {
            path.clear();
        }
        match path.len() {
            length if length > DEPTH => return,
            DEPTH => error.report_error(too_deep(span)),
            _ => {}
        }
        path.push(Key { text, span });
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.dotted = true;
    }

    fn scalar(&mut self, span: Span, kind: Option<Encoding>, error: &mut dyn ErrorSink) {
        let value = scalar(self.source, span, kind, error);
        self.put(Node { value, span });
    }

    fn newline(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.in_header = false;
        self.dotted = false;
        self.put_up_with_no_value();
    }
}

fn scalar<'a>(
    source: Source<'a>,
    span: Span,
    kind: Option<Encoding>,
    error: &mut dyn ErrorSink,
) -> Value<'a> {
    if span.is_empty() {
        error.report_error(ParseError::new(VALUE_MISSING).with_unexpected(span));
        return Value::Unreadable;
    }
    let Some(raw) = source.get(span) else { return Value::Unreadable };
    let (mut text, mut failed, is_quoted) = (Cow::Borrowed(""), false, kind.is_some());
    let raw = toml_parser::Raw::new_unchecked(raw.as_str(), kind, span);
    let kind = raw.decode_scalar(&mut text, &mut |it| {
        failed = true;
        if is_quoted {
            error.report_error(it);
        }
    });
    if failed && !is_quoted {
        // What it was taken for is a guess of the parser's.
        error.report_error(ParseError::new(NO_VALUE).with_unexpected(span));
    }
    let value = match kind {
        _ if failed => return Value::Unreadable,
        ScalarKind::String => Some(Value::Text(text)),
        ScalarKind::Boolean(flag) => Some(Value::Flag(flag)),
        ScalarKind::Float => text.parse().ok().map(Value::Float),
        ScalarKind::Integer(radix) => integer(&text, radix).map(Value::Integer),
        ScalarKind::DateTime => {
            text.parse::<toml_datetime::Datetime>().is_ok().then_some(Value::Date(text))
        }
    };
    value.unwrap_or_else(|| {
        let what = match kind {
            ScalarKind::DateTime => NO_SUCH_DATE,
            _ => TOO_LARGE,
        };
        error.report_error(ParseError::new(what).with_unexpected(span));
        Value::Unreadable
    })
}

fn integer(text: &str, radix: IntegerRadix) -> Option<i64> {
    i64::from_str_radix(text, radix.value()).ok()
}

fn too_deep(span: Span) -> ParseError {
    ParseError::new(TOO_DEEP).with_unexpected(span)
}
