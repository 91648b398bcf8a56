//! A mapped message on its way through the vendor's code.

use super::{Altered, Lack, Taken, Want, WantKind};
use crate::connections::definition::{
    Behavior, DefaultMapping, MappedField, MessagePart, SuspectValue, ValueFate, ValueOutcome,
};
use crate::connections::schema::{self, Complaint, ComplaintKind};
use crate::connections::trigger::Trigger;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// A place of the mapped message, with what filled it and what could.
pub(super) struct Leaf {
    pub(super) path: String,
    pub(super) read: Vec<String>,
    pub(super) could_read: Vec<String>,
    pub(super) item_paths: Vec<String>,
}

/// A mapped message on its way through the vendor's code.
pub(super) struct Case<'a> {
    pub(super) fields: &'a [MappedField],
    pub(super) behavior: &'a Behavior,
    pub(super) payload: Map<String, Value>,
    pub(super) leaves: Vec<Leaf>,
}

impl Case<'_> {
    pub(super) fn verdict(
        &self,
        place: usize,
        mapping: &DefaultMapping,
        complaints: Vec<Complaint>,
    ) -> Taken {
        let mut wants: Vec<_> = complaints.into_iter().map(|it| self.want(it)).collect();
        let mut altered = Vec::new();
        if !self.behavior.is_unproven {
            self.needs(&mut wants);
            self.values(&mut wants, &mut altered);
        }
        Taken {
            mapping: mapping.name.clone(),
            place,
            lacks: if wants.is_empty() { self.lacks(&altered) } else { Vec::new() },
            reached: if wants.is_empty() { self.reached() } else { Vec::new() },
            is_by_name: mapping.trigger.as_ref().is_some_and(Trigger::looks_at_names),
            takes_everything: self.takes_everything(mapping),
            is_unproven: self.behavior.is_unproven,
            wants,
            altered,
        }
    }

    fn at(&self, path: &str) -> Option<&Value> {
        let (name, part) = path.split_once('.').map_or((path, None), |(name, part)| (name, Some(part)));
        let value = self.payload.get(name)?;
        part.map_or(Some(value), |part| value.get(part))
    }

    fn is_there(&self, path: &str) -> bool {
        let is_chosen = self.fields.iter().any(|it| it.is_chosen && it.name == path);
        is_chosen || self.at(path).is_some_and(says_something)
    }

    fn leaf(&self, path: &str) -> impl Iterator<Item = &Leaf> {
        let prefix = format!("{path}.");
        self.leaves.iter().filter(move |it| it.path == path || it.path.starts_with(&prefix))
    }

    /// The paths that could supply a field, or the part of an item: `contents.id` from `properties.products[].id`.
    fn paths(&self, field: &str) -> Vec<String> {
        let exact: Vec<_> = self.leaf(field).flat_map(|it| it.could_read.iter().cloned()).collect();
        if !exact.is_empty() {
            return exact;
        }
        let Some((whole, part)) = field.rsplit_once('.') else { return exact };
        let items = self.leaf(whole).flat_map(|it| &it.item_paths);
        items.filter(|it| it.contains("[]") && it.ends_with(part)).cloned().collect()
    }

    fn want(&self, complaint: Complaint) -> Want {
        let why = match complaint.kind {
            ComplaintKind::Missing => WantKind::Missing,
            ComplaintKind::MustBe(wanted) => WantKind::MustBe(wanted),
        };
        let is_missing = why == WantKind::Missing;
        let read: Vec<_> = self.leaf(&complaint.field).flat_map(|it| it.read.iter().cloned()).collect();
        let paths = if is_missing || read.is_empty() { self.paths(&complaint.field) } else { read };
        Want { paths, fields: vec![complaint.field], why }
    }

    fn needs(&self, wants: &mut Vec<Want>) {
        for clause in &self.behavior.needs {
            let is_told = wants.iter().any(|want| want.fields.iter().any(|it| clause.contains(it)));
            if !is_told && !clause.iter().any(|it| self.is_there(it)) {
                let mut paths: Vec<_> = clause.iter().flat_map(|it| self.paths(it)).collect();
                let mut seen = HashSet::new();
                paths.retain(|it| seen.insert(it.clone()));
                wants.push(Want { fields: clause.clone(), paths, why: WantKind::Missing });
            }
        }
    }

    fn values(&self, wants: &mut Vec<Want>, altered: &mut Vec<Altered>) {
        for ValueOutcome { field, kind, outcome } in &self.behavior.values {
            let Some(value) = self.at(field) else { continue };
            if !is_of(kind, value, *outcome) {
                continue;
            }
            let paths: Vec<_> = self.leaf(field).flat_map(|it| it.read.iter().cloned()).collect();
            if *outcome == ValueFate::Refused {
                wants.push(Want { fields: vec![field.clone()], paths, why: WantKind::Value(kind.clone()) });
            } else {
                altered.push(Altered {
                    field: field.clone(),
                    paths,
                    kind: kind.clone(),
                    outcome: *outcome,
                });
            }
        }
    }

    fn lacks(&self, altered: &[Altered]) -> Vec<Lack> {
        let mut lacks = Vec::new();
        for part in MessagePart::ALL {
            let fields: Vec<_> = self.behavior.parts.iter().filter(|it| it.part == part).collect();
            let is_dropped = |field: &str| {
                altered.iter().any(|it| it.field == field && it.outcome == ValueFate::Dropped)
            };
            let arrives = fields.iter().any(|it| self.is_there(&it.field) && !is_dropped(&it.field));
            if fields.is_empty() || arrives {
                continue;
            }
            let mut paths = Vec::new();
            for path in fields.iter().flat_map(|it| self.paths(&it.field)) {
                if !paths.contains(&path) {
                    paths.push(path);
                }
            }
            lacks.push(Lack { part, paths });
        }
        lacks
    }

    fn reached(&self) -> Vec<String> {
        let sent = self
            .leaves
            .iter()
            .filter(|it| !self.behavior.unsent.contains(&it.path) && self.is_there(&it.path));
        let mut reached = Vec::new();
        for path in sent.flat_map(|it| &it.read) {
            if !reached.contains(path) {
                reached.push(path.clone());
            }
        }
        reached
    }

    /// Whether calls of any name arrive, and arrive without it. What takes identify and group calls too keeps
    /// profiles, for which names do not matter.
    fn takes_everything(&self, mapping: &DefaultMapping) -> bool {
        let Some(trigger) = &mapping.trigger else { return false };
        let is_for_profiles = trigger.calls().iter().any(|it| matches!(*it, "identify" | "group"));
        let reads = |path: &String| path == "event" || path == "name" || path.is_empty() || path == ".";
        let reads_it = self.leaves.iter().any(|leaf| leaf.could_read.iter().any(reads));
        !trigger.looks_at_names() && !is_for_profiles && trigger.takes_tracks() && !reads_it
    }
}

