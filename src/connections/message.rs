//! Messages as the SDKs of a browser, a phone and a server send them.

use super::directory::ConnectionMode;
use crate::catalog::Call;
use serde_json::{Map, Value, json};
use std::sync::OnceLock;

/// Where the properties of a call are in its message.
pub fn root(call: Call) -> &'static str {
    if matches!(call, Call::Identify | Call::Group) { "traits" } else { "properties" }
}

/// What an SDK adds by itself.
fn context(mode: ConnectionMode) -> &'static Value {
    static CONTEXTS: OnceLock<Value> = OnceLock::new();
    let contexts = CONTEXTS.get_or_init(|| {
        let text = include_str!("../../assets/connections/vendor/contexts.json");
        serde_json::from_str(text).expect("the contexts are JSON")
    });
    &contexts[mode.name()]
}

/// The message that a call becomes: of a person who is known, with what the SDK adds.
pub fn message(call: Call, name: &str, mode: ConnectionMode, properties: Map<String, Value>) -> Value {
    const TIME: &str = "2026-11-23T21:03:00.000Z";
    let mut message = json!({
        "type": call.name(),
        "messageId": "00000000-0000-4000-8000-000000000001",
        "userId": "usr_1",
        "timestamp": TIME,
        "sentAt": TIME,
        "receivedAt": TIME,
        "originalTimestamp": TIME,
        "integrations": {},
        "context": context(mode),
    });
    if mode != ConnectionMode::Server {
        message["anonymousId"] = "00000000-0000-4000-8000-000000000002".into();
    }
    match call {
        Call::Track => message["event"] = name.into(),
        Call::Page | Call::Screen => message["name"] = name.into(),
        Call::Group => message["groupId"] = "grp_1".into(),
        Call::Identify | Call::Alias => {}
    }
    message[root(call)] = properties.into();
    message
}

/// What is at a path, read as the vendor's code reads it: `properties.products.0.id`, `a["b c"].d`.
pub(super) fn get<'a>(root: &'a Value, path: &str) -> Option<&'a Value> {
    if path.is_empty() || path == "." {
        return Some(root);
    }
    let path = path.strip_prefix("$.").unwrap_or(path);
    steps(path).try_fold(root, |at, step| match at {
        Value::Object(entries) => entries.get(step),
        Value::Array(elements) => elements.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}

fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.split(['.', '[', ']']).map(|step| step.trim_matches(['"', '\''])).filter(|step| !step.is_empty())
}
