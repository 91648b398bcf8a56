//! Segment's tracking plans: the rules of the Public API, and the `plan.json` of Typewriter.

use super::json_schema::SchemaReader;
use super::{Imported, ImportedEvent};
use crate::catalog::{Call, Event};
use serde_json::Value;

/// Takes the rules of a tracking plan in: those at the top, or below `data`, `trackingPlan` or `tracking_plan`, or a
/// bare list of them.
pub(super) fn read(tree: &Value, imported: &mut Imported) {
    let inner = ["data", "trackingPlan", "tracking_plan"].into_iter().filter_map(|key| tree.get(key));
    let places: Vec<&Value> = std::iter::once(tree).chain(inner).collect();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(title) = places.iter().find_map(|it| text(it, "name").or_else(|| text(it, "display_name")))
    {
        imported.title = title;
    }
    let lists = places.iter().map(|it| it.get("rules").unwrap_or(it));
    // In older exports the events are in a list of their own among the rules.
    let rules = lists.filter_map(|it| it.as_array().or_else(|| it.get("events")?.as_array())).flatten();
    for rule in rules {
        read_rule(rule, imported);
    }
}

fn read_rule(rule: &Value, imported: &mut Imported) {
    let text = |key: &str| rule.get(key).and_then(Value::as_str).unwrap_or_default().trim();
    let schema = ["jsonSchema", "json_schema", "rules"].into_iter().find_map(|key| rule.get(key));
    // Teams that keep rules in files of their own write the properties into the rule.
    let schema = schema.or_else(|| rule.get("properties").map(|_| rule));
    let Some(schema) = schema else { return imported.losses.count("rules without a schema") };
    let key = if text("key").is_empty() { text("name") } else { text("key") };
    let kind = if text("type").is_empty() { "TRACK" } else { text("type") };
    let (part, call, name) = match kind.to_uppercase().as_str() {
        "TRACK" => ("properties", Call::Track, key),
        "IDENTIFY" => ("traits", Call::Identify, or(key, "Identify")),
        "GROUP" => ("traits", Call::Group, or(key, "Group")),
        "PAGE" => ("properties", Call::Page, or(key, "Page Viewed")),
        "SCREEN" => ("properties", Call::Screen, or(key, "Screen Viewed")),
        "COMMON" => ("properties", Call::Track, ""),
        other => return imported.losses.count(format!("rules of type {other}")),
    };
    let fields =
        if is_lifted(schema) { Some(schema) } else { schema.get("properties").and_then(|it| it.get(part)) };
    let fields = fields.cloned().unwrap_or_default();
    let mut reader = SchemaReader::new(schema, &mut imported.losses);
    let object = reader.object(&fields);
    if name.is_empty() && kind.eq_ignore_ascii_case("common") {
        return imported.common.extend(object.properties);
    }
    let described = |value: &Value| value.get("description").and_then(Value::as_str).map(str::to_owned);
    let labels = schema.get("labels").or_else(|| rule.get("labels"));
    let mut event = Event::new(name);
    event.description = described(schema).or_else(|| described(rule)).unwrap_or_default();
    event.call = call;
    event.version =
        rule.get("version").and_then(Value::as_u64).filter(|it| *it > 1).map(|it| it.to_string());
    event.closed = object.is_closed;
    event.properties = object.properties;
    event.owner = labels.and_then(|it| label(it, &["owner", "team"]));
    let area = labels.and_then(|it| label(it, &["area", "category", "domain", "feature"]));
    event.tags = labels.map(tags).unwrap_or_default();
    imported.events.push(ImportedEvent { area, event });
}

/// Whether the schema is one of the properties alone: the `plan.json` that Typewriter 9 writes has lifted them out of
/// the message.
fn is_lifted(schema: &Value) -> bool {
    let of_message = ["context", "properties", "traits"];
    let fields = schema.get("properties").and_then(Value::as_object);
    fields.is_some_and(|it| !it.is_empty() && !of_message.iter().any(|key| it.contains_key(*key)))
}

fn or<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if name.is_empty() { otherwise } else { name }
}

/// The first of these labels that there is.
fn label(labels: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| labels.get(*key)?.as_str()).map(str::to_owned)
}

/// Labels that are neither an area nor an owner, as words.
fn tags(labels: &Value) -> Vec<String> {
    let known = ["owner", "team", "area", "category", "domain", "feature"];
    let labels = labels.as_object().into_iter().flatten();
    let others = labels.filter(|(key, _)| !known.contains(&key.as_str()));
    others
        .map(|(key, value)| match value.as_str() {
            Some("") | None => key.clone(),
            Some(value) => format!("{key}:{value}"),
        })
        .collect()
}
