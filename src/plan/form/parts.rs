//! What stands in which table of a plan's file, in the order in which it is written.

use super::{Content, Entry, Form, Named, Part, Value};
use crate::plan::{
    Archive, ArchivedProperty, CatalogReference, Declined, DeclinedProperty, EventProgress, OwnKeys,
    PlannedConnection, PlannedEvent, PlannedGoal, PlannedProperty, Progress, Reference, SetupPlan,
    SourceProgress, VERSION, Verification,
};
use crate::text::escaped;
use jiff::Timestamp;
use std::fmt::Write as _;
use toml_writer::{ToTomlValue as _, TomlStringBuilder};

impl SetupPlan {
    /// The tables of the plan's file.
    pub(in crate::plan) fn form(&self) -> Form {
        let mut entries = vec![one("version", &VERSION), one("name", &string(&self.name))];
        entries.extend(self.created.map(|created| one("created", &time(created))));
        let parts = vec![
            table("catalog", self.catalog.form()),
            tables("goal", &self.goals, |it| it.id.clone(), PlannedGoal::form),
            tables("event", &self.events, |it| it.name.clone(), PlannedEvent::form),
            tables("source", &self.sources, connection_name, PlannedConnection::form),
            tables("destination", &self.destinations, connection_name, PlannedConnection::form),
            table("verify", self.verify.form()),
            table("declined", self.declined.form()),
        ];
        with_own(Form { entries, parts }, &self.own_keys)
    }
}

/// The tables of the file of a plan of version 1, as far as its keys go.
pub(in crate::plan) fn first_version(plan: &SetupPlan) -> Form {
    let mut form = plan.form();
    form.entries.push(one("updated", &true));
    let goals = form.parts.iter().position(|part| part.key == "goal");
    if let (Some(at), Some(goal)) = (goals, plan.goals.first()) {
        let PlannedGoal { id, title, own_keys, use_cases } = goal.clone();
        let goal = Reference { id: id.into(), title, own_keys };
        let use_cases = tables("use_case", &use_cases, |it| it.id.to_string(), Reference::form);
        form.parts.splice(at..=at, [table("goal", goal.form()), use_cases]);
    }
    form
}

impl CatalogReference {
    fn form(&self) -> Form {
        let entries = [one("id", &string(&self.id)), one("edition", &string(&self.edition))];
        with_own(flat(entries), &self.own_keys)
    }
}

impl PlannedGoal {
    fn form(&self) -> Form {
        let entries = vec![one("id", &string(&self.id)), one("title", &string(&self.title))];
        let parts = vec![tables("use_case", &self.use_cases, |it| it.id.to_string(), Reference::form)];
        with_own(Form { entries, parts }, &self.own_keys)
    }
}

impl Reference {
    fn form(&self) -> Form {
        let entries = [one("id", &string(&self.id)), one("title", &string(&self.title))];
        with_own(flat(entries), &self.own_keys)
    }
}

// Between the ticks of one thing, and between a tick and what people add, stands a line that neither of them
// touches: git merges changes with a line between them.

impl PlannedEvent {
    fn form(&self) -> Form {
        let mut entries = vec![one("name", &string(&self.name))];
        let once = match self.progress {
            EventProgress::Once(progress) => Some(progress),
            EventProgress::PerSource { .. } => None,
        };
        entries.extend(once.map(|it| one("dev", &it.dev)));
        entries.extend(self.is_own.then(|| one("own", &true)));
        entries.push(one("description", &string(&self.description)));
        entries.extend(once.map(|it| one("prod", &it.prod)));
        entries.push(list("use_cases", &self.use_cases));
        let sources = self.progress.sources();
        let names: Vec<_> = sources.iter().map(|it| it.source.as_str()).collect();
        entries.extend((!names.is_empty()).then(|| list("sources", &names)));
        entries.extend(self.details.entries());
        entries.extend((!self.was.is_empty()).then(|| list("was", &self.was)));
        entries.extend(text("note", self.note.as_deref()));
        let parts = vec![
            tables("progress", sources, |it| it.source.clone(), SourceProgress::form),
            tables("property", &self.properties, |it| it.name.clone(), PlannedProperty::form),
        ];
        with_own(Form { entries, parts }, &self.own_keys)
    }
}

