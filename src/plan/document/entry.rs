//! The keys of one table: changed, added and taken out where they stand.

use super::layout::Layout;
use super::list::{Element, List};
use super::place::{Node, Place, Style};
use super::splices::Splices;
use crate::plan::form::{Entry, Form, Value, key_of};
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;

/// The keys of a table where they stand.
pub(super) struct Entries<'a> {
    pub(super) layout: &'a Layout<'a>,
    pub(super) place: &'a Place<'a>,
}

/// A key and its value.
type Spans = (Range<usize>, Range<usize>);

impl Entries<'_> {
    /// Makes the keys say `new` where they said `old`.
    pub(super) fn change(&self, old: &Form, new: &Form, splices: &mut Splices) {
        let mut before = None;
        for Entry { key, value } in &new.entries {
            let entry = self.place.entry(key);
            if old.value(key) != Some(value) {
                match &entry {
                    Some((_, node)) => self.set(node, old.value(key), value, splices),
                    None => self.add(before.as_ref(), key, value, splices),
                }
            }
            before = entry.map(|(key, node)| (key, node.span())).or(before);
        }
        for Entry { key, .. } in old.entries.iter().filter(|entry| new.value(&entry.key).is_none()) {
            if let Some((key, node)) = self.place.entry(key) {
                self.remove(&(key, node.span()), splices);
            }
        }
    }

    /// Whether the table stands only in the headers of what is within, so that no line is its own.
    pub(super) fn has_none_of_its_own(&self) -> bool {
        self.place.style == Style::Dotted && self.first_line().is_none()
    }

    fn set(&self, node: &Node, old: Option<&Value>, new: &Value, splices: &mut Splices) {
        let elements = node.get_ref().as_array();
        if let (Some(elements), Some(Value::List(old)), Value::List(new)) = (elements, old, new)
            && let Some(wanted) = arrange(old, new)
        {
            let elements = elements.iter().map(Spanned::span).collect();
            let is_inline = self.place.style == Style::Inline;
            List { layout: self.layout, span: node.span(), elements, is_inline }.change(&wanted, splices);
        } else {
            splices.replace(node.span(), new.to_string());
        }
    }

    /// Adds a key after another one, or as the first.
    fn add(&self, before: Option<&Spans>, key: &str, value: &Value, splices: &mut Splices) {
        let key = key_of(key);
        match (self.place.style, before) {
            (Style::Inline, before) => self.add_inline(before, &key, &value.to_string(), splices),
            (_, Some((key_span, _))) => self.add_line_after(key_span.start, &key, value, splices),
            (Style::Header, None) => self.add_line_after(self.place.span.start, &key, value, splices),
            (Style::Root | Style::Dotted, None) => {
                let Some(first) = self.first_line() else { return };
                let start = self.layout.line(first).span.start;
                let indent = &self.layout.text[start..first];
                let value = self.layout.with_line_ends(&value.over_lines(indent));
                splices.insert(start, format!("{indent}{key} = {value}{}", self.layout.line_end));
            }
        }
    }

    fn add_inline(&self, before: Option<&Spans>, key: &str, value: &str, splices: &mut Splices) {
        let start = self.place.span.start + 1;
        match before {
            Some((_, value_span)) => splices.insert(value_span.end, format!(", {key} = {value}")),
            None if self.place.table.is_empty() => splices.insert(start, format!(" {key} = {value} ")),
            None => splices.insert(start, format!(" {key} = {value},")),
        }
    }

    /// Adds a key as the last of a table between braces.
    pub(super) fn add_last(&self, key: &str, value: &str, splices: &mut Splices) {
        let last = self.place.table.iter().max_by_key(|(_, node)| node.span().end);
        let last = last.map(|(key, node)| (key.span(), node.span()));
        self.add_inline(last.as_ref(), &key_of(key), value, splices);
    }

    /// Adds a line like the one on which the byte at `offset` stands: with what stands before it there, which
    /// is white space and the names of the tables that the key is within.
    fn add_line_after(&self, offset: usize, key: &str, value: &Value, splices: &mut Splices) {
        let line = &self.layout.line(offset).span;
        let indent = &self.layout.text[line.start..offset];
        let line_end = self.layout.line_end;
        let value = match indent.trim() {
            "" => self.layout.with_line_ends(&value.over_lines(indent)),
            _ => value.to_string(),
        };
        splices.insert(
            line.end,
            if self.layout.is_line_start(line.end) {
                format!("{indent}{key} = {value}{line_end}")
            } else {
                format!("{line_end}{indent}{key} = {value}")
            },
        );
    }

    fn remove(&self, (key, value): &Spans, splices: &mut Splices) {
        if self.place.style == Style::Inline {
            return splices.cut(self.with_comma(key.start, value.end));
        }
        let line = self.layout.line(key.start);
        match line.comment.filter(|comment| *comment >= value.end) {
            // What a person wrote beside the key stays.
            Some(comment) => splices.cut(key.start..comment),
            None => splices.cut(line.span.clone()),
        }
    }

    /// An entry between braces with the comma that it needs no more.
    fn with_comma(&self, start: usize, end: usize) -> Range<usize> {
        let text = self.layout.text;
        let rest = text[end..self.place.span.end].trim_start();
        if let Some(after) = rest.strip_prefix(',') {
            return start..self.place.span.end - after.trim_start().len();
        }
        let before = text[self.place.span.start..start].trim_end();
        if before.ends_with(',') { self.place.span.start + before.len() - 1..end } else { start..end }
    }

    /// Where the first key of the table stands that has a line of its own.
    fn first_line(&self) -> Option<usize> {
        let keys = self.place.table.keys().map(|key| key.span().start);
        keys.filter(|start| self.layout.is_in_entry(*start)).min()
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
