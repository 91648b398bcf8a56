//! One schema for the messages of all the plan's events.

mod calls;

use super::json::pretty;
use super::text::said;
use super::tracking::{ExportError, Tracking};
use super::{UnknownPolicy, schema};
use crate::catalog::Call;
use crate::plan::{PlannedEvent, SetupPlan};
use serde_json::{Value, json};

/// A [JSON Schema draft-07](https://json-schema.org/draft-07) for a message as SDKs send it: an object with `event`
/// and `properties` for [`track`](https://segment.com/docs/connections/spec/track/), which a message without `type` is,
/// and with `type`, `name`, `properties` and `traits` for the other calls.
///
/// It accepts a message of one of the plan's events and refuses a value of a wrong type or the lack of a
/// required property. What the plan does not hold is accepted or refused as `unplanned` says; of the other calls only
/// those that are planned are judged. Pages and screens are judged in both their forms, as the call and as the event
/// that [Protocols](https://segment.com/docs/protocols/) makes of it.
pub fn json_schema(plan: &SetupPlan, unplanned: UnknownPolicy) -> Result<String, ExportError> {
    let events = Tracking::of(plan)?.events();
    let mut rules = vec![track(events, unplanned)];
    for event in events {
        if is_named(event) {
            rules.push(rule(event, unplanned));
        }
        rules.extend(calls::rule(event, events, unplanned));
    }
    let schema = json!({
        "$schema": schema::DRAFT,
        "title": plan.name,
        "description": "A message of an event of this setup plan.",
        "type": "object",
        "allOf": rules,
    });
    Ok(pretty(&schema))
}

/// Whether messages say the event's name.
fn is_named(event: &PlannedEvent) -> bool {
    matches!(event.details.call, Call::Track | Call::Page | Call::Screen)
}

/// What holds for all track calls: they name an event.
fn track(events: &[PlannedEvent], unplanned: UnknownPolicy) -> Value {
    let names: Vec<_> = events.iter().filter(|it| is_named(it)).map(|event| &*event.name).collect();
    let name = match unplanned {
        UnknownPolicy::Accepted => json!({ "type": "string" }),
        // Draft-07 has no empty `enum`.
        UnknownPolicy::Refused if names.is_empty() => json!(false),
        UnknownPolicy::Refused => json!({ "enum": names }),
    };
    let others: Vec<_> = Call::ALL.into_iter().filter(|call| !call.is_track()).map(Call::name).collect();
    json!({
        "if": { "required": ["type"], "properties": { "type": { "enum": others } } },
        "then": {},
        "else": { "required": ["event"], "properties": { "event": name } },
    })
}

/// What holds for the messages that name the event.
fn rule(event: &PlannedEvent, unplanned: UnknownPolicy) -> Value {
    let of_this_event =
        json!({ "required": ["event"], "properties": { "event": { "const": event.name } } });
    let then = sent_along(event, "properties", &schema::properties(event, unplanned));
    described(event, json!({ "if": of_this_event, "then": then }))
}

/// That a message has this under `key`, which must be there where the event demands some of it.
fn sent_along(event: &PlannedEvent, key: &str, properties: &Value) -> Value {
    let mut message = json!({ "properties": { key: properties } });
    if schema::requires_some(event) {
        message["required"] = json!([key]);
    }
    message
}

fn described(event: &PlannedEvent, rule: Value) -> Value {
    schema::described(said(Some(&event.description)).map(str::to_owned), rule)
}
