//! Values of a catalog that are handed on as they are: examples, allowed values, keys of a team's own.

use super::findings::{Findings, range};
use super::node::{Node, Table, Value};
use crate::catalog::Extra;
use crate::diagnostic::{Code, Finding};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The keys of a table that begin with `x-`. What JSON cannot say of them is kept as text.
pub(super) fn extra(table: &Table) -> Extra {
    let own = table.iter().filter(|(key, _)| is_own(key));
    let own =
        own.filter_map(|(key, entry)| Some((key.to_owned(), serde_json::to_value(&entry.node).ok()?)));
    own.collect()
}

/// Whether a key is a team's own, which segue keeps and does not read.
pub(super) fn is_own(key: &str) -> bool {
    key.starts_with("x-")
}

/// The value as JSON; what JSON has no word for is told as wrong.
pub(super) fn json(node: &Node, findings: &mut Findings) -> Option<serde_json::Value> {
    // Texts, numbers, lists and tables with texts as keys can always be said in JSON.
    if is_json(node, findings) { serde_json::to_value(node).ok() } else { None }
}

/// The day that the value is, without quotation marks or as a text.
pub(super) fn day(node: &Node) -> Option<String> {
    match &node.value {
        Value::Date(day) | Value::Text(day) => {
            let is_day = day
                .parse::<toml_datetime::Datetime>()
                .is_ok_and(|it| it.date.is_some() && it.time.is_none());
            is_day.then(|| day.to_string())
        }
        _ => None,
    }
}

/// Whether JSON has a word for everything in `node`; what it has none for is told as wrong.
fn is_json(node: &Node, findings: &mut Findings) -> bool {
    let (message, help) = match &node.value {
        Value::Text(_) | Value::Integer(_) | Value::Flag(_) => return true,
        Value::Float(number) if number.is_finite() => return true,
        Value::Unreadable => return false,
        Value::List(items) => {
            let wrong = items.iter().filter(|item| !is_json(item, findings));
            return wrong.count() == 0;
        }
        Value::Table(table) => {
            let wrong = table.iter().filter(|(_, entry)| !is_json(&entry.node, findings));
            return wrong.count() == 0;
        }
        Value::Float(_) => ("JSON has no infinite numbers", "write a number"),
        Value::Date(_) => ("JSON has no dates", "write it as text, between quotation marks"),
    };
    findings.push(Finding::new(Code::WrongType, range(node.span), message).help(help));
    false
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Text(text) | Value::Date(text) => serializer.serialize_str(text),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Float(number) => serializer.serialize_f64(*number),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::List(items) => serializer.collect_seq(items),
            Value::Table(table) => {
                let mut map = serializer.serialize_map(None)?;
                for (key, entry) in table.iter() {
                    map.serialize_entry(key, &entry.node)?;
                }
                map.end()
            }
            Value::Unreadable => serializer.serialize_unit(),
        }
    }
}
