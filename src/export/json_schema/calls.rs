//! Events that are sent by calls other than track.

use super::{described, sent_along};
use crate::catalog::Call;
use crate::export::{UnknownPolicy, schema};
use crate::plan::PlannedEvent;
use serde_json::{Value, json};

/// What holds for the calls that the event stands for; nothing where it stands for none but track calls, and for
/// aliases, which carry nothing.
pub(super) fn rule(
    event: &PlannedEvent,
    events: &[PlannedEvent],
    unplanned: UnknownPolicy,
) -> Option<Value> {
    let call = call(event)?;
    let (message, then) = match call {
        Call::Identify | Call::Group => {
            let is_first = events.iter().find(|it| it.details.call == call)?.name == event.name;
            (is_first.then(|| of_type(call))?, traits(event, call, unplanned))
        }
        _ => (page(event, call, events), page_properties(event, call, unplanned)),
    };
    let mut rule = json!({ "if": message, "then": then });
    // By this `segue import` knows the event; one that is planned as track has its rule already.
    if !event.details.call.is_track() {
        rule["title"] = event.name.as_str().into();
    }
    Some(described(event, rule))
}

/// The call that the event stands for. Segment's plans list page and screen calls under two names.
fn call(event: &PlannedEvent) -> Option<Call> {
    match (event.details.call, &*event.name) {
        (Call::Track, "Page Viewed") => Some(Call::Page),
        (Call::Track, "Screen Viewed") => Some(Call::Screen),
        (Call::Track | Call::Alias, _) => None,
        (call, _) => Some(call),
    }
}

fn of_type(call: Call) -> Value {
    json!({ "required": ["type"], "properties": { "type": { "const": call.name() } } })
}

/// The page or screen calls that count for the event: those of its page, or all of no planned page.
fn page(event: &PlannedEvent, of: Call, events: &[PlannedEvent]) -> Value {
    let alike = || events.iter().filter(|it| call(it) == Some(of));
    let first = alike().find(|it| it.details.page.is_none()).map(|it| &it.name);
    let page = |it: &PlannedEvent| match &it.details.page {
        Some(page) => Some(page.clone()),
        None => (first != Some(&it.name)).then(|| it.name.clone()),
    };
    let mut message = of_type(of);
    if let Some(page) = page(event) {
        message["required"] = json!(["type", "name"]);
        message["properties"]["name"] = json!({ "const": page });
        return message;
    }
    let others: Vec<_> = alike().filter_map(page).collect();
    if !others.is_empty() {
        message["properties"]["name"] = json!({ "not": { "enum": others } });
    }
    message
}

fn page_properties(event: &PlannedEvent, call: Call, unplanned: UnknownPolicy) -> Value {
    let mut properties = schema::properties(event, unplanned);
    if properties.get("additionalProperties").is_some() {
        for key in
            call.added_properties().iter().filter(|key| event.properties.iter().all(|it| it.name != **key))
        {
            properties["properties"][*key] = json!({});
        }
    }
    sent_along(event, "properties", &properties)
}

/// Traits are beside the type; RudderStack's browser SDK sends those of identify calls in the context.
fn traits(event: &PlannedEvent, call: Call, unplanned: UnknownPolicy) -> Value {
    let traits = schema::properties(event, unplanned);
    let mut message = sent_along(event, "traits", &traits);
    if call == Call::Identify {
        let context = sent_along(event, "traits", &traits);
        if schema::requires_some(event) {
            // Validators in strict mode want what is required among the properties.
            let there = json!({ "required": ["traits"], "properties": { "traits": {} } });
            let in_context = json!({ "required": ["context"], "properties": { "context": there } });
            message["anyOf"] = json!([there, in_context]);
            message.as_object_mut().map(|it| it.remove("required"));
        }
        message["properties"]["context"] = json!({ "properties": context["properties"] });
    }
    message
}
