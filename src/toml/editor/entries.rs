//! The keys of one table: changed, added and taken out where they are.

use super::line_map::LineMap;
use super::list::{Element, List};
use super::model::{KeyValue, TableModel, ValueText};
use super::table_span::{SpannedValue, TableSpan, TableStyle};
use super::text_edits::TextEdits;
use super::value::key_of;
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;

/// The keys of a table where they are.
pub(crate) struct EntryEditor<'a> {
    pub(crate) lines: &'a LineMap<'a>,
    pub(crate) place: &'a TableSpan<'a>,
}

/// A key and its value.
type Spans = (Range<usize>, Range<usize>);

impl EntryEditor<'_> {
    /// Makes the keys say `new` where they said `old`.
    pub(crate) fn change(&self, old: &TableModel, new: &TableModel, edits: &mut TextEdits) {
        let mut before = None;
        for KeyValue { key, value, .. } in &new.entries {
            let entry = self.place.entry(key);
            if old.value(key) != Some(value) {
                match &entry {
                    Some((_, node)) => self.set(node, old.value(key), value, edits),
                    None => self.add(before.as_ref(), key, value, edits),
                }
            }
            before = entry.map(|(key, node)| (key, node.span())).or(before);
        }
        for KeyValue { key, .. } in old.entries.iter().filter(|entry| new.value(&entry.key).is_none()) {
            if let Some((key, node)) = self.place.entry(key) {
                self.remove(&(key, node.span()), edits);
            }
        }
    }

    /// Whether the table is only in the headers of what is within, so that no line is its own.
    pub(crate) fn has_none_of_its_own(&self) -> bool {
        self.place.style == TableStyle::Dotted && self.first_line().is_none()
    }

    fn set(&self, node: &SpannedValue, old: Option<&ValueText>, new: &ValueText, edits: &mut TextEdits) {
        let elements = node.get_ref().as_array();
        if let (Some(elements), Some(ValueText::List(old)), ValueText::List(new)) = (elements, old, new)
            && let Some(wanted) = arrange(old, new)
        {
            let elements = elements.iter().map(Spanned::span).collect();
            let is_inline = self.place.style == TableStyle::Inline;
            List { lines: self.lines, span: node.span(), elements, is_inline }.change(&wanted, edits);
        } else {
            edits.replace(node.span(), new.to_string());
        }
    }

    /// Adds a key after another one, or as the first.
    fn add(&self, before: Option<&Spans>, key: &str, value: &ValueText, edits: &mut TextEdits) {
        let key = key_of(key);
        match (self.place.style, before) {
            (TableStyle::Inline, before) => self.add_inline(before, &key, &value.to_string(), edits),
            (_, Some((key_span, _))) => self.add_line_after(key_span.start, &key, value, edits),
            (TableStyle::Header, None) => self.add_line_after(self.place.span.start, &key, value, edits),
            (TableStyle::Root | TableStyle::Dotted, None) => {
                let Some(first) = self.first_line() else { return };
                let start = self.lines.line(first).span.start;
                let indent = &self.lines.text[start..first];
                let value = self.lines.with_line_ends(&value.over_lines(indent));
                edits.insert(start, format!("{indent}{key} = {value}{}", self.lines.line_end));
            }
        }
    }

    fn add_inline(&self, before: Option<&Spans>, key: &str, value: &str, edits: &mut TextEdits) {
        let start = self.place.span.start + 1;
        match before {
            Some((_, value_span)) => edits.insert(value_span.end, format!(", {key} = {value}")),
            None if self.place.table.is_empty() => edits.insert(start, format!(" {key} = {value} ")),
            None => edits.insert(start, format!(" {key} = {value},")),
        }
    }

    /// Adds a key as the last of a table between braces.
    pub(crate) fn add_last(&self, key: &str, value: &str, edits: &mut TextEdits) {
        let last = self.place.table.iter().max_by_key(|(_, node)| node.span().end);
        let last = last.map(|(key, node)| (key.span(), node.span()));
        self.add_inline(last.as_ref(), &key_of(key), value, edits);
    }

    /// Adds a line like the one on which the byte at `offset` is: with what is before it there, which
    /// is white space and the names of the tables that the key is within.
    fn add_line_after(&self, offset: usize, key: &str, value: &ValueText, edits: &mut TextEdits) {
        let line = &self.lines.line(offset).span;
        let indent = &self.lines.text[line.start..offset];
        let line_end = self.lines.line_end;
        let value = match indent.trim() {
            "" => self.lines.with_line_ends(&value.over_lines(indent)),
            _ => value.to_string(),
        };
        edits.insert(
            line.end,
            if self.lines.is_line_start(line.end) {
                format!("{indent}{key} = {value}{line_end}")
            } else {
                format!("{line_end}{indent}{key} = {value}")
            },
        );
    }

    fn remove(&self, (key, value): &Spans, edits: &mut TextEdits) {
        if self.place.style == TableStyle::Inline {
            return edits.cut(self.with_comma(key.start, value.end));
        }
        let line = self.lines.line(key.start);
        match line.comment.filter(|comment| *comment >= value.end) {
            // What a person wrote beside the key stays.
            Some(comment) => edits.cut(key.start..comment),
            None => edits.cut(line.span.clone()),
        }
    }

    /// An entry between braces with the comma that it needs no more.
    fn with_comma(&self, start: usize, end: usize) -> Range<usize> {
        let text = self.lines.text;
        let rest = text[end..self.place.span.end].trim_start();
        if let Some(after) = rest.strip_prefix(',') {
            return start..self.place.span.end - after.trim_start().len();
        }
        let before = text[self.place.span.start..start].trim_end();
        if before.ends_with(',') { self.place.span.start + before.len() - 1..end } else { start..end }
    }

    /// Where the first key of the table is that has a line of its own.
    fn first_line(&self) -> Option<usize> {
        let keys = self.place.table.keys().map(|key| key.span().start);
        keys.filter(|start| self.lines.is_in_entry(*start)).min()
    }
}

/// `new` as elements of `old` and new ones; nothing where what stays would have to change its order.
fn arrange(old: &[String], new: &[String]) -> Option<Vec<Element>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, element) in old.iter().enumerate().rev() {
        places.entry(element).or_default().push(at);
    }
    let arranged: Vec<_> = new
        .iter()
        .map(|element| match places.get_mut(&**element).and_then(Vec::pop) {
            Some(at) => Element::Old(at),
            None => Element::New(element.clone()),
        })
        .collect();
    arranged.iter().filter_map(Element::as_old).is_sorted().then_some(arranged)
}
