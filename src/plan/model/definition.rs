//! The keys of what an event and its properties are.

use super::super::{EventDetails, PlannedEvent, PlannedProperty};
use super::parts::{list, one, text};
use crate::catalog::{AllowedValue, Call, Deprecation, Pii, Property};
use crate::toml::editor::{KeyValue, json, key_of, string};

impl EventDetails {
    pub(super) fn entries(&self) -> Vec<KeyValue> {
        let mut entries = Vec::new();
        entries.extend((self.call != Call::Track).then(|| one("call", &string(self.call.name()))));
        entries.extend(text("page", self.page.as_deref()));
        entries.extend(text("when", self.when.as_deref()));
        entries.extend(text("owner", self.owner.as_deref()));
        entries.extend(all("tags", &self.tags));
        entries.extend(all("links", &self.links));
        entries.extend(all("destinations", &self.destinations));
        entries.extend(text("version", self.version.as_deref()));
        entries.extend(self.deprecated.as_ref().map(|it| one("deprecated", &deprecation(it))));
        entries.extend(self.closed.then(|| one("closed", &true)));
        entries.extend(all("groups", &self.groups));
        entries.extend(text("spec_name", self.spec_name.as_deref()));
        entries.extend(text("guidance", self.guidance.as_deref()));
        entries
    }
}

/// The keys of an event by which two versions of it may differ.
pub(in crate::plan) fn entries_of_event(event: &PlannedEvent) -> Vec<KeyValue> {
    let mut entries = event.details.entries();
    entries.push(one("description", &string(&event.description)));
    entries.extend(text("note", event.note.as_deref()));
    entries
}

/// The keys of a property.
pub(in crate::plan) fn entries_of_property(property: &PlannedProperty) -> Vec<KeyValue> {
    property.entries()
}

fn all(key: &'static str, texts: &[String]) -> Option<KeyValue> {
    (!texts.is_empty()).then(|| list(key, texts))
}

fn deprecation(deprecation: &Deprecation) -> String {
    let Deprecation { since, replaced_by } = deprecation;
    let entry = |(key, text): (&str, &Option<String>)| {
        text.as_ref().map(|text| format!("{key} = {}", string(text)))
    };
    let entries: Vec<_> =
        [("since", since), ("replaced_by", replaced_by)].into_iter().filter_map(entry).collect();
    if entries.is_empty() { "true".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
}

impl PlannedProperty {
    pub(super) fn entries(&self) -> Vec<KeyValue> {
        let mut entries = property(&self.definition);
        entries.extend(self.is_own.then(|| one("own", &true)));
        entries
    }
}

fn property(property: &Property) -> Vec<KeyValue> {
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
    entries.extend((!allowed.is_empty()).then(|| values("enum", allowed)));
    entries.extend(property.constant.as_ref().map(|it| one("const", &json(it))));
    entries.extend(text("format", property.format.as_deref()));
    entries.extend(text("pattern", property.pattern.as_deref()));
    entries.extend(property.minimum.as_ref().map(|it| one("minimum", it)));
    entries.extend(property.maximum.as_ref().map(|it| one("maximum", it)));
    entries.extend(property.min_length.map(|it| one("min_length", &it)));
    entries.extend(property.max_length.map(|it| one("max_length", &it)));
    entries.extend(property.min_items.map(|it| one("min_items", &it)));
    entries.extend(property.max_items.map(|it| one("max_items", &it)));
    let fields = property.properties.iter().map(inline).collect::<Vec<_>>();
    entries.extend((!fields.is_empty()).then(|| values("properties", fields)));
    entries.extend(property.deprecated.then(|| one("deprecated", &true)));
    entries.extend(property.example.as_ref().map(|it| one("example", &json(it))));
    entries
}

fn values(key: &'static str, values: Vec<String>) -> KeyValue {
    KeyValue::list(key, values)
}

fn allowed_value(allowed: &AllowedValue) -> String {
    let value = json(&allowed.value);
    if allowed.meaning.is_empty() {
        return value;
    }
    format!("{{ value = {value}, meaning = {} }}", string(&allowed.meaning))
}

/// A field of an object, on one line; a type that is not known and a sentence that is not there are left out.
fn inline(field: &Property) -> String {
    let is_said = |entry: &KeyValue| !matches!(&*entry.value.to_string(), "\"\"" | "\"any\"");
    let own = field.extra.iter().map(|(key, value)| format!("{} = {}", key_of(key), json(value)));
    let entries = property(field).into_iter().filter(is_said);
    let entries = entries.map(|KeyValue { key, value, .. }| format!("{key} = {value}"));
    format!("{{ {} }}", entries.chain(own).collect::<Vec<_>>().join(", "))
}
