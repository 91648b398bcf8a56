//! From a text and what its tables shall be to the changes of that text.
//!
//! Old and new are compared key by key; where they agree, nothing is touched, however it is written.

use super::super::schema::TableSchema;
use super::entries::EntryEditor;
use super::line_map::LineMap;
use super::list::{Element, List};
use super::model::{ChildTables, KeyValue, KeyedTable, TableModel};
use super::table_span::{TableSpan, TableStyle};
use super::text_edits::TextEdits;
use super::write::{inline, inline_content, join, section, sections};
use std::collections::{HashMap, HashSet};

/// The changes of a text so far.
pub(crate) struct Editor<'a> {
    /// The keys of the file, in the order in which they are written.
    pub(super) schema: &'static TableSchema,
    pub(crate) lines: &'a LineMap<'a>,
    pub(crate) edits: TextEdits,
    /// The tables that went elsewhere with all their comments, by the start of their headers.
    pub(crate) gone: HashSet<usize>,
}

/// Which table is changed into what.
#[derive(Clone, Copy)]
pub(crate) struct TableChange<'a> {
    pub(crate) place: &'a TableSpan<'a>,
    pub(crate) old: &'a TableModel,
    pub(crate) new: &'a TableModel,
    /// The path of the table, as headers have it.
    pub(crate) path: &'a str,
}

impl<'a> Editor<'a> {
    pub(crate) fn new(schema: &'static TableSchema, lines: &'a LineMap<'a>) -> Self {
        Self { schema, lines, edits: TextEdits::default(), gone: HashSet::new() }
    }

    /// Changes a table and what is within.
    pub(crate) fn table(&mut self, change: TableChange) {
        let TableChange { place, old, new, path } = change;
        if old == new {
            return;
        }
        let entries = EntryEditor { lines: self.lines, place };
        if entries.has_none_of_its_own() {
            self.add_header(place, path, old, new);
        } else {
            entries.change(old, new, &mut self.edits);
        }
        for part in &new.children {
            let path = join(path, part.key);
            match (old.part(part.key), &part.content) {
                (Some(ChildTables::Table(old)), ChildTables::Table(new)) if old != new => {
                    self.inner_table(place, part.key, &path, old, new);
                }
                (Some(ChildTables::Tables(old)), ChildTables::Tables(new)) if old != new => {
                    self.tables(place, part.key, &path, old, new);
                }
                _ => {}
            }
        }
    }

    /// Gives its own header to a table that is only in the headers of what is within.
    fn add_header(&mut self, place: &TableSpan, path: &str, old: &TableModel, new: &TableModel) {
        let is_new = |entry: &&KeyValue| !old.entries.contains(entry);
        let entries: Vec<_> = new.entries.iter().filter(is_new).cloned().collect();
        if !entries.is_empty() {
            self.insert_before(place, &section(path, &TableModel { entries, children: Vec::new() }));
        }
    }

    fn inner_table(
        &mut self,
        parent: &TableSpan,
        key: &str,
        path: &str,
        old: &TableModel,
        new: &TableModel,
    ) {
        match parent.inner(self.lines.text, key) {
            Some(place) => self.table(TableChange { place: &place, old, new, path }),
            None if new.is_empty() => {}
            None if parent.style == TableStyle::Inline => {
                EntryEditor { lines: self.lines, place: parent }.add_last(
                    key,
                    &inline(new),
                    &mut self.edits,
                );
            }
            None => {
                self.insert_section(parent, path, &section(path, new));
            }
        }
    }

    fn tables(
        &mut self,
        parent: &TableSpan,
        key: &str,
        path: &str,
        old: &[KeyedTable],
        new: &[KeyedTable],
    ) {
        let places = parent.list(self.lines.text, key);
        match parent.entry(key) {
            Some((_, node)) if self.lines.section(node.span().start).is_some() => {
                self.sections(&places, path, old, new);
            }
            Some((_, node)) => {
                let elements = places.iter().map(|place| place.span.clone()).collect();
                let list = List { lines: self.lines, span: node.span(), elements, is_inline: false };
                self.inline_tables(&list, &places, old, new);
            }
            None if parent.style == TableStyle::Inline => {
                let value = inline_content(&ChildTables::Tables(new.to_vec()));
                EntryEditor { lines: self.lines, place: parent }.add_last(key, &value, &mut self.edits);
            }
            None => {
                self.insert_section(parent, path, &sections(path, new));
            }
        }
    }

