//! The fields of one table, taken out one by one and told as wrong where they are.

use super::findings::{Findings, range};
use super::node::{Node, Table, Value};
use super::schema::{Field, Schema};
use super::values::is_own;
use crate::diagnostic::{Code, Finding, Related, quoted};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use toml_parser::Span;

/// A text and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Text<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) span: Span,
}

pub(super) struct Fields<'a> {
    schema: &'static Schema,
    table: Table<'a>,
    /// Where the table begins: what is missing is told there.
    pub(super) span: Span,
    /// The fields that unknown keys were probably meant to be; told already, so not told as missing.
    meant: Vec<&'static str>,
}

/// What a problem is about. Nearly always there is none, so it is put into words only where there is.
#[derive(Clone, Copy)]
pub(super) enum What<'n> {
    /// The value of a key.
    Key(&'n str),
    /// A part of the list under a key.
    ItemOf(&'n str),
}

impl fmt::Display for What<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(&quoted(key)),
            Self::ItemOf(key) => write!(f, "an item of {}", quoted(key)),
        }
    }
}

/// The tables of a list, and where the list stands.
pub(super) struct Tables<'a> {
    pub(super) tables: Vec<(Table<'a>, Span)>,
    pub(super) span: Span,
}

impl<'a> Fields<'a> {
    /// The fields of `table`; keys that `schema` does not know are told as wrong.
    pub(super) fn new(
        schema: &'static Schema,
        table: Table<'a>,
        span: Span,
        findings: &mut Findings,
    ) -> Self {
        let mut fields = Self { schema, table, span, meant: Vec::new() };
        fields.tell_unknown(findings);
        fields
    }

    fn tell_unknown(&mut self, findings: &mut Findings) {
        let known = || self.schema.keys.iter().map(|field| field.name);
        let is_unknown = |key: &str| !is_own(key) && !known().any(|known| known == key);
        for (key, entry) in self.table.iter().filter(|(key, _)| is_unknown(key)) {
            let meant = findings.nearest(key, known());
            let help = match meant {
                Some(meant) => format!("did you mean {}?", quoted(meant)),
                None => format!("its keys are {}", listed(known())),
            };
            self.meant.extend(meant);
            let message = format!("unknown key {} in this {}", quoted(key), self.schema.noun);
            findings.push(
                Finding::new(Code::UnknownKey, range(entry.key), message).label("unknown key").help(help),
            );
        }
    }

    /// Whether the field `name` is there, be it misspelt.
    pub(super) fn seem_to_have(&self, name: &str) -> bool {
        self.meant.contains(&name) || self.table.iter().any(|(key, _)| key == name)
    }

    /// The value of the field `name`; nothing where it is missing, which is told where it must not be.
    pub(super) fn node(&mut self, name: &str, findings: &mut Findings) -> Option<Node<'a>> {
        let field = self.schema.field(name);
        let node = self.table.remove(name);
        if node.is_none() && field.is_required && !findings.may_lack && !self.meant.contains(&name) {
            findings.push(missing(self.schema, field, self.span));
        }
        node
    }

    /// The text of the field `name`; an empty one is told as wrong.
    pub(super) fn text(&mut self, name: &str, findings: &mut Findings) -> Option<Text<'a>> {
        let field = self.schema.field(name);
        let node = self.node(name, findings)?;
        text(node, What::Key(name), "text", field, findings)
    }

    /// The same, where a missing or wrong one leaves an empty text: the catalog is refused then.
    pub(super) fn owned(&mut self, name: &str, findings: &mut Findings) -> String {
        self.text(name, findings).map(|it| it.text.into_owned()).unwrap_or_default()
    }

    pub(super) fn flag(&mut self, name: &str, findings: &mut Findings) -> bool {
        let field = self.schema.field(name);
        match self.node(name, findings) {
            Some(Node { value: Value::Flag(flag), .. }) => flag,
            Some(node) => {
                wrong_kind(&node, What::Key(name), "true or false", field, findings);
                false
            }
            None => false,
        }
    }

    /// The texts in the list `name`; an empty list, and a text that stands in it twice, are told as wrong.
    pub(super) fn texts(&mut self, name: &str, findings: &mut Findings) -> Vec<Text<'a>> {
        let field = self.schema.field(name);
        let Some(node) = self.node(name, findings) else { return Vec::new() };
        let Value::List(items) = node.value else {
            wrong_kind(&node, What::Key(name), "a list", field, findings);
            return Vec::new();
        };
        if items.is_empty() {
            let finding =
                Finding::new(Code::EmptyValue, range(node.span), format!("{} is empty", quoted(name)));
            findings.push(finding.help(format!("name at least one, as in {}", field.shown())));
        }
        let mut as_text = |item| text(item, What::ItemOf(name), "text", field, findings);
        let texts = items.into_iter().filter_map(&mut as_text);
        let texts: Vec<_> = texts.collect();
        tell_repeated(&texts, name, findings);
        texts
    }

    /// The tables in the list `name`.
    pub(super) fn tables(&mut self, name: &str, findings: &mut Findings) -> Option<Tables<'a>> {
        let field = self.schema.field(name);
        let node = self.node(name, findings)?;
        Some(Tables { span: node.span, tables: tables(node, name, field, findings) })
    }
}

