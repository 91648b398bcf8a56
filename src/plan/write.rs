//! A plan as text: a new file, or one written anew with all that people said in it.

use super::SetupPlan;
use super::document::remarks::{self, Remark, Remarks};
use super::form::{Content, Entry, Form, Named, Value, key_of};
use std::collections::HashSet;
use std::fmt::Write as _;

/// What a reader of the file should know before the first line. It names no file and no time, so that it
/// stays true when the file is renamed and does not stir a diff.
const HEAD: &str = "\
# A setup plan: what to track and connect, why, and how far the work is.
# Yours to edit by hand: segue keeps your comments, your order and your own keys.
# Next: `segue open FILE` to tick what is done, `segue check FILE` to look it over.

";

impl SetupPlan {
    /// The plan as the text of a new file: the same plan, the same bytes.
    pub fn to_toml(&self) -> String {
        format!("{HEAD}{}", write(&self.form(), Remarks::default(), &|_| None))
    }
}

/// The tables of `form` as text, each with what `remarks` say of it. What they say of what is not there goes to
/// where `moved` leads, or to what it stood within.
pub(super) fn write(form: &Form, mut remarks: Remarks, moved: &dyn Fn(&str) -> Option<String>) -> String {
    if !remarks.is_empty() {
        let mut dry = Writer::default();
        dry.table("", "", form);
        remarks.settle(&|path| path.is_empty() || dry.told.contains(path), moved);
    }
    let mut writer = Writer { remarks, ..Writer::default() };
    writer.table("", "", form);
    let last = writer.remarks.take("");
    let lines = last.inside.iter().chain(&last.below);
    writer.lines(lines.cloned().collect::<Vec<_>>().as_slice(), "");
    writer.text
}

/// Some tables below their headers, each after an empty line, as part of a longer text.
pub(super) fn sections(path: &str, tables: &[Named]) -> String {
    let mut writer = Writer::default();
    for Named { form, words, .. } in tables {
        if let Some(words) = words {
            writer.text.push('\n');
            writer.text.push_str(words);
        } else {
            writer.line(format_args!("\n[[{path}]]"));
            writer.table("", path, form);
        }
    }
    writer.text
}

/// A table below its header, after an empty line; the header only where it has keys of its own.
pub(super) fn section(path: &str, form: &Form) -> String {
    let mut writer = Writer::default();
    if !form.entries.is_empty() {
        writer.line(format_args!("\n[{path}]"));
    }
    writer.entries("", form);
    for part in &form.parts {
        let path = join(path, part.key);
        writer.text.push_str(&match &part.content {
            Content::Table(form) => section(&path, form),
            Content::Tables(tables) => sections(&path, tables),
        });
    }
    writer.text
}

#[derive(Default)]
struct Writer {
    text: String,
    remarks: Remarks,
    /// The paths of what was written so far.
    told: HashSet<String>,
}

impl Writer {
    /// The keys of a table, then the tables within. `at` is its path for remarks, `path` the one in headers.
    fn table(&mut self, at: &str, path: &str, form: &Form) {
        self.entries(at, form);
        for part in &form.parts {
            let (at, path) = (remarks::join(at, part.key), join(path, part.key));
            match &part.content {
                Content::Table(form) => {
                    if !form.entries.is_empty() {
                        self.header(&at, &format!("[{path}]"));
                    }
                    self.table(&at, &path, form);
                }
                Content::Tables(tables) => {
                    for Named { name, form, .. } in tables {
                        let at = remarks::join(&at, name);
                        self.header(&at, &format!("[[{path}]]"));
                        self.table(&at, &path, form);
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

    fn entries(&mut self, at: &str, form: &Form) {
        let is_verify =
            form.entries.first().is_some_and(|it| it.key == "dev") && form.value("source").is_none();
        for Entry { key, value } in &form.entries {
            // Both ticks of what has nothing to stand between them.
            if is_verify && key == "prod" {
                self.text.push('\n');
            }
            self.entry(&remarks::join(at, key), &key_of(key), value);
        }
    }

    fn entry(&mut self, at: &str, key: &str, value: &Value) {
        let Remark { above, beside, inside, below } = self.say(at);
        self.lines(&above, "");
        match value {
            Value::List(elements) if !elements.is_empty() || !inside.is_empty() => {
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

/// The first comment beside something, as it stands there.
fn first(beside: &[String]) -> String {
    beside.first().map_or_else(String::new, |comment| format!(" {comment}"))
}

/// A table on one line, between braces.
pub(super) fn inline(form: &Form) -> String {
    let entries = form.entries.iter().map(|Entry { key, value }| format!("{} = {value}", key_of(key)));
    let parts = form.parts.iter().filter(|part| !part.content.is_empty());
    let parts = parts.map(|part| format!("{} = {}", part.key, inline_content(&part.content)));
    let all: Vec<_> = entries.chain(parts).collect();
    if all.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", all.join(", ")) }
}

pub(super) fn inline_content(content: &Content) -> String {
    match content {
        Content::Table(form) => inline(form),
        Content::Tables(tables) => {
            let tables: Vec<_> = tables.iter().map(|named| inline(&named.form)).collect();
            format!("[{}]", tables.join(", "))
        }
    }
}

/// The path of `key` within the table at `path`.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
