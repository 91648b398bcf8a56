//! Values out of tables, each with its fault where it is missing or of another type.
//!
//! Where there is a fault, a stand-in is returned and reading goes on, so that all faults are found. What was
//! read counts only where none was.

use super::findings::Findings;
use super::shape::Shape;
use crate::catalog::PropertyType;
use crate::diagnostic::{Code, Finding, Related, nearest, quoted};
use jiff::Timestamp;
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table and where it stands.
pub(in crate::plan) struct Table<'a> {
    pub(in crate::plan) text: &'a str,
    pub(in crate::plan) entries: &'a DeTable<'a>,
    /// Its header, or the whole of it where it is written inline.
    pub(in crate::plan) span: Range<usize>,
    pub(in crate::plan) shape: &'static Shape,
}

pub(super) type Node<'a> = Spanned<DeValue<'a>>;

impl<'a> Table<'a> {
    fn get(&self, key: &str) -> Option<&'a Node<'a>> {
        self.entries.get(key)
    }

    /// What stands at `key`, where that is a key of this table in the plan's version; else it is the person's.
    pub(super) fn known(&self, key: &str) -> Option<&'a Node<'a>> {
        self.shape.within(key).and_then(|_| self.get(key))
    }

    /// Where the value of `key` stands; the table, where there is none.
    pub(in crate::plan) fn value_span(&self, key: &str) -> Range<usize> {
        self.get(key).map_or_else(|| self.span.clone(), Spanned::span)
    }

    /// A text that has to be there.
    pub(super) fn text(&self, key: &str, findings: &mut Findings) -> String {
        self.required(key, "\"…\"", findings)
            .and_then(|node| as_text(key, node, findings))
            .unwrap_or_default()
            .to_owned()
    }

    /// A text by which the table is known, so that it is there and not empty.
    pub(super) fn identity(&self, key: &str, findings: &mut Findings) -> String {
        let text = self.text(key, findings);
        if self.get(key).is_some_and(|node| node.get_ref().as_str().is_some_and(|it| it.trim().is_empty()))
        {
            findings.push(
                Finding::new(Code::EmptyValue, self.value_span(key), format!("the `{key}` is empty"))
                    .label("expected text"),
            );
        }
        text
    }

    /// A text that may be left out.
    pub(super) fn text_if_any(&self, key: &str, findings: &mut Findings) -> Option<String> {
        as_text(key, self.known(key)?, findings).map(str::to_owned)
    }

    /// True or false; false where it is left out.
    pub(super) fn flag(&self, key: &str, findings: &mut Findings) -> bool {
        let Some(node) = self.get(key) else { return false };
        node.get_ref().as_bool().unwrap_or_else(|| {
            findings.push(
                wrong_type(key, node, "true or false")
                    .help(format!("write `{key} = true` or `{key} = false`")),
            );
            false
        })
    }