fn tables<'a>(
    node: Node<'a>,
    name: &str,
    field: &Field,
    findings: &mut Findings,
) -> Vec<(Table<'a>, Span)> {
    let Value::List(items) = node.value else {
        wrong_kind(&node, What::Key(name), "a list", field, findings);
        return Vec::new();
    };
    let mut tables = Vec::with_capacity(items.len());
    for item in items {
        match item.value {
            Value::Table(table) => tables.push((table, item.span)),
            _ => wrong_kind(&item, What::ItemOf(name), "a table", field, findings),
        }
    }
    tables
}

/// The text that `node` holds, where it does and is not empty.
pub(super) fn text<'a>(
    node: Node<'a>,
    what: What,
    expected: &str,
    field: &Field,
    findings: &mut Findings,
) -> Option<Text<'a>> {
    let Value::Text(text) = node.value else {
        wrong_kind(&node, what, expected, field, findings);
        return None;
    };
    if text.trim().is_empty() {
        let finding = Finding::new(Code::EmptyValue, range(node.span), format!("{what} is empty"));
        findings.push(finding.help(format!("write it out, as in {}", field.shown())));
        return None;
    }
    Some(Text { text, span: node.span })
}

pub(super) fn wrong_kind(node: &Node, what: What, expected: &str, field: &Field, findings: &mut Findings) {
    if matches!(node.value, Value::Unreadable) {
        return;
    }
    let message = format!("{what} is {}, not {expected}", node.value.kind());
    let finding =
        Finding::new(Code::WrongType, range(node.span), message).label(format!("expected {expected}"));
    findings.push(finding.help(format!("write it as in {}", field.shown())));
}

fn missing(schema: &Schema, field: &Field, span: Span) -> Finding {
    let message = format!("this {} has no {}", schema.noun, quoted(field.name));
    Finding::new(Code::MissingField, range(span), message).help(format!("add it, as in {}", field.shown()))
}

/// `` `a`, `b` and `c` ``.
pub(super) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<_> = names.map(quoted).collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}

fn tell_repeated(texts: &[Text], name: &str, findings: &mut Findings) {
    // Nearly all lists are short, and comparing a few texts is faster than looking them up.
    let is_short = texts.len() <= 8;
    if is_short && (1..texts.len()).all(|at| texts[..at].iter().all(|it| it.text != texts[at].text)) {
        return;
    }
    let mut first = HashMap::with_capacity(texts.len());
    for Text { text, span } in texts {
        if let Some(first) = first.insert(&**text, *span) {
            let message = format!("{} is listed twice in {}", quoted(text), quoted(name));
            let finding = Finding::new(Code::DuplicateReference, range(*span), message).help("remove it");
            findings.push(finding.related(Related::Here(first.start())));
        }
    }
}
