//! A property as TOML, for catalogs and plans alike.

use super::{AllowedValue, Pii, Property};
use crate::toml::editor::{KeyValue, ValueText, json, key_of, string};

/// The keys of a property, in the order in which they are written.
pub(crate) fn property_entries(property: &Property) -> Vec<KeyValue> {
    let mut entries = vec![
        one("name", &string(&property.name)),
        one("type", &string(property.kind.name())),
        one("description", &string(&property.description)),
    ];
    entries.extend(match property.pii {
        Pii::None => None,
        Pii::Personal => Some(one("pii", &true)),
        Pii::Sensitive => Some(one("pii", &string("sensitive"))),
    });
    entries.extend(property.required.then(|| one("required", &true)));
    entries.extend(property.nullable.then(|| one("nullable", &true)));
    let allowed = property.allowed.iter().map(allowed_value).collect::<Vec<_>>();
    entries.extend((!allowed.is_empty()).then(|| KeyValue::list("enum", allowed)));
    entries.extend(property.constant.as_ref().map(|it| one("const", &json(it))));
    entries.extend(text("format", property.format.as_deref()));
    entries.extend(text("pattern", property.pattern.as_deref()));
    entries.extend(property.minimum.as_ref().map(|it| one("minimum", it)));
    entries.extend(property.maximum.as_ref().map(|it| one("maximum", it)));
    entries.extend(property.min_length.map(|it| one("min_length", &it)));
    entries.extend(property.max_length.map(|it| one("max_length", &it)));
    entries.extend(property.min_items.map(|it| one("min_items", &it)));
    entries.extend(property.max_items.map(|it| one("max_items", &it)));
    let fields = property.properties.iter().map(property_text).collect::<Vec<_>>();
    entries.extend((!fields.is_empty()).then(|| KeyValue::list("properties", fields)));
    entries.extend(property.deprecated.then(|| one("deprecated", &true)));
    entries.extend(property.example.as_ref().map(|it| one("example", &json(it))));
    entries
}

fn allowed_value(allowed: &AllowedValue) -> String {
    let value = json(&allowed.value);
    if allowed.meaning.is_empty() {
        return value;
    }
    format!("{{ value = {value}, meaning = {} }}", string(&allowed.meaning))
}

/// A property on one line; a type that is not known and a sentence that is not there are left out.
pub(crate) fn property_text(field: &Property) -> String {
    let is_said = |entry: &KeyValue| {
        !matches!((&*entry.key, &*entry.value.to_string()), ("description", "\"\"") | ("type", "\"any\""))
    };
    let own = field.extra.iter().map(|(key, value)| format!("{} = {}", key_of(key), json(value)));
    let entries = property_entries(field).into_iter().filter(is_said);
    let entries = entries.map(|KeyValue { key, value, .. }| format!("{key} = {value}"));
    format!("{{ {} }}", entries.chain(own).collect::<Vec<_>>().join(", "))
}

fn one(key: &'static str, value: &impl ToString) -> KeyValue {
    KeyValue::new(key, ValueText::One(value.to_string()))
}

fn text(key: &'static str, text: Option<&str>) -> Option<KeyValue> {
    text.map(|text| one(key, &string(text)))
}
