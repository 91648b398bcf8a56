//! A plan that people edit by hand keeps every character that a change does not concern.

use segue::plan::checklist::Task;
use segue::plan::{ConnectionId, Document, Edit, Environment, PlannedConnection, PlannedEvent, SetupPlan};

const HAND_EDITED: &str = include_str!("../../fixtures/plans/hand-edited.toml");

fn document(text: &str) -> Document {
    Document::parse("plan.toml", text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

/// The lines that differ between the hand-edited plan and what becomes of it by `change`, as a diff has them.
fn diff(change: impl FnOnce(&mut SetupPlan)) -> String {
    let document = document(HAND_EDITED);
    let mut plan = document.plan().clone();
    change(&mut plan);
    let text = document.text_with(&plan).unwrap();
    assert_eq!(document.text_with(document.plan()).unwrap(), HAND_EDITED);
    similar::TextDiff::from_lines(HAND_EDITED, &text)
        .iter_all_changes()
        .filter(|change| change.tag() != similar::ChangeTag::Equal)
        .fold(String::new(), |diff, change| diff + &format!("{}{change}", change.tag()))
}

fn edit(edit: Edit) -> impl FnOnce(&mut SetupPlan) {
    |plan| {
        plan.apply(edit).unwrap();
    }
}

fn website() -> Task {
    Task::Source(ConnectionId { kind: "Website".into(), name: Some("acme.com".into()) })
}

fn event(name: &str) -> Task {
    Task::Event(name.into())
}

fn tick(task: Task, environment: Environment) -> Edit {
    Edit::Tick { task, environment, done: true }
}

#[test]
fn ticking_changes_one_word() {
    insta::assert_snapshot!(diff(edit(tick(website(), Environment::Dev))), @"");
    insta::assert_snapshot!(diff(edit(tick(Task::Destination("Advertising".into()), Environment::Prod))));
    let back = Edit::Tick { task: event("Order Completed"), environment: Environment::Dev, done: false };
    insta::assert_snapshot!(diff(edit(back)));
}

#[test]
fn what_was_left_out_is_added_where_it_belongs() {
    insta::assert_snapshot!(diff(edit(tick(event("Order Completed"), Environment::Prod))));
    insta::assert_snapshot!(diff(edit(tick(event("Page Viewed"), Environment::Dev))));
    insta::assert_snapshot!(diff(edit(tick(Task::Verify, Environment::Dev))));
    insta::assert_snapshot!(diff(edit(Edit::note(event("Order Completed"), "as \"agreed\""))));
    insta::assert_snapshot!(diff(edit(Edit::name(Task::Source("Reverse ETL".into()), "warehouse"))));
}

#[test]
fn a_removed_note_leaves_the_comment_beside_it() {
    insta::assert_snapshot!(diff(edit(Edit::note(Task::Destination("Advertising".into()), ""))));
    insta::assert_snapshot!(diff(edit(Edit::note(event("Install Attributed"), ""))));
}

#[test]
fn lists_change_by_the_element() {
    insta::assert_snapshot!(diff(|plan| {
        plan.events[0].use_cases.insert(1, "accelerate-signup".into());
        plan.events[0].use_cases.pop();
        plan.sources[1].use_cases.push("accelerate-signup".into());
        plan.declined.properties.pop();
        plan.declined.events.push("Signed In".into());
        plan.declined.destinations.push("Analytics".into());
        plan.catalog.edition = "2024-10-08".into();
    }));
}

#[test]
fn what_leaves_the_plan_takes_its_comments_and_keys_along() {
    insta::assert_snapshot!(diff(|plan| {
        plan.events.remove(0);
        plan.declined.events.push("Order Completed".into());
    }));
    insta::assert_snapshot!(diff(|plan| {
        plan.events[0].properties.remove(1);
        plan.events[2].properties.remove(1);
        plan.goals[0].use_cases.remove(0);
    }));
}

#[test]
fn what_comes_back_does_so_in_its_own_words() {
    insta::assert_snapshot!(diff(|plan| {
        let mut mobile = plan.declined.kept.sources.remove(0);
        mobile.progress.prod = true;
        plan.sources.insert(1, mobile);
    }));
}

#[test]
fn new_parts_stand_behind_those_before_them() {
    insta::assert_snapshot!(diff(|plan| {
        let new = PlannedEvent { name: "Signed In".into(), ..plan.events[1].clone() };
        plan.events.insert(1, new);
        let new = PlannedConnection { kind: "Mobile".into(), ..plan.sources[1].clone() };
        plan.sources.insert(0, new);
        let mut new = plan.events[0].properties[0].clone();
        new.name = "total".into();
        plan.events[0].properties.insert(1, new.clone());
        plan.events[2].properties.push(new.clone());
        plan.events[3].properties.insert(0, new);
    }));
}
