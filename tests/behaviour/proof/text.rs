//! The reports.

use segue::proof::report::{github, junit, text};
use support::proof::{event, report};

fn seen() -> segue::proof::ProofReport {
    let events = event("Order Completed", &["order_id: string required", "total: number"])
        + &event("Signed Up", &[]);
    report(
        &events,
        &[
            r#"{"type":"track","event":"Order Completed","timestamp":"2026-11-27T11:00:00Z","properties":{"order_id":"1","total":"9"},"context":{"library":{"name":"analytics-node","version":"3.0.13"}}}"#,
            r#"{"type":"track","event":"Order Completed","timestamp":"2026-11-27T12:00:00Z","properties":{"totl":9}}"#,
            r#"{"type":"track","event":"Sign Up"}"#,
            "{\"type\":\"track\",\"event\":\"\\u001b[31m<&\\\"\"}",
            r#"{"type":"track""#,
        ],
    )
}

#[test]
fn people_read_what_is_wrong_and_where() {
    insta::assert_snapshot!(text(&seen()), @"");
}

#[test]
fn pull_requests_are_annotated() {
    insta::assert_snapshot!(github(&seen(), "plan.toml"), @"");
}

#[test]
fn ci_systems_get_a_test_case_for_each_event() {
    insta::assert_snapshot!(junit(&seen()), @"");
}
