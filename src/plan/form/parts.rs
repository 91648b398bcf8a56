//! What stands in which table of a plan's file, in the order in which it is written.

use super::{Content, Entry, Form, Named, Part, Value};
use crate::plan::{
    CatalogReference, Declined, DeclinedProperty, Kept, KeptProperty, PlannedConnection, PlannedEvent,
    PlannedProperty, Progress, Reference, SetupPlan, VERSION, Verification,
};
use crate::text::escaped;
use jiff::Timestamp;
use std::fmt::Write as _;
use toml_writer::{ToTomlValue as _, TomlStringBuilder};

impl SetupPlan {
    /// The tables of the plan's file.
    pub(in crate::plan) fn form(&self) -> Form {
        Form {
            entries: vec![
                one("version", &VERSION),
                one("name", &string(&self.name)),
                one("created", &time(self.created)),
                one("updated", &time(self.updated)),
            ],
            parts: vec![
                table("catalog", self.catalog.form()),
                table("goal", self.goal.form()),
                tables("use_case", &self.use_cases, |it| it.id.clone(), Reference::form),
                tables("event", &self.events, |it| it.name.clone(), PlannedEvent::form),
                tables("source", &self.sources, |it| it.kind.clone(), PlannedConnection::form),
                tables("destination", &self.destinations, |it| it.kind.clone(), PlannedConnection::form),
                table("verify", self.verify.form()),
                table("declined", self.declined.form()),
            ],
        }
    }
}

impl CatalogReference {
    fn form(&self) -> Form {
        flat([one("id", &string(&self.id)), one("edition", &string(&self.edition))])
    }
}

impl Reference {
    fn form(&self) -> Form {
        flat([one("id", &string(&self.id)), one("title", &string(&self.title))])
    }
}

impl PlannedEvent {
    fn form(&self) -> Form {
        let mut entries = vec![
            one("name", &string(&self.name)),
            one("description", &string(&self.description)),
            list("use_cases", &self.use_cases),
        ];
        entries.extend(progress(self.progress));
        entries.extend(text("note", self.note.as_deref()));
        let properties = tables("property", &self.properties, |it| it.name.clone(), PlannedProperty::form);
        Form { entries, parts: vec![properties] }
    }
}

impl PlannedProperty {
    fn form(&self) -> Form {
        flat(self.entries())
    }

    fn entries(&self) -> Vec<Entry> {
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
    fn form(&self) -> Form {
        let mut entries = vec![one("type", &string(&self.kind))];
        entries.extend(text("name", self.name.as_deref()));
        entries.push(list("use_cases", &self.use_cases));
        entries.extend(progress(self.progress));
        entries.extend(text("note", self.note.as_deref()));
        flat(entries)
    }
}

impl Verification {
    fn form(&self) -> Form {
        flat(progress(self.progress).into_iter().chain(text("note", self.note.as_deref())))
    }
}

impl Declined {
    fn form(&self) -> Form {
        let properties = self.properties.iter().map(DeclinedProperty::inline).collect();
        Form {
            entries: vec![
                list("events", &self.events),
                Entry { key: "properties".into(), value: Value::List(properties) },
                list("sources", &self.sources),
                list("destinations", &self.destinations),
            ],
            parts: vec![table("kept", self.kept.form())],
        }
    }
}

impl DeclinedProperty {
    fn inline(&self) -> String {
        format!("{{ event = {}, name = {} }}", string(&self.event), string(&self.name))
    }
}

impl Kept {
    fn form(&self) -> Form {
        Form {
            entries: Vec::new(),
            parts: vec![
                tables("event", &self.events, |it| it.name.clone(), PlannedEvent::form),
                tables("property", &self.properties, KeptProperty::identity, KeptProperty::form),
                tables("source", &self.sources, |it| it.kind.clone(), PlannedConnection::form),
                tables("destination", &self.destinations, |it| it.kind.clone(), PlannedConnection::form),
            ],
        }
    }
}

impl KeptProperty {
    fn identity(&self) -> String {
        kept_property(&self.event, &self.property.name)
    }

    fn form(&self) -> Form {
        let event = one("event", &string(&self.event));
        flat(std::iter::once(event).chain(self.property.entries()))
    }
}

/// By what a property that left its event is told from others.
pub(in crate::plan) fn kept_property(event: &str, name: &str) -> String {
    format!("{}.{}", string(event), string(name))
}

fn flat(entries: impl IntoIterator<Item = Entry>) -> Form {
    Form { entries: entries.into_iter().collect(), parts: Vec::new() }
}

fn table(key: &'static str, form: Form) -> Part {
    Part { key, content: Content::Table(form) }
}

fn tables<T>(key: &'static str, items: &[T], name: fn(&T) -> String, form: fn(&T) -> Form) -> Part {
    let named = |item| Named { name: name(item), form: form(item), words: None };
    Part { key, content: Content::Tables(items.iter().map(named).collect()) }
}

fn one(key: &'static str, value: &impl ToString) -> Entry {
    Entry { key: key.into(), value: Value::One(value.to_string()) }
}

fn list(key: &'static str, texts: &[String]) -> Entry {
    Entry { key: key.into(), value: Value::List(texts.iter().map(|text| string(text)).collect()) }
}

fn text(key: &'static str, text: Option<&str>) -> Option<Entry> {
    text.map(|text| one(key, &string(text)))
}

fn progress(progress: Progress) -> [Entry; 2] {
    [one("dev", &progress.dev), one("prod", &progress.prod)]
}

/// A text as a TOML string on one line, so that a change of it is a change of one line. What a terminal or a
/// reviewer's browser would obey stands there as an escape.
pub(in crate::plan) fn string(text: &str) -> String {
    let string = TomlStringBuilder::new(text).as_basic().to_toml_value();
    escaped(&string, |character, written| {
        // Writing to a String cannot fail.
        let _ = write!(written, "\\U{:08X}", u32::from(character));
    })
    .into_owned()
}

/// A time as a TOML date-time, which holds the years 0 to 9999 only.
fn time(time: Timestamp) -> Timestamp {
    time.max(YEAR_ZERO)
}

const YEAR_ZERO: Timestamp = Timestamp::constant(-62_167_219_200, 0);
