//! What browser SDKs fetch before they send: the least that makes each of them send here, and nowhere else.
//!
//! Seen with `@segment/analytics-next` 1.84.3 and `@rudderstack/analytics-js` 3.34.1.

use serde_json::json;

/// Segment's settings for a page that reached this listener as `host`.
///
/// Without `protocol` the SDK uses https; with an `apiKey` each path would take a preflight; measurements of
/// itself would go to Segment unless their rate is 0.
pub(super) fn segment(host: &str) -> String {
    let endpoint = json!({
        "apiHost": format!("{host}/v1"),
        "protocol": "http",
        "deliveryStrategy": { "strategy": "standard" },
    });
    json!({
        "integrations": { "Segment.io": endpoint },
        "metrics": { "sampleRate": 0 },
        "plan": { "track": {}, "identify": {}, "group": {} },
        "edgeFunction": {},
        "analyticsNextEnabled": true,
        "middlewareSettings": {},
        "enabledMiddleware": {},
        "legacyVideoPluginsEnabled": false,
        "remotePlugins": [],
    })
    .to_string()
}

/// RudderStack's configuration of a source with no destination of its own.
///
/// Without `config` and `destinations` the SDK takes it for broken.
pub(super) fn rudderstack(write_key: &str) -> String {
    let source = json!({
        "id": "segue",
        "name": "segue",
        "writeKey": write_key,
        "enabled": true,
        "config": { "statsCollection": { "errors": { "enabled": false }, "metrics": { "enabled": false } } },
        "destinations": [],
        "workspaceId": "segue",
    });
    json!({ "source": source, "updatedAt": "1970-01-01T00:00:00.000Z" }).to_string()
}
