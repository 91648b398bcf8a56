//! The work of a plan: what is to be done, in which order, and how far it is.

use segue::plan::checklist::{Checklist, ChecklistGroup, Count, Entry, Stage, Task};
use segue::plan::{ConnectionId, Edit, Environment, SetupPlan};
use support::acme;

fn titles<'a>(checklist: &Checklist<'a>) -> Vec<(Stage, Vec<&'a str>)> {
    let entries = |group: &ChecklistGroup<'a>| group.entries.iter().map(|it| it.title).collect();
    checklist.groups.iter().map(|group| (group.stage, entries(group))).collect()
}

#[test]
fn development_comes_before_verifying_and_publishing_before_verifying_again() {
    let plan = acme::plan();
    assert_eq!(
        titles(&plan.checklist(Environment::Dev)),
        [
            (Stage::TrackEvents, vec!["Order Completed", "Install Attributed"]),
            (Stage::ConnectSources, vec!["Website", "Reverse ETL"]),
            (Stage::ConnectDestinations, vec!["Advertising"]),
            (Stage::VerifyInDev, vec!["Test data arrives in every destination"]),
        ]
    );
    let prod = plan.checklist(Environment::Prod);
    let stages: Vec<_> = prod.groups.iter().map(|group| group.stage).collect();
    assert_eq!(
        stages,
        [Stage::PublishSources, Stage::PublishEvents, Stage::PublishDestinations, Stage::VerifyInProd]
    );
}

#[test]
fn progress_counts_everything_once() {
    let plan = acme::plan();
    let count = |environment| (plan.count(environment), plan.checklist(environment).count());
    assert_eq!(count(Environment::Dev), (Count { done: 2, total: 6 }, Count { done: 2, total: 6 }));
    assert_eq!(count(Environment::Prod), (Count { done: 1, total: 6 }, Count { done: 1, total: 6 }));
}

#[test]
fn an_entry_says_why_it_is_there() {
    let mut plan = acme::plan();
    plan.events[0].use_cases.push("of-my-own".into());
    let checklist = plan.checklist(Environment::Dev);
    let entry = &checklist.groups[0].entries[0];
    assert_eq!(entry.use_cases, ["Suppress with purchase", "Mitigate cart abandonment", "of-my-own"]);
    assert_eq!(entry.description, Some("A shopper finished paying for an order."));
    assert_eq!(entry.properties.len(), 3);
    assert_eq!(checklist.groups[1].entries[0].name, Some("acme.com"));
}

#[test]
fn production_before_development_is_pointed_out() {
    let mut plan = acme::plan();
    plan.apply(tick(Task::Source("Reverse ETL".into()), Environment::Prod, true)).unwrap();
    let checklist = plan.checklist(Environment::Prod);
    let ahead: Vec<_> = checklist.groups[0].entries.iter().map(Entry::is_ahead_of_dev).collect();
    assert_eq!(ahead, [false, true]);
}

fn tick(task: Task, environment: Environment, done: bool) -> Edit {
    Edit::Tick { task, environment, done }
}

fn website(name: &str) -> ConnectionId {
    ConnectionId { kind: "Website".into(), name: Some(name.into()) }
}

type IsMade = fn(&SetupPlan) -> bool;

#[test]
fn every_edit_changes_one_thing_and_can_be_taken_back() {
    let event = || Task::Event("Install Attributed".into());
    let source = || Task::Source(website("acme.com"));
    let destination = || Task::Destination("Advertising".into());
    let edits: [(Edit, IsMade); 7] = [
        (tick(event(), Environment::Dev, true), |plan| plan.events[1].progress.overall().dev),
        (tick(Task::Verify, Environment::Prod, true), |plan| plan.verify.progress.prod),
        (tick(source(), Environment::Prod, false), |plan| !plan.sources[0].progress.prod),
        (Edit::note(destination(), "ask Ada"), |plan| plan.destinations[0].note.is_some()),
        (Edit::note(event(), "  "), |plan| plan.events[1].note.is_none()),
        (Edit::name(source(), "acme.de"), |plan| plan.sources[0].name.as_deref() == Some("acme.de")),
        (Edit::Rename("Other".into()), |plan| plan.name == "Other"),
    ];
    for (edit, is_made) in edits {
        let mut plan = acme::plan();
        assert!(!is_made(&plan), "{edit:?}");
        let back = plan.apply(edit.clone()).unwrap();
        assert!(is_made(&plan), "{edit:?}");
        let again = plan.apply(back).unwrap();
        assert!(!is_made(&plan), "{edit:?}");
        assert_eq!(again, edit);
        assert_eq!(plan, acme::plan());
    }
}

#[test]
fn an_edit_of_what_is_not_there_changes_nothing() {
    let mut plan = acme::plan();
    for edit in [
        tick(Task::Event("Signed Up".into()), Environment::Dev, true),
        Edit::note(Task::Source("Advertising".into()), "x"),
        Edit::name(Task::Verify, "x"),
        Edit::name(Task::Event("Order Completed".into()), "x"),
    ] {
        assert_eq!(plan.apply(edit), None);
    }
    assert_eq!(plan, acme::plan());
}
