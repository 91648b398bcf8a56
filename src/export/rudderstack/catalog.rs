//! What the files of the data catalog hold: each property once for every type, and everything by its id.

use super::ids::{UsedIds, id};
use super::known::{EventKey, KnownDefinitions, PropertyKey};
use super::label::{description, display_name};
use crate::catalog::{ItemType, PropertyType};
use crate::export::tracking::Tracking;
use crate::export::{UnknownPolicy, schema};
use crate::plan::{PlannedEvent, PlannedProperty};
use serde_json::{Value, json};
use std::collections::HashMap;

pub(super) struct DataCatalog<'a> {
    tracking: Tracking<'a>,
    known: &'a KnownDefinitions,
    /// The id of the tracking plan.
    id: String,
    /// The events by id, in the order of the plan.
    events: Vec<(String, &'a PlannedEvent)>,
    /// The properties by id, in the order in which the plan first names them.
    properties: Vec<(String, PlannedProperty)>,
    /// Where in `properties` the one of a name and type is.
    places: HashMap<(&'a str, PropertyType), usize>,
}

impl<'a> DataCatalog<'a> {
    pub(super) fn of(tracking: Tracking<'a>, known: &'a KnownDefinitions) -> Self {
        let (own, others) = (known.own(), known.others());
        let mut taken = UsedIds::of(others.events.values());
        let id_of = |event: &PlannedEvent, taken: &mut UsedIds| {
            let key = event_key(event);
            let given = others.events.get(&key).cloned();
            given.unwrap_or_else(|| taken.take(own.events.get(&key).unwrap_or(&id(&event.name, "event"))))
        };
        let events = tracking.events().iter().map(|event| (id_of(event, &mut taken), event)).collect();
        let places = HashMap::new();
        let id = plan_id(tracking, known);
        let mut catalog = Self { tracking, known, id, events, properties: Vec::new(), places };
        let mut taken = UsedIds::of(others.properties.values());
        for property in tracking.events().iter().flat_map(|event| &event.properties) {
            catalog.define(property, &mut taken);
        }
        catalog
    }

    /// Takes a property in, unless one of its name and type is there. That is one and the same to RudderStack,
    /// and personal data if it is so for one of the events.
    fn define(&mut self, property: &'a PlannedProperty, taken: &mut UsedIds) {
        let place = *self.places.entry((&property.name, property.kind)).or_insert_with(|| {
            let key = property_key(property);
            let own = self.known.own().properties.get(&key);
            let id = match (self.known.others().properties.get(&key), own) {
                (Some(given), _) => given.clone(),
                (None, Some(own)) => taken.take(own),
                (None, None) => taken.take(&new_id(property, taken)),
            };
            self.properties.push((id, property.clone()));
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
        let others = &self.known.others().properties;
        let own = self.properties.iter().filter(|(_, it)| !others.contains_key(&property_key(it)));
        let properties: Vec<Value> = own.map(one).collect();
        self.file("properties", json!({ "properties": properties }))
    }

    /// The file of the events.
    pub(super) fn events(&self) -> Value {
        let one = |(id, event): &(String, &PlannedEvent)| {
            let (call, name) = event_key(event);
            let mut entry = json!({ "id": id });
            if let Some(name) = name {
                entry["name"] = name.into();
            }
            entry["event_type"] = call.into();
            describe(&mut entry, Some(event.description.clone()), "Event");
            entry
        };
        let others = &self.known.others().events;
        let own = self.events.iter().filter(|(_, it)| !others.contains_key(&event_key(it)));
        let events: Vec<Value> = own.map(one).collect();
        self.file("events", json!({ "events": events }))
    }

    /// The file of the tracking plan.
    pub(super) fn tracking_plan(&self, unplanned: UnknownPolicy) -> Value {
        let rules: Vec<Value> =
            self.events.iter().map(|(id, event)| self.rule(id, event, unplanned)).collect();
        let plan = self.tracking.plan();
        let mut spec = json!({ "id": self.id, "display_name": display_name(&plan.name) });
        describe(&mut spec, Some(format!("Serves the goal {}", plan.goal_titles())), "Goal");
        spec["rules"] = rules.into();
        self.file("tracking-plan", spec)
    }

    fn rule(&self, id: &str, event: &PlannedEvent, unplanned: UnknownPolicy) -> Value {
        let reference = |property: &PlannedProperty| {
            let (id, _) = &self.properties[self.places[&(&*property.name, property.kind)]];
            json!({ "property": format!("#property:{id}"), "required": property.required })
        };
        let properties: Vec<Value> = event.properties.iter().map(reference).collect();
        let mut rule = json!({
            "type": "event_rule",
            "id": format!("{id}_rule"),
            "event": format!("#event:{id}"),
            "additional_properties": unplanned == UnknownPolicy::Accepted,
        });
        if !properties.is_empty() {
            rule["properties"] = properties.into();
        }
        rule
    }

    fn file(&self, kind: &str, spec: Value) -> Value {
        let mut file = json!({ "version": "rudder/v1", "kind": kind, "metadata": { "name": self.id } });
        file["spec"] = spec;
        file
    }
}

/// The id of the tracking plan: the one it had, or else that of its goals. It does not follow the plan's name, since
/// under another id RudderStack takes it for another plan.
fn plan_id(tracking: Tracking, known: &KnownDefinitions) -> String {
    let goals: Vec<_> = tracking.plan().goals.iter().map(|it| it.id.as_str()).collect();
    let own = known.own().plans.iter().min();
    own.cloned()
        .unwrap_or_else(|| UsedIds::of(&known.others().plans).take(&id(&goals.join(" "), "setup_plan")))
}

/// An id for a property that has none yet, with its type where its name alone is in use.
fn new_id(property: &PlannedProperty, taken: &UsedIds) -> String {
    let plain = id(&property.name, "property");
    if taken.contains(&plain) { id(&format!("{plain} {}", property.kind), "") } else { plain }
}

fn event_key(event: &PlannedEvent) -> EventKey {
    match &*event.name {
        "Page Viewed" => ("page".to_owned(), None),
        "Screen Viewed" => ("screen".to_owned(), None),
        name => ("track".to_owned(), Some(name.to_owned())),
    }
}

fn property_key(property: &PlannedProperty) -> PropertyKey {
    let (kind, items) = types(property.kind);
    (property.name.clone(), kind.to_owned(), items.map(str::to_owned))
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
