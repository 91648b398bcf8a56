//! JSON Schemas of events: of a message or of its properties, self-describing, or one schema for many events.

use super::json_schema::SchemaReader;
use super::{Imported, ImportedEvent};
use crate::catalog::{Call, Event};
use serde_json::{Value, json};

/// Takes a schema in. One that has rules for many events gives them all; one of a message, the event that it names;
/// one of properties alone, the event by its title or else by the name of the file.
pub(super) fn read(file: &str, tree: &Value, imported: &mut Imported) {
    let rules = tree.get("allOf").and_then(Value::as_array).into_iter().flatten();
    let (called, others): (Vec<_>, Vec<_>) = rules.partition(|rule| call_in(rule).is_some());
    let rules: Vec<_> =
        others.into_iter().filter_map(|rule| Some((rule, name_in(rule.get("if")?)?))).collect();
    if !rules.is_empty() || !called.is_empty() {
        imported.title = text(tree, "title").unwrap_or_default();
        for (rule, name) in rules {
            let then = rule.get("then").cloned().unwrap_or_default();
            let description = text(rule, "description");
            push(
                imported,
                tree,
                &then,
                Event { description: description.unwrap_or_default(), ..Event::new(name) },
            );
        }
        for rule in called {
            read_call(imported, tree, rule);
        }
        return;
    }
    if !["$ref", "allOf", "properties", "self", "type"].iter().any(|key| tree.get(key).is_some()) {
        return imported.losses.count("files without a schema");
    }
    let described = text(tree, "description").unwrap_or_default();
    let name = self_described(tree)
        .or_else(|| name_in(tree))
        .or_else(|| text(tree, "title"))
        .or_else(|| text(tree, "name"))
        .unwrap_or_else(|| stem(file));
    push(imported, tree, tree, Event { description: described, ..Event::new(name) });
}

fn push(imported: &mut Imported, root: &Value, schema: &Value, mut event: Event) {
    let inner = schema.get("properties").and_then(|it| it.get("properties"));
    // A property may be called so too, but then it is no object with fields.
    let is_message = inner.is_some_and(|it| it.get("properties").is_some() || name_in(schema).is_some());
    let fields = if is_message { inner.cloned().unwrap_or_default() } else { schema.clone() };
    let object = SchemaReader::new(root, &mut imported.losses).object(&fields);
    event.properties = object.properties;
    event.closed = object.is_closed;
    event.version = root.get("self").and_then(|it| text(it, "version"));
    let vendor = root.get("self").and_then(|it| text(it, "vendor"));
    // Vendors name their schemas without a look at those of others.
    let is_taken = |it: &ImportedEvent| it.event.name == event.name && it.area != vendor;
    if let Some(vendor) = vendor.as_ref().filter(|_| imported.events.iter().any(is_taken)) {
        event.name = format!("{vendor}/{}", event.name);
    }
    let area = vendor.or_else(|| text(root, "area"));
    imported.events.push(ImportedEvent { area, event });
}

/// The call that a rule of an exported schema is for, where it says for which event.
fn call_in(rule: &Value) -> Option<Call> {
    rule.get("title")?;
    rule.pointer("/if/properties/type/const")?.as_str()?.parse().ok()
}

/// Takes in a rule for a call; its event may be there by its name already.
fn read_call(imported: &mut Imported, root: &Value, rule: &Value) {
    let (Some(call), Some(name)) = (call_in(rule), text(rule, "title")) else { return };
    let page = rule.pointer("/if/properties/name/const").and_then(Value::as_str);
    if !imported.events.iter().any(|it| it.event.name == name) {
        let part = if matches!(call, Call::Identify | Call::Group) { "traits" } else { "properties" };
        let fields = rule.pointer(&format!("/then/properties/{part}")).cloned().unwrap_or_default();
        let message = json!({ "properties": { "properties": fields } });
        let description = text(rule, "description").unwrap_or_default();
        push(imported, root, &message, Event { description, ..Event::new(&*name) });
    }
    if let Some(it) = imported.events.iter_mut().find(|it| it.event.name == name) {
        (it.event.call, it.event.page) = (call, page.map(str::to_owned));
    }
}

/// The event that a schema of messages demands: `{ properties: { event: { const } } }`.
fn name_in(schema: &Value) -> Option<String> {
    let event = schema.get("properties")?.get("event")?;
    let only = event.get("enum").and_then(Value::as_array).filter(|it| it.len() == 1);
    let name = event.get("const").or_else(|| only?.first())?;
    name.as_str().map(str::to_owned)
}

/// The name of one of [Snowplow's self-describing schemas](https://docs.snowplow.io/docs/api-reference/iglu/common-architecture/self-describing-json-schemas/).
fn self_described(schema: &Value) -> Option<String> {
    text(schema.get("self")?, "name")
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty())
}

/// `order_completed` of `schemas/order_completed.schema.json`.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let name = name.split('.').next().unwrap_or(name);
    name.to_owned()
}
