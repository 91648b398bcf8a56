//! Keywords of JSON Schema, and values as a catalog can hold them.

use serde_json::{Map, Number, Value};

/// Keywords that are read, or that say nothing about a value.
pub(super) const READ: [&str; 37] = [
    "$comment",
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "definitions",
    "deprecated",
    "description",
    "enum",
    "example",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "id",
    "items",
    "labels",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "name",
    "nullable",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "self",
    "title",
    "type",
    "x-pii",
];

/// The number of a keyword, within the range of TOML's.
pub(super) fn number(schema: &Map<String, Value>, key: &str) -> Option<Number> {
    match schema.get(key).map(in_range) {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    }
}

/// The length or count of a keyword; one that is beyond TOML's range bounds nothing.
pub(super) fn count(schema: &Map<String, Value>, key: &str) -> Option<u64> {
    schema.get(key).and_then(Value::as_u64).filter(|it| i64::try_from(*it).is_ok())
}

/// The value, with whole numbers of more than 64 bits with a sign, which TOML has not, as floats.
pub(super) fn in_range(value: &Value) -> Value {
    match value {
        Value::Number(number) if number.is_u64() && !number.is_i64() => {
            number.as_f64().map_or(Value::Null, Value::from)
        }
        Value::Array(items) => items.iter().map(in_range).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(key, it)| (key.clone(), in_range(it))).collect())
        }
        other => other.clone(),
    }
}

/// A value that is shown for the property.
pub(super) fn example(schema: &Map<String, Value>) -> Option<Value> {
    let first = schema.get("examples").and_then(Value::as_array).and_then(|list| list.first());
    let example = first.or_else(|| schema.get("example")).map(in_range);
    example.filter(|it| !it.is_null())
}

/// The fields of an object by their names; a list in which each says its name is read as the same.
pub(super) fn named_fields(schema: &Map<String, Value>) -> Vec<(&str, &Value)> {
    match schema.get("properties") {
        Some(Value::Object(fields)) => fields.iter().map(|(name, field)| (&**name, field)).collect(),
        Some(Value::Array(fields)) => {
            fields.iter().filter_map(|field| Some((field.get("name")?.as_str()?, field))).collect()
        }
        _ => Vec::new(),
    }
}
