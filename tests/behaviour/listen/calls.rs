//! What SDKs send, in each of the ways in which they do.

use super::Running;
use super::Told;
use flate2::Compression;
use flate2::write::GzEncoder;
use segue::listen::{CallStatus, Limits, Recorder};
use segue::proof::Call;
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
        assert_eq!(client.post(&format!("/v1/{path}"), r#"{"event":"A"}"#).status, 200, "{path}");
    }
    for path in ["/v1/batch", "/v1/import", "/v1/b", "/v1/batch/", "/beacon/v1/batch?writeKey=wk"] {
        let batch = r#"{"batch":[{"type":"track","event":"A"},{"type":"page"}]}"#;
        assert_eq!(client.post(path, batch).body, r#"{"success":true}"#, "{path}");
    }
    let report = running.finish();
    assert_eq!((report.messages, report.rejected_count), (12 + 5 * 2, 0));
    let calls: Vec<_> = report.calls.iter().map(|it| (it.call, it.count)).collect();
    assert_eq!(calls[..2], [(Call::Track, 2 + 5), (Call::Page, 2 + 5)]);
}

#[test]
fn a_type_that_stands_in_the_path_alone_comes_along() {
    let running = Running::start();
    running.client().post("/v1/identify", r#"{"userId":"u"}"#);
    let Told::Judged(call) = running.next() else { panic!("it was not judged") };
    assert_eq!(call.call, Some(Call::Identify));
}

#[test]
fn compressed_bodies_are_read_whatever_their_type_says() {
    let running = Running::start();
    let headers = [("content-encoding", "gzip"), ("content-type", "application/x-www-form-urlencoded")];
    let body = gzip(r#"{"batch":[{"type":"track","event":"Signed Up"}]}"#);
    assert_eq!(running.client().ask("POST", "/v1/batch", &headers, &body).status, 200);
    assert_eq!(running.finish().events[1].seen, 1);
}

#[test]
fn chunked_bodies_are_read() {
    let running = Running::start();
    let mut client = running.client();
    let head = b"POST /v1/t HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n";
    client
        .send(&[head, &b"9\r\n{\"event\":\r\n"[..], b"c\r\n\"Signed Up\"}\r\n0\r\n\r\n"].concat())
        .unwrap();
    assert_eq!(client.answer().unwrap().status, 200);
    assert_eq!(running.finish().events[1].seen, 1);
}

#[test]
fn a_call_is_held_against_the_plan() {
    let running = Running::start();
    running
        .client()
        .post("/v1/track", r#"{"event":"Order Completed","properties":{"currency":7,"colour":"red"}}"#);
    let Told::Judged(call) = running.next() else { panic!("it was not judged") };
    assert_eq!(call.status, CallStatus::Wrong);
    let faults: Vec<_> = call.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "currency: wrong type, number where string is planned",
            "order_id: missing",
            "colour: not planned"
        ]
    );
}

#[test]
fn a_body_that_holds_no_calls_is_told_and_counted() {
    let running = Running::start();
    let nan = r#"{"batch":[{"type":"track","event":"Signed Up","properties":{"price":NaN},"context":{"library":{"name":"analytics-python","version":"2.4.0"}}}]}"#;
    let answer = running.client().post("/v1/batch", nan);
    assert_eq!(answer.status, 400);
    assert!(
        answer.json()["error"].as_str().unwrap().starts_with("the body is not JSON"),
        "{}",
        answer.body
    );
    let Told::Refused(refusal) = running.next() else { panic!("it was not told") };
    assert_eq!((refusal.status, &*refusal.request), (400, "POST /v1/batch"));
    assert!(
        refusal.reason.contains("NaN") && refusal.reason.contains("analytics-python"),
        "{}",
        refusal.reason
    );
    assert_eq!(running.finish().rejected_count, 1);
}

#[test]
fn a_message_that_is_sent_again_counts_once() {
    let running = Running::start();
    for _ in 0..3 {
        running.client().post("/v1/track", r#"{"event":"Signed Up","messageId":"1"}"#);
    }
    let report = running.finish();
    assert_eq!((report.events[1].seen, report.duplicates), (1, 2));
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
fn a_full_disk_is_told_and_hinders_nothing() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let running = Running::with(Limits::default(), Some(Recorder::new(full)));
    for _ in 0..2 {
        running.client().post("/v1/track", r#"{"event":"Signed Up"}"#);
    }
    let told: Vec<_> = (0..3).map(|_| matches!(running.next(), Told::RecordingFailed)).collect();
    assert_eq!(told.iter().filter(|it| **it).count(), 1);
    assert_eq!(running.finish().events[1].seen, 2);
}

#[test]
fn being_complete_is_told_once_and_only_then() {
    let running = Running::start();
    let mut client = running.client();
    client.post("/v1/track", r#"{"event":"Signed Up"}"#);
    for id in ["1", "2"] {
        client.post(
            "/v1/track",
            format!(r#"{{"event":"Order Completed","properties":{{"order_id":"{id}"}}}}"#),
        );
    }
    let Running { listener, told } = running;
    listener.finish();
    let told: Vec<_> = told.iter().map(|it| matches!(it, Told::Complete)).collect();
    assert_eq!(told, [false, false, true, false]);
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
        client.send(b"POST /v1/p HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}").unwrap();
    }
    for client in &mut clients {
        assert_eq!(client.answer().unwrap().status, 200);
    }
    assert_eq!(running.finish().messages, 20);
}
