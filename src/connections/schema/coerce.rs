//! One value in the type that a field takes, where it can be had.

use super::format::fits;
use crate::connections::definition::{FieldKind, MappedField};
use serde_json::{Number, Value};

/// The value as the field takes it, or what it would have to be.
pub(super) fn coerced(field: &MappedField, value: Value) -> Result<Value, String> {
    // A list of one stands for its element.
    let value = match value {
        Value::Array(mut items) if items.len() == 1 && field.kind != FieldKind::Object => items.remove(0),
        Value::Array(mut items) if items.len() == 1 && items[0].is_object() => items.remove(0),
        other => other,
    };
    let fitting = match field.kind {
        FieldKind::String => text(value),
        FieldKind::Number => number(value),
        FieldKind::Integer => number(value).filter(is_whole),
        FieldKind::Boolean => boolean(&value),
        FieldKind::Object => value.is_object().then_some(value),
        FieldKind::DateTime => {
            if value.is_number() {
                Some(value)
            } else {
                text(value)
            }
        }
    };
    let fitting = fitting.ok_or_else(|| name(field.kind).to_owned())?;
    limits(field, &fitting)?;
    if field.choices.is_empty() || field.choices.iter().any(|it| same(&it.to_json(), &fitting)) {
        return Ok(fitting);
    }
    let choices: Vec<_> = field.choices.iter().take(6).map(|it| it.to_json().to_string()).collect();
    let more = if field.choices.len() > 6 { " or another of its words" } else { "" };
    Err(format!("one of {}{more}", choices.join(", ")))
}

fn name(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::String => "text",
        FieldKind::Number => "a number",
        FieldKind::Integer => "a whole number",
        FieldKind::Boolean => "true or false",
        FieldKind::Object => "an object",
        FieldKind::DateTime => "a time",
    }
}

fn same(one: &Value, other: &Value) -> bool {
    one == other
        || one.as_f64().is_some_and(|one| other.as_f64().is_some_and(|other| one.total_cmp(&other).is_eq()))
}

fn text(value: Value) -> Option<Value> {
    match value {
        Value::String(_) => Some(value),
        Value::Number(number) => Some(number.to_string().into()),
        Value::Bool(truth) => Some(truth.to_string().into()),
        Value::Null => Some("".into()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

fn number(value: Value) -> Option<Value> {
    match value {
        Value::Number(_) => Some(value),
        Value::Bool(truth) => Some(i64::from(truth).into()),
        Value::Null => Some(0.into()),
        Value::String(text) => numeric(&text).map(Value::Number),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// The number that JavaScript sees in a text.
pub(in crate::connections) fn numeric(text: &str) -> Option<Number> {
    let trimmed = text.trim();
    if text.is_empty() || trimmed.contains(|it: char| it.is_alphabetic() && it != 'e' && it != 'E') {
        return None;
    }
    if trimmed.is_empty() {
        return Some(0.into());
    }
    trimmed.parse::<i64>().map(Number::from).ok().or_else(|| Number::from_f64(trimmed.parse().ok()?))
}

fn is_whole(value: &Value) -> bool {
    value.as_f64().is_some_and(|it| it.fract() == 0.0)
}

fn boolean(value: &Value) -> Option<Value> {
    match value {
        Value::Bool(truth) => Some((*truth).into()),
        Value::Null => Some(false.into()),
        Value::String(text) if text == "true" || text == "false" => Some((text == "true").into()),
        Value::Number(number) if number.as_f64() == Some(0.0) => Some(false.into()),
        Value::Number(number) if number.as_f64() == Some(1.0) => Some(true.into()),
        _ => None,
    }
}

fn limits(field: &MappedField, value: &Value) -> Result<(), String> {
    #[expect(clippy::cast_precision_loss, reason = "texts are shorter")]
    let (size, unit) = match value {
        Value::String(text) if field.kind == FieldKind::String => {
            (text.chars().count() as f64, " characters")
        }
        Value::Number(number) if field.kind == FieldKind::Number => {
            (number.as_f64().unwrap_or_default(), "")
        }
        _ => (f64::NAN, ""),
    };
    if field.minimum.is_some_and(|it| size < it) {
        return Err(format!("at least {}{unit}", field.minimum.unwrap_or_default()));
    }
    if field.maximum.is_some_and(|it| size > it) {
        return Err(format!("at most {}{unit}", field.maximum.unwrap_or_default()));
    }
    match value {
        Value::String(text) if field.kind == FieldKind::DateTime && !super::format::is_date_like(text) => {
            Err("a time".to_owned())
        }
        Value::String(text) => fits(field.format, text),
        _ => Ok(()),
    }
}
