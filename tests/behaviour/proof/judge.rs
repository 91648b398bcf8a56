//! What is right, and what is wrong.

use segue::proof::report::EventStatus;
use segue::proof::{JudgeOptions, ProofReport, ReportScope};
use support::proof::{event, expectations, report, report_of};

fn orders() -> String {
    event(
        "Order Completed",
        &["order_id: string required", "total: number", "quantity: integer", "products: array<object>"],
    )
}

fn order(properties: &str) -> String {
    format!(r#"{{"type":"track","event":"Order Completed","properties":{properties}}}"#)
}

/// What is wrong with the first event, each as `path kind found count`.
fn wrong(report: &ProofReport) -> Vec<String> {
    let event = &report.events[0];
    let planned = event.properties.iter().flat_map(|property| {
        property.violations.iter().map(|it| {
            let found = it.found.map(|it| format!(" {it}")).unwrap_or_default();
            format!("{} {}{found} {}", property.path, it.kind.phrase(), it.count)
        })
    });
    let unplanned = event.unplanned.iter().map(|it| format!("{} unplanned {}", it.path, it.count));
    planned.chain(unplanned).collect()
}

/// What is wrong with orders that have these properties, whether they are before or behind the event's name.
#[track_caller]
fn check(properties: &str, expected: &[&str]) {
    let behind = order(properties);
    let before = format!(r#"{{"properties":{properties},"event":"Order Completed","type":"track"}}"#);
    let batch = format!("{{\"batch\":[{behind}]}}");
    for body in [behind, before, batch] {
        let report = report(&orders(), &[&body]);
        assert_eq!(wrong(&report), expected, "{body}");
        let status = if expected.is_empty() { EventStatus::Right } else { EventStatus::Wrong };
        assert_eq!(report.events[0].status, status, "{body}");
    }
}

#[test]
fn required_properties_have_to_be_there_and_null_is_not_there() {
    check(r#"{"order_id":"1"}"#, &[]);
    check("{}", &["order_id missing 1"]);
    check(r#"{"order_id":null,"total":null}"#, &["order_id missing 1"]);
    check("[]", &["order_id missing 1"]);
    check("null", &["order_id missing 1"]);
}

#[test]
fn values_have_to_be_of_the_planned_type() {
    check(
        r#"{"order_id":1,"total":"9.99","quantity":1.5,"products":{}}"#,
        &[
            "order_id wrong type number 1",
            "total wrong type string 1",
            "quantity wrong type number 1",
            "products wrong type object 1",
        ],
    );
    check(
        r#"{"order_id":"1","products":[{},"a",null,"b"]}"#,
        &["products[] wrong type null 1", "products[] wrong type string 1"],
    );
}

#[test]
fn integers_are_integral_values_of_any_size() {
    for integral in ["3", "-3", "1.0", "3e2", "-0", "12345678901234567890123", "1e999", "10e-1"] {
        check(&format!(r#"{{"order_id":"1","quantity":{integral}}}"#), &[]);
    }
    for fractional in ["0.5", "1e-400", "1.00000000000000000000001"] {
        check(&format!(r#"{{"order_id":"1","quantity":{fractional}}}"#), &["quantity wrong type number 1"]);
    }
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    check(r#"{"order_id":1,"order_id":"1"}"#, &[]);
    check(r#"{"order_id":"1","order_id":1}"#, &["order_id wrong type number 1"]);
    check(r#"{"order_id":"1","\u006frder_id":null}"#, &["order_id missing 1"]);
    check(r#"{"order_id":"1","colour":"red","colour":null}"#, &[]);
    let twice =
        r#"{"type":"track","event":"Other","properties":{"order_id":"1"},"event":"Order Completed"}"#;
    assert_eq!(report(&orders(), &[twice]).events[0].status, EventStatus::Right);
}

#[test]
fn any_depth_and_lone_surrogates_are_fine() {
    let deep =
        format!(r#"{{"order_id":"1","products":[{{"a":{}{}}}]}}"#, "[".repeat(50_000), "]".repeat(50_000));
    check(&deep, &[]);
    check(r#"{"order_id":"\ud83d"}"#, &[]);
    check(r#"{"order_id":"1","\udc00":"\ud83d"}"#, &["\u{fffd} unplanned 1"]);
}

#[test]
fn properties_that_are_not_planned_are_told_with_what_may_have_been_meant() {
    let report = report(&orders(), &[&order(r#"{"order_id":"1","quantitiy":3,"null":null}"#)]);
    let [unplanned] = &*report.events[0].unplanned else { panic!("{report:?}") };
    assert_eq!((&*unplanned.path, unplanned.nearest.as_deref()), ("quantitiy", Some("quantity")));
    let lenient = ReportScope { allows_unplanned: true, ..ReportScope::default() };
    let body = order(r#"{"order_id":"1","colour":"red"}"#);
    assert!(report_of(&expectations(&orders()), &[body], JudgeOptions::default(), &lenient).ok);
}

#[test]
fn events_that_are_not_planned_are_told_with_what_may_have_been_meant() {
    let report = report(&orders(), &[r#"{"type":"track","event":"Order Complete"}"#]);
    assert_eq!(report.unplanned[0].nearest.as_deref(), Some("Order Completed"));
    assert!(!report.ok && report.events[0].status == EventStatus::NotSeen);
}

#[test]
fn personal_data_is_wrong_where_none_is_planned() {
    let events = event("Signed Up", &["email: string pii", "name: string", "tags: array<string>"]);
    let body = r#"{"type":"track","event":"Signed Up","properties":{"email":"ada@example.com","name":"ada@example.com","tags":["4111111111111111"],"other":"ada@example.com"}}"#;
    let report = report(&events, &[body]);
    assert_eq!(
        wrong(&report),
        [
            "name personal data, not planned as such string 1",
            "tags[] personal data, not planned as such string 1",
            "other unplanned 1"
        ]
    );
    let text = segue::proof::report::text(&report);
    assert!(!text.contains("ada@") && !text.contains("4111"), "{text}");
    assert_eq!(report.events[0].unplanned[0].personal.len(), 1);
}

#[test]
fn values_are_kept_only_when_they_are_asked_for() {
    let body = order(r#"{"order_id":17,"total":"a lot"}"#);
    let options = JudgeOptions { keeps_values: true, ..JudgeOptions::default() };
    let asked = report_of(&expectations(&orders()), &[&body], options, &ReportScope::default());
    assert_eq!(asked.events[0].properties[0].violations[0].values, ["17"]);
    assert_eq!(asked.events[0].properties[1].violations[0].values, ["\"a lot\""]);
    let silent = report(&orders(), &[&body]);
    assert!(silent.events[0].properties[0].violations[0].values.is_empty());
}

#[test]
fn a_message_id_counts_once() {
    let call = |id| {
        format!(
            r#"{{"type":"track","event":"Order Completed","messageId":{id},"properties":{{"order_id":"1"}}}}"#
        )
    };
    let bodies = [call("\"a\""), call("\"b\""), call("\"a\""), call("null"), call("null"), call("\"\"")];
    let options = JudgeOptions { keeps_ids: true, ..JudgeOptions::default() };
    let report = report_of(&expectations(&orders()), &bodies, options, &ReportScope::default());
    assert_eq!((report.messages, report.duplicates), (5, 1));
    assert_eq!((&*report.duplicate_ids[0].id, report.duplicate_ids[0].at.line), ("a", 3));
}

#[test]
fn page_and_screen_calls_count_for_the_events_that_are_made_of_them() {
    let events =
        event("Page Viewed", &["url: string", "plan: string required"]) + &event("Screen Viewed", &[]);
    let bodies = [
        r#"{"type":"page","name":"Docs","properties":{"plan":"free","name":"Docs","category":"x","path":"/","referrer":"$direct","search":"","title":"","referring_domain":"","tab_url":"","initial_referrer":"","initial_referring_domain":""}}"#,
        r#"{"type":"page","properties":{"path":"/"}}"#,
        r#"{"type":"track","event":"Page Viewed","properties":{"plan":"free"}}"#,
        r#"{"type":"screen","name":"Home","properties":{"name":"Home"}}"#,
    ];
    let report = report(&events, &bodies);
    assert_eq!(wrong(&report), ["plan missing 1"]);
    assert_eq!((report.events[0].seen, report.events[1].seen), (3, 1));
    assert!(report.unplanned.is_empty());
}

#[test]
fn calls_without_events_need_no_plan() {
    let bodies = [
        r#"{"type":"identify","userId":"1","traits":{"email":"ada@example.com"}}"#,
        r#"{"type":"group","groupId":"1"}"#,
        r#"{"type":"alias","previousId":"1"}"#,
    ];
    let report = report("event = []", &bodies);
    assert!(report.ok && report.messages == 3 && report.unplanned.is_empty());
}

#[test]
fn first_and_last_time_are_those_of_the_messages() {
    let at = |time: &str| order(r#"{"order_id":"1"}"#).replace("{\"type\"", &format!("{{{time},\"type\""));
    let bodies = [
        at(r#""timestamp":"2026-11-27T11:19:54.377380952Z""#),
        at(r#""timestamp":"2026-11-27T12:00:00.000+02:00","sentAt":"2020-01-01T00:00:00Z""#),
        at(r#""originalTimestamp":"2026-11-28T00:00:00Z""#),
        at(r#""timestamp":"yesterday""#),
    ];
    let report =
        report_of(&expectations(&orders()), &bodies, JudgeOptions::default(), &ReportScope::default());
    let [first, last] = [report.events[0].first, report.events[0].last].map(|it| it.unwrap().to_string());
    assert_eq!((&*first, &*last), ("2026-11-27T10:00:00Z", "2026-11-28T00:00:00Z"));
}

#[test]
fn only_the_events_that_are_asked_for_count() {
    let events = orders() + &event("Signed Up", &[]);
    let bodies = [order(r#"{"order_id":"1"}"#), r#"{"type":"track","event":"Odd"}"#.to_owned()];
    let scope = ReportScope { only: vec!["Order Completed".to_owned()], ..ReportScope::default() };
    let report = report_of(&expectations(&events), &bodies, JudgeOptions::default(), &scope);
    assert!(report.ok && report.events.len() == 1);
}