impl SourceProgress {
    fn form(&self) -> Form {
        let Progress { dev, prod } = self.progress;
        flat([one("dev", &dev), one("source", &string(&self.source)), one("prod", &prod)])
    }
}

impl PlannedProperty {
    fn form(&self) -> Form {
        with_own(flat(self.entries()), &self.own_keys)
    }
}

impl PlannedConnection {
    fn form(&self) -> Form {
        let mut entries: Vec<_> = text("name", self.name.as_deref()).into_iter().collect();
        entries.extend(text("is", self.tool.as_deref()));
        entries.push(one("type", &string(&self.kind)));
        entries.push(one("dev", &self.progress.dev));
        entries.extend(self.is_own.then(|| one("own", &true)));
        if !self.is_own || !self.description.is_empty() {
            entries.push(one("description", &string(&self.description)));
        }
        entries.push(one("prod", &self.progress.prod));
        entries.push(list("use_cases", &self.use_cases));
        entries.extend(text("note", self.note.as_deref()));
        with_own(flat(entries), &self.own_keys)
    }
}

impl Verification {
    fn form(&self) -> Form {
        let Progress { dev, prod } = self.progress;
        let entries = [one("dev", &dev), one("prod", &prod)].into_iter();
        with_own(flat(entries.chain(text("note", self.note.as_deref()))), &self.own_keys)
    }
}

impl Declined {
    fn form(&self) -> Form {
        let properties = self.properties.iter().map(DeclinedProperty::inline).collect();
        let entries = vec![
            list("events", &self.events),
            Entry { key: "properties".into(), value: Value::List(properties) },
            list("sources", &self.sources),
            list("destinations", &self.destinations),
        ];
        with_own(Form { entries, parts: vec![table("kept", self.kept.form())] }, &self.own_keys)
    }
}

impl DeclinedProperty {
    fn inline(&self) -> String {
        format!("{{ event = {}, name = {} }}", string(&self.event), string(&self.name))
    }
}

impl Archive {
    fn form(&self) -> Form {
        let parts = vec![
            tables("use_case", &self.use_cases, |it| it.id.to_string(), Reference::form),
            tables("event", &self.events, |it| it.name.clone(), PlannedEvent::form),
            tables("property", &self.properties, ArchivedProperty::identity, ArchivedProperty::form),
            tables("source", &self.sources, connection_name, PlannedConnection::form),
            tables("destination", &self.destinations, connection_name, PlannedConnection::form),
        ];
        Form { entries: Vec::new(), parts }
    }
}

impl ArchivedProperty {
    fn identity(&self) -> String {
        kept_property(&self.event, &self.property.name)
    }

    fn form(&self) -> Form {
        let event = one("event", &string(&self.event));
        let entries = std::iter::once(event).chain(self.property.entries());
        with_own(flat(entries), &self.property.own_keys)
    }
}

/// By what a connection is told from others of its type.
pub(in crate::plan) fn connection_name(connection: &PlannedConnection) -> String {
    match &connection.name {
        Some(name) => format!("{}.{}", string(&connection.kind), string(name)),
        None => string(&connection.kind),
    }
}

fn with_own(mut form: Form, own: &OwnKeys) -> Form {
    let entry = |(key, value): (&str, &str)| Entry {
        key: key.to_owned().into(),
        value: Value::One(value.to_owned()),
    };
    form.entries.extend(own.iter().map(entry));
    form
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

pub(super) fn one(key: &'static str, value: &impl ToString) -> Entry {
    Entry { key: key.into(), value: Value::One(value.to_string()) }
}

pub(super) fn list(key: &'static str, texts: &[impl AsRef<str>]) -> Entry {
    let elements = texts.iter().map(|text| string(text.as_ref())).collect();
    Entry { key: key.into(), value: Value::List(elements) }
}

pub(super) fn text(key: &'static str, text: Option<&str>) -> Option<Entry> {
    text.map(|text| one(key, &string(text)))
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

/// A key, bare where it can be; else as a text, with the same escapes.
pub(in crate::plan) fn key_of(key: &str) -> String {
    let is_bare = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-');
    if !key.is_empty() && key.chars().all(is_bare) { key.to_owned() } else { string(key) }
}

const YEAR_ZERO: Timestamp = Timestamp::constant(-62_167_219_200, 0);
