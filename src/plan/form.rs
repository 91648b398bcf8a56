//! A plan as the tables, keys and values of its file, in the order in which they are written.
//!
//! What stands where is said here once, for files that are written new and for those changed in place.

mod definition;
mod parts;

pub(super) use definition::{entries_of_event, entries_of_property, json};
pub(super) use parts::{connection_name, first_version, kept_property, key_of, string};

use std::borrow::Cow;
use std::fmt;

/// A table: its keys with their values, then the tables within.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Form {
    pub(super) entries: Vec<Entry>,
    pub(super) parts: Vec<Part>,
}

/// A key of a table and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: Cow<'static, str>,
    pub(super) value: Value,
}

/// What stands at a key, as TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// One value.
    One(String),
    /// A list, by its elements.
    List(Vec<String>),
}

/// The table or tables at a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) key: &'static str,
    pub(super) content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    Table(Form),
    Tables(Vec<Named>),
}

/// One of several tables at a key, with the name by which it is told from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) form: Form,
    /// The lines in which it stands elsewhere in a file from where it moves, ready for the new place.
    pub(super) words: Option<String>,
}

impl Form {
    /// Whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.parts.iter().all(|part| part.content.is_empty())
    }

    pub(super) fn value(&self, key: &str) -> Option<&Value> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The elements of the list at `key`.
    pub(super) fn list(&self, key: &str) -> Option<&[String]> {
        match self.value(key)? {
            Value::List(elements) => Some(elements),
            Value::One(_) => None,
        }
    }

    pub(super) fn part(&self, key: &str) -> Option<&Content> {
        self.parts.iter().find(|part| part.key == key).map(|part| &part.content)
    }

    /// The tables at `key`, one of those that hold some.
    pub(super) fn tables(&self, key: &str) -> &[Named] {
        match self.part(key) {
            Some(Content::Tables(tables)) => tables,
            _ => &[],
        }
    }

    /// The tables at `key`, one of those that hold some.
    pub(super) fn tables_mut(&mut self, key: &str) -> Option<&mut Vec<Named>> {
        let part = self.parts.iter_mut().find(|part| part.key == key)?;
        match &mut part.content {
            Content::Tables(tables) => Some(tables),
            Content::Table(_) => None,
        }
    }

    /// The table at `key`, one of those that hold one.
    pub(super) fn table(&self, key: &str) -> Option<&Self> {
        match self.part(key) {
            Some(Content::Table(form)) => Some(form),
            _ => None,
        }
    }

    /// The table at `key`, one of those that hold one.
    pub(super) fn table_mut(&mut self, key: &str) -> Option<&mut Self> {
        let part = self.parts.iter_mut().find(|part| part.key == key)?;
        match &mut part.content {
            Content::Table(form) => Some(form),
            Content::Tables(_) => None,
        }
    }
}

impl Content {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Table(form) => form.is_empty(),
            Self::Tables(tables) => tables.is_empty(),
        }
    }
}

impl Value {
    /// The value where it may go over several lines: a list has one for each element, so that two people can
    /// add to it, and a diff shows what came.
    pub(super) fn over_lines(&self, indent: &str) -> String {
        match self {
            Self::List(elements) if !elements.is_empty() => {
                let lines = elements.iter().map(|element| format!("{indent}  {element},\n"));
                format!("[\n{}{indent}]", lines.collect::<String>())
            }
            value => value.to_string(),
        }
    }
}

impl fmt::Display for Value {
    /// The value on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(value) => f.write_str(value),
            Self::List(elements) => write!(f, "[{}]", elements.join(", ")),
        }
    }
}
