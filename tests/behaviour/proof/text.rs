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
    insta::assert_snapshot!(text(&seen()), @r#"
    wrong    Order Completed  2 seen, 2 wrong  2026-11-27T11:00:00Z to 2026-11-27T12:00:00Z
             from analytics-node 3.0.13 (server): 1, 1 wrong · an unknown SDK: 1, 1 wrong
             order_id: missing: 1 of 2  [capture.ndjson:2]
             total: string, planned as number: 1 of 2  [capture.ndjson:1]
             totl: not planned: 1 of 2 (did you mean `total`?)  [capture.ndjson:2]
    missing  Signed Up        not seen

    Not planned:
      ␛[31m<&": 1 seen  [capture.ndjson:4]
      Sign Up: 1 seen (did you mean `Signed Up`?)  [capture.ndjson:3]

    Not read:
      capture.ndjson:5: not JSON at byte 15: EOF while parsing an object

    4 messages (4 track)
    0 of 2 planned events seen and right
    "#);
}

#[test]
fn pull_requests_are_annotated() {
    insta::assert_snapshot!(github(&seen(), "plan.toml"), @r#"
    ::error file=capture.ndjson,line=2,title=Order Completed::order_id: missing: 1 of 2
    ::error file=capture.ndjson,line=1,title=Order Completed::total: string, planned as number: 1 of 2
    ::error file=capture.ndjson,line=2,title=Order Completed::totl: not planned: 1 of 2 (did you mean `total`?)
    ::error file=plan.toml,title=Signed Up::not seen
    ::error file=capture.ndjson,line=4,title=␛[31m<&"::not planned: 1 seen
    ::error file=capture.ndjson,line=3,title=Sign Up::not planned: 1 seen (did you mean `Signed Up`?)
    ::error file=capture.ndjson,line=5,title=not read::not JSON at byte 15: EOF while parsing an object
    "#);
}

#[test]
fn ci_systems_get_a_test_case_for_each_event() {
    insta::assert_snapshot!(junit(&seen()), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites tests="5" failures="5">
      <testsuite name="Acme" tests="5" failures="5">
        <testcase classname="segue verify" name="Order Completed">
          <failure message="2 seen, 2 wrong">order_id: missing: 1 of 2 [capture.ndjson:2]&#10;total: string, planned as number: 1 of 2 [capture.ndjson:1]&#10;totl: not planned: 1 of 2 (did you mean `total`?) [capture.ndjson:2]</failure>
        </testcase>
        <testcase classname="segue verify" name="Signed Up">
          <failure message="not seen"></failure>
        </testcase>
        <testcase classname="segue verify" name="␛[31m&lt;&amp;&quot;">
          <failure message="not planned">1 seen [capture.ndjson:4]</failure>
        </testcase>
        <testcase classname="segue verify" name="Sign Up">
          <failure message="not planned">1 seen (did you mean `Signed Up`?) [capture.ndjson:3]</failure>
        </testcase>
        <testcase classname="segue verify" name="capture.ndjson:5">
          <failure message="not JSON at byte 15: EOF while parsing an object">capture.ndjson:5</failure>
        </testcase>
      </testsuite>
    </testsuites>
    "#);
}
