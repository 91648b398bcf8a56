//! The keys of a table that segue does not know: the person's own.

use super::CURRENT as VERSION;
use crate::plan::OwnKeys;
use crate::toml::Table;
use crate::toml::editor::{key_of, string};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::DeValue;

/// The keys of a table that segue does not know.
pub(super) fn own_keys(table: &Table) -> OwnKeys {
    let mut own = OwnKeys::default();
    let is_known = |key: &str, version| table.schema.find(key, version).is_some();
    for (key, node) in table.body.entries().filter(|(key, _)| !is_known(key.text, table.version)) {
        // Of an older version, it may be called as something is now.
        let is_taken = is_known(key.text, VERSION);
        let key = if is_taken { Cow::Owned(format!("x-{}", key.text)) } else { Cow::Borrowed(key.text) };
        own.set(&key, inline(node.value()));
    }
    own
}

/// A value as TOML on one line.
fn inline(value: &DeValue) -> String {
    match value {
        DeValue::String(value) => string(value),
        DeValue::Array(list) => {
            let elements: Vec<_> = list.iter().map(|node| inline(node.get_ref())).collect();
            format!("[{}]", elements.join(", "))
        }
        DeValue::Table(table) if table.is_empty() => "{}".to_owned(),
        DeValue::Table(table) => {
            let entry = |(key, node): (&Spanned<_>, &Spanned<DeValue>)| {
                let key: &std::borrow::Cow<str> = key.get_ref();
                format!("{} = {}", key_of(key), inline(node.get_ref()))
            };
            let entries: Vec<_> = table.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
    }
}
