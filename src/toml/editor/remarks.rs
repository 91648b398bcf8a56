//! The comments of a text, each with the key, element or table that it speaks of.
//!
//! Where a table goes elsewhere or is written anew, its comments go with it: what they speak of is found by
//! path, not by line.

use super::model::{ChildTables, TableModel, ValueText};
use super::table_span::{SpannedValue, TableSpan};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// Between the steps of a path: no key that a person can type holds it.
const SEPARATOR: char = '\u{1f}';

/// The path of `step`, a key, an element or the name of a table, within `path`.
pub(crate) fn join(path: &str, step: &str) -> String {
    format!("{path}{step}{SEPARATOR}")
}

/// The steps of a path.
pub(crate) fn steps(path: &str) -> Vec<&str> {
    path.split_terminator(SEPARATOR).collect()
}

/// What people wrote about one key, element or table. Empty lines keep paragraphs apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Remark {
    /// On lines of their own before it.
    pub(crate) above: Vec<String>,
    /// At the end of its line.
    pub(crate) beside: Vec<String>,
    /// Between its brackets, beside no element.
    pub(crate) inside: Vec<String>,
    /// On lines of their own after it.
    pub(crate) below: Vec<String>,
}

/// All remarks, by the paths of what they speak of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Remarks(HashMap<String, Remark>);

/// Something that a comment can speak of.
struct Anchor {
    span: Range<usize>,
    path: String,
    /// The one around it.
    around: Option<usize>,
}

/// What is around, before and after a comment; the latter two between the same brackets.
struct Neighbours<'a> {
    within: Option<&'a Anchor>,
    last: Option<&'a Anchor>,
    next: Option<&'a Anchor>,
}

impl<'a> Neighbours<'a> {
    fn of(anchors: &'a [Anchor], comment: &Range<usize>) -> Self {
        let following = anchors.partition_point(|it| it.span.start < comment.start);
        let (mut last, mut around) = (None, following.checked_sub(1));
        while let Some(at) = around.filter(|at| anchors[*at].span.end <= comment.start) {
            last = Some(&anchors[at]);
            around = anchors[at].around;
        }
        let within = around.map(|at| &anchors[at]);
        let end = within.map_or(usize::MAX, |it| it.span.end);
        Self { within, last, next: anchors.get(following).filter(|it| it.span.start < end) }
    }
}

/// Whether a line with nothing on it is in `text`.
fn has_blank_line(text: &str) -> bool {
    let mut lines = text.split('\n').skip(1).collect::<Vec<_>>();
    lines.pop();
    lines.iter().any(|line| line.trim().is_empty())
}

/// What `text` has before its third line.
fn first_lines(text: &str) -> &str {
    text.match_indices('\n').nth(1).map_or(text, |(at, _)| &text[..=at])
}

impl Remarks {
    /// The remarks in `text`, the content of `root`, whose tables are those of `model`.
    pub(crate) fn of(text: &str, root: &TableSpan, model: &TableModel) -> Self {
        let comments = comments(text);
        if comments.is_empty() {
            return Self::default();
        }
        let mut anchors = Anchors { text, list: Vec::new() };
        anchors.table(root, model, "");
        let anchors = anchors.nested();
        let mut remarks = Self::default();
        for span in comments {
            remarks.attach(text, &anchors, span);
        }
        remarks
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is a comment on what is at `path` or within.
    pub(crate) fn speak_of(&self, path: &str) -> bool {
        self.0.iter().any(|(it, remark)| it.starts_with(path) && remark.is_about_it())
    }

    /// The remark at `path`, which is taken out.
    pub(crate) fn take(&mut self, path: &str) -> Remark {
        self.0.remove(path).unwrap_or_default()
    }

    /// The remarks, each comment only as often as `left` counts it.
    pub(crate) fn only(self, left: &mut HashMap<String, usize>) -> Vec<(String, Remark)> {
        let mut is_left = |comment: &String| {
            let count = left.get_mut(comment).filter(|count| **count > 0);
            count.map(|count| *count -= 1).is_some()
        };
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (_, Remark { above, beside, inside, below }) in &mut all {
            for comments in [above, beside, inside, below] {
                comments.retain(&mut is_left);
            }
        }
        all.retain(|(_, remark)| *remark != Remark::default());
        all
    }

    /// Gives each remark whose path `stays` does not know the nearest place that it does: the one to which
    /// `moved` leads, or what it was within.
    pub(crate) fn settle(&mut self, stays: &dyn Fn(&str) -> bool, moved: &dyn Fn(&str) -> Option<String>) {
        let mut lost: Vec<_> = self.0.keys().filter(|path| !stays(path)).cloned().collect();
        lost.sort_unstable();
        for path in lost {
            let remark = self.0.remove(&path).unwrap_or_default();
            if let Some(to) = moved(&path).filter(|to| stays(to)) {
                self.0.entry(to).or_default().extend(remark);
                continue;
            }
            let within = moved(&path).into_iter().chain([path]).find_map(|path| nearest(&path, stays));
            let Remark { above, beside, inside, below } = remark;
            let all = above.into_iter().chain(beside).chain(inside).chain(below);
            self.0.entry(within.unwrap_or_default()).or_default().inside.extend(all);
        }
    }

    fn attach(&mut self, text: &str, anchors: &[Anchor], span: Range<usize>) {
        let comment = text[span.clone()].trim_end().to_owned();
        let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let Neighbours { within, last, next } = Neighbours::of(anchors, &span);
        if let Some(last) = last.filter(|it| it.span.end > line) {
            return self.at(&last.path).beside.push(comment);
        }
        if let Some(within) = within.filter(|it| it.span.start >= line) {
            return self.at(&within.path).inside.push(comment);
        }
        let parted = |from: usize, to: usize| has_blank_line(text.get(from..to).unwrap_or_default());
        let next_is_far = next.is_some_and(|next| parted(span.end, next.span.start));
        let last_is_near = last.is_some_and(|last| !parted(last.span.end, span.start));
        match (next, last) {
            (Some(next), _) if !next_is_far => self.at(&next.path).above.push(comment),
            (_, Some(last)) if last_is_near || next.is_none() => self.at(&last.path).below.push(comment),
            (Some(next), _) => {
                let above = &mut self.at(&next.path).above;
                above.push(comment);
                // A paragraph of its own stays one.
                if has_blank_line(first_lines(&text[span.end..])) {
                    above.push(String::new());
                }
            }
            (None, _) => self.at(within.map_or("", |it| &it.path)).inside.push(comment),
        }
    }

    fn at(&mut self, path: &str) -> &mut Remark {
        self.0.entry(path.to_owned()).or_default()
    }
}

impl Remark {
    /// Whether it speaks of the thing and not, as a paragraph of its own does, of all that follows.
    fn is_about_it(&self) -> bool {
        let Self { above, beside, inside, below } = self;
        let has_more = [beside, inside, below].into_iter().any(|lines| !lines.is_empty());
        has_more || above.last().is_some_and(|line| !line.is_empty())
    }

