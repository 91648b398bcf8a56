//! How a language writes values.

use super::comment::of_property;
use super::{CodeLanguage, texts};
use crate::catalog::Property;
use serde_json::Value;

/// A value under a key, and what is known of the fields within it.
pub(super) struct CodeEntry<'a> {
    /// The key with what stands between it and the value: `"total": `.
    pub(super) key: String,
    pub(super) value: &'a Value,
    pub(super) fields: Vec<&'a Property>,
    pub(super) remark: Option<String>,
}

impl CodeLanguage {
    /// The value over as many lines as it takes, with a remark on each of the `fields` within it.
    pub(super) fn lines(self, value: &Value, fields: &[&Property]) -> Vec<String> {
        match value {
            Value::Object(members) if !members.is_empty() => {
                let entries = members.iter().map(|(name, value)| self.member(name, value, fields));
                self.bracketed("{", "}", &entries.collect::<Vec<_>>())
            }
            Value::Array(items) if items.iter().any(|it| it.is_object() || it.is_array()) => {
                let entry =
                    |value| CodeEntry { key: String::new(), value, fields: fields.to_vec(), remark: None };
                self.bracketed("[", "]", &items.iter().map(entry).collect::<Vec<_>>())
            }
            short => vec![self.on_one_line(short)],
        }
    }

    fn member<'a>(self, name: &str, value: &'a Value, fields: &[&'a Property]) -> CodeEntry<'a> {
        let field = fields.iter().find(|it| it.name == name);
        CodeEntry {
            key: format!("{}: ", texts::key(self, name)),
            value,
            fields: field.map(|it| it.properties.iter().collect()).unwrap_or_default(),
            remark: field.map(|it| of_property(it)),
        }
    }

    /// The entries between two brackets, each on lines of its own.
    pub(super) fn bracketed(self, open: &str, close: &str, entries: &[CodeEntry]) -> Vec<String> {
        let mut lines = vec![open.to_owned()];
        for (place, entry) in entries.iter().enumerate() {
            // JSON takes no comma behind the last one.
            let comma = if self == Self::Curl && place + 1 == entries.len() { "" } else { "," };
            lines.extend(self.entry(entry, comma).into_iter().map(|line| self.indent().to_owned() + &line));
        }
        lines.push(close.to_owned());
        lines
    }

    fn entry(self, entry: &CodeEntry, comma: &str) -> Vec<String> {
        let mut lines = self.lines(entry.value, &entry.fields);
        lines[0].insert_str(0, &entry.key);
        lines.last_mut().into_iter().for_each(|last| last.push_str(comma));
        if let (Some(remark), false) = (&entry.remark, self == Self::Curl) {
            let space = if self == Self::Python { "  " } else { " " };
            lines[0] = format!("{}{space}{}", lines[0], texts::comment(self, remark));
        }
        lines
    }

    fn on_one_line(self, value: &Value) -> String {
        let all =
            |items: &[Value]| items.iter().map(|it| self.on_one_line(it)).collect::<Vec<_>>().join(", ");
        match (value, self) {
            (Value::String(text), _) => texts::quoted(self, text),
            (Value::Array(items), _) => format!("[{}]", all(items)),
            (Value::Null, Self::Python) => "None".to_owned(),
            (Value::Bool(true), Self::Python) => "True".to_owned(),
            (Value::Bool(false), Self::Python) => "False".to_owned(),
            (other, _) => other.to_string(),
        }
    }

    fn indent(self) -> &'static str {
        if self == Self::Python { "    " } else { "  " }
    }
}
