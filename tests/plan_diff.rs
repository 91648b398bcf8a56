//! What changed from one plan to another is told by meaning.

#[path = "common/acme.rs"]
mod acme;

use acme::plan;
use segue::plan::{Progress, SetupPlan, diff};

/// What `change` makes of a plan, as lines.
fn told(change: impl FnOnce(&mut SetupPlan)) -> Vec<String> {
    let old = plan();
    let mut new = old.clone();
    change(&mut new);
    diff(&old, &new).iter().map(ToString::to_string).collect()
}

#[test]
fn a_plan_does_not_differ_from_itself() {
    assert_eq!(told(|_| {}), Vec::<String>::new());
}

#[test]
fn order_and_times_do_not_count() {
    let differences = told(|plan| {
        plan.events.reverse();
        plan.events[0].use_cases.reverse();
        plan.sources.reverse();
        plan.updated = "2030-01-01T00:00:00Z".parse().unwrap();
    });
    assert_eq!(differences, Vec::<String>::new());
}

#[test]
fn what_was_done_is_told_by_environment() {
    let differences = told(|plan| {
        plan.events[0].progress = Progress { dev: false, prod: true };
        plan.verify.progress.dev = !plan.verify.progress.dev;
    });
    assert_eq!(
        differences[..2],
        ["event Order Completed: not done in dev any more", "event Order Completed: done in prod"]
    );
    assert!(differences[2].starts_with("verifying: "), "{differences:?}");
    assert_eq!(differences.len(), 3);
}

#[test]
fn what_came_and_what_went_is_told() {
    let differences = told(|plan| {
        let mut gone = plan.events.remove(0);
        gone.name = "Order Refunded".to_owned();
        plan.events.push(gone);
    });
    assert_eq!(differences, ["event Order Refunded: added", "event Order Completed: dropped"]);
}

#[test]
fn values_are_told_as_they_were_and_as_they_are() {
    let differences = told(|plan| {
        plan.name = "Spring".to_owned();
        plan.events[0].properties[0].required = true;
        plan.events[0].note = Some("ask Robin".to_owned());
    });
    assert_eq!(
        differences,
        [
            "plan: name was `Acme \"shop\"`, is now `Spring`",
            "event Order Completed: note is now `ask Robin`",
            "property Order Completed.order_id: required was `false`, is now `true`",
        ]
    );
}
