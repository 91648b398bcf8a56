//! A saved plan is reopened, chosen anew and saved: what a person did and wrote stays.

use proptest::prelude::*;
use segue::catalog::Catalog;
use segue::plan::{
    Change, Choice, Document, Item, MissingUseCase, PlannedConnection, Progress, RestoredChoice,
    RevisionBase, SetupPlan, reopen, revise,
};
use support::cases::cases;

const NOW: &str = "2026-11-30T10:00:00Z";

fn catalog() -> Catalog {
    Catalog::draft()
}

/// The plan for some use cases of the first goal.
fn plan_of(places: &[usize]) -> SetupPlan {
    let catalog = catalog();
    let mut choice = Choice::default();
    choice.apply(Change::select_only(0, places.iter().copied()));
    let now = "2026-11-23T21:03:00Z".parse().unwrap();
    SetupPlan::compose("Acme", &catalog, &choice, now)
}

/// The plan after an edit of what was chosen.
fn edited(plan: &SetupPlan, changes: impl IntoIterator<Item = Change>) -> segue::plan::Revised {
    let catalog = catalog();
    let mut reopened = reopen(plan, &catalog).expect("the goal is there");
    changes.into_iter().for_each(|change| drop(reopened.choice.apply(change)));
    revise(&RevisionBase::of(plan, &catalog), plan, &catalog, &reopened.choice)
}

fn source<'a>(plan: &'a SetupPlan, kind: &str) -> &'a PlannedConnection {
    plan.sources.iter().find(|it| it.kind == kind).expect("the source")
}

#[test]
fn a_plan_that_nothing_changes_stays_as_it_is() {
    let plan = plan_of(&[2, 0]);
    let revised = edited(&plan, []);
    assert_eq!(revised.plan, plan);
    assert!(revised.added.is_empty() && revised.gone.is_empty());
}

#[test]
fn the_choice_of_a_saved_plan_is_found_again() {
    let catalog = catalog();
    let mut choice = Choice::default();
    choice.apply(Change::select_only(0, [2, 0]));
    let website = Item::Source("Website".into());
    choice.apply(Change::Name(website.clone(), Some("acme.com".into())));
    choice.apply(Change::Note(website, Some("container 7".into())));
    choice.apply(Change::Decline(Item::Destination("Advertising".into())));
    let now = NOW.parse().unwrap();
    let plan = SetupPlan::compose("Acme", &catalog, &choice, now);
    assert_eq!(reopen(&plan, &catalog), Some(RestoredChoice { goals: vec![0], choice, lost: vec![] }));
}

#[test]
fn what_was_deleted_by_hand_comes_again_unless_it_was_declined() {
    let whole = plan_of(&[0, 1, 2, 3]);
    let mut plan = whole.clone();
    let event = plan.events.remove(0);
    let source = plan.sources.remove(1);
    let property = plan.events[0].properties.pop().expect("a property");
    let place = plan.events[0].name.clone();
    plan.destinations[0].use_cases.clear();
    let revised = edited(&plan, []);
    assert_eq!(revised.plan, whole);
    let property = Item::Property { event: place, name: property.name.clone() };
    let (event, source) = (Item::Event(event.name), Item::Source(source.kind));
    let mut added = vec![event.clone(), property.clone(), source.clone()];
    added.sort();
    let mut told = revised.added;
    told.sort();
    assert_eq!(told, added);
    let declined = edited(&whole, added.into_iter().map(Change::Decline)).plan;
    assert_eq!(edited(&declined, []).plan, declined);
    for item in [event, property, source] {
        assert!(reopen(&declined, &catalog()).unwrap().choice.is_declined(&item));
    }
}

#[test]
fn another_edition_recommends_what_is_missing_anew() {
    let mut plan = plan_of(&[0]);
    plan.catalog.edition = "2020-01-01".into();
    let event = plan.events.remove(0);
    let revised = edited(&plan, []);
    assert_eq!(revised.added, [Item::Event(event.name.clone())]);
    assert_eq!(revised.plan.events[0], event);
    assert_eq!(revised.plan.catalog.edition, "2024-07-09");
}

