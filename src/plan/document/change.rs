//! From a text and what its plan shall be to the changes of that text.
//!
//! Old and new plan are compared key by key; where they agree, nothing is touched, however it is written.

use super::entry::Entries;
use super::layout::Layout;
use super::list::{Element, List};
use super::place::{Place, Style};
use super::splices::Splices;
use crate::plan::form::{Content, Entry, Form, Named};
use crate::plan::schema::PLAN;
use crate::plan::write::{inline, inline_content, join, section, sections};
use std::collections::{HashMap, HashSet};

/// The changes of a text so far.
pub(super) struct Changes<'a> {
    pub(super) layout: &'a Layout<'a>,
    pub(super) splices: Splices,
    /// The tables that went elsewhere with all their comments, by the start of their headers.
    pub(super) gone: HashSet<usize>,
}

/// Which table is changed into what.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub(super) place: &'a Place<'a>,
    pub(super) old: &'a Form,
    pub(super) new: &'a Form,
    /// The path of the table, as headers have it.
    pub(super) path: &'a str,
}

impl<'a> Changes<'a> {
    pub(super) fn new(layout: &'a Layout<'a>) -> Self {
        Self { layout, splices: Splices::default(), gone: HashSet::new() }
    }

    /// Changes a table and what is within.
    pub(super) fn table(&mut self, change: Change) {
        let Change { place, old, new, path } = change;
        if old == new {
            return;
        }
        let entries = Entries { layout: self.layout, place };
        if entries.has_none_of_its_own() {
            self.add_header(place, path, old, new);
        } else {
            entries.change(old, new, &mut self.splices);
        }
        for part in &new.parts {
            let path = join(path, part.key);
            match (old.part(part.key), &part.content) {
                (Some(Content::Table(old)), Content::Table(new)) if old != new => {
                    self.inner_table(place, part.key, &path, old, new);
                }
                (Some(Content::Tables(old)), Content::Tables(new)) if old != new => {
                    self.tables(place, part.key, &path, old, new);
                }
                _ => {}
            }
        }
    }

    /// Gives its own header to a table that stands only in the headers of what is within.
    fn add_header(&mut self, place: &Place, path: &str, old: &Form, new: &Form) {
        let is_new = |entry: &&Entry| !old.entries.contains(entry);
        let entries: Vec<_> = new.entries.iter().filter(is_new).cloned().collect();
        if !entries.is_empty() {
            self.insert_before(place, &section(path, &Form { entries, parts: Vec::new() }));
        }
    }

    fn inner_table(&mut self, parent: &Place, key: &str, path: &str, old: &Form, new: &Form) {
        match parent.inner(self.layout.text, key) {
            Some(place) => self.table(Change { place: &place, old, new, path }),
            None if new.is_empty() => {}
            None if parent.style == Style::Inline => {
                Entries { layout: self.layout, place: parent }.add_last(
                    key,
                    &inline(new),
                    &mut self.splices,
                );
            }
            None => {
                self.insert_section(parent, path, &section(path, new));
            }
        }
    }

    fn tables(&mut self, parent: &Place, key: &str, path: &str, old: &[Named], new: &[Named]) {
        let places = parent.list(self.layout.text, key);
        match parent.entry(key) {
            Some((_, node)) if self.layout.section(node.span().start).is_some() => {
                self.sections(&places, path, old, new);
            }
            Some((_, node)) => {
                let elements = places.iter().map(|place| place.span.clone()).collect();
                let list = List { layout: self.layout, span: node.span(), elements, is_inline: false };
                self.inline_tables(&list, &places, old, new);
            }
            None if parent.style == Style::Inline => {
                let value = inline_content(&Content::Tables(new.to_vec()));
                Entries { layout: self.layout, place: parent }.add_last(key, &value, &mut self.splices);
            }
            None => {
                self.insert_section(parent, path, &sections(path, new));
            }
        }
    }

    /// Changes tables that stand below headers, `places` being those of `old`.
    fn sections(&mut self, places: &[Place], path: &str, old: &[Named], new: &[Named]) {
        let known = by_name(old);
        let wanted = by_name(new);
        for (place, _) in places.iter().zip(old).filter(|(_, old)| !wanted.contains_key(&*old.name)) {
            self.cut(place);
        }
        let mut after = None;
        let mut run = Vec::new();
        for named in new {
            let Some(at) = known.get(&*named.name) else {
                run.push(named.clone());
                continue;
            };
            self.insert_sections(after, &places[*at], path, &std::mem::take(&mut run));
            let (old, new) = (&old[*at].form, &named.form);
            self.table(Change { place: &places[*at], old, new, path });
            after = Some(&places[*at]);
        }
        if let Some(first) = places.first() {
            self.insert_sections(after, first, path, &run);
        }
    }

