//! Reads a body exactly: any depth, numbers of any size, the last of equal keys.

use super::call::{CallEnvelope, judge_call};
use super::envelope::BodyKey;
use super::walk::Walk;
use super::{json, nan};
use crate::proof::Rejection;
use crate::proof::ValueKind;
use crate::proof::vendor::{Signs, Vendor};
use serde_json::value::RawValue;

/// How deep bodies may be in arrays, batches and wrappers.
pub(super) const NESTING: u32 = 4;

pub(super) fn judge(walk: &mut Walk, text: &str) {
    match serde_json::from_str::<&RawValue>(text) {
        Ok(whole) => body(walk, whole.get(), 0),
        Err(error) => {
            let rejection = nan::bare_nan(text, &error).unwrap_or_else(|| not_json(text, &error));
            walk.found.reject(rejection);
        }
    }
}

fn not_json(text: &str, error: &serde_json::Error) -> Rejection {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let message = error.to_string();
    let message = message.split_once(" at line ").map_or(&*message, |(message, _)| message).to_owned();
    Rejection::NotJson { column: before + error.column(), message }
}

fn body(walk: &mut Walk, json: &str, depth: u32) {
    match ValueKind::of(json) {
        ValueKind::Array if depth < NESTING => batch(walk, json, depth),
        ValueKind::Object => object(walk, json, depth),
        found => walk.found.reject(Rejection::NotACall { found }),
    }
}

fn batch(walk: &mut Walk, json: &str, depth: u32) {
    json::elements(json, |element| {
        walk.found.place.item += 1;
        body(walk, element, depth + 1);
    });
}

fn object(walk: &mut Walk, json: &str, depth: u32) {
    let mut envelope = CallEnvelope::default();
    json::entries(json, |name, value| {
        if let Some(key) = BodyKey::from_name(&json::string(name)) {
            envelope.set(key, value);
        }
    });
    let kind = envelope.text(BodyKey::Type);
    if let Some(call) = kind.as_deref().and_then(|name| name.parse().ok()) {
        return judge_call(walk, call, &envelope);
    }
    if kind.is_none()
        && let Some(vendor) = vendor(&envelope)
    {
        return walk.found.reject(Rejection::OtherVendor { vendor });
    }
    if depth < NESTING {
        if let Some(calls) = envelope.get(BodyKey::Batch).filter(|it| it.starts_with('[')) {
            return batch(walk, calls, depth);
        }
        if !envelope.has(BodyKey::Event)
            && let Some(wrapped) =
                envelope.get(BodyKey::Message).or_else(|| envelope.get(BodyKey::EventPayload))
        {
            return wrapper(walk, wrapped, depth);
        }
    }
    if let Some(name) = kind {
        return walk.found.reject(Rejection::UnknownType { name: name.chars().take(60).collect() });
    }
    match walk.posted.or_else(|| envelope.inferred()) {
        Some(call) => judge_call(walk, call, &envelope),
        None => walk.found.reject(Rejection::NotACall { found: ValueKind::Object }),
    }
}

/// What a wrapper holds: the call, or its JSON as a string.
fn wrapper(walk: &mut Walk, wrapped: &str, depth: u32) {
    if !wrapped.starts_with('"') {
        return body(walk, wrapped, depth + 1);
    }
    let text = json::string(wrapped);
    match serde_json::from_str::<&RawValue>(&text) {
        Ok(inner) => body(walk, inner.get(), depth + 1),
        Err(_) => walk.found.reject(Rejection::NotACall { found: ValueKind::Object }),
    }
}

fn vendor(envelope: &CallEnvelope) -> Option<Vendor> {
    let properties = envelope.get(BodyKey::Properties).unwrap_or_default();
    let has_property = |key| json::get(properties, key).is_some();
    Vendor::of(Signs {
        api_key: envelope.has(BodyKey::ApiKey),
        batch: envelope.has(BodyKey::Batch),
        event: envelope.has(BodyKey::Event),
        events: envelope.has(BodyKey::Events),
        event_type: envelope.has(BodyKey::EventType),
        distinct_id: envelope.has(BodyKey::DistinctId),
        mixpanel_properties: envelope.has(BodyKey::Event)
            && (has_property("mp_lib") || has_property("token")),
        schema: envelope.text(BodyKey::Schema).is_some_and(|schema| schema.starts_with("iglu:")),
        data: envelope.has(BodyKey::Data),
        environment: envelope.has(BodyKey::Environment),
    })
}
