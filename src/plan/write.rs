//! A plan as the text of its file: the same plan, the same bytes.
//!
//! What stands in each table, under which key and in which order, is said here once, as [`Entry`]s: for the
//! file that is written new and for the one that is changed in place.

use super::{
    CatalogReference, Declined, DeclinedProperty, Kept, PlannedConnection, PlannedEvent, PlannedProperty,
    Progress, Reference, SetupPlan, VERSION, Verification,
};
use jiff::Timestamp;
use std::fmt::Write as _;
use toml_writer::{ToTomlValue as _, TomlStringBuilder};

/// What a reader of the file should know before the first line. It names no file and no time, so that it
/// stays true when the file is renamed and does not stir a diff.
const HEAD: &str = "\
# A setup plan: what to track and connect, why, and how far the work is.
# Yours to edit by hand: segue keeps your comments, your order and your own keys.
# Next: `segue open FILE` to tick what is done, `segue check FILE` to look it over.
";

/// A key of a table and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: &'static str,
    pub(super) value: Value,
}

/// What stands at a key, as TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// One value.
    One(String),
    /// A list on one line, by its elements.
    List(Vec<String>),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::One(value) => f.write_str(value),
            Self::List(elements) => write!(f, "[{}]", elements.join(", ")),
        }
    }
}

impl SetupPlan {
    /// The plan as the text of a new file.
    pub fn to_toml(&self) -> String {
        let mut text = String::from(HEAD);
        text.push('\n');
        push_lines(&mut text, &self.head());
        push_table(&mut text, "[catalog]", &self.catalog.entries());
        push_table(&mut text, "[goal]", &self.goal.entries());
        for use_case in &self.use_cases {
            push_table(&mut text, "[[use_case]]", &use_case.entries());
        }
        for event in &self.events {
            push_event(&mut text, "event", event);
        }
        for source in &self.sources {
            push_table(&mut text, "[[source]]", &source.entries());
        }
        for destination in &self.destinations {
            push_table(&mut text, "[[destination]]", &destination.entries());
        }
        push_table(&mut text, "[verify]", &self.verify.entries());
        push_table(&mut text, "[declined]", &self.declined.entries());
        push_kept(&mut text, &self.declined.kept);
        text
    }

    /// What stands before the first table.
    pub(super) fn head(&self) -> Vec<Entry> {
        vec![
            one("version", &VERSION),
            one("name", &string(&self.name)),
            one("created", &time(self.created)),
            one("updated", &time(self.updated)),
        ]
    }
}

impl CatalogReference {
    pub(super) fn entries(&self) -> Vec<Entry> {
        vec![one("id", &string(&self.id)), one("edition", &string(&self.edition))]
    }
}

impl Reference {
    pub(super) fn entries(&self) -> Vec<Entry> {
        vec![one("id", &string(&self.id)), one("title", &string(&self.title))]
    }
}

impl PlannedEvent {
    /// What stands in the event's own table, its properties left out.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries = vec![
            one("name", &string(&self.name)),
            one("description", &string(&self.description)),
            list("use_cases", &self.use_cases),
        ];
        entries.extend(progress(self.progress));
        entries.extend(text("note", self.note.as_deref()));
        entries
    }
}

impl PlannedProperty {
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries = vec![
            one("name", &string(&self.name)),
            one("type", &string(self.kind.name())),
            one("description", &string(&self.description)),
        ];
        entries.extend(self.pii.then(|| one("pii", &true)));
        entries.extend(self.required.then(|| one("required", &true)));
        entries
    }
}

impl PlannedConnection {
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries = vec![one("type", &string(&self.kind))];
        entries.extend(text("name", self.name.as_deref()));
        entries.push(list("use_cases", &self.use_cases));
        entries.extend(progress(self.progress));
        entries.extend(text("note", self.note.as_deref()));
        entries
    }
}

impl Verification {
    pub(super) fn entries(&self) -> Vec<Entry> {
        progress(self.progress).into_iter().chain(text("note", self.note.as_deref())).collect()
    }
}

impl Declined {
    /// What stands in the table of what was taken out; what is kept has tables of its own.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let properties = self.properties.iter().map(DeclinedProperty::inline).collect();
        vec![
            list("events", &self.events),
            Entry { key: "properties", value: Value::List(properties) },
            list("sources", &self.sources),
            list("destinations", &self.destinations),
        ]
    }
}

impl DeclinedProperty {
    fn inline(&self) -> String {
        format!("{{ event = {}, name = {} }}", string(&self.event), string(&self.name))
    }
}

fn one(key: &'static str, value: &impl ToString) -> Entry {
    Entry { key, value: Value::One(value.to_string()) }
}

fn list(key: &'static str, texts: &[String]) -> Entry {
    Entry { key, value: Value::List(texts.iter().map(|text| string(text)).collect()) }
}

fn text(key: &'static str, text: Option<&str>) -> Option<Entry> {
    text.map(|text| one(key, &string(text)))
}

fn progress(progress: Progress) -> [Entry; 2] {
    [one("dev", &progress.dev), one("prod", &progress.prod)]
}

/// A text as a TOML string on one line, so that a change of it is a change of one line.
pub(super) fn string(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

/// A time as a TOML date-time, which holds the years 0 to 9999 only.
fn time(time: Timestamp) -> Timestamp {
    time.max(YEAR_ZERO)
}

const YEAR_ZERO: Timestamp = Timestamp::constant(-62_167_219_200, 0);

pub(super) fn push_table(text: &mut String, header: &str, entries: &[Entry]) {
    push_line(text, format_args!("\n{header}"));
    push_lines(text, entries);
}

/// Writes an event and its properties; `path` is where events stand, such as `event`.
pub(super) fn push_event(text: &mut String, path: &str, event: &PlannedEvent) {
    push_table(text, &format!("[[{path}]]"), &event.entries());
    for property in &event.properties {
        push_table(text, &format!("[[{path}.property]]"), &property.entries());
    }
}

fn push_kept(text: &mut String, kept: &Kept) {
    for event in &kept.events {
        push_event(text, "declined.kept.event", event);
    }
    for kept in &kept.properties {
        push_table(text, "[[declined.kept.property]]", &kept.entries());
    }
    for source in &kept.sources {
        push_table(text, "[[declined.kept.source]]", &source.entries());
    }
    for destination in &kept.destinations {
        push_table(text, "[[declined.kept.destination]]", &destination.entries());
    }
}

impl super::KeptProperty {
    pub(super) fn entries(&self) -> Vec<Entry> {
        let event = one("event", &string(&self.event));
        std::iter::once(event).chain(self.property.entries()).collect()
    }
}

fn push_lines(text: &mut String, entries: &[Entry]) {
    for Entry { key, value } in entries {
        push_line(text, format_args!("{key} = {value}"));
    }
}

fn push_line(text: &mut String, line: std::fmt::Arguments) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
