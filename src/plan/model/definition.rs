//! The keys of what an event and its properties are.

use super::super::{EventDetails, PlannedEvent, PlannedProperty};
use super::parts::{list, one, text};
use crate::catalog::{Call, Deprecation, property_entries};
use crate::toml::editor::{KeyValue, string};

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
        let mut entries = property_entries(&self.definition);
        entries.extend(self.is_own.then(|| one("own", &true)));
        entries
    }
}
