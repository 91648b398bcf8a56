//! What SDKs send, in each of the ways in which they do.

use super::Running;
use flate2::Compression;
use flate2::write::GzEncoder;
use segue::listen::{Activity, Limits, Recorder};
use std::fs::{self, File};
use std::io::Write as _;

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn every_path_takes_calls() {
    let running = Running::start();
    let mut client = running.client();
    for path in ["track", "t", "page", "p", "screen", "s", "identify", "i", "group", "g", "alias", "a"] {
        assert_eq!(client.post(&format!("/v1/{path}"), r#"{"type":"track"}"#).status, 200, "{path}");
    }
    for path in ["/v1/batch", "/v1/import", "/v1/b", "/v1/batch/", "/beacon/v1/batch?writeKey=wk"] {
        assert_eq!(
            client.post(path, r#"{"batch":[{"a":1},{"a":2}]}"#).body,
            r#"{"success":true}"#,
            "{path}"
        );
    }
    assert_eq!(running.finish().calls.len(), 12 + 5 * 2);
}

#[test]
fn a_type_that_stands_in_the_path_alone_comes_along() {
    let running = Running::start();
    running.client().post("/v1/identify", r#"{"userId":"u"}"#);
    assert_eq!(running.finish().calls, [r#"{"type":"identify","userId":"u"}"#]);
}

#[test]
fn compressed_bodies_are_read_whatever_their_type_says() {
    let running = Running::start();
    let headers = [("content-encoding", "gzip"), ("content-type", "application/x-www-form-urlencoded")];
    let answer = running.client().ask("POST", "/v1/batch", &headers, &gzip(r#"{"batch":[{"event":"A"}]}"#));
    assert_eq!(answer.status, 200);
    assert_eq!(running.finish().calls, [r#"{"event":"A"}"#]);
}

#[test]
fn chunked_bodies_are_read() {
    let running = Running::start();
    let mut client = running.client();
    client.send(b"POST /v1/t HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n").unwrap();
    assert_eq!(client.answer().unwrap().status, 200);
    assert_eq!(running.finish().calls, [r#"{"type":"track","a":1}"#]);
}

#[test]
fn a_body_that_holds_no_calls_is_told_and_counted() {
    let running = Running::start();
    let answer = running.client().post("/v1/batch", r#"{"batch":[{"price":NaN}]}"#);
    assert_eq!(answer.status, 400);
    assert!(
        answer.json()["error"].as_str().unwrap().starts_with("the body is not JSON"),
        "{}",
        answer.body
    );
    let Activity::Refused(refusal) = running.next() else { panic!("it was not told") };
    assert_eq!((refusal.status, &*refusal.request), (400, "POST /v1/batch"));
    assert_eq!(running.finish().unreadable.len(), 1);
}

#[test]
fn what_comes_is_recorded_a_call_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.ndjson");
    let running = Running::with(Limits::default(), Some(Recorder::new(File::create_new(&path).unwrap())));
    let mut client = running.client();
    client.post("/v1/batch", "{\"batch\": [\n{\"event\":\n\"A\"},{\"event\":\"B\"}]}");
    client.post("/v1/batch", "{\"price\":\nNaN}");
    running.finish();
    assert_eq!(
        fs::read_to_string(path).unwrap(),
        "{\"event\": \"A\"}\n{\"event\":\"B\"}\n{\"price\": NaN}\n"
    );
}

#[test]
fn being_complete_is_told_once() {
    let running = Running::start();
    running.client().post("/v1/batch", r#"{"batch":[{"event":"Last"},{"event":"Last"}]}"#);
    running.client().post("/v1/batch", r#"{"batch":[{"event":"Last"}]}"#);
    let Running { listener, activity } = running;
    listener.finish();
    let complete = activity.iter().filter(|it| matches!(it, Activity::Complete)).count();
    assert_eq!(complete, 1);
}

#[test]
fn other_vendors_are_told_for_what_they_are() {
    let running = Running::start();
    let mut client = running.client();
    for (path, vendor) in
        [("/batch/", "PostHog"), ("/2/httpapi", "Amplitude"), ("/track?verbose=1", "Mixpanel")]
    {
        let answer = client.post(path, "{}");
        assert_eq!(answer.status, 404);
        assert!(answer.body.contains(vendor), "{}", answer.body);
    }
    assert_eq!(client.get("/v1/batch").header("allow"), Some("POST"));
}

#[test]
fn a_client_that_came_before_the_end_is_served() {
    let running = Running::start();
    let mut clients: Vec<_> = (0..20).map(|_| running.client()).collect();
    for client in &mut clients {
        client.send(b"POST /v1/t HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}").unwrap();
    }
    for client in &mut clients {
        assert_eq!(client.answer().unwrap().status, 200);
    }
    assert_eq!(running.finish().calls.len(), 20);
}