    fn insert_sections(&mut self, after: Option<&Place>, before: &Place, path: &str, new: &[Named]) {
        if new.is_empty() {
            return;
        }
        let text = sections(path, new);
        match after {
            Some(place) => self.insert_after(place, &text),
            None => self.insert_before(before, &text),
        }
    }

    /// Changes tables that stand between braces in a list.
    fn inline_tables(&mut self, list: &List, places: &[Place], old: &[Named], new: &[Named]) {
        let known = by_name(old);
        let mut after = None;
        let mut following: HashMap<Option<usize>, Vec<Element>> = HashMap::new();
        let mut kept = Vec::new();
        for named in new {
            match known.get(&*named.name) {
                Some(at) => {
                    let (old, new) = (&old[*at].form, &named.form);
                    self.table(Change { place: &places[*at], old, new, path: "" });
                    kept.push(*at);
                    after = Some(*at);
                }
                None => following.entry(after).or_default().push(Element::New(inline(&named.form))),
            }
        }
        kept.sort_unstable();
        let mut wanted = following.remove(&None).unwrap_or_default();
        for at in kept {
            wanted.push(Element::Old(at));
            wanted.extend(following.remove(&Some(at)).unwrap_or_default());
        }
        list.change(&wanted, &mut self.splices);
    }

    /// Takes out what stands below the headers of a table. Comments above the first stay where the table did
    /// not go elsewhere with them: nobody's words are lost.
    fn cut(&mut self, place: &Place) {
        let is_gone = self.gone.contains(&place.span.start);
        for header in place.headers(self.layout) {
            let Some(section) = self.layout.section(header) else { continue };
            let line = self.layout.line(header).span.start;
            if section.start == line || is_gone {
                self.splices.cut(section.start..section.next);
            } else {
                self.splices.cut(line..section.end);
            }
        }
    }

    /// Puts what has no place in the text yet where a new file would have it: within `parent` where that has
    /// sections, else behind what comes before it in a plan.
    fn insert_section(&mut self, parent: &Place, path: &str, text: &str) {
        if parent.style == Style::Header {
            return self.insert_after(parent, text);
        }
        let rank = |path: &str| {
            path.split('.').next().and_then(|key| PLAN.keys.iter().position(|it| it.name == key))
        };
        let own = rank(path);
        let known = |header: &str| {
            let path = header.trim_matches(['[', ']', ' ', '\t']);
            rank(path).is_some_and(|rank| Some(rank) <= own)
        };
        let sections = self.layout.sections();
        let before = sections.iter().rev().find(|it| known(&self.layout.text[it.header.clone()]));
        match (before, sections.first()) {
            (Some(section), _) => self.insert_text(section.end, text),
            (None, Some(first)) => self.insert_text_before(first.start, text),
            (None, None) => self.insert_text(self.layout.text.len(), text),
        }
    }

    fn insert_after(&mut self, place: &Place, text: &str) {
        let last = place.headers(self.layout).into_iter().next_back();
        if let Some(section) = last.and_then(|header| self.layout.section(header)) {
            self.insert_text(section.end, text);
        }
    }

    fn insert_before(&mut self, place: &Place, text: &str) {
        let first = place.headers(self.layout).into_iter().next();
        if let Some(section) = first.and_then(|header| self.layout.section(header)) {
            self.insert_text_before(section.start, text);
        }
    }

    /// Inserts `text`, which starts with an empty line, at the end of what stands before `at`.
    fn insert_text(&mut self, at: usize, text: &str) {
        let line_end = self.layout.line_end;
        let first = if self.layout.is_line_start(at) { "" } else { line_end };
        self.splices.insert_section(at, format!("{first}{}", self.layout.with_line_ends(text)));
    }

    /// Inserts `text`, which starts with an empty line, before the line at `at`, the empty line last.
    fn insert_text_before(&mut self, at: usize, text: &str) {
        let text = self.layout.with_line_ends(text.strip_prefix('\n').unwrap_or(text));
        self.splices.insert_section(at, format!("{text}{}", self.layout.line_end));
    }
}

fn by_name(tables: &[Named]) -> HashMap<&str, usize> {
    tables.iter().enumerate().map(|(at, named)| (&*named.name, at)).collect()
}
