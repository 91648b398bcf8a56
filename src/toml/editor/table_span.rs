//! A table as it is in a text.

use super::line_map::LineMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(crate) type SpannedValue<'a> = Spanned<DeValue<'a>>;

/// A table, where it is and how it is written.
#[derive(Clone)]
pub(crate) struct TableSpan<'a> {
    pub(crate) table: &'a DeTable<'a>,
    pub(crate) span: Range<usize>,
    pub(crate) style: TableStyle,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TableStyle {
    /// The table of the whole file.
    Root,
    /// Below a header of its own.
    Header,
    /// Between braces.
    Inline,
    /// By keys that say its name before a dot, or by headers of what is within.
    Dotted,
}

impl<'a> TableSpan<'a> {
    pub(crate) fn root(table: &'a DeTable<'a>) -> Self {
        Self { table, span: 0..0, style: TableStyle::Root }
    }

    /// The table that `node` is.
    pub(crate) fn of(text: &str, node: &'a SpannedValue<'a>) -> Option<Self> {
        let table = node.get_ref().as_table()?;
        let span = node.span();
        let style = match text[span.clone()].chars().next() {
            Some('[') => TableStyle::Header,
            Some('{') => TableStyle::Inline,
            _ => TableStyle::Dotted,
        };
        Some(Self { table, span, style })
    }

    /// The table at `key`.
    pub(crate) fn inner(&self, text: &str, key: &str) -> Option<Self> {
        Self::of(text, self.table.get(key)?)
    }

    /// The tables at `key`.
    pub(crate) fn list(&self, text: &str, key: &str) -> Vec<Self> {
        let list = self.table.get(key).and_then(|node| node.get_ref().as_array());
        list.into_iter().flat_map(|list| list.iter()).filter_map(|node| Self::of(text, node)).collect()
    }

    /// The span of `key` and that of its value.
    pub(crate) fn entry(&self, key: &str) -> Option<(Range<usize>, &'a SpannedValue<'a>)> {
        let (key, node) = self.table.get_key_value(key)?;
        Some((key.span(), node))
    }

    /// Where the sections of the table are in `lines`: its own and those of the tables within. In the order
    /// of the text, by the start of their headers.
    pub(crate) fn headers(&self, lines: &LineMap) -> Vec<usize> {
        let mut headers = Vec::new();
        if self.style == TableStyle::Header {
            headers.push(self.span.start);
        }
        push_headers(self.table, lines, &mut headers);
        headers.sort_unstable();
        headers.dedup();
        headers
    }
}

fn push_headers(table: &DeTable, lines: &LineMap, headers: &mut Vec<usize>) {
    let mut inner: Vec<_> = table.values().collect();
    while let Some(node) = inner.pop() {
        if lines.section(node.span().start).is_some() {
            headers.push(node.span().start);
        }
        match node.get_ref() {
            DeValue::Table(table) => inner.extend(table.values()),
            DeValue::Array(list) => inner.extend(list.iter()),
            _ => {}
        }
    }
}
