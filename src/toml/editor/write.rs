//! Tables as text: a new file, or one written anew with all comments that were in it.

use super::model::{ChildTables, KeyValue, KeyedTable, TableModel, ValueText};
use super::remarks::{self, Remark, Remarks};
use super::value::key_of;
use std::collections::HashSet;
use std::fmt::Write as _;

/// The tables of `model` as text, each with what `remarks` say of it. What they say of what is not there goes to
/// where `moved` leads, or to what it was within.
pub(crate) fn write(
    model: &TableModel,
    mut remarks: Remarks,
    moved: &dyn Fn(&str) -> Option<String>,
) -> String {
    if !remarks.is_empty() {
        let mut dry = TableWriter::default();
        dry.table("", "", model);
        remarks.settle(&|path| path.is_empty() || dry.told.contains(path), moved);
    }
    let mut writer = TableWriter { remarks, ..TableWriter::default() };
    writer.table("", "", model);
    let last: Vec<_> = writer.remarks.take("").into_lines().collect();
    writer.lines(&last, "");
    writer.text
}

/// Some tables below their headers, each after an empty line, as part of a longer text.
pub(crate) fn sections(path: &str, tables: &[KeyedTable]) -> String {
    let mut writer = TableWriter::default();
    for KeyedTable { model, source_text, .. } in tables {
        if let Some(source_text) = source_text {
            writer.text.push('\n');
            writer.text.push_str(source_text);
        } else {
            writer.line(format_args!("\n[[{path}]]"));
            writer.table("", path, model);
        }
    }
    writer.text
}

/// A table below its header, after an empty line; the header only where it has keys of its own.
pub(crate) fn section(path: &str, model: &TableModel) -> String {
    let mut writer = TableWriter::default();
    if !model.entries.is_empty() {
        writer.line(format_args!("\n[{path}]"));
    }
    writer.entries("", model);
    for part in &model.children {
        let path = join(path, part.key);
        writer.text.push_str(&match &part.content {
            ChildTables::Table(model) => section(&path, model),
            ChildTables::Tables(tables) => sections(&path, tables),
        });
    }
    writer.text
}

#[derive(Default)]
struct TableWriter {
    text: String,
    remarks: Remarks,
    /// The paths of what was written so far.
    told: HashSet<String>,
}

impl TableWriter {
    /// The keys of a table, then the tables within. `at` is its path for remarks, `path` the one in headers.
    fn table(&mut self, at: &str, path: &str, model: &TableModel) {
        self.entries(at, model);
        for part in &model.children {
            let (at, path) = (remarks::join(at, part.key), join(path, part.key));
            match &part.content {
                ChildTables::Table(model) => {
                    if !model.entries.is_empty() {
                        self.header(&at, &format!("[{path}]"));
                    }
                    self.table(&at, &path, model);
                }
                ChildTables::Tables(tables) => {
                    for KeyedTable { name, model, .. } in tables {
                        let at = remarks::join(&at, name);
                        self.header(&at, &format!("[[{path}]]"));
                        self.table(&at, &path, model);
                    }
                }
            }
        }
    }

    fn header(&mut self, at: &str, header: &str) {
        let Remark { above, beside, inside, below } = self.say(at);
        self.text.push('\n');
        self.lines(&above, "");
        self.line(format_args!("{header}{}", first(&beside)));
        for rest in [beside.get(1..).unwrap_or_default(), &inside, &below] {
            self.lines(rest, "");
        }
    }

    fn entries(&mut self, at: &str, model: &TableModel) {
        for KeyValue { key, value, is_apart } in &model.entries {
            if *is_apart {
                self.text.push('\n');
            }
            self.entry(&remarks::join(at, key), &key_of(key), value);
        }
    }

    fn entry(&mut self, at: &str, key: &str, value: &ValueText) {
        let Remark { above, beside, inside, below } = self.say(at);
        self.lines(&above, "");
        match value {
            ValueText::List(elements) if !elements.is_empty() || !inside.is_empty() => {
                self.line(format_args!("{key} = ["));
                for element in elements {
                    let Remark { above, beside, inside, below } = self.say(&remarks::join(at, element));
                    self.lines(&above, "  ");
                    self.line(format_args!("  {element},{}", first(&beside)));
                    for rest in [beside.get(1..).unwrap_or_default(), &inside, &below] {
                        self.lines(rest, "  ");
                    }
                }
                self.lines(&inside, "  ");
                self.line(format_args!("]{}", first(&beside)));
            }
            value => {
                self.line(format_args!("{key} = {value}{}", first(&beside)));
                self.lines(&inside, "");
            }
        }
        self.lines(beside.get(1..).unwrap_or_default(), "");
        self.lines(&below, "");
    }

    fn say(&mut self, at: &str) -> Remark {
        self.told.insert(at.to_owned());
        self.remarks.take(at)
    }

    fn lines(&mut self, lines: &[String], indent: &str) {
        for line in lines {
            if line.is_empty() {
                self.text.push('\n');
            } else {
                self.line(format_args!("{indent}{line}"));
            }
        }
    }

    fn line(&mut self, line: std::fmt::Arguments) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{line}");
    }
}

/// The first comment beside something, as it is there.
fn first(beside: &[String]) -> String {
    beside.first().map_or_else(String::new, |comment| format!(" {comment}"))
}

/// A table on one line, between braces.
pub(crate) fn inline(model: &TableModel) -> String {
    let entries =
        model.entries.iter().map(|KeyValue { key, value, .. }| format!("{} = {value}", key_of(key)));
    let children = model.children.iter().filter(|part| !part.content.is_empty());
    let children = children.map(|part| format!("{} = {}", part.key, inline_content(&part.content)));
    let all: Vec<_> = entries.chain(children).collect();
    if all.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", all.join(", ")) }
}

pub(crate) fn inline_content(content: &ChildTables) -> String {
    match content {
        ChildTables::Table(model) => inline(model),
        ChildTables::Tables(tables) => {
            let tables: Vec<_> = tables.iter().map(|named| inline(&named.model)).collect();
            format!("[{}]", tables.join(", "))
        }
    }
}

/// The path of `key` within the table at `path`.
pub(crate) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
