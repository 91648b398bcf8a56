//! The events, sources and destinations of three versions made one.

use super::fields::Fields;
use super::lists::{merge, set};
use crate::plan::model::{entries_of_event, entries_of_property};
use crate::plan::{ConnectionId, PlannedConnection, PlannedEvent, PlannedProperty, SetupPlan, Subject};
use crate::toml::editor::{KeyValue, string};
use std::collections::HashMap;

/// Makes each field of `$mine` say what either side changed.
macro_rules! each {
    ($fields:ident, $subject:ident, $told:expr, $mine:ident, $base:ident, $theirs:ident:
     $($key:literal => $($field:ident).+),+ $(,)?) => {
        let ours = $mine.clone();
        $(
            let told: [&dyn Fn() -> Option<String>; 2] = [&|| $told(&ours, $key), &|| $told($theirs, $key)];
            if $fields.is_theirs($subject, $key, (&ours.$($field).+, &$base.$($field).+, &$theirs.$($field).+), told) {
                $mine.$($field).+.clone_from(&$theirs.$($field).+);
            }
        )+
    };
}

pub(super) fn events(fields: &mut Fields, plan: &mut SetupPlan, base: &SetupPlan, theirs: &SetupPlan) {
    let ours = std::mem::take(&mut plan.events);
    plan.events = merge(
        &base.events,
        &ours,
        &theirs.events,
        |it| it.name.clone(),
        |mine, base, theirs| {
            let new = PlannedEvent::new(&*mine.name, "");
            event(fields, mine, base.unwrap_or(&new), theirs);
        },
    );
    let gone = |name: &str| !plan.events.iter().any(|it| it.name == name);
    for before in base.events.iter().filter(|it| gone(&it.name)) {
        let mut all = ours.iter().chain(&theirs.events);
        let Some(worked_on) = all.find(|it| it.name == before.name && *it != before) else { continue };
        let kept = &mut plan.declined.kept.events;
        match kept.iter_mut().find(|it| it.name == before.name) {
            Some(kept) => {
                fields.event_progress(&mut kept.progress, &before.progress, &worked_on.progress);
                if worked_on.note != before.note {
                    kept.note.clone_from(&worked_on.note);
                }
            }
            None => kept.push(worked_on.clone()),
        }
    }
}

fn event(fields: &mut Fields, mine: &mut PlannedEvent, base: &PlannedEvent, theirs: &PlannedEvent) {
    let subject = &Subject::Event { name: mine.name.clone() };
    let told = |event: &PlannedEvent, key| text_of(entries_of_event(event), key);
    each!(fields, subject, told, mine, base, theirs:
        "description" => description,
        "note" => note,
        "call" => details.call,
        "page" => details.page,
        "when" => details.when,
        "owner" => details.owner,
        "version" => details.version,
        "deprecated" => details.deprecated,
        "spec_name" => details.spec_name,
        "guidance" => details.guidance,
    );
    let (of, before, other) = (&mut mine.details, &base.details, &theirs.details);
    of.closed = if of.closed == before.closed { other.closed } else { of.closed };
    mine.is_own = if mine.is_own == base.is_own { theirs.is_own } else { mine.is_own };
    of.tags = set(&before.tags, &of.tags, &other.tags);
    of.links = set(&before.links, &of.links, &other.links);
    of.destinations = set(&before.destinations, &of.destinations, &other.destinations);
    of.groups = set(&before.groups, &of.groups, &other.groups);
    mine.was = set(&base.was, &mine.was, &theirs.was);
    mine.use_cases = set(&base.use_cases, &mine.use_cases, &theirs.use_cases);
    fields.event_progress(&mut mine.progress, &base.progress, &theirs.progress);
    mine.own_keys.merge(&base.own_keys, &theirs.own_keys);
    let event = mine.name.clone();
    let name = |it: &PlannedProperty| it.name.clone();
    mine.properties =
        merge(&base.properties, &mine.properties, &theirs.properties, name, |mine, base, theirs| {
            let new = PlannedProperty::new(&*mine.name, mine.kind, "");
            property(fields, &event, mine, base.unwrap_or(&new), theirs);
        });
}