#[test]
fn what_a_later_edition_has_no_longer_leaves_and_keeps_its_progress() {
    let mut plan = plan_of(&[0]);
    plan.catalog.edition = "2020-01-01".into();
    plan.events[0].name = "Order Paid".into();
    plan.events[0].note = Some("agreed with finance".into());
    let mut own = plan.events[0].clone();
    (own.name, own.is_own) = ("Refund Asked".into(), true);
    plan.events.push(own.clone());
    let revised = edited(&plan, []);
    assert!(revised.gone.contains(&Item::Event("Order Paid".into())));
    assert_eq!(revised.plan.declined.kept.events[0].note.as_deref(), Some("agreed with finance"));
    assert!(revised.plan.events.contains(&own), "one's own stays");
}

#[test]
fn what_falls_away_is_kept_with_its_progress_and_comes_back_with_it() {
    let mut plan = plan_of(&[2, 3]);
    plan.sources[0].progress = Progress { dev: true, prod: false };
    plan.sources[0].name = Some("acme.com".into());
    plan.events[0].note = Some("ask Eve".into());
    let without = edited(&plan, [Change::select_only(0, [5])]);
    assert!(without.gone.contains(&Item::Event(plan.events[0].name.clone())));
    let kept = &without.plan.declined.kept;
    assert_eq!(kept.events[0].note.as_deref(), Some("ask Eve"));
    let back = edited(&without.plan, [Change::select_only(0, [2, 3])]);
    let website = source(&back.plan, &plan.sources[0].kind);
    assert_eq!((website.progress.dev, website.name.as_deref()), (true, Some("acme.com")));
    assert_eq!(back.plan.events.iter().find_map(|it| it.note.as_deref()), Some("ask Eve"));
    assert_eq!(back.plan.declined, plan.declined);
}

#[test]
fn taking_out_what_has_work_in_it_keeps_the_work() {
    let mut plan = plan_of(&[0]);
    plan.sources[0].progress.dev = true;
    let item = Item::Source(plan.sources[0].kind.clone());
    let out = edited(&plan, [Change::Decline(item.clone())]);
    assert_eq!(out.plan.declined.sources, [plan.sources[0].kind.clone()]);
    assert_eq!(out.plan.declined.kept.sources, [plan.sources[0].clone()]);
    let back = edited(&out.plan, [Change::Restore(item)]);
    assert_eq!(back.plan.sources, plan.sources);
    assert_eq!(back.plan.declined, plan.declined);
}

#[test]
fn what_people_added_stays_whatever_is_chosen() {
    let mut plan = plan_of(&[0]);
    let own = PlannedConnection { kind: "Fax".into(), ..plan.sources[0].clone() };
    plan.sources.insert(1, own);
    let attached =
        PlannedConnection { kind: "Fax machine".into(), use_cases: vec![], ..plan.sources[0].clone() };
    plan.destinations.push(attached);
    let revised = edited(&plan, [Change::select_only(0, [4])]).plan;
    source(&revised, "Fax");
    assert!(revised.destinations.iter().any(|it| it.kind == "Fax machine"));
}

#[test]
fn use_cases_that_the_catalog_does_not_know_stay_with_what_they_ask_for() {
    let mut plan = plan_of(&[0]);
    let reference = segue::plan::Reference::new("our-own", "Our own");
    plan.goals[0].use_cases.push(reference.clone());
    plan.sources[0].use_cases.push("our-own".into());
    let kind = plan.sources[0].kind.clone();
    let lost = reopen(&plan, &catalog()).unwrap().lost;
    assert_eq!(lost, [MissingUseCase::Unknown(reference.clone())]);
    let revised = edited(&plan, [Change::Deselect { goal: 0, place: 0 }]).plan;
    assert_eq!(revised.goals[0].use_cases, [reference]);
    assert_eq!(source(&revised, &kind).use_cases, ["our-own".into()]);
}

#[test]
fn a_use_case_is_found_by_its_title_where_its_id_is_gone() {
    let mut plan = plan_of(&[0]);
    let id = plan.goals[0].use_cases[0].id.clone();
    plan.goals[0].use_cases[0].id = "old-id".into();
    for use_cases in plan.sources.iter_mut().map(|it| &mut it.use_cases) {
        *use_cases = vec!["old-id".into()];
    }
    let revised = edited(&plan, []).plan;
    assert_eq!(revised.goals[0].use_cases[0].id, id);
    assert_eq!(revised.sources[0].use_cases, [id]);
}