/// Whether a value is more than nothing. A list of empty objects is nothing.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => {
            items.is_empty() || items.iter().any(|it| it.as_object().is_none_or(|it| !it.is_empty()))
        }
        _ => true,
    }
}

fn is_of(kind: &SuspectValue, value: &Value, outcome: ValueFate) -> bool {
    let number = value.as_f64();
    let text = value.as_str();
    match kind {
        SuspectValue::LowerCase => {
            text.is_some_and(|it| it.chars().count() == 3 && it.chars().any(char::is_lowercase))
        }
        SuspectValue::NotACode => {
            text.is_some_and(|it| it.chars().count() != 3 || !it.chars().all(char::is_alphabetic))
        }
        SuspectValue::Zero => number == Some(0.0),
        SuspectValue::Negative => number.is_some_and(|it| it < 0.0),
        SuspectValue::MoneyText => text.is_some_and(|it| schema::numeric(it).is_none()),
        SuspectValue::Empty => value.as_array().is_some_and(Vec::is_empty),
        SuspectValue::Without(key) => value.as_array().is_some_and(|items| {
            let lacks =
                |item: &Value| item.get(key).is_none_or(|it| it.is_null() || it.as_str() == Some(""));
            let dropped = outcome == ValueFate::Dropped && items.iter().all(lacks);
            !items.is_empty() && (dropped || outcome == ValueFate::Refused && items.iter().any(lacks))
        }),
    }
}