fn property(
    fields: &mut Fields,
    event: &str,
    mine: &mut PlannedProperty,
    base: &PlannedProperty,
    theirs: &PlannedProperty,
) {
    let subject = &Subject::Property { event: event.to_owned(), name: mine.name.clone() };
    let told = |property: &PlannedProperty, key| text_of(entries_of_property(property), key);
    each!(fields, subject, told, mine, base, theirs:
        "type" => definition.kind,
        "description" => definition.description,
        "pii" => definition.pii,
        "required" => definition.required,
        "nullable" => definition.nullable,
        "enum" => definition.allowed,
        "const" => definition.constant,
        "format" => definition.format,
        "pattern" => definition.pattern,
        "minimum" => definition.minimum,
        "maximum" => definition.maximum,
        "min_length" => definition.min_length,
        "max_length" => definition.max_length,
        "min_items" => definition.min_items,
        "max_items" => definition.max_items,
        "properties" => definition.properties,
        "deprecated" => definition.deprecated,
        "example" => definition.example,
        "own" => is_own,
    );
    mine.own_keys.merge(&base.own_keys, &theirs.own_keys);
}

fn text_of(entries: Vec<KeyValue>, key: &str) -> Option<String> {
    entries.into_iter().find(|it| it.key == key).map(|it| it.value.to_string())
}

/// One of the two lists of connections: where it is in a plan, and in its archive.
struct MergedKind {
    list: fn(&mut SetupPlan) -> &mut Vec<PlannedConnection>,
    of: fn(&SetupPlan) -> &Vec<PlannedConnection>,
    kept: fn(&mut SetupPlan) -> &mut Vec<PlannedConnection>,
    subject: fn(&PlannedConnection) -> Subject,
}

const KINDS: [MergedKind; 2] = [
    MergedKind {
        list: |plan| &mut plan.sources,
        of: |plan| &plan.sources,
        kept: |plan| &mut plan.declined.kept.sources,
        subject: |it| Subject::Source { name: it.kind.clone(), of: it.name.clone() },
    },
    MergedKind {
        list: |plan| &mut plan.destinations,
        of: |plan| &plan.destinations,
        kept: |plan| &mut plan.declined.kept.destinations,
        subject: |it| Subject::Destination { name: it.kind.clone(), of: it.name.clone() },
    },
];

pub(super) fn connections(fields: &mut Fields, plan: &mut SetupPlan, base: &SetupPlan, theirs: &SetupPlan) {
    for kind in KINDS {
        let (before, other) = ((kind.of)(base), (kind.of)(theirs));
        let ours = std::mem::take((kind.list)(plan));
        let merged = merge(before, &ours, other, PlannedConnection::id, |mine, base, theirs| {
            let new = PlannedConnection { name: mine.name.clone(), ..PlannedConnection::new(&*mine.kind) };
            connection(fields, &(kind.subject)(mine), mine, base.unwrap_or(&new), theirs);
        });
        let gone: Vec<_> = before.iter().filter(|it| !merged.iter().any(|now| now.is(&it.id()))).collect();
        *(kind.list)(plan) = merged;
        for before in gone {
            let mut all = ours.iter().chain(other);
            let Some(worked_on) = all.find(|it| it.is(&before.id()) && *it != before) else { continue };
            let kept = (kind.kept)(plan);
            match kept.iter_mut().find(|it| it.is(&before.id())) {
                Some(kept) => {
                    fields.progress(&mut kept.progress, before.progress, worked_on.progress);
                    if worked_on.note != before.note {
                        kept.note.clone_from(&worked_on.note);
                    }
                }
                None => kept.push(worked_on.clone()),
            }
        }
    }
}

fn connection(
    fields: &mut Fields,
    subject: &Subject,
    mine: &mut PlannedConnection,
    base: &PlannedConnection,
    theirs: &PlannedConnection,
) {
    let told = |it: &PlannedConnection, key: &str| match key {
        "note" => it.note.as_deref().map(string),
        _ => Some(string(&it.description)),
    };
    each!(fields, subject, told, mine, base, theirs: "description" => description, "note" => note);
    fields.progress(&mut mine.progress, base.progress, theirs.progress);
    mine.is_own = if mine.is_own == base.is_own { theirs.is_own } else { mine.is_own };
    mine.use_cases = set(&base.use_cases, &mine.use_cases, &theirs.use_cases);
    mine.own_keys.merge(&base.own_keys, &theirs.own_keys);
}

