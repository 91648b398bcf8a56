//! One schema for the messages of all the plan's events.

use super::json::pretty;
use super::schema::{self, UnknownPolicy};
use super::text::said;
use super::tracking::{ExportError, Tracking};
use crate::plan::{PlannedEvent, SetupPlan};
use serde_json::{Value, json};

/// A [JSON Schema draft-07](https://json-schema.org/draft-07) for a message as
/// [`track`](https://segment.com/docs/connections/spec/track/) calls send it: an object with `event` and
/// `properties`.
///
/// It accepts a message of one of the plan's events and refuses a value of a wrong type or the lack of a
/// required property. What the plan does not hold is accepted or refused as `unplanned` says.
pub fn json_schema(plan: &SetupPlan, unplanned: UnknownPolicy) -> Result<String, ExportError> {
    let events = Tracking::of(plan)?.events();
    let schema = json!({
        "$schema": schema::DRAFT,
        "title": plan.name,
        "description": "A message of an event of this setup plan.",
        "type": "object",
        "required": ["event"],
        "properties": { "event": name(events, unplanned) },
        "allOf": events.iter().map(|event| rule(event, unplanned)).collect::<Vec<_>>(),
    });
    Ok(pretty(&schema))
}

fn name(events: &[PlannedEvent], unplanned: UnknownPolicy) -> Value {
    match unplanned {
        UnknownPolicy::Accepted => json!({ "type": "string" }),
        UnknownPolicy::Refused => {
            json!({ "enum": events.iter().map(|event| &*event.name).collect::<Vec<_>>() })
        }
    }
}

/// What holds for the messages of one event.
fn rule(event: &PlannedEvent, unplanned: UnknownPolicy) -> Value {
    let mut then = json!({ "properties": { "properties": schema::properties(event, unplanned) } });
    if schema::requires_some(event) {
        then["required"] = json!(["properties"]);
    }
    let of_this_event =
        json!({ "required": ["event"], "properties": { "event": { "const": event.name } } });
    let description = said(Some(&event.description)).map(str::to_owned);
    schema::described(description, json!({ "if": of_this_event, "then": then }))
}
