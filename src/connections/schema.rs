//! Holds a mapped message against what the fields of an action take, as the vendor's code does: it turns
//! values into the wanted type where JSON Schema's coercion can, and refuses the message where it cannot.

mod coerce;
mod format;

use super::definition::{Demand, FieldCondition, FieldKind, MappedField};
use coerce::coerced;
pub(super) use coerce::numeric;
use serde_json::{Map, Value};

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Complaint {
    /// The field, or the part of one after a dot.
    pub field: String,
    /// What is wrong.
    pub kind: ComplaintKind,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum ComplaintKind {
    /// It is demanded and not there.
    Missing,
    /// It must be something else: `a number`.
    MustBe(String),
}

type MappedPayload = Map<String, Value>;

/// Brings `payload` into the form that `fields` take.
pub(super) fn check(fields: &[MappedField], payload: &mut MappedPayload) -> Vec<Complaint> {
    without_empty(fields, payload, true);
    for field in fields.iter().filter(|it| it.is_list) {
        if let Some(value) = payload.get_mut(&field.name).filter(|it| !it.is_array()) {
            *value = Value::Array(vec![value.take()]);
        }
    }
    let mut complaints = conditional(fields, payload);
    payload.retain(|name, _| fields.iter().any(|it| it.name == *name));
    for field in fields.iter().filter(|it| !it.is_chosen) {
        match payload.get_mut(&field.name) {
            Some(value) => complaints.extend(whole(field, &field.name, value)),
            None if field.demand == Demand::Always => complaints.push(missing(&field.name)),
            None => {}
        }
    }
    complaints
}

fn missing(field: &str) -> Complaint {
    Complaint { field: field.to_owned(), kind: ComplaintKind::Missing }
}

/// Takes out what stands for nothing: null, and empty texts where they are no value.
fn without_empty(fields: &[MappedField], object: &mut MappedPayload, is_root: bool) {
    object.retain(|name, value| {
        let is_empty_text = value.as_str() == Some("");
        match fields.iter().find(|it| it.name == *name) {
            Some(field) => stays(field, value, field.is_list) && !(is_root && is_empty_text),
            None => !(is_root && is_empty_text),
        }
    });
}

fn stays(field: &MappedField, value: &mut Value, is_list: bool) -> bool {
    match value {
        Value::Array(items) if is_list => {
            items.retain_mut(|item| stays(field, item, false));
            true
        }
        Value::Object(object) if !is_list && !field.parts.is_empty() => {
            without_empty(&field.parts, object, false);
            true
        }
        Value::Null => !is_list && field.takes_null,
        Value::String(text) if text.is_empty() => {
            !is_list && matches!(field.kind, FieldKind::String | FieldKind::DateTime)
        }
        _ => true,
    }
}

/// The fields that are missing because of what others are.
fn conditional(fields: &[MappedField], payload: &MappedPayload) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for field in fields {
        if is_due(&field.demand, payload) && !payload.contains_key(&field.name) {
            complaints.push(missing(&field.name));
        }
        for part in field.parts.iter().filter(|part| is_due(&part.demand, payload)) {
            let is_there =
                payload.get(&field.name).is_some_and(|it| !it.is_object() || it.get(&part.name).is_some());
            if !is_there {
                complaints.push(missing(&format!("{}.{}", field.name, part.name)));
            }
        }
    }
    complaints
}

fn is_due(demand: &Demand, payload: &MappedPayload) -> bool {
    let Demand::When { any, conditions } = demand else { return false };
    let holds = |condition: &FieldCondition| holds(condition, payload);
    if *any { conditions.iter().any(holds) } else { conditions.iter().all(holds) }
}

fn holds(condition: &FieldCondition, payload: &MappedPayload) -> bool {
    let (name, part) = condition
        .field
        .split_once('.')
        .map_or((&*condition.field, None), |(name, part)| (name, Some(part)));
    let value = payload.get(name).and_then(|value| part.map_or(Some(value), |part| value.get(part)));
    match &condition.value {
        None => value.is_none_or(Value::is_null) == condition.is,
        Some(wanted) => value.is_some_and(|it| (*it == wanted.to_json()) == condition.is),
    }
}

/// A field with all that is in it.
fn whole(field: &MappedField, path: &str, value: &mut Value) -> Vec<Complaint> {
    if !field.is_list {
        return one(field, path, value);
    }
    match value {
        Value::Array(items) => {
            let mut complaints: Vec<_> = items.iter_mut().flat_map(|item| one(field, path, item)).collect();
            complaints.dedup();
            complaints
        }
        Value::Object(_) => vec![must_be(path, "a list")],
        _ => {
            let mut item = value.take();
            let complaints = one(field, path, &mut item);
            *value = Value::Array(vec![item]);
            complaints
        }
    }
}

fn one(field: &MappedField, path: &str, value: &mut Value) -> Vec<Complaint> {
    if value.is_null() && field.takes_null && !field.is_list {
        return Vec::new();
    }
    match coerced(field, value.take()) {
        Ok(fitting) => *value = fitting,
        Err(wanted) => return vec![must_be(path, &wanted)],
    }
    match value {
        Value::Object(object) if !field.parts.is_empty() => parts(field, path, object),
        _ => Vec::new(),
    }
}

fn parts(field: &MappedField, path: &str, object: &mut MappedPayload) -> Vec<Complaint> {
    if !field.is_open {
        object.retain(|name, _| field.parts.iter().any(|it| it.name == *name));
    }
    // Where one part is demanded on a condition, none is demanded without one.
    let is_strict = !field.parts.iter().any(|it| matches!(it.demand, Demand::When { .. }));
    let mut complaints = Vec::new();
    for part in &field.parts {
        let path = format!("{path}.{}", part.name);
        match object.get_mut(&part.name) {
            Some(value) => complaints.extend(whole(part, &path, value)),
            None if is_strict && part.demand == Demand::Always => complaints.push(missing(&path)),
            None => {}
        }
    }
    complaints
}

fn must_be(field: &str, wanted: &str) -> Complaint {
    Complaint { field: field.to_owned(), kind: ComplaintKind::MustBe(wanted.to_owned()) }
}
