//! TOML values with the places where they stand.

use super::names::Map;
use std::borrow::Cow;
use toml_parser::Span;

#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) value: Value<'a>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Integer(i64),
    Float(f64),
    Flag(bool),
    /// A date, a time or both, as written.
    Date(Cow<'a, str>),
    List(Vec<Node<'a>>),
    Table(Table<'a>),
    /// Already told as wrong; nothing more is to be said about it.
    Unreadable,
}

impl Value<'_> {
    /// What the value is, in words that people use.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Unreadable => "unreadable",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Key<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) span: Span,
}

/// How a table came about. Only one made by dotted keys can be added to by further dotted keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Whole,
    Dotted,
}

#[derive(Debug)]
pub(super) struct Table<'a> {
    entries: Map<Cow<'a, str>, Entry<'a>>,
    form: Form,
}

/// A value, and where its key stands.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: Span,
    pub(super) node: Node<'a>,
}

/// A key that stands twice.
#[derive(Debug)]
pub(super) struct Clash {
    pub(super) again: Span,
    pub(super) first: Span,
}

impl<'a> Table<'a> {
    pub(super) fn new() -> Self {
        Self { entries: Map::default(), form: Form::Whole }
    }

    /// Puts `node` under `key`, within the tables that `path` names.
    pub(super) fn insert(&mut self, path: &[Key<'a>], key: Key<'a>, node: Node<'a>) -> Result<(), Clash> {
        let Some((table, path)) = path.split_first() else {
            if let Some(first) = self.entries.get(&key.text) {
                return Err(Clash { again: key.span, first: first.key });
            }
            self.entries.insert(key.text, Entry { key: key.span, node });
            return Ok(());
        };
        let entry = self.entries.entry(table.text.clone()).or_insert_with(|| {
            let dotted = Self { form: Form::Dotted, ..Self::new() };
            Entry { key: table.span, node: Node { value: Value::Table(dotted), span: table.span } }
        });
        match &mut entry.node.value {
            Value::Table(inner) if inner.form == Form::Dotted => inner.insert(path, key, node),
            _ => Err(Clash { again: table.span, first: entry.key }),
        }
    }

    /// Takes the value of `key` out.
    pub(super) fn remove(&mut self, key: &str) -> Option<Node<'a>> {
        self.entries.shift_remove(key).map(|entry| entry.node)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Entry<'a>)> {
        self.entries.iter().map(|(key, entry)| (&**key, entry))
    }

    /// The values under their keys, in the order in which they stand.
    pub(super) fn into_entries(self) -> impl Iterator<Item = (Key<'a>, Node<'a>)> {
        self.entries.into_iter().map(|(text, Entry { key, node })| (Key { text, span: key }, node))
    }
}
