//! Values as they could be sent: the plan's examples, and where it has none, values that its constraints take.

mod text;

use crate::catalog::{ItemType, Property, PropertyType};
use serde_json::{Map, Number, Value, json};

/// An object of what is sent along. What new code sends no more is left out, unless it must be there.
pub(super) fn object(fields: &[&Property]) -> Value {
    let sent = fields.iter().filter(|it| it.required || !it.deprecated);
    sent.map(|it| (it.name.clone(), sample(it))).collect::<Map<_, _>>().into()
}

fn sample(property: &Property) -> Value {
    let example = property.example.as_ref().filter(|it| is_fit(property, it));
    let allowed = || property.allowed.first().map(|it| &it.value);
    match property.constant.as_ref().or(example).or_else(allowed) {
        Some(known) => completed(known, property),
        None => made(property),
    }
}

fn is_fit(property: &Property, example: &Value) -> bool {
    property.admits(example).is_ok() && example.as_str().is_none_or(|it| text::matches(property, it))
}

/// An example, with the required fields that it leaves out.
fn completed(example: &Value, property: &Property) -> Value {
    let mut value = example.clone();
    let objects = match &mut value {
        Value::Array(items) => items.iter_mut().collect(),
        other => vec![other],
    };
    for object in objects.into_iter().filter_map(Value::as_object_mut) {
        for field in property.properties.iter().filter(|it| it.required) {
            let value = object.entry(&*field.name).or_insert_with(|| sample(field));
            *value = completed(value, field);
        }
    }
    value
}

fn made(property: &Property) -> Value {
    let fields = || object(&property.properties.iter().collect::<Vec<_>>());
    match property.kind {
        PropertyType::Any => "example".into(),
        PropertyType::String => text::made(property).into(),
        PropertyType::Integer => whole(property),
        PropertyType::Number => within(property, 9.99),
        PropertyType::Boolean => true.into(),
        PropertyType::Object => fields(),
        PropertyType::Array(items) => {
            let most = property.max_items.unwrap_or(u64::MAX);
            let count = property.min_items.unwrap_or(1).clamp(1.min(most), most.min(MOST_ITEMS));
            (0..count).map(|_| item(items, &fields)).collect()
        }
    }
}

/// The longest list that is written out.
const MOST_ITEMS: u64 = 100;

fn item(kind: ItemType, fields: &impl Fn() -> Value) -> Value {
    match kind {
        ItemType::Any | ItemType::String => "example".into(),
        ItemType::Integer => json!(1),
        ItemType::Number => json!(9.99),
        ItemType::Boolean => true.into(),
        ItemType::Object => fields(),
        ItemType::Array => json!([]),
    }
}

fn bounds(property: &Property) -> (f64, f64) {
    let bound = |it: &Option<Number>, none| it.as_ref().and_then(Number::as_f64).unwrap_or(none);
    (bound(&property.minimum, f64::NEG_INFINITY), bound(&property.maximum, f64::INFINITY))
}

fn within(property: &Property, usual: f64) -> Value {
    let (least, most) = bounds(property);
    let bound = if usual < least { &property.minimum } else { &property.maximum };
    match bound {
        Some(bound) if usual < least || usual > most => bound.clone().into(),
        _ => usual.into(),
    }
}

fn whole(property: &Property) -> Value {
    let (least, most) = bounds(property);
    let number = 1_f64.max(least.ceil()).min(most.floor());
    // Casting cuts at the ends of the range, which is as near as a whole number of JSON comes.
    #[allow(clippy::cast_possible_truncation)]
    (number as i64).into()
}