    /// All of it, as lines.
    pub(crate) fn into_lines(self) -> impl Iterator<Item = String> {
        self.above.into_iter().chain(self.beside).chain(self.inside).chain(self.below)
    }

    fn extend(&mut self, other: Self) {
        self.above.extend(other.above);
        self.beside.extend(other.beside);
        self.inside.extend(other.inside);
        self.below.extend(other.below);
    }
}

pub(crate) fn nearest(path: &str, stays: &dyn Fn(&str) -> bool) -> Option<String> {
    let mut path = path;
    while let Some(end) = path.trim_end_matches(SEPARATOR).rfind(SEPARATOR) {
        path = &path[..=end];
        if stays(path) {
            return Some(path.to_owned());
        }
    }
    None
}

/// Where the comments of `text` are.
pub(crate) fn comments(text: &str) -> Vec<Range<usize>> {
    let tokens = Source::new(text).lex();
    let comments = tokens.filter(|token| token.kind() == TokenKind::Comment);
    comments.map(|token| token.span().start()..token.span().end()).collect()
}

/// Where each key, element and table of `root` is, by its path.
pub(crate) fn places(text: &str, root: &TableSpan, model: &TableModel) -> HashMap<String, Range<usize>> {
    let mut anchors = Anchors { text, list: Vec::new() };
    anchors.table(root, model, "");
    anchors.list.into_iter().map(|it| (it.path, it.span)).collect()
}

struct Anchors<'a> {
    text: &'a str,
    list: Vec<Anchor>,
}

impl Anchors<'_> {
    fn push(&mut self, span: Range<usize>, path: &str) {
        self.list.push(Anchor { span, path: path.to_owned(), around: None });
    }

    /// The anchors in the order of the text, each with the one around it.
    fn nested(mut self) -> Vec<Anchor> {
        self.list.sort_by_key(|it| (it.span.start, Reverse(it.span.end)));
        let mut around: Vec<usize> = Vec::new();
        for at in 0..self.list.len() {
            let end = self.list[at].span.end;
            while around.last().is_some_and(|it| self.list[*it].span.end < end) {
                around.pop();
            }
            self.list[at].around = around.last().copied();
            around.push(at);
        }
        self.list
    }

    fn table(&mut self, place: &TableSpan, model: &TableModel, path: &str) {
        for entry in &model.entries {
            if let Some((key, node)) = place.entry(&entry.key) {
                let path = join(path, &entry.key);
                self.push(key.start..node.span().end.max(key.end), &path);
                self.elements(node, &entry.value, &path);
            }
        }
        for part in &model.children {
            let path = join(path, part.key);
            match &part.content {
                ChildTables::Table(model) => {
                    let Some((key, node)) = place.entry(part.key) else { continue };
                    if let Some(inner) = TableSpan::of(self.text, node) {
                        if self.text[inner.span.clone()].starts_with(['[', '{']) {
                            self.push(key.start.min(inner.span.start)..inner.span.end, &path);
                        }
                        self.table(&inner, model, &path);
                    }
                }
                ChildTables::Tables(tables) => {
                    for (place, named) in place.list(self.text, part.key).iter().zip(tables) {
                        let path = join(&path, &named.name);
                        self.push(place.span.clone(), &path);
                        self.table(place, &named.model, &path);
                    }
                }
            }
        }
    }

    fn elements(&mut self, node: &SpannedValue, value: &ValueText, path: &str) {
        let (Some(nodes), ValueText::List(elements)) = (node.get_ref().as_array(), value) else { return };
        for (node, element) in nodes.iter().zip(elements) {
            self.push(node.span(), &join(path, element));
        }
    }
}