    /// Editor tables that are below headers, `places` being those of `old`.
    fn sections(&mut self, places: &[TableSpan], path: &str, old: &[KeyedTable], new: &[KeyedTable]) {
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
            let (old, new) = (&old[*at].model, &named.model);
            self.table(TableChange { place: &places[*at], old, new, path });
            after = Some(&places[*at]);
        }
        if let Some(first) = places.first() {
            self.insert_sections(after, first, path, &run);
        }
    }

    fn insert_sections(
        &mut self,
        after: Option<&TableSpan>,
        before: &TableSpan,
        path: &str,
        new: &[KeyedTable],
    ) {
        if new.is_empty() {
            return;
        }
        let text = sections(path, new);
        match after {
            Some(place) => self.insert_after(place, &text),
            None => self.insert_before(before, &text),
        }
    }

    /// Editor tables that are between braces in a list.
    fn inline_tables(&mut self, list: &List, places: &[TableSpan], old: &[KeyedTable], new: &[KeyedTable]) {
        let known = by_name(old);
        let mut after = None;
        let mut following: HashMap<Option<usize>, Vec<Element>> = HashMap::new();
        let mut kept = Vec::new();
        for named in new {
            match known.get(&*named.name) {
                Some(at) => {
                    let (old, new) = (&old[*at].model, &named.model);
                    self.table(TableChange { place: &places[*at], old, new, path: "" });
                    kept.push(*at);
                    after = Some(*at);
                }
                None => following.entry(after).or_default().push(Element::New(inline(&named.model))),
            }
        }
        kept.sort_unstable();
        let mut wanted = following.remove(&None).unwrap_or_default();
        for at in kept {
            wanted.push(Element::Old(at));
            wanted.extend(following.remove(&Some(at)).unwrap_or_default());
        }
        list.change(&wanted, &mut self.edits);
    }

    /// Takes out what is below the headers of a table. Comments above the first stay where the table did
    /// not go elsewhere with them: nobody's words are lost.
    fn cut(&mut self, place: &TableSpan) {
        let is_gone = self.gone.contains(&place.span.start);
        for header in place.headers(self.lines) {
            let Some(section) = self.lines.section(header) else { continue };
            let line = self.lines.line(header).span.start;
            if section.start == line || is_gone {
                self.edits.cut(section.start..section.next);
            } else {
                self.edits.cut(line..section.end);
            }
        }
    }

    /// Puts what has no place in the text yet where a new file would have it: within `parent` where that has
    /// sections, else behind what comes before it in the schema.
    fn insert_section(&mut self, parent: &TableSpan, path: &str, text: &str) {
        if parent.style == TableStyle::Header {
            return self.insert_after(parent, text);
        }
        let rank = |path: &str| {
            path.split('.').next().and_then(|key| self.schema.keys.iter().position(|it| it.name == key))
        };
        let own = rank(path);
        let known = |header: &str| {
            let path = header.trim_matches(['[', ']', ' ', '\t']);
            rank(path).is_some_and(|rank| Some(rank) <= own)
        };
        let sections = self.lines.sections();
        let before = sections.iter().rev().find(|it| known(&self.lines.text[it.header.clone()]));
        match (before, sections.first()) {
            (Some(section), _) => self.insert_text(section.end, text),
            (None, Some(first)) => self.insert_text_before(first.start, text),
            (None, None) => self.insert_text(self.lines.text.len(), text),
        }
    }

    fn insert_after(&mut self, place: &TableSpan, text: &str) {
        let last = place.headers(self.lines).into_iter().next_back();
        if let Some(section) = last.and_then(|header| self.lines.section(header)) {
            self.insert_text(section.end, text);
        }
    }

    fn insert_before(&mut self, place: &TableSpan, text: &str) {
        let first = place.headers(self.lines).into_iter().next();
        if let Some(section) = first.and_then(|header| self.lines.section(header)) {
            self.insert_text_before(section.start, text);
        }
    }

    /// Inserts `text`, which starts with an empty line, at the end of what is before `at`.
    fn insert_text(&mut self, at: usize, text: &str) {
        let line_end = self.lines.line_end;
        let first = if self.lines.is_line_start(at) { "" } else { line_end };
        self.edits.insert_section(at, format!("{first}{}", self.lines.with_line_ends(text)));
    }

    /// Inserts `text`, which starts with an empty line, before the line at `at`, the empty line last.
    fn insert_text_before(&mut self, at: usize, text: &str) {
        let text = self.lines.with_line_ends(text.strip_prefix('\n').unwrap_or(text));
        self.edits.insert_section(at, format!("{text}{}", self.lines.line_end));
    }
}

fn by_name(tables: &[KeyedTable]) -> HashMap<&str, usize> {
    tables.iter().enumerate().map(|(at, named)| (&*named.name, at)).collect()
}
