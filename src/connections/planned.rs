//! A plan as the messages that it leads to.

use super::directory::ConnectionMode;
use super::message::{message, root};
use crate::catalog::{ItemType, Property, PropertyType};
use crate::plan::{PlannedEvent, SetupPlan};
use serde_json::{Map, Value, json};

/// What of a plan matters to a destination.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedMessages {
    /// The events, each as the calls that it becomes.
    pub events: Vec<EventMessages>,
    /// From where they are sent.
    pub sources: Vec<PlannedSource>,
    /// The names of the destinations that they are for.
    pub destinations: Vec<String>,
}

/// One event as the calls that it becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMessages {
    /// The event's name.
    pub name: String,
    /// The names of its properties.
    pub properties: Vec<String>,
    /// Where they are in the message.
    pub root: &'static str,
    /// The message from each mode.
    pub messages: Vec<(ConnectionMode, Value)>,
}

/// A source of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSource {
    /// Its name, else its kind.
    pub name: String,
    /// What its SDK is; none for sources that send in other ways.
    pub mode: Option<ConnectionMode>,
}

impl PlannedMessages {
    /// The messages that `plan` leads to, with its examples as values. The plan says all of it, so that the same
    /// plan is judged alike wherever that is done, whether its catalog is at hand or not.
    pub fn new(plan: &SetupPlan) -> Self {
        let sources: Vec<_> = plan
            .sources
            .iter()
            .map(|it| PlannedSource {
                name: it.name.clone().unwrap_or_else(|| it.kind.clone()),
                mode: mode(&it.kind),
            })
            .collect();
        let mut modes: Vec<_> = sources.iter().filter_map(|it| it.mode).collect();
        modes.sort_unstable();
        modes.dedup();
        if modes.is_empty() {
            modes = ConnectionMode::ALL.to_vec();
        }
        let events = plan.events.iter().map(|it| event(it, &modes)).collect();
        let destinations =
            plan.destinations.iter().filter_map(|it| it.tool.clone().or_else(|| it.name.clone())).collect();
        Self { events, sources, destinations }
    }
}

fn event(event: &PlannedEvent, modes: &[ConnectionMode]) -> EventMessages {
    let properties: Map<_, _> = event.properties.iter().map(|it| (it.name.clone(), value(it))).collect();
    let call = event.details.call;
    let name = event.details.page.as_deref().unwrap_or(&event.name);
    let messages = modes.iter().map(|mode| (*mode, message(call, name, *mode, properties.clone())));
    EventMessages {
        name: event.name.clone(),
        properties: event.properties.iter().map(|it| it.name.clone()).collect(),
        root: root(call),
        messages: messages.collect(),
    }
}

/// The property's example, else a value that its constraints and its name suggest.
fn value(property: &Property) -> Value {
    told(property).unwrap_or_else(|| suggested(&property.name, property.kind))
}

fn told(property: &Property) -> Option<Value> {
    let allowed = property.allowed.first().map(|it| &it.value);
    let said = property.example.as_ref().or(property.constant.as_ref()).or(allowed);
    said.cloned().or_else(|| {
        let parts = property.properties.iter();
        let parts: Map<_, _> = parts.map(|it| (it.name.clone(), value(it))).collect();
        let whole = Value::Object(parts);
        match property.kind {
            _ if property.properties.is_empty() => None,
            PropertyType::Array(_) => Some(Value::Array(vec![whole])),
            _ => Some(whole),
        }
    })
}

fn suggested(name: &str, kind: PropertyType) -> Value {
    match kind {
        PropertyType::Any | PropertyType::String => match name {
            "currency" => "USD".into(),
            _ if name.contains("email") => "ada@example.com".into(),
            _ if name.contains("phone") => "+15555550123".into(),
            _ if name.contains("url") => "https://acme.example.com/x".into(),
            _ if name.ends_with("_at") => "2026-11-23T21:03:00.000Z".into(),
            _ => format!("a {name}").into(),
        },
        PropertyType::Integer => 3.into(),
        PropertyType::Number => 12.5.into(),
        PropertyType::Boolean => true.into(),
        PropertyType::Object => json!({ "name": "a name" }),
        PropertyType::Array(ItemType::Object) => {
            json!([{ "product_id": "sku_1", "name": "Scarf", "price": 12.5, "quantity": 1 }])
        }
        PropertyType::Array(ItemType::Integer | ItemType::Number) => json!([1, 2]),
        PropertyType::Array(ItemType::Boolean) => json!([true]),
        PropertyType::Array(_) => json!(["a", "b"]),
    }
}

fn mode(kind: &str) -> Option<ConnectionMode> {
    let kind = kind.to_lowercase();
    let is = |words: &[&str]| words.iter().any(|word| kind.contains(word));
    if is(&["web", "browser"]) {
        Some(ConnectionMode::Web)
    } else if is(&["mobile", "ios", "android", "app"]) {
        Some(ConnectionMode::Mobile)
    } else if is(&["server", "backend"]) {
        Some(ConnectionMode::Server)
    } else {
        None
    }
}
