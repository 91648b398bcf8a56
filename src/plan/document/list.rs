//! A list that gains and loses elements while the others, and the comments beside them, stay where they are.

use super::layout::Layout;
use super::remarks::comments;
use super::splices::Splices;
use crate::plan::form::Value;
use std::ops::Range;

/// A list as it stands in the text.
pub(super) struct List<'a> {
    pub(super) layout: &'a Layout<'a>,
    /// From its opening to its closing bracket.
    pub(super) span: Range<usize>,
    pub(super) elements: Vec<Range<usize>>,
    /// Whether it stands between the braces of a table on one line, and so has to stay on it.
    pub(super) is_inline: bool,
}

/// An element of the list as it shall be: one that stands there already, by its place, or a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Element {
    Old(usize),
    New(String),
}

impl List<'_> {
    /// Makes the list hold `wanted`, whose old elements are in the order in which they stand.
    pub(super) fn change(&self, wanted: &[Element], splices: &mut Splices) {
        let kept: Vec<_> = wanted.iter().filter_map(Element::as_old).collect();
        let (Some(first), Some(last)) = (kept.first(), kept.last()) else {
            return self.refill(wanted, splices);
        };
        for at in (0..self.elements.len()).filter(|at| kept.binary_search(at).is_err()) {
            self.remove(at, at < *last, splices);
        }
        let mut after = None;
        let mut new = Vec::new();
        for element in wanted {
            match element {
                Element::New(element) => new.push(&**element),
                Element::Old(at) => {
                    self.insert(after, *first, &std::mem::take(&mut new), splices);
                    after = Some(*at);
                }
            }
        }
        self.insert(after, *first, &new, splices);
    }

    /// Makes the list hold `wanted` where none of what it holds stays; its comments do.
    fn refill(&self, wanted: &[Element], splices: &mut Splices) {
        let new: Vec<_> = wanted.iter().filter_map(Element::as_new).map(str::to_owned).collect();
        let within = &self.layout.text[self.span.clone()];
        let comments: Vec<_> = comments(within).into_iter().map(|span| within[span].trim_end()).collect();
        let line = self.layout.line(self.span.start).span.start;
        let before = &self.layout.text[line..self.span.start];
        let indent = &before[..before.len() - before.trim_start().len()];
        let text = if comments.is_empty() {
            let value = Value::List(new);
            if self.is_inline { value.to_string() } else { value.over_lines(indent) }
        } else {
            let elements = new.iter().map(|new| format!("{new},"));
            let all: Vec<_> = comments.into_iter().map(str::to_owned).chain(elements).collect();
            let gap = format!("\n{indent}  ");
            format!("[{gap}{}\n{indent}]", all.join(&gap))
        };
        splices.replace(self.span.clone(), self.layout.with_line_ends(&text));
    }

    /// Takes out the element at `at`; whether one that stays follows it, or else precedes it.
    fn remove(&self, at: usize, is_followed: bool, splices: &mut Splices) {
        let element = self.elements[at].clone();
        if let Some(line) = self.own_line(at) {
            return self.cut_line(line, element.end, splices);
        }
        if is_followed {
            return splices.cut(element.start..self.elements[at + 1].start);
        }
        let before = self.elements[at - 1].end;
        if self.layout.text[before..element.start].contains('\n') {
            // The comma before may stand before a comment, which stays; one comma is enough.
            splices.cut(element.start..self.past_comma(at).unwrap_or(element.end));
        } else {
            splices.cut(before..element.end);
        }
    }

    /// Takes out a line, but for a comment on it: that stays, with the blanks before the element.
    fn cut_line(&self, line: Range<usize>, end: usize, splices: &mut Splices) {
        let text = self.layout.text;
        let start = line.start + text[line.clone()].len() - text[line.clone()].trim_start().len();
        match text[end..line.end].find('#') {
            Some(comment) => splices.cut(start..end + comment),
            None => splices.cut(line),
        }
    }

    /// Puts `new` after the old element at `after`, or before `first` where it shall come first.
    fn insert(&self, after: Option<usize>, first: usize, new: &[&str], splices: &mut Splices) {
        if new.is_empty() {
            return;
        }
        let at = after.unwrap_or(first);
        let element = &self.elements[at];
        match (self.own_line(at), after) {
            (Some(line), after) => {
                if after.is_some() && self.elements.get(at + 1).is_none() && self.past_comma(at).is_none() {
                    splices.insert(element.end, ",");
                }
                let indent = &self.layout.text[line.start..element.start];
                let lines = new.iter().map(|new| format!("{indent}{new},{}", self.layout.line_end));
                let place = if after.is_some() { line.end } else { line.start };
                splices.insert(place, lines.collect::<String>());
            }
            (None, Some(_)) => splices.insert(element.end, format!(", {}", new.join(", "))),
            (None, None) => splices.insert(element.start, format!("{}, ", new.join(", "))),
        }
    }

    /// The line of an element that shares it with no other and with no bracket.
    fn own_line(&self, at: usize) -> Option<Range<usize>> {
        let text = self.layout.text;
        let element = &self.elements[at];
        let start = text[..element.start].rfind('\n')? + 1;
        let end = element.end + text[element.end..].find('\n')? + 1;
        let before = at.checked_sub(1).map_or(self.span.start, |before| self.elements[before].end - 1);
        let after = self.elements.get(at + 1).map_or(self.span.end - 1, |next| next.start);
        (start > before && end <= after).then_some(start..end)
    }

    /// Where the comma that follows an element right away ends.
    fn past_comma(&self, at: usize) -> Option<usize> {
        let rest = &self.layout.text[self.elements[at].end..self.span.end];
        let comma = rest.find(|it: char| !it.is_ascii_whitespace())?;
        rest[comma..].starts_with(',').then_some(self.elements[at].end + comma + 1)
    }
}

impl Element {
    fn as_new(&self) -> Option<&str> {
        match self {
            Self::Old(_) => None,
            Self::New(element) => Some(element),
        }
    }

    pub(super) fn as_old(&self) -> Option<usize> {
        match self {
            Self::Old(at) => Some(*at),
            Self::New(_) => None,
        }
    }
}
