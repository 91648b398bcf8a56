//! A table as it stands in a text.

use super::layout::Layout;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(in crate::plan) type Node<'a> = Spanned<DeValue<'a>>;

/// A table, where it stands and how it is written.
#[derive(Clone)]
pub(in crate::plan) struct Place<'a> {
    pub(in crate::plan) table: &'a DeTable<'a>,
    pub(in crate::plan) span: Range<usize>,
    pub(in crate::plan) style: Style,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plan) enum Style {
    /// The table of the whole file.
    Root,
    /// Below a header of its own.
    Header,
    /// Between braces.
    Inline,
    /// By keys that say its name before a dot, or by headers of what is within.
    Dotted,
}

impl<'a> Place<'a> {
    pub(in crate::plan) fn root(table: &'a DeTable<'a>) -> Self {
        Self { table, span: 0..0, style: Style::Root }
    }

    /// The table that `node` is.
    pub(in crate::plan) fn of(text: &str, node: &'a Node<'a>) -> Option<Self> {
        let table = node.get_ref().as_table()?;
        let span = node.span();
        let style = match text[span.clone()].chars().next() {
            Some('[') => Style::Header,
            Some('{') => Style::Inline,
            _ => Style::Dotted,
        };
        Some(Self { table, span, style })
    }

    /// The table at `key`.
    pub(in crate::plan) fn inner(&self, text: &str, key: &str) -> Option<Self> {
        Self::of(text, self.table.get(key)?)
    }

    /// The tables at `key`.
    pub(in crate::plan) fn list(&self, text: &str, key: &str) -> Vec<Self> {
        let list = self.table.get(key).and_then(|node| node.get_ref().as_array());
        list.into_iter().flat_map(|list| list.iter()).filter_map(|node| Self::of(text, node)).collect()
    }

    /// The span of `key` and that of its value.
    pub(in crate::plan) fn entry(&self, key: &str) -> Option<(Range<usize>, &'a Node<'a>)> {
        let (key, node) = self.table.get_key_value(key)?;
        Some((key.span(), node))
    }

    /// Where the sections of the table stand in `layout`: its own and those of the tables within. In the order
    /// of the text, by the start of their headers.
    pub(super) fn headers(&self, layout: &Layout) -> Vec<usize> {
        let mut headers = Vec::new();
        if self.style == Style::Header {
            headers.push(self.span.start);
        }
        push_headers(self.table, layout, &mut headers);
        headers.sort_unstable();
        headers.dedup();
        headers
    }
}

fn push_headers(table: &DeTable, layout: &Layout, headers: &mut Vec<usize>) {
    let mut inner: Vec<_> = table.values().collect();
    while let Some(node) = inner.pop() {
        if layout.section(node.span().start).is_some() {
            headers.push(node.span().start);
        }
        match node.get_ref() {
            DeValue::Table(table) => inner.extend(table.values()),
            DeValue::Array(list) => inner.extend(list.iter()),
            _ => {}
        }
    }
}
