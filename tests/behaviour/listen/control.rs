//! What tests in flight ask, and who may.

use super::{Running, TOKEN};
use serde_json::{Value, json};
use support::http::Answer;

fn names(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    let events = json["events"].as_array().expect("a list of events");
    events.iter().map(|it| it["message"]["event"].as_str().unwrap().to_owned()).collect()
}

fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

#[test]
fn whoever_asks_is_told_of_every_call_that_was_answered() {
    let running = Running::start();
    let mut client = running.client();
    for count in 1..50 {
        client.post("/v1/track", r#"{"event":"A"}"#);
        assert_eq!(client.get("/segue/report").json()["messages"], count);
    }
}

#[test]
fn a_test_finds_its_own_events() {
    let running = Running::start();
    let mut client = running.client();
    client.post("/v1/batch", r#"{"batch":[
        {"event":"A B","type":"track","messageId":"1","context":{"test":{"id":"one"}}},
        {"event":"C","type":"track","messageId":"2","context":{"test":{"id":"two"}},"properties":{"price":7}}]}"#);
    assert_eq!(names(&client.get("/segue/events")), ["A B", "C"]);
    assert_eq!(names(&client.get("/segue/events?event=A%20B")), ["A B"]);
    assert_eq!(names(&client.get("/segue/events?messageId=2")), ["C"]);
    assert_eq!(names(&client.get("/segue/events?context.test.id=one")), ["A B"]);
    assert_eq!(names(&client.get("/segue/events?type=track&properties.price=7")), ["C"]);
    assert_eq!(names(&client.get("/segue/events?event=A+B&messageId=2")), [""; 0]);
    assert_eq!(client.get("/segue/events?messageid=2").status, 400);
}

#[test]
fn what_is_forgotten_is_not_found_again() {
    let running = Running::start();
    let mut client = running.client();
    client.post("/v1/track", r#"{"event":"A"}"#);
    let answer = client.ask("DELETE", "/segue/events", &[("authorization", &bearer(TOKEN))], b"");
    assert_eq!(answer.status, 200);
    client.post("/v1/track", r#"{"event":"B"}"#);
    let events = client.get("/segue/events");
    assert_eq!(names(&events), ["B"]);
    assert_eq!(events.json()["events"][0]["number"], 2);
    assert_eq!(client.get("/segue/report").json()["messages"], 2);
}

#[test]
fn changes_take_the_token() {
    let running = Running::start();
    let mut client = running.client();
    client.post("/v1/track", r#"{"event":"A"}"#);
    for headers in [vec![], vec![bearer("a-token-for-texts")], vec![bearer("")], vec![TOKEN.to_owned()]] {
        let headers: Vec<_> = headers.iter().map(|it| ("authorization", &**it)).collect();
        assert_eq!(client.ask("DELETE", "/segue/events", &headers, b"").status, 401, "{headers:?}");
    }
    assert_eq!(names(&client.get("/segue/events")), ["A"]);
}

#[test]
fn a_call_is_answered_with_its_judgement_where_one_asks_for_it() {
    let running = Running::start();
    let batch =
        r#"{"batch":[{"type":"track","event":"Order Completed"},{"type":"track","event":"Signed Up"}]}"#;
    let answer = running.client().post("/v1/batch?judge=1", batch);
    let fault = json!({ "path": "order_id", "kind": "missing", "expected": "string", "found": null, "personal": null });
    let judged = |status: &str, event: &str, faults: &[Value]| {
        let call = json!({ "call": "track", "event": event, "name": event, "duplicate": false });
        let found = json!({ "status": status, "faults": faults });
        let both = [call, found].map(|it| it.as_object().unwrap().clone());
        Value::Object(both.into_iter().flatten().collect())
    };
    let judgements = [judged("wrong", "Order Completed", &[fault]), judged("right", "Signed Up", &[])];
    assert_eq!(answer.json(), json!({ "success": true, "judgements": judgements }));
}

#[test]
fn a_name_of_another_site_that_leads_here_is_turned_away() {
    let running = Running::start();
    let mut client = running.client();
    for path in ["/segue/report", "/segue/events"] {
        assert_eq!(client.ask("GET", path, &[("host", "evil.test:4747")], b"").status, 421);
        assert_eq!(client.ask("GET", path, &[("host", "localhost:4747")], b"").status, 200);
    }
    let headers = [("host", "evil.test"), ("authorization", &bearer(TOKEN))];
    assert_eq!(client.ask("DELETE", "/segue/events", &headers, b"").status, 421);
    assert_eq!(client.ask("POST", "/v1/track?judge=1", &[("host", "evil.test")], b"{}").status, 421);
    // Calls themselves may come by any name, as through a proxy.
    assert_eq!(client.ask("POST", "/v1/track", &[("host", "proxy.test")], b"{}").status, 200);
}

#[test]
fn only_pages_that_were_allowed_read_what_arrived() {
    let running = Running::start();
    let mut client = running.client();
    let stranger = client.ask("GET", "/segue/events", &[("origin", "http://evil.test")], b"");
    assert_eq!((stranger.status, stranger.header("access-control-allow-origin")), (403, None));
    let allowed = client.ask("GET", "/segue/events", &[("origin", "http://page.test")], b"");
    let origin = allowed.header("access-control-allow-origin");
    assert_eq!((allowed.status, origin), (200, Some("http://page.test")));
    let judged = client.ask("POST", "/v1/track?judge=1", &[("origin", "http://evil.test")], b"{}");
    assert_eq!((judged.status, judged.header("access-control-allow-origin")), (403, None));
}
