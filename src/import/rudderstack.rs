//! RudderStack's data catalog: events, properties, custom types and tracking plans, in any number of files.

use super::json_schema::SchemaReader;
use super::{Imported, ImportedEvent};
use crate::catalog::{Call, Event, Property};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// What the files define, by id.
#[derive(Default)]
struct Project<'a> {
    events: Vec<&'a Value>,
    properties: HashMap<&'a str, &'a Value>,
    custom_types: HashMap<&'a str, &'a Value>,
    categories: HashMap<&'a str, &'a str>,
    /// The rules of tracking plans, by the id of their event.
    rules: HashMap<&'a str, &'a Value>,
}

/// Takes a project in: the forms `rudder/v1` and those before it.
pub(super) fn read(files: &[Value], imported: &mut Imported) {
    let mut project = Project::default();
    for file in files {
        project.add(file, imported);
    }
    for event in &project.events {
        let imported_event = project.event(event, imported);
        imported.events.push(imported_event);
    }
}

impl<'a> Project<'a> {
    fn add(&mut self, file: &'a Value, imported: &mut Imported) {
        let spec = &file["spec"];
        self.events.extend(list(&spec["events"]));
        self.properties.extend(by_id(&spec["properties"]));
        self.custom_types.extend(by_id(&spec["types"]).chain(by_id(&spec["custom_types"])));
        self.categories.extend(
            list(&spec["categories"]).filter_map(|it| Some((it["id"].as_str()?, it["name"].as_str()?))),
        );
        for rule in list(&spec["rules"]) {
            let event = rule["event"].as_str().or_else(|| rule["event"]["$ref"].as_str());
            self.rules.extend(event.map(|it| (id_of(it), rule)));
        }
        if let (Some(name), "tracking-plan" | "tp") =
            (spec["display_name"].as_str(), file["kind"].as_str().unwrap_or_default())
        {
            name.clone_into(&mut imported.title);
        }
    }

    fn event(&self, event: &Value, imported: &mut Imported) -> ImportedEvent {
        let id = event["id"].as_str().unwrap_or_default();
        let (call, otherwise) = match event["event_type"].as_str().unwrap_or("track") {
            "page" => (Call::Page, "Page Viewed"),
            "screen" => (Call::Screen, "Screen Viewed"),
            "identify" => (Call::Identify, "Identify"),
            "group" => (Call::Group, "Group"),
            _ => (Call::Track, id),
        };
        let mut planned = Event::new(event["name"].as_str().unwrap_or(otherwise));
        planned.call = call;
        event["description"].as_str().unwrap_or_default().clone_into(&mut planned.description);
        if let Some(rule) = self.rules.get(id) {
            let closed = ["additional_properties", "allow_unplanned"].iter().any(|key| rule[key] == false);
            planned.closed = closed || rule["event"]["allow_unplanned"] == false;
            planned.properties = self.properties(&rule["properties"], imported);
            if rule.get("variants").is_some() {
                imported.losses.count("variants of rules");
            }
        }
        let category = event["category"].as_str().map(id_of);
        let area = category.map(|id| self.categories.get(id).copied().unwrap_or(id).to_owned());
        ImportedEvent { area, event: planned }
    }

    fn properties(&self, references: &Value, imported: &mut Imported) -> Vec<Property> {
        let mut properties = Vec::new();
        for reference in list(references) {
            let named = reference["property"].as_str().or_else(|| reference["$ref"].as_str());
            let Some(defined) = named.and_then(|it| self.properties.get(id_of(it))) else {
                imported.losses.count("properties that are not defined");
                continue;
            };
            let name = defined["name"].as_str().unwrap_or_default().to_owned();
            let schema = self.schema(defined, 0);
            let object = json!({ "properties": { &name: schema }, "required": [] });
            let read = SchemaReader::new(&object, &mut imported.losses).object(&object).properties;
            for mut property in read {
                property.required = reference["required"] == true;
                let nested = self.properties(&reference["properties"], imported);
                if !nested.is_empty() {
                    property.properties = nested;
                }
                properties.push(property);
            }
        }
        properties
    }

    /// A property or a custom type as JSON Schema.
    fn schema(&self, defined: &Value, depth: usize) -> Value {
        let mut schema = Map::new();
        let kind = defined["type"].as_str().unwrap_or_default();
        let custom = self.custom_types.get(id_of(kind)).filter(|_| depth < 8 && kind.starts_with('#'));
        if let Some(custom) = custom
            && let Value::Object(base) = self.schema(custom, depth + 1)
        {
            schema = base;
        } else {
            let names =
                kind.split(',').map(str::trim).filter(|it| !it.is_empty()).chain(texts(&defined["types"]));
            let names: Vec<&str> = names.collect();
            match names[..] {
                [] => {}
                [one] => drop(schema.insert("type".into(), one.into())),
                _ => drop(schema.insert("type".into(), names.into())),
            }
        }
        let configs = ["config", "propConfig"].map(|key| &defined[key]);
        let listed = configs.iter().flat_map(|it| texts(&it["itemTypes"]).chain(texts(&it["item_types"])));
        let items =
            defined["item_type"].as_str().into_iter().chain(texts(&defined["item_types"])).chain(listed);
        match items.collect::<Vec<_>>()[..] {
            [] => {}
            [item] => {
                let custom =
                    self.custom_types.get(id_of(item)).filter(|_| depth < 8 && item.starts_with('#'));
                let item = custom.map_or_else(|| json!({ "type": item }), |it| self.schema(it, depth + 1));
                schema.insert("items".into(), item);
            }
            ref several => drop(schema.insert("items".into(), json!({ "type": several }))),
        }
        let fields = list(&defined["properties"]).filter_map(|field| {
            let named = field["property"].as_str().or_else(|| field["$ref"].as_str())?;
            let defined = self.properties.get(id_of(named))?;
            let mut schema = self.schema(defined, depth + 1);
            schema["required"] = (field["required"] == true).into();
            Some((defined["name"].as_str()?.to_owned(), schema))
        });
        let fields: Map<_, _> = if depth < 8 { fields.collect() } else { Map::new() };
        if !fields.is_empty() {
            schema.insert("properties".into(), fields.into());
        }
        if let Some(text) = defined["description"].as_str() {
            schema.insert("description".into(), text.into());
        }
        for config in configs.into_iter().filter_map(Value::as_object) {
            let said = config.iter().map(|(key, value)| (camel_case(key), value.clone()));
            schema.extend(said.filter(|(key, _)| key != "itemTypes"));
        }
        schema.into()
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    list(value).filter_map(Value::as_str)
}

fn by_id(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    list(value).filter_map(|it| Some((it["id"].as_str()?, it)))
}

/// `signup` of `#event:signup` and of `#/events/user-events/signup`.
fn id_of(reference: &str) -> &str {
    reference.rsplit([':', '/']).next().unwrap_or(reference)
}

/// `minLength` of `min_length`, as JSON Schema has it.
fn camel_case(key: &str) -> String {
    let mut words = key.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|it| it.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}