/// What one side calls otherwise than the base does.
#[derive(Default)]
pub(super) struct Renames {
    events: HashMap<String, String>,
    connections: [HashMap<ConnectionId, Option<String>>; 2],
}

impl Renames {
    /// What `side` renamed: what is there no more and has a successor that it was made of.
    pub(super) fn of(base: &SetupPlan, side: &SetupPlan) -> Self {
        let mut renames = Self::default();
        let there = |name: &str| side.events.iter().any(|it| it.name == name);
        let new = |it: &&PlannedEvent| !base.events.iter().any(|before| before.name == it.name);
        let mut new: Vec<_> = side.events.iter().filter(new).collect();
        for before in base.events.iter().filter(|it| !there(&it.name)) {
            let is_it = |it: &&PlannedEvent| {
                it.is_renamed_from(&before.name)
                    || (!before.properties.is_empty()
                        && it.description == before.description
                        && it.properties == before.properties)
            };
            if let Some(at) = new.iter().position(is_it) {
                renames.events.insert(before.name.clone(), new.remove(at).name.clone());
            }
        }
        for (kind, renames) in KINDS.iter().zip(&mut renames.connections) {
            let (base, side) = ((kind.of)(base), (kind.of)(side));
            let has = |list: &[PlannedConnection], id: &ConnectionId| list.iter().any(|it| it.is(id));
            let mut new: Vec<_> = side.iter().filter(|it| !has(base, &it.id())).collect();
            for before in base.iter().filter(|it| !has(side, &it.id())) {
                if let Some(at) = new.iter().position(|it| it.kind == before.kind) {
                    renames.insert(before.id(), new.remove(at).name.clone());
                }
            }
        }
        renames
    }

    /// `plan` with these names.
    pub(super) fn apply(&self, plan: &SetupPlan) -> SetupPlan {
        let mut plan = plan.clone();
        for at in 0..plan.events.len() {
            if let Some(name) = self.events.get(&plan.events[at].name)
                && !plan.events.iter().any(|it| it.name == *name)
            {
                plan.events[at].name.clone_from(name);
            }
        }
        for (kind, renames) in KINDS.iter().zip(&self.connections) {
            let list = (kind.list)(&mut plan);
            for at in 0..list.len() {
                if let Some(name) = renames.get(&list[at].id()) {
                    let id = ConnectionId { kind: list[at].kind.clone(), name: name.clone() };
                    if !list.iter().any(|it| it.is(&id)) {
                        list[at].name.clone_from(name);
                    }
                }
            }
        }
        plan
    }

    /// `plan`, of the side that made these, with the names of the base where `ours` renamed the same.
    pub(super) fn undo(&self, plan: &SetupPlan, ours: &Self) -> SetupPlan {
        let events = self.events.iter().filter(|(before, _)| ours.events.contains_key(*before));
        let mut back = Self {
            events: events.map(|(before, now)| (now.clone(), before.clone())).collect(),
            ..Self::default()
        };
        for ((back, theirs), ours) in
            back.connections.iter_mut().zip(&self.connections).zip(&ours.connections)
        {
            for (before, name) in theirs.iter().filter(|(before, _)| ours.contains_key(before)) {
                let now = ConnectionId { kind: before.kind.clone(), name: name.clone() };
                back.insert(now, before.name.clone());
            }
        }
        back.apply(plan)
    }

    /// These, less what `ours` renamed too; what the two call differently is a conflict.
    pub(super) fn less(mut self, ours: &Self, fields: &mut Fields) -> Self {
        let told = |name: &Option<String>| name.as_deref().map(string);
        for (name, mine) in &ours.events {
            if let Some(theirs) = self.events.remove(name).filter(|theirs| theirs != mine) {
                let (ours, theirs) = (told(&Some(mine.clone())), told(&Some(theirs)));
                fields.tell(&Subject::Event { name: mine.clone() }, "name", ours, theirs);
            }
        }
        for ((kind, ours), theirs) in KINDS.iter().zip(&ours.connections).zip(&mut self.connections) {
            for (id, mine) in ours {
                if let Some(name) = theirs.remove(id).filter(|theirs| theirs != mine) {
                    let now = PlannedConnection { name: mine.clone(), ..PlannedConnection::new(&*id.kind) };
                    fields.tell(&(kind.subject)(&now), "name", told(mine), told(&name));
                }
            }
        }
        self
    }
}
