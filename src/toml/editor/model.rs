//! A file as its tables, keys and values, in the order in which they are written.
//!
//! It describes a file once, for files that are written new and for those changed in place.

use std::borrow::Cow;
use std::fmt;

/// A table: its keys with their values, then the tables within.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct TableModel {
    pub(crate) entries: Vec<KeyValue>,
    pub(crate) children: Vec<ChildTable>,
}

/// A key of a table and what is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyValue {
    pub(crate) key: Cow<'static, str>,
    pub(crate) value: ValueText,
    /// Whether an empty line keeps it apart from the key before it in a new file, so that git can merge changes
    /// of both.
    pub(crate) is_apart: bool,
}

/// What is at a key, as TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ValueText {
    /// One value.
    One(String),
    /// A list, by its elements.
    List(Vec<String>),
}

/// The table or tables at a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChildTable {
    pub(crate) key: &'static str,
    pub(crate) content: ChildTables,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ChildTables {
    Table(TableModel),
    Tables(Vec<KeyedTable>),
}

/// One of several tables at a key, with the name by which it is distinguished from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeyedTable {
    pub(crate) name: String,
    pub(crate) model: TableModel,
    /// The lines in which it is elsewhere in a file from where it moves, ready for the new place.
    pub(crate) source_text: Option<String>,
}

impl KeyValue {
    pub(crate) fn new(key: impl Into<Cow<'static, str>>, value: ValueText) -> Self {
        Self { key: key.into(), value, is_apart: false }
    }

    pub(crate) fn list(key: &'static str, elements: Vec<String>) -> Self {
        Self::new(key, ValueText::List(elements))
    }
}

impl TableModel {
    /// Whether there is nothing to write.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.children.iter().all(|part| part.content.is_empty())
    }

    pub(crate) fn value(&self, key: &str) -> Option<&ValueText> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The elements of the list at `key`.
    pub(crate) fn list(&self, key: &str) -> Option<&[String]> {
        match self.value(key)? {
            ValueText::List(elements) => Some(elements),
            ValueText::One(_) => None,
        }
    }

    pub(crate) fn part(&self, key: &str) -> Option<&ChildTables> {
        self.children.iter().find(|part| part.key == key).map(|part| &part.content)
    }

    /// The tables at `key`, one of those that hold some.
    pub(crate) fn tables(&self, key: &str) -> &[KeyedTable] {
        match self.part(key) {
            Some(ChildTables::Tables(tables)) => tables,
            _ => &[],
        }
    }

    /// The tables at `key`, one of those that hold some.
    pub(crate) fn tables_mut(&mut self, key: &str) -> Option<&mut Vec<KeyedTable>> {
        let part = self.children.iter_mut().find(|part| part.key == key)?;
        match &mut part.content {
            ChildTables::Tables(tables) => Some(tables),
            ChildTables::Table(_) => None,
        }
    }

    /// The table at `key`, one of those that hold one.
    pub(crate) fn table(&self, key: &str) -> Option<&Self> {
        match self.part(key) {
            Some(ChildTables::Table(model)) => Some(model),
            _ => None,
        }
    }

    /// The table at `key`, one of those that hold one.
    pub(crate) fn table_mut(&mut self, key: &str) -> Option<&mut Self> {
        let part = self.children.iter_mut().find(|part| part.key == key)?;
        match &mut part.content {
            ChildTables::Table(model) => Some(model),
            ChildTables::Tables(_) => None,
        }
    }
}

impl ChildTables {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Table(model) => model.is_empty(),
            Self::Tables(tables) => tables.is_empty(),
        }
    }
}

impl ValueText {
    /// The value where it may go over several lines: a list has one for each element, so that two people can
    /// add to it, and a diff shows what came.
    pub(crate) fn over_lines(&self, indent: &str) -> String {
        match self {
            Self::List(elements) if !elements.is_empty() => {
                let lines = elements.iter().map(|element| format!("{indent}  {element},\n"));
                format!("[\n{}{indent}]", lines.collect::<String>())
            }
            value => value.to_string(),
        }
    }
}

impl fmt::Display for ValueText {
    /// The value on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(value) => f.write_str(value),
            Self::List(elements) => write!(f, "[{}]", elements.join(", ")),
        }
    }
}