#[test]
fn a_plan_whose_goal_is_gone_is_not_reopened() {
    let mut plan = plan_of(&[0]);
    plan.goals[0] = segue::plan::PlannedGoal::new("fame", "Fame", Vec::new());
    assert_eq!(reopen(&plan, &catalog()), None);
}

#[test]
fn another_goal_comes_beside_those_of_the_plan() {
    let mut plan = plan_of(&[2, 0]);
    plan.events[0].progress.set(segue::plan::Environment::Dev, true);
    let both = edited(&plan, [Change::select(1, 0)]).plan;
    let catalog = catalog();
    let titles: Vec<_> = both.goals.iter().map(|it| it.title.clone()).collect();
    assert_eq!(titles, [catalog.goals()[0].title.clone(), catalog.goals()[1].title.clone()]);
    assert_eq!(both.goals[0], plan.goals[0]);
    assert_eq!(both.events[0].progress, plan.events[0].progress);
    assert_eq!(edited(&both, []).plan, both, "both are found again");
    assert_eq!(edited(&both, [Change::Deselect { goal: 1, place: 0 }]).plan, plan);
}

#[test]
fn a_goal_without_use_cases_leaves_and_one_that_the_catalog_does_not_know_stays() {
    let mut plan = plan_of(&[0]);
    let own = vec![segue::plan::Reference::new("our-own", "Our own")];
    plan.goals.insert(0, segue::plan::PlannedGoal::new("fame", "Fame", own));
    let revised = edited(&plan, [Change::Deselect { goal: 0, place: 0 }, Change::select(1, 0)]).plan;
    let goals: Vec<_> = revised.goals.iter().map(|it| &*it.title).collect();
    assert_eq!(goals, ["Fame", &*catalog().goals()[1].title]);
}

#[test]
fn what_two_people_changed_is_put_together() {
    let mut base = Choice::default();
    base.apply(Change::select_only(0, [0, 1]));
    let item = Item::Source("Website".into());
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.apply(Change::Deselect { goal: 0, place: 0 });
    mine.apply(Change::Name(item.clone(), Some("acme.com".into())));
    theirs.apply(Change::select(0, 4));
    theirs.apply(Change::Note(item.clone(), Some("theirs".into())));
    let both = mine.rebase_onto(&base, &theirs);
    assert_eq!(both.selection(0).iter().collect::<Vec<_>>(), [1, 4]);
    assert_eq!((both.name(&item), both.note(&item)), (Some("acme.com"), Some("theirs")));
}

/// A plan on which work was done, with comments and hand-made things in its text.
fn any_worked_on() -> impl Strategy<Value = String> {
    let places = proptest::sample::subsequence((0..6_usize).collect::<Vec<_>>(), 1..6);
    (places, proptest::collection::vec(0..6_u8, 40), any::<bool>()).prop_map(|(places, works, own)| {
        let mut plan = plan_of(&places);
        let mut works = works.into_iter().cycle();
        let mut work = || works.next().unwrap_or_default();
        for event in &mut plan.events {
            event.progress.overall().dev = work() % 2 == 0;
            event.note = (work() == 1).then(|| format!("about {}", event.name));
        }
        for connection in plan.sources.iter_mut().chain(&mut plan.destinations) {
            connection.progress.prod = work() % 2 == 0;
            connection.name = (work() == 1).then(|| format!("our {}", connection.kind));
        }
        if own {
            plan.events
                .push(segue::plan::PlannedEvent { name: "Our Own".into(), ..plan.events[0].clone() });
        }
        let lines = plan.to_toml();
        let comment = |(at, line): (usize, &str)| match line {
            _ if line.starts_with("dev") && at % 3 == 0 => format!("{line} # said {at}\n"),
            _ if line.starts_with("[[") && at % 2 == 0 => format!("# about {at}\n{line}\n"),
            _ => format!("{line}\n"),
        };
        lines.lines().enumerate().map(comment).collect()
    })
}

