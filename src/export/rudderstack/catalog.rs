//! What the files of the data catalog hold: each property once for every type, and everything by its id.

use super::ids::{Taken, id};
use super::label::{description, display_name};
use crate::catalog::{ItemType, PropertyType};
use crate::export::tracking::Tracking;
use crate::export::{Unplanned, schema};
use crate::plan::{PlannedEvent, PlannedProperty};
use serde_json::{Value, json};
use std::collections::HashMap;

pub(super) struct DataCatalog<'a> {
    tracking: Tracking<'a>,
    /// The events by id, in the order of the plan.
    events: Vec<(String, &'a PlannedEvent)>,
    /// The properties by id, in the order in which the plan first names them.
    properties: Vec<(String, PlannedProperty)>,
    /// Where in `properties` the one of a name and type stands.
    places: HashMap<(&'a str, PropertyType), usize>,
}

impl<'a> DataCatalog<'a> {
    pub(super) fn of(tracking: Tracking<'a>) -> Self {
        let mut taken = Taken::default();
        let events = tracking.events().iter();
        let events = events.map(|event| (taken.take(&id(&event.name, "event")), event)).collect();
        let mut catalog = Self { tracking, events, properties: Vec::new(), places: HashMap::new() };
        let mut taken = Taken::default();
        for property in tracking.events().iter().flat_map(|event| &event.properties) {
            catalog.define(property, &mut taken);
        }
        catalog
    }

    /// Takes a property in, unless one of its name and type is there. That is one and the same to RudderStack,
    /// and personal data if it is so for one of the events.
    fn define(&mut self, property: &'a PlannedProperty, taken: &mut Taken) {
        let place = *self.places.entry((&property.name, property.kind)).or_insert_with(|| {
            let plain = id(&property.name, "property");
            let free =
                if taken.contains(&plain) { id(&format!("{plain} {}", property.kind), "") } else { plain };
            self.properties.push((taken.take(&free), property.clone()));
            self.properties.len() - 1
        });
        let known = &mut self.properties[place].1;
        known.pii = known.pii.max(property.pii);
    }

    /// The file of the properties.
    pub(super) fn properties(&self) -> Value {
        let one = |(id, property): &(String, PlannedProperty)| {
            let (kind, items) = types(property.kind);
            let mut entry = json!({ "id": id, "name": property.name, "type": kind });
            if let Some(items) = items {
                entry["item_type"] = items.into();
            }
            describe(&mut entry, schema::meaning(property), "Property");
            entry
        };
        let properties: Vec<Value> = self.properties.iter().map(one).collect();
        self.file("properties", json!({ "properties": properties }))
    }

    /// The file of the events.
    pub(super) fn events(&self) -> Value {
        let one = |(id, event): &(String, &PlannedEvent)| {
            let mut entry = match &*event.name {
                "Page Viewed" => json!({ "id": id, "event_type": "page" }),
                "Screen Viewed" => json!({ "id": id, "event_type": "screen" }),
                name => json!({ "id": id, "name": name, "event_type": "track" }),
            };
            describe(&mut entry, Some(event.description.clone()), "Event");
            entry
        };
        let events: Vec<Value> = self.events.iter().map(one).collect();
        self.file("events", json!({ "events": events }))
    }

    /// The file of the tracking plan.
    pub(super) fn tracking_plan(&self, unplanned: Unplanned) -> Value {
        let rules: Vec<Value> =
            self.events.iter().map(|(id, event)| self.rule(id, event, unplanned)).collect();
        let plan = self.tracking.plan();
        let mut spec = json!({ "id": self.id(), "display_name": display_name(&plan.name) });
        describe(&mut spec, Some(format!("Serves the goal {}", plan.goal_titles())), "Goal");
        spec["rules"] = rules.into();
        self.file("tracking-plan", spec)
    }

    fn rule(&self, id: &str, event: &PlannedEvent, unplanned: Unplanned) -> Value {
        let reference = |property: &PlannedProperty| {
            let (id, _) = &self.properties[self.places[&(&*property.name, property.kind)]];
            json!({ "property": format!("#property:{id}"), "required": property.required })
        };
        let properties: Vec<Value> = event.properties.iter().map(reference).collect();
        let mut rule = json!({
            "type": "event_rule",
            "id": format!("{id}_rule"),
            "event": format!("#event:{id}"),
            "additional_properties": unplanned == Unplanned::Accepted,
        });
        if !properties.is_empty() {
            rule["properties"] = properties.into();
        }
        rule
    }

    fn file(&self, kind: &str, spec: Value) -> Value {
        let mut file = json!({ "version": "rudder/v1", "kind": kind, "metadata": { "name": self.id() } });
        file["spec"] = spec;
        file
    }

    fn id(&self) -> String {
        id(&self.tracking.plan().name, "setup_plan")
    }
}

/// The type, and that of the elements where it is a list.
fn types(kind: PropertyType) -> (&'static str, Option<&'static str>) {
    match kind {
        PropertyType::Array(ItemType::Any) => ("array", None),
        PropertyType::Array(items) => ("array", Some(items.name())),
        one => (one.name(), None),
    }
}

fn describe(entry: &mut Value, text: Option<String>, subject: &str) {
    if let Some(description) = text.and_then(|text| description(&text, subject)) {
        entry["description"] = description.into();
    }
}
