//! Keys and values as TOML on one line.

use crate::text::escaped;
use serde_json::Value as Json;
use std::fmt::Write as _;
use toml_writer::{ToTomlValue as _, TomlStringBuilder};

/// A text as a TOML string on one line, so that a change of it is a change of one line. What a terminal or a
/// reviewer's browser would obey is there as an escape.
pub(crate) fn string(text: &str) -> String {
    let string = TomlStringBuilder::new(text).as_basic().to_toml_value();
    escaped(&string, |character, written| {
        // Writing to a String cannot fail.
        let _ = write!(written, "\\U{:08X}", u32::from(character));
    })
    .into_owned()
}

/// A key, bare where it can be; else as a text, with the same escapes.
pub(crate) fn key_of(key: &str) -> String {
    let is_bare = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-');
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { string(key) }
}

/// A JSON value as TOML on one line. TOML has no null: a field that is null is left out, an item becomes a text.
pub(crate) fn json(value: &Json) -> String {
    match value {
        Json::Null => string("null"),
        Json::Bool(_) | Json::Number(_) => value.to_string(),
        Json::String(text) => string(text),
        Json::Array(items) => {
            format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", "))
        }
        Json::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !value.is_null());
            let fields: Vec<_> =
                fields.map(|(key, value)| format!("{} = {}", key_of(key), json(value))).collect();
            if fields.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", fields.join(", ")) }
        }
    }
}