    /// A whole number that has to be there.
    pub(super) fn integer(&self, key: &str, findings: &mut Findings) -> Option<i64> {
        let node = self.required(key, "1", findings)?;
        let integer = node.get_ref().as_integer();
        let value = integer.and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok());
        if value.is_none() {
            let help = format!("write `{key} = 1`");
            findings.push(wrong_type(key, node, "a whole number").help(help));
        }
        value
    }

    /// A version, as a text or a number.
    pub(super) fn version(&self, key: &str, findings: &mut Findings) -> Option<String> {
        match self.known(key)?.get_ref() {
            DeValue::Integer(number) => Some(number.to_string()),
            _ => self.text_if_any(key, findings),
        }
    }

    /// A point in time that may be left out.
    pub(super) fn time_if_any(&self, key: &str, findings: &mut Findings) -> Option<Timestamp> {
        let node = self.get(key)?;
        let time = node.get_ref().as_datetime().and_then(|time| time.to_string().parse().ok());
        if time.is_none() {
            let help = format!(
                "write a date, a time and a `Z` for UTC, without quotes: `{key} = 2026-11-23T21:03:00Z`"
            );
            findings.push(wrong_type(key, node, "a date and time in UTC").help(help));
        }
        time
    }

    /// The type of a property, which has to be there.
    pub(super) fn property_type(&self, key: &str, findings: &mut Findings) -> PropertyType {
        let node = self.required(key, "\"string\"", findings);
        let name = node.and_then(|node| as_text(key, node, findings));
        let Some(name) = name else { return PropertyType::String };
        name.parse().unwrap_or_else(|_| {
            let message = format!("{} is not a property type", quoted(name));
            let finding = Finding::new(Code::InvalidValue, self.value_span(key), message);
            findings.push(finding.help(PropertyType::remedy(name)));
            PropertyType::String
        })
    }

    /// A list of texts; empty where it is left out.
    pub(super) fn texts(&self, key: &str, findings: &mut Findings) -> Vec<String> {
        let Some(node) = self.known(key) else { return Vec::new() };
        let Some(list) = node.get_ref().as_array() else {
            let only = node.get_ref().as_str().filter(|it| !it.contains(['"', '\\', '\n'])).unwrap_or("…");
            let help = format!("write {}", quoted(&format!("{key} = [\"{only}\"]")));
            findings.push(wrong_type(key, node, "a list of texts").help(help));
            return Vec::new();
        };
        let mut item = |node| text(&format!("an item of `{key}`"), node, findings);
        list.iter().filter_map(&mut item).map(str::to_owned).collect()
    }

    /// The table at `key`, which has to be there.
    pub(super) fn required_table(&self, key: &str, findings: &mut Findings) -> Option<Self> {
        if self.get(key).is_none() {
            findings.push_missing(self.missing(key, &format!("add `[{key}]` and its keys below it")));
        }
        self.table(key, findings)
    }

    /// The table at `key`; nothing where it is left out.
    pub(super) fn table(&self, key: &str, findings: &mut Findings) -> Option<Self> {
        let node = self.get(key)?;
        let table = self.inner(key, node);
        if table.is_none() {
            findings.push(
                wrong_type(key, node, "a table").help(format!("write `[{key}]` and its keys below it")),
            );
        }
        table
    }

    /// Says that there is no table at `key` where there has to be one.
    pub(super) fn missing_tables(&self, key: &str, findings: &mut Findings) {
        if self.get(key).is_none() {
            findings.push_missing(self.missing(key, &format!("add `[[{key}]]` and its keys below it")));
        }
    }

    /// The tables at `key`; none where it is left out.
    pub(super) fn tables(&self, key: &str, findings: &mut Findings) -> Vec<Self> {
        let Some(node) = self.known(key) else { return Vec::new() };
        let Some(list) = node.get_ref().as_array() else {
            let help = format!("write `[[{key}]]` with two brackets before each");
            findings.push(wrong_type(key, node, "a list of tables").help(help));
            return Vec::new();
        };
        let table = |node: &'a Node<'a>| {
            let table = self.inner(key, node);
            if table.is_none() {
                findings.push(wrong_type(key, node, "a table"));
            }
            table
        };
        list.iter().filter_map(table).collect()
    }

    /// The tables at `key`, no two of which have the same `identity`.
    pub(super) fn unique_tables(&self, key: &str, identity: &str, findings: &mut Findings) -> Vec<Self> {
        let tables = self.tables(key, findings);
        let mut seen = HashMap::new();
        for table in &tables {
            let Some(name) = table.get(identity).and_then(|node| node.get_ref().as_str()) else { continue };
            let place = table.value_span(identity).start;
            let first = *seen.entry(name).or_insert(place);
            if first != place {
                findings.push(table.twice(identity, name).related(Related::Here(first)));
            }
        }
        tables
    }

    /// The connections at `key`, no two of which have the same type and name.
    pub(super) fn unique_connections(&self, key: &str, findings: &mut Findings) -> Vec<Self> {
        let tables = self.tables(key, findings);
        let mut seen = HashMap::new();
        for table in &tables {
            let text = |key| table.get(key).and_then(|node| node.get_ref().as_str());
            let Some(kind) = text("type") else { continue };
            let place = table.value_span("type").start;
            let first = *seen.entry((kind, text("name"))).or_insert(place);
            if first != place {
                let finding = table.twice("type", kind);
                let finding = if text("name").is_none() && table.shape.within("description").is_some() {
                    finding.help("give each a `name` of its own, or make one of the two")
                } else {
                    finding
                };
                findings.push(finding.related(Related::Here(first)));
            }
        }
        tables
    }

    fn twice(&self, identity: &str, name: &str) -> Finding {
        let message =
            format!("{} with the {identity} {} stands here a second time", self.shape.what, quoted(name));
        let finding = Finding::new(Code::DuplicateName, self.value_span(identity), message);
        finding.help("make one of the two, with what is right of both")
    }

    fn inner(&self, key: &str, node: &'a Node<'a>) -> Option<Self> {
        let entries = node.get_ref().as_table()?;
        Some(Table { text: self.text, entries, span: node.span(), shape: self.shape.inner(key) })
    }

    /// The value of a key that has to be there.
    fn required(&self, key: &str, example: &str, findings: &mut Findings) -> Option<&'a Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            findings.push_missing(self.missing(key, &format!("add `{key} = {example}`")));
        }
        node
    }

    /// Says that `key` is missing; where a key looks like a slip of it, at that key.
    fn missing(&self, key: &str, remedy: &str) -> Finding {
        let message = format!("{} has no `{key}`", self.shape.what);
        let unknown = || self.entries.keys().filter(|it| self.shape.within(it.get_ref()).is_none());
        let slip = nearest(key, unknown().map(|it| &**it.get_ref()));
        match slip.and_then(|slip| unknown().find(|it| it.get_ref() == slip)) {
            Some(slip) => Finding::new(Code::MissingField, slip.span(), message)
                .help(format!("did you mean `{key}` here?")),
            None => Finding::new(Code::MissingField, self.span.clone(), message).help(remedy),
        }
    }
}

fn as_text<'a>(key: &str, node: &'a Node<'a>, findings: &mut Findings) -> Option<&'a str> {
    text(&quoted(key), node, findings)
}

fn text<'a>(what: &str, node: &'a Node<'a>, findings: &mut Findings) -> Option<&'a str> {
    let text = node.get_ref().as_str();
    if text.is_none() {
        findings.push(wrong(what, node, "text").help("write it between quotation marks"));
    }
    text
}

pub(super) fn wrong_type(key: &str, node: &Node, expected: &str) -> Finding {
    wrong(&quoted(key), node, expected)
}

fn wrong(what: &str, node: &Node, expected: &str) -> Finding {
    let found = match node.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let message = format!("{what} is {found}, not {expected}");
    Finding::new(Code::WrongType, node.span(), message).label(format!("expected {expected}"))
}
