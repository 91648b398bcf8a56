//! What SDKs put on the wire, each as it was seen when the SDK ran, ids and times shortened.

use segue::proof::{Call, ProofReport, Rejection, Vendor, posted_to};
use support::proof::{event, report};

fn clicks() -> String {
    event("Clicked", &["price: number"])
}

#[track_caller]
fn check(body: &str, seen: u64, library: &str) {
    let report = report(&clicks(), &[body]);
    let event = &report.events[0];
    assert_eq!((event.seen, report.rejected_count), (seen, 0), "{report:#?}");
    let sources: Vec<_> =
        event.sources.iter().map(|it| format!("{} {}", it.library, it.platform.name())).collect();
    assert_eq!(sources, [library]);
}

fn rejection(body: &str) -> Rejection {
    let report: ProofReport = report(&clicks(), &[body]);
    let [rejected] = &*report.rejected else { panic!("{report:#?}") };
    rejected.rejection.clone()
}

/// `@segment/analytics-node` 3.1.0.
#[test]
fn segment_node_is_read() {
    let body = r#"{"batch":[{"event":"Clicked","type":"track","properties":{"price":1.5},"userId":"1","context":{"library":{"name":"@segment/analytics-node","version":"3.1.0"}},"integrations":{},"timestamp":"2026-11-27T11:19:54.377Z","messageId":"node-next-1-a","_metadata":{"nodeVersion":"20.20.0"}}],"writeKey":"w","sentAt":"2026-11-27T11:19:54.400Z"}"#;
    check(body, 1, "@segment/analytics-node server");
}

/// `segment-analytics-python` 2.4.0: the id that was not given is null.
#[test]
fn segment_python_is_read() {
    let body = r#"{"batch":[{"integrations":{},"anonymousId":null,"properties":{"price":2},"timestamp":"2026-11-27T11:19:54.377000+00:00","context":{"library":{"name":"analytics-python","version":"2.4.0"}},"userId":"1","type":"track","event":"Clicked","messageId":"m"}],"sentAt":"2026-11-27T11:19:54.377380+00:00","writeKey":"w"}"#;
    check(body, 1, "analytics-python server");
}

/// `@rudderstack/rudder-sdk-node` 3.0.13 has the name of Segment's SDK, and so does its Python sister 2.1.9.
#[test]
fn rudderstack_on_servers_is_read() {
    let body = r#"{"batch":[{"userId":"1","event":"Clicked","properties":{"price":2},"type":"track","context":{"library":{"name":"analytics-node","version":"3.0.13"}},"originalTimestamp":"2026-11-27T11:19:54.377Z","messageId":"m","channel":"server","sentAt":"2026-11-27T11:19:55.000Z"}],"timestamp":"2026-11-27T11:19:55.000Z","sentAt":"2026-11-27T11:19:55.000Z"}"#;
    check(body, 1, "analytics-node server");
}

/// `@segment/analytics-next` 1.84.3 posts one event a request.
#[test]
fn segment_in_browsers_is_read() {
    let body = r#"{"timestamp":"2026-11-27T11:19:54.377Z","integrations":{},"type":"track","event":"Clicked","properties":{"price":3},"context":{"page":{"path":"/","url":"http://127.0.0.1/"},"library":{"name":"analytics.js","version":"npm:next-1.84.3"}},"messageId":"ajs-next-1","anonymousId":"a","writeKey":"w","userId":null,"sentAt":"2026-11-27T11:19:54.380Z","_metadata":{"bundled":[]}}"#;
    check(body, 1, "analytics.js web");
}

/// The crate `segment` 0.2.6 batches without ids and with nine digits of a second.
#[test]
fn segment_rust_is_read() {
    let body = r#"{"batch":[{"type":"track","userId":"1","event":"Clicked","properties":{"price":4},"timestamp":"2026-11-27T11:19:54.377380952Z"},{"type":"track","userId":"1","event":"Clicked","properties":{"price":4},"timestamp":"2026-11-27T11:19:54.377380952Z"}]}"#;
    check(body, 2, " unknown");
    check(r#"{"userId":"1","event":"Clicked","properties":{"price":4}}"#, 1, " unknown");
}

/// `segment-analytics-python` 2.4.0 writes what Python's `json` writes.
#[test]
fn a_bare_nan_is_told_with_the_sdk_that_wrote_it() {
    let body = r#"{"batch":[{"properties":{"price":NaN,"text":"\"NaN, -Infinity"},"context":{"library":{"name":"analytics-python","version":"2.4.0"}},"type":"track","event":"Clicked"},{"type":"track","event":"Clicked"}],"writeKey":"w"}"#;
    let expected = Rejection::BareNan {
        token: "NaN".to_owned(),
        library: Some("analytics-python 2.4.0".to_owned()),
        calls: 2,
    };
    assert_eq!(rejection(body), expected);
    assert!(matches!(
        rejection(r#"{"type":"track","properties":{"a":-Infinity}}"#),
        Rejection::BareNan { .. }
    ));
    assert!(matches!(rejection(r#"{"type":"track","a":"NaN",}"#), Rejection::NotJson { .. }));
}

#[test]
fn wrappers_are_taken_off() {
    let call = r#"{"type":"track","event":"Clicked","properties":{"price":1}}"#;
    for wrapped in [
        format!(r#"{{"message":{call},"id":7}}"#),
        format!(r#"{{"event_payload":{call}}}"#),
        format!(r#"{{"event_payload":{call:?}}}"#),
        format!("[[{call}]]"),
    ] {
        assert_eq!(report(&clicks(), &[&wrapped]).events[0].seen, 1, "{wrapped}");
    }
}

#[test]
fn other_vendors_are_told_by_name() {
    for (body, vendor) in [
        (r#"{"api_key":"k","batch":[{"event":"a","distinct_id":"1"}],"sent_at":"x"}"#, Vendor::PostHog),
        (r#"{"event":"a","distinct_id":"1","properties":{"$lib":"posthog-node"}}"#, Vendor::PostHog),
        (r#"{"api_key":"k","events":[{"event_type":"a"}],"options":{}}"#, Vendor::Amplitude),
        (
            r#"[{"event":"a","properties":{"token":"t","distinct_id":"1","mp_lib":"node"}}]"#,
            Vendor::Mixpanel,
        ),
        (
            r#"{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[]}"#,
            Vendor::Snowplow,
        ),
        (r#"{"environment":"development","user_identities":{},"events":[]}"#, Vendor::MParticle),
    ] {
        assert_eq!(rejection(body), Rejection::OtherVendor { vendor }, "{body}");
    }
}

#[test]
fn what_is_no_call_is_told() {
    assert!(matches!(rejection("7"), Rejection::NotACall { .. }));
    assert!(matches!(rejection("{}"), Rejection::NotACall { .. }));
    assert!(matches!(rejection(r#"{"type":"track"}"#), Rejection::Nameless));
    assert!(matches!(rejection(r#"{"type":"Track","event":"a"}"#), Rejection::UnknownType { .. }));
    assert!(matches!(rejection(r#"{"a":1}}"#), Rejection::NotJson { column: 8, .. }));
    assert!(matches!(rejection("\u{feff}{}"), Rejection::NotJson { column: 1, .. }));
}

#[test]
fn paths_name_calls() {
    for (path, call) in [
        ("/v1/track", Some(Call::Track)),
        ("/v1/t", Some(Call::Track)),
        ("/proxy/v1/page/", Some(Call::Page)),
        ("/v1/a", Some(Call::Alias)),
        ("/v1/batch", None),
        ("/track", None),
    ] {
        assert_eq!(posted_to(path), call, "{path}");
    }
}
