//! What browsers ask before they send.

use super::Running;

#[test]
fn a_page_may_send_from_anywhere_whatever_its_sdk_sends_along() {
    let running = Running::start();
    let mut client = running.client();
    let asked = [
        ("origin", "https://shop.test"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "anonymousid,authorization,content-type,sentat"),
        ("access-control-request-private-network", "true"),
    ];
    let answer = client.ask("OPTIONS", "/v1/track", &asked, b"");
    assert_eq!(answer.status, 204);
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://shop.test"));
    assert_eq!(
        answer.header("access-control-allow-headers"),
        Some("anonymousid,authorization,content-type,sentat")
    );
    assert!(answer.header("access-control-allow-methods").unwrap().contains("POST"));
    assert_eq!(answer.header("access-control-allow-private-network"), Some("true"));
    let sent = client.ask("POST", "/v1/track", &[("origin", "https://shop.test")], b"{}");
    assert_eq!(sent.header("access-control-allow-origin"), Some("https://shop.test"));
    assert_eq!(sent.header("vary"), Some("origin"));
}

#[test]
fn a_preflight_for_the_paths_for_tests_is_for_allowed_pages_only() {
    let running = Running::start();
    let mut client = running.client();
    for path in ["/segue/events", "/segue/report", "/v1/track?judge=1"] {
        let answer = client.ask("OPTIONS", path, &[("origin", "http://evil.test")], b"");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
        assert_eq!(answer.header("access-control-allow-methods"), None, "{path}");
        let answer = client.ask("OPTIONS", path, &[("origin", "http://page.test")], b"");
        assert_eq!(answer.header("access-control-allow-origin"), Some("http://page.test"), "{path}");
    }
}

#[test]
fn settings_lead_the_sdk_back_to_where_it_found_them() {
    let running = Running::start();
    let mut client = running.client();
    let settings = client.ask("GET", "/v1/projects/KEY/settings", &[("host", "segue.test:80")], b"").json();
    let endpoint = &settings["integrations"]["Segment.io"];
    assert_eq!(endpoint["apiHost"], "segue.test:80/v1");
    assert_eq!(endpoint["protocol"], "http");
    assert_eq!(settings["metrics"]["sampleRate"], 0);
    let config = client.get("/sourceConfig/?p=npm&v=3.34.1&writeKey=KEY").json();
    assert_eq!(config["source"]["writeKey"], "KEY");
    assert_eq!(config["source"]["destinations"], serde_json::json!([]));
}
