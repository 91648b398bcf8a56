//! A plan as the text of a new file: the same plan, the same bytes.

use super::SetupPlan;
use super::form::{Content, Entry, Form, Named};
use std::fmt::Write as _;

/// What a reader of the file should know before the first line. It names no file and no time, so that it
/// stays true when the file is renamed and does not stir a diff.
const HEAD: &str = "\
# A setup plan: what to track and connect, why, and how far the work is.
# Yours to edit by hand: segue keeps your comments, your order and your own keys.
# Next: `segue open FILE` to tick what is done, `segue check FILE` to look it over.

";

/// The key with which the progress of a thing begins. It stands apart from what was chosen, so that git can merge
/// what one person ticks with what another chooses.
const PROGRESS: &str = "dev";

impl SetupPlan {
    /// The plan as the text of a new file.
    pub fn to_toml(&self) -> String {
        let mut text = String::from(HEAD);
        push_form(&mut text, "", &self.form());
        text
    }
}

/// Writes the keys of a table, then the tables within, each after an empty line and its header. `path` is
/// that of the table.
pub(super) fn push_form(text: &mut String, path: &str, form: &Form) {
    for (place, Entry { key, value }) in form.entries.iter().enumerate() {
        if place > 0 && key == PROGRESS {
            text.push('\n');
        }
        push_line(text, format_args!("{key} = {value}"));
    }
    for part in &form.parts {
        let path = join(path, part.key);
        match &part.content {
            Content::Table(form) => push_table(text, &path, form),
            Content::Tables(tables) => {
                for Named { form, .. } in tables {
                    push_line(text, format_args!("\n[[{path}]]"));
                    push_form(text, &path, form);
                }
            }
        }
    }
}

/// Writes a table after an empty line; its header only where it has keys of its own.
fn push_table(text: &mut String, path: &str, form: &Form) {
    if !form.entries.is_empty() {
        push_line(text, format_args!("\n[{path}]"));
    }
    push_form(text, path, form);
}

/// A table on one line, between braces.
pub(super) fn inline(form: &Form) -> String {
    let entries = form.entries.iter().map(|Entry { key, value }| format!("{key} = {value}"));
    let parts = form.parts.iter().filter(|part| !part.content.is_empty());
    let parts = parts.map(|part| format!("{} = {}", part.key, inline_content(&part.content)));
    format!("{{ {} }}", entries.chain(parts).collect::<Vec<_>>().join(", "))
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

fn push_line(text: &mut String, line: std::fmt::Arguments) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
