//! The plan as Segment's Public API and Typewriter take it.

use super::json::pretty;
use super::schema::{self, UnknownPolicy};
use super::text::said;
use super::tracking::{ExportError, Tracking};
use crate::plan::{PlannedEvent, SetupPlan};
use crate::text::printable;
use serde_json::{Value, json};

/// The tracking plan in the form of Segment's
/// [Public API](https://docs.segmentapis.com/tag/Tracking-Plans), which
/// [Typewriter](https://segment.com/docs/protocols/apis-and-extensions/typewriter/) reads as its `plan.json`.
///
/// One rule an event. Typewriter puts names and descriptions into comments of the code it writes without
/// minding their end, so descriptions are kept from ending one and a name that would is refused.
pub fn segment(plan: &SetupPlan, unplanned: UnknownPolicy) -> Result<String, ExportError> {
    let events = Tracking::of(plan)?.events();
    ExportError::unless_none(events.iter().filter_map(ends_a_comment).collect())?;
    let rules: Vec<Value> = events.iter().map(|event| rule(event, unplanned)).collect();
    Ok(pretty(&json!({ "name": plan.name, "rules": rules })))
}

fn ends_a_comment(event: &PlannedEvent) -> Option<String> {
    let sentence =
        |name| format!("The name of event `{name}` holds `*/`, which ends comments in code; rename it.");
    event.name.contains("*/").then(|| sentence(printable(&event.name)))
}

fn rule(event: &PlannedEvent, unplanned: UnknownPolicy) -> Value {
    json!({ "key": event.name, "type": "TRACK", "version": 1, "jsonSchema": message(event, unplanned) })
}

/// The schema of the whole message.
fn message(event: &PlannedEvent, unplanned: UnknownPolicy) -> Value {
    let description = said(Some(&event.description)).map(schema::apart_from_comments);
    let mut message = json!({
        "$schema": schema::DRAFT,
        "description": description.unwrap_or_default(),
        "type": "object",
        "properties": { "properties": schema::properties(event, unplanned) },
    });
    // Typewriter lifts the schema of `properties` one level up and keeps what is there beside it: a
    // `required` of the message would be taken for one of the properties where they have none.
    if schema::requires_some(event) {
        message["required"] = json!(["properties"]);
    }
    message
}
