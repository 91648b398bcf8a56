//! Examples of property values, as JSON.

use super::findings::{Findings, range};
use super::node::{Node, Value};
use crate::catalog::{Example, PropertyType};
use crate::fault::{Finding, quoted};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The example that `node` is for a property of type `kind`; where the type is not known, only what JSON
/// cannot say is told as wrong.
pub(super) fn example(node: &Node, kind: Option<PropertyType>, findings: &mut Findings) -> Example {
    if !is_json(node, findings) {
        return Example::default();
    }
    if let Some(kind) = kind
        && !fits(&node.value, kind)
    {
        let message = format!("the example is {}, not {}", describe(&node.value), quoted(kind.name()));
        let finding = Finding::new(range(node.span), message).label(format!("expected {}", wanted(kind)));
        findings.push(finding.help("change the example or the type"));
    }
    // Texts, numbers, lists and tables with texts as keys can always be said in JSON.
    serde_json::to_string(node).map(Example).unwrap_or_default()
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
    findings.push(Finding::new(range(node.span), message).help(help));
    false
}

fn fits(value: &Value, kind: PropertyType) -> bool {
    match (kind, value) {
        (PropertyType::String, Value::Text(_))
        | (PropertyType::Integer, Value::Integer(_))
        | (PropertyType::Number, Value::Integer(_) | Value::Float(_))
        | (PropertyType::Boolean, Value::Flag(_))
        | (PropertyType::Object, Value::Table(_)) => true,
        (PropertyType::StringArray, Value::List(items)) => {
            items.iter().all(|item| matches!(item.value, Value::Text(_)))
        }
        (PropertyType::ObjectArray, Value::List(items)) => {
            items.iter().all(|item| matches!(item.value, Value::Table(_)))
        }
        _ => false,
    }
}

fn describe(value: &Value) -> &'static str {
    match value {
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number with a fraction",
        other => other.kind(),
    }
}

fn wanted(kind: PropertyType) -> &'static str {
    match kind {
        PropertyType::String => "text between quotation marks",
        PropertyType::Integer => "a whole number",
        PropertyType::Number => "a number",
        PropertyType::Boolean => "true or false",
        PropertyType::Object => "a table, as in `{ key = 1 }`",
        PropertyType::StringArray => "a list of texts",
        PropertyType::ObjectArray => "a list of tables",
    }
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
