//! The entries of a table and where they are.

use super::node::Node;
use std::ops::Range;
use toml::de::DeTable;

/// A text and where it is.
#[derive(Debug, Clone)]
pub(crate) struct Text<'t> {
    pub(crate) text: &'t str,
    pub(crate) span: Range<usize>,
}

/// The entries of a table and where it begins: its header, or all of it where it is a value.
#[derive(Debug, Clone)]
pub(crate) struct TableBody<'t> {
    pub(crate) entries: &'t DeTable<'t>,
    pub(crate) span: Range<usize>,
    /// Where in the file the text begins of which the spans of the entries count.
    pub(crate) start: usize,
}

impl<'t> TableBody<'t> {
    /// The table that `node` is.
    pub(crate) fn of(node: Node<'t>) -> Option<Self> {
        Some(Self { entries: node.as_table()?, span: node.span(), start: node.start })
    }

    pub(crate) fn get(&self, key: &str) -> Option<Node<'t>> {
        let (key, spanned) = self.entries.get_key_value(key)?;
        Some(Node::entry(key.span(), spanned, self.start))
    }

    /// The keys with where each is, and the values, in the order in which they are.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Text<'t>, Node<'t>)> {
        let start = self.start;
        self.entries.iter().map(move |(key, spanned)| {
            let span = start + key.span().start..start + key.span().end;
            (Text { text: key.get_ref(), span }, Node::entry(key.span(), spanned, start))
        })
    }
}
