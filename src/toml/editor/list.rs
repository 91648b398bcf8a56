//! A list that gains and loses elements while the others, and the comments beside them, stay where they are.

use super::line_map::LineMap;
use super::model::ValueText;
use super::remarks::comments;
use super::text_edits::TextEdits;
use std::ops::Range;

/// A list as it is in the text.
pub(crate) struct List<'a> {
    pub(crate) lines: &'a LineMap<'a>,
    /// From its opening to its closing bracket.
    pub(crate) span: Range<usize>,
    pub(crate) elements: Vec<Range<usize>>,
    /// Whether it is between the braces of a table on one line, and so has to stay on it.
    pub(crate) is_inline: bool,
}

/// An element of the list as it shall be: one that is there already, by its place, or a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Element {
    Old(usize),
    New(String),
}

impl List<'_> {
    /// Makes the list hold `wanted`, whose old elements are in the order in which they are.
    pub(crate) fn change(&self, wanted: &[Element], edits: &mut TextEdits) {
        let kept: Vec<_> = wanted.iter().filter_map(Element::as_old).collect();
        let (Some(first), Some(last)) = (kept.first(), kept.last()) else {
            return self.refill(wanted, edits);
        };
        for at in (0..self.elements.len()).filter(|at| kept.binary_search(at).is_err()) {
            self.remove(at, at < *last, edits);
        }
        let mut after = None;
        let mut new = Vec::new();
        for element in wanted {
            match element {
                Element::New(element) => new.push(&**element),
                Element::Old(at) => {
                    self.insert(after, *first, &std::mem::take(&mut new), edits);
                    after = Some(*at);
                }
            }
        }
        self.insert(after, *first, &new, edits);
    }

    /// Makes the list hold `wanted` where none of what it holds stays; its comments do.
    fn refill(&self, wanted: &[Element], edits: &mut TextEdits) {
        let new: Vec<_> = wanted.iter().filter_map(Element::as_new).map(str::to_owned).collect();
        let within = &self.lines.text[self.span.clone()];
        let comments: Vec<_> = comments(within).into_iter().map(|span| within[span].trim_end()).collect();
        let line = self.lines.line(self.span.start).span.start;
        let before = &self.lines.text[line..self.span.start];
        let indent = &before[..before.len() - before.trim_start().len()];
        let text = if comments.is_empty() {
            let value = ValueText::List(new);
            if self.is_inline { value.to_string() } else { value.over_lines(indent) }
        } else {
            let elements = new.iter().map(|new| format!("{new},"));
            let all: Vec<_> = comments.into_iter().map(str::to_owned).chain(elements).collect();
            let gap = format!("\n{indent}  ");
            format!("[{gap}{}\n{indent}]", all.join(&gap))
        };
        edits.replace(self.span.clone(), self.lines.with_line_ends(&text));
    }

    /// Takes out the element at `at`; whether one that stays follows it, or else precedes it.
    fn remove(&self, at: usize, is_followed: bool, edits: &mut TextEdits) {
        let element = self.elements[at].clone();
        if let Some(line) = self.own_line(at) {
            return self.cut_line(line, element.end, edits);
        }
        if is_followed {
            return edits.cut(element.start..self.elements[at + 1].start);
        }
        let before = self.elements[at - 1].end;
        if self.lines.text[before..element.start].contains('\n') {
            // The comma before may be before a comment, which stays; one comma is enough.
            edits.cut(element.start..self.past_comma(at).unwrap_or(element.end));
        } else {
            edits.cut(before..element.end);
        }
    }

    /// Takes out a line, but for a comment on it: that stays, with the blanks before the element.
    fn cut_line(&self, line: Range<usize>, end: usize, edits: &mut TextEdits) {
        let text = self.lines.text;
        let start = line.start + text[line.clone()].len() - text[line.clone()].trim_start().len();
        match text[end..line.end].find('#') {
            Some(comment) => edits.cut(start..end + comment),
            None => edits.cut(line),
        }
    }

    /// Puts `new` after the old element at `after`, or before `first` where it shall come first.
    fn insert(&self, after: Option<usize>, first: usize, new: &[&str], edits: &mut TextEdits) {
        if new.is_empty() {
            return;
        }
        let at = after.unwrap_or(first);
        let element = &self.elements[at];
        match (self.own_line(at), after) {
            (Some(line), after) => {
                if after.is_some() && self.elements.get(at + 1).is_none() && self.past_comma(at).is_none() {
                    edits.insert(element.end, ",");
                }
                let indent = &self.lines.text[line.start..element.start];
                let lines = new.iter().map(|new| format!("{indent}{new},{}", self.lines.line_end));
                let place = if after.is_some() { line.end } else { line.start };
                edits.insert(place, lines.collect::<String>());
            }
            (None, Some(_)) => edits.insert(element.end, format!(", {}", new.join(", "))),
            (None, None) => edits.insert(element.start, format!("{}, ", new.join(", "))),
        }
    }

    /// The line of an element that shares it with no other and with no bracket.
    fn own_line(&self, at: usize) -> Option<Range<usize>> {
        let text = self.lines.text;
        let element = &self.elements[at];
        let start = text[..element.start].rfind('\n')? + 1;
        let end = element.end + text[element.end..].find('\n')? + 1;
        let before = at.checked_sub(1).map_or(self.span.start, |before| self.elements[before].end - 1);
        let after = self.elements.get(at + 1).map_or(self.span.end - 1, |next| next.start);
        (start > before && end <= after).then_some(start..end)
    }

    /// Where the comma that follows an element right away ends.
    fn past_comma(&self, at: usize) -> Option<usize> {
        let rest = &self.lines.text[self.elements[at].end..self.span.end];
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

    pub(crate) fn as_old(&self) -> Option<usize> {
        match self {
            Self::Old(at) => Some(*at),
            Self::New(_) => None,
        }
    }
}
