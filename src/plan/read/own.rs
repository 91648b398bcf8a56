//! The keys of a table that segue does not know: the person's own.

use super::table::{Node, Table};
use crate::plan::OwnKeys;
use crate::plan::form::{key_of, string};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::DeValue;

impl Table<'_> {
    /// The keys of the table that segue does not know.
    pub(super) fn own_keys(&self) -> OwnKeys {
        let mut own = OwnKeys::default();
        let unknown = self.entries.iter().filter(|(key, _)| self.shape.within(key.get_ref()).is_none());
        for (key, node) in unknown {
            let key = key.get_ref();
            // Of an older version, it may be called as something is now.
            let is_taken = self.shape.is_taken_later(key);
            let key = if is_taken { Cow::Owned(format!("x-{key}")) } else { Cow::Borrowed(&**key) };
            own.set(&key, inline(self.text, node));
        }
        own
    }
}

/// A value as TOML on one line.
fn inline(text: &str, node: &Node) -> String {
    match node.get_ref() {
        DeValue::String(value) => string(value),
        DeValue::Array(list) => {
            let elements: Vec<_> = list.iter().map(|node| inline(text, node)).collect();
            format!("[{}]", elements.join(", "))
        }
        DeValue::Table(table) if table.is_empty() => "{}".to_owned(),
        DeValue::Table(table) => {
            let entry = |(key, node): (&Spanned<_>, &Node)| {
                let key: &std::borrow::Cow<str> = key.get_ref();
                format!("{} = {}", key_of(key), inline(text, node))
            };
            let entries: Vec<_> = table.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => text[node.span()].to_owned(),
    }
}