fn any_changes() -> impl Strategy<Value = Vec<Change>> {
    let event = prop_oneof![Just("Order Completed"), Just("Signed Up"), Just("Page Viewed")];
    let source = prop_oneof![Just("Website"), Just("Mobile"), Just("Advertising")];
    let item = prop_oneof![
        event.prop_map(|it| Item::Event(it.to_owned())),
        source.prop_map(|it| Item::Source(it.to_owned())),
        Just(Item::Property { event: "Order Completed".into(), name: "tax".into() }),
    ];
    let change = prop_oneof![
        (0..2_usize, 0..6_usize).prop_map(|(goal, place)| Change::select(goal, place)),
        (0..2_usize, 0..6_usize).prop_map(|(goal, place)| Change::Deselect { goal, place }),
        item.clone().prop_map(Change::Decline),
        item.clone().prop_map(Change::Restore),
        item.prop_map(|item| Change::Note(item, Some("noted".to_owned()))),
    ];
    proptest::collection::vec(change, 0..8)
}

fn work_of(plan: &SetupPlan) -> Vec<String> {
    let events = plan.events.iter().map(|it| format!("{} {:?} {:?}", it.name, it.progress, it.note));
    let connections = |list: &[PlannedConnection]| -> Vec<_> {
        list.iter().map(|it| format!("{} {:?} {:?} {:?}", it.kind, it.progress, it.name, it.note)).collect()
    };
    let mut work: Vec<_> = events.collect();
    work.extend(connections(&plan.sources));
    work.extend(connections(&plan.destinations));
    work.sort();
    work
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn reopening_and_saving_gives_the_same_bytes(text in any_worked_on(), gone in 0..3_usize) {
        let mut document = Document::parse("plan.toml", text).unwrap();
        let out = document.plan().sources.iter().rev().take(gone);
        let out: Vec<_> = out.map(|it| Change::Decline(Item::Source(it.kind.clone()))).collect();
        let plan = edited(document.plan(), out).plan;
        document = Document::parse("plan.toml", document.text_with(&plan).unwrap()).unwrap();
        let revised = edited(document.plan(), []);
        prop_assert_eq!(document.text_with(&revised.plan).unwrap(), document.text());
    }

    #[test]
    fn what_comes_of_an_edit_passes_the_check(
        places in proptest::sample::subsequence((0..6_usize).collect::<Vec<_>>(), 1..6),
        first in any_changes(),
        second in any_changes(),
    ) {
        let mut plan = plan_of(&places);
        plan.events[0].progress.set(segue::plan::Environment::Dev, true);
        for changes in [first, second] {
            let revised = edited(&plan, changes).plan;
            plan = if revised.use_cases().next().is_none() { plan } else { revised };
        }
        let text = plan.to_toml();
        let faults = segue::plan::check("plan.toml", &text, &mut |_| Ok(catalog()));
        prop_assert!(faults.iter().next().is_none(), "{}\n{}", faults, text);
    }

    #[test]
    fn what_leaves_and_comes_back_loses_nothing(
        text in any_worked_on(),
        out in proptest::sample::subsequence((0..6_usize).collect::<Vec<_>>(), 0..6),
    ) {
        let before = Document::parse("plan.toml", text.clone()).unwrap();
        let chosen = reopen(before.plan(), &catalog()).unwrap().choice.selection(0).clone();
        let changes = out.iter().map(|place| Change::Deselect { goal: 0, place: *place });
        let without = before.text_with(&edited(before.plan(), changes).plan).unwrap();
        let without = Document::parse("plan.toml", without).unwrap();
        let back = edited(without.plan(), [Change::SelectOnly { goal: 0, selection: chosen }]).plan;
        let back = without.text_with(&back).unwrap();
        let reread = SetupPlan::parse("plan.toml", &back).unwrap();
        prop_assert_eq!(work_of(&reread), work_of(before.plan()), "{}", back);
        for line in text.lines().filter(|line| line.contains('#')) {
            let comment = &line[line.find('#').unwrap()..];
            prop_assert!(without.text().contains(comment), "{}\n{}", comment, without.text());
            prop_assert!(back.contains(comment), "{}\n{}", comment, back);
        }
    }
}
