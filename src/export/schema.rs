//! What is sent along with an event, as [JSON Schema draft-07](https://json-schema.org/draft-07): the part that
//! several forms have in common.
//!
//! No `format` and no keyword beyond the standard's: strict validators refuse the one or the other.

use super::text::said;
use crate::catalog::{ItemType, Property, PropertyType};
use crate::plan::PlannedEvent;
use serde_json::{Map, Value, json};

/// What a schema says to events and properties that the plan does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownPolicy {
    /// They are none of its business.
    #[default]
    Accepted,
    /// They are wrong.
    Refused,
}

/// Which JSON Schema this is.
pub(super) const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of the object of an event's properties.
pub(super) fn properties(event: &PlannedEvent, unplanned: UnknownPolicy) -> Value {
    let all = event.properties.iter().map(|it| (it.name.clone(), property(it)));
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("properties".into(), all.collect::<Map<_, _>>().into());
    if requires_some(event) {
        let required = event.properties.iter().filter(|it| it.required).map(|it| &*it.name);
        schema.insert("required".into(), required.collect());
    }
    if unplanned == UnknownPolicy::Refused || event.details.closed {
        schema.insert("additionalProperties".into(), false.into());
    }
    schema.into()
}

/// Whether the event is wrong without some of its properties.
pub(super) fn requires_some(event: &PlannedEvent) -> bool {
    event.properties.iter().any(|property| property.required)
}

/// A schema with a description before everything else, where there is one.
pub(super) fn described(description: Option<String>, schema: Value) -> Value {
    let mut whole = Map::new();
    if let Some(description) = description {
        whole.insert("description".into(), description.into());
    }
    if let Value::Object(schema) = schema {
        whole.extend(schema);
    }
    whole.into()
}

/// What a value means, and whether it is personal data.
pub(super) fn meaning(property: &Property) -> Option<String> {
    const PERSONAL: &str = "Personal data";
    match (said(Some(&property.description)), property.pii.is_personal()) {
        (Some(meaning), true) => Some(format!("{} ({})", meaning.trim(), PERSONAL.to_lowercase())),
        (Some(meaning), false) => Some(meaning.trim().to_owned()),
        (None, true) => Some(PERSONAL.to_owned()),
        (None, false) => None,
    }
}

fn property(property: &Property) -> Value {
    described(meaning(property).map(|it| apart_from_comments(&it)), constrained(property))
}

/// The type of a property and all that its values are held to.
fn constrained(property: &Property) -> Value {
    let Value::Object(mut schema) = value(property.kind) else { return json!({}) };
    if !property.allowed.is_empty() {
        let null = property.nullable.then_some(Value::Null);
        let allowed = property.allowed.iter().map(|it| it.value.clone()).chain(null);
        schema.insert("enum".into(), allowed.collect());
    }
    let bounds = [
        ("const", property.constant.clone()),
        ("pattern", property.pattern.clone().map(Value::from)),
        ("minimum", property.minimum.clone().map(Value::from)),
        ("maximum", property.maximum.clone().map(Value::from)),
        ("minLength", property.min_length.map(Value::from)),
        ("maxLength", property.max_length.map(Value::from)),
        ("minItems", property.min_items.map(Value::from)),
        ("maxItems", property.max_items.map(Value::from)),
    ];
    schema.extend(bounds.into_iter().filter_map(|(key, bound)| Some((key.to_owned(), bound?))));
    if !property.properties.is_empty() {
        add_fields(&mut schema, property);
    }
    if property.nullable {
        allow_null(&mut schema);
    }
    schema.into()
}

/// Adds the fields of an object, or of the objects of a list.
fn add_fields(schema: &mut Map<String, Value>, property: &Property) {
    let field = |it: &Property| (it.name.clone(), self::property(it));
    let fields: Map<_, _> = property.properties.iter().map(field).collect();
    let required: Vec<_> =
        property.properties.iter().filter(|it| it.required).map(|it| &*it.name).collect();
    let object = match schema.get_mut("items") {
        Some(Value::Object(items)) => items,
        _ => schema,
    };
    object.insert("properties".into(), fields.into());
    if !required.is_empty() {
        object.insert("required".into(), required.into());
    }
}

fn allow_null(schema: &mut Map<String, Value>) {
    if let Some(kind) = schema.get_mut("type") {
        *kind = json!([kind.take(), "null"]);
    }
}

fn value(kind: PropertyType) -> Value {
    let one = |name: &str| json!({ "type": name });
    match kind {
        PropertyType::String => one("string"),
        PropertyType::Integer => one("integer"),
        PropertyType::Number => one("number"),
        PropertyType::Boolean => one("boolean"),
        PropertyType::Object => one("object"),
        PropertyType::Any => json!({}),
        PropertyType::Array(ItemType::Any) => one("array"),
        PropertyType::Array(items) => json!({ "type": "array", "items": one(items.name()) }),
    }
}

/// Text that cannot end the comment into which generators of code, Typewriter among them, put it as it is.
pub(super) fn apart_from_comments(text: &str) -> String {
    text.replace("*/", "* /")
}
