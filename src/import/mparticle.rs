//! mParticle's data plans.

use super::json_schema::SchemaReader;
use super::{Imported, ImportedEvent};
use crate::catalog::{Call, Event};
use serde_json::Value;
use std::collections::HashSet;

/// Takes a data plan in, or its newest version: the attributes of custom events, of what is done with products and
/// promotions, of screen views and of users.
pub(super) fn read(tree: &Value, imported: &mut Imported) {
    if let Some(name) = tree["data_plan_name"].as_str().or_else(|| tree["name"].as_str()) {
        name.clone_into(&mut imported.title);
    }
    let newest = tree["data_plan_versions"].as_array().into_iter().flatten();
    let newest = newest.max_by_key(|it| it["version"].as_u64()).unwrap_or(tree);
    let document = newest.get("version_document").unwrap_or(newest);
    for point in document["data_points"].as_array().into_iter().flatten() {
        read_point(point, imported);
    }
}

fn read_point(point: &Value, imported: &mut Imported) {
    let criteria = &point["match"]["criteria"];
    let (call, name) = match point["match"]["type"].as_str().unwrap_or_default() {
        "custom_event" => (Call::Track, criteria["event_name"].as_str()),
        "screen_view" => (Call::Screen, criteria["screen_name"].as_str()),
        "product_action" | "promotion_action" => (Call::Track, criteria["action"].as_str()),
        "user_attributes" => (Call::Identify, Some("Identify")),
        other => return imported.losses.count(format!("data points of type {other}")),
    };
    let definition = &point["validator"]["definition"];
    let data = &definition["properties"]["data"]["properties"];
    let mut reader = SchemaReader::new(definition, &mut imported.losses);
    let mut object =
        reader.object(if call == Call::Identify { definition } else { &data["custom_attributes"] });
    for part in ["product_action", "promotion_action"] {
        object.properties.extend(reader.object(&data[part]).properties);
    }
    // An attribute may be called as a part of the action is.
    let mut seen = HashSet::new();
    object.properties.retain(|it| seen.insert(it.name.clone()));
    let mut event = Event::new(name.unwrap_or_default());
    event.call = call;
    point["description"].as_str().unwrap_or_default().clone_into(&mut event.description);
    event.closed = object.is_closed;
    event.properties = object.properties;
    let area = criteria["custom_event_type"].as_str().map(str::to_owned);
    imported.events.push(ImportedEvent { area, event });
}
