//! Keys of a plan's file that segue has no meaning for: the person's own, kept with what they are by.

use crate::catalog::Extra;
use crate::toml::editor::json;
use serde::{Serialize, Serializer};
use toml::{Table, Value};

/// The keys of a table that segue does not know, with their values as TOML on one line.
///
/// Two are the same where they have the same keys with the same values, in whatever order.
#[derive(Debug, Clone, Default)]
pub struct OwnKeys(Vec<(String, String)>);

impl OwnKeys {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys and their values as TOML, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (&**key, &**value))
    }

    /// The value at `key` as TOML.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.iter().find(|(own, _)| *own == key).map(|(_, value)| value)
    }

    /// Writes `value`, which is TOML on one line, to `key`.
    pub(super) fn set(&mut self, key: &str, value: String) {
        match self.0.iter_mut().find(|(own, _)| own == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }
}

impl OwnKeys {
    /// Takes `key` out.
    pub(super) fn remove(&mut self, key: &str) {
        self.0.retain(|(own, _)| own != key);
    }
}

impl From<&Extra> for OwnKeys {
    fn from(extra: &Extra) -> Self {
        Self(extra.iter().map(|(key, value)| (key.clone(), json(value))).collect())
    }
}

impl PartialEq for OwnKeys {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl Eq for OwnKeys {}

impl Serialize for OwnKeys {
    /// A map; times become texts, since other formats have none.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().filter_map(|(key, value)| {
            let mut table: Table = format!("value = {value}").parse().ok()?;
            Some((key, with_times_as_text(table.remove("value")?)))
        }))
    }
}

fn with_times_as_text(value: Value) -> Value {
    match value {
        Value::Datetime(time) => Value::String(time.to_string()),
        Value::Array(list) => Value::Array(list.into_iter().map(with_times_as_text).collect()),
        Value::Table(table) => {
            Value::Table(table.into_iter().map(|(key, value)| (key, with_times_as_text(value))).collect())
        }
        value => value,
    }
}
