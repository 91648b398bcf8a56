//! Changing a saved plan in the wizard, and adding to a plan that is there already.

use segue::app::draft::Snapshot;
use segue::app::{Focus, SaveField, Step, TargetKind};
use segue::plan::{Document, SetupPlan};
use support::cases::cases;
use support::wizard::steps::Steps as _;
use support::wizard::{Wizard, worked_on};

fn document(plan: &SetupPlan) -> Document {
    Document::parse("setup-plan.toml", plan.to_toml()).expect("a plan")
}

/// What the plan becomes.
fn revised(wizard: &Wizard) -> SetupPlan {
    wizard.app.revised().expect("a saved plan")
}

#[test]
fn a_name_that_nobody_touched_stays_whatever_it_holds() {
    let plan = SetupPlan { name: " Acme\tshop \n".to_owned(), ..worked_on() };
    let mut wizard = Wizard::editing(&plan);
    assert!(!wizard.app.is_revised());
    wizard.press("space enter enter enter");
    assert_eq!(wizard.disk.updated[0].name, plan.name);
    let mut wizard = Wizard::editing(&plan);
    wizard.press("enter enter 'x' backspace enter");
    assert!(wizard.ended && wizard.disk.updated.iter().all(|it| it.name == plan.name));
}

#[test]
fn a_saved_plan_is_found_as_it_was_chosen() {
    let wizard = Wizard::edit();
    assert_eq!(wizard.app.step(), Step::UseCases);
    assert_eq!(wizard.chosen(), ["Increase signups with lookalikes", "Mitigate cart abandonment"]);
    assert_eq!(wizard.app.save_form().name.text(), "Acme");
    assert_eq!(revised(&wizard), worked_on());
}

#[test]
fn with_nothing_changed_one_leaves_without_being_asked() {
    let mut wizard = Wizard::edit();
    wizard.press("q");
    assert!(wizard.ended);
    let mut wizard = Wizard::edit();
    wizard.press("space q");
    assert!(!wizard.ended && wizard.app.focus() == Focus::Leave);
}

#[test]
fn what_only_the_catalog_changed_is_no_work_of_the_person() {
    let mut plan = worked_on();
    "2020-01-01".clone_into(&mut plan.catalog.edition);
    plan.sources.remove(1);
    let mut wizard = Wizard::editing(&plan);
    assert!(Snapshot::of(&wizard.app).is_none(), "it comes again with the next session");
    wizard.press("enter enter");
    assert!(wizard.screen().shows("draft of 2024-07-09, was draft of 2020-01-01"));
    assert!(wizard.footer().contains("save the changes"), "{}", wizard.footer());
    wizard.press("esc q");
    assert!(wizard.ended);
}

#[test]
fn what_is_new_and_what_falls_away_is_said_in_words() {
    let mut wizard = Wizard::edit().sized(120, 40);
    wizard.press("down space down space enter");
    let screen = wizard.screen();
    for sign in ["+ new", "Will be removed", "will be removed; progress is kept", "added by hand, stays"] {
        assert!(screen.shows(sign), "`{sign}` is not on\n{}", screen.text());
    }
}

#[test]
fn what_only_the_plan_has_cannot_be_taken_out_named_or_noted_here() {
    let mut wizard = Wizard::edit();
    wizard.press("down space down space enter end");
    let before = revised(&wizard);
    wizard.press("space e n");
    assert_eq!((revised(&wizard), wizard.app.focus()), (before, Focus::Review));
}

#[test]
fn enter_at_the_end_updates_the_file() {
    let mut wizard = Wizard::edit();
    wizard.press("down space enter enter");
    let text = wizard.screen().text();
    assert!(text.contains("/home/ada/shop/setup-plan.toml") && text.contains("New"), "{text}");
    wizard.press("enter");
    assert!(wizard.ended);
    assert_eq!(wizard.disk.updated.len(), 1);
    assert_eq!(wizard.disk.updated[0].goals[0].use_cases.len(), 3);
    assert!(wizard.disk.written.is_empty());
}

#[test]
fn every_change_is_taken_back_and_made_again() {
    let mut wizard = Wizard::edit();
    wizard.press("space enter space");
    let changed = revised(&wizard);
    wizard.press("u");
    assert!(wizard.status().starts_with(" Undone: "), "{}", wizard.status());
    wizard.press("u");
    assert_eq!(revised(&wizard), worked_on());
    wizard.press("ctrl-r ctrl-r");
    assert_eq!(revised(&wizard), changed);
}

#[test]
fn another_goal_comes_beside_the_one_of_the_plan() {
    let mut wizard = Wizard::edit();
    let before = worked_on();
    wizard.press("esc");
    assert!(wizard.screen().shows("2 selected"), "{}", wizard.screen().text());
    wizard.press("down enter");
    assert_eq!(revised(&wizard), before, "looking changes nothing");
    wizard.press("space enter");
    let after = revised(&wizard);
    assert_eq!(after.goals.len(), 2);
    assert_eq!(after.goals[0], before.goals[0]);
    assert_eq!(after.goals[1].title, wizard.app.goal().title);
    wizard.press("u");
    assert_eq!(revised(&wizard), before);
}

#[test]
fn on_what_falls_away_only_keys_are_offered_that_do_something() {
    let mut wizard = Wizard::edit();
    wizard.press("down space down space enter");
    assert!(wizard.footer().contains("take out"), "{}", wizard.footer());
    wizard.press("end");
    for key in ["take out", "name", "note"] {
        assert!(!wizard.footer().contains(key), "{}", wizard.footer());
    }
    assert_eq!(wizard.status(), " Nothing selected asks for it any more.");
}

#[test]
fn what_changes_is_told_at_the_end_whatever_it_is() {
    let mut wizard = Wizard::edit();
    wizard.press("enter n 'ask Bo' enter enter ctrl-u 'Sons'");
    let screen = wizard.screen();
    assert!(screen.shows("1 name or note") && screen.shows("Sons, was Acme"), "{}", screen.text());
}

#[test]
fn a_plan_that_stands_there_is_named_and_not_written_over() {
    let mut wizard = Wizard::reach("existing enter");
    assert!(wizard.screen().shows("the plan `Acme`, 1 of 13 done in dev"), "{}", wizard.screen().text());
    wizard.press("enter");
    assert_eq!(wizard.app.focus(), Focus::Existing);
    assert!(wizard.disk.written.is_empty() && !wizard.ended);
    wizard.press("esc");
    assert_eq!(wizard.app.focus(), Focus::Field);
    wizard.press("enter n");
    assert_eq!((wizard.app.focus(), wizard.app.save_form().field), (Focus::Field, SaveField::Path));
    assert!(!wizard.app.is_editing());
}

#[test]
fn what_was_chosen_is_added_to_the_plan_that_stands_there() {
    let mut wizard = Wizard::reach("existing enter enter u");
    assert_eq!(wizard.app.step(), Step::Save);
    assert!(wizard.disk.updated.is_empty(), "what changes is shown first");
    wizard.press("enter");
    let [plan] = &*wizard.disk.updated else { panic!("not updated") };
    let titles: Vec<_> = plan.goals[0].use_cases.iter().map(|it| &*it.title).collect();
    let wanted = [
        "Increase signups with lookalikes",
        "Mitigate cart abandonment",
        "Build lookalikes for app install",
    ];
    assert_eq!(titles, wanted);
    assert_eq!(plan.name, "Acme");
    assert!(plan.events[0].progress.overall().dev || plan.events[1].progress.overall().dev);
    assert!(plan.sources.iter().any(|it| it.kind == "Fax"));
}

#[test]
fn a_plan_of_another_catalog_is_not_updated_and_it_is_said_why() {
    let mut wizard = Wizard::after("enter space enter");
    let mut plan = worked_on();
    "published".clone_into(&mut plan.catalog.id);
    wizard.occupy("setup-plan.toml", TargetKind::Plan(Box::new(document(&plan))));
    wizard.press("enter enter u");
    assert_eq!(wizard.app.focus(), Focus::Existing);
    assert!(!wizard.app.is_editing());
    assert!(wizard.screen().shows("it is of the catalog `published`"), "{}", wizard.screen().text());
}

#[test]
fn what_the_catalog_made_of_the_plan_since_is_said_at_the_start() {
    let mut plan = worked_on();
    "2020-01-01".clone_into(&mut plan.catalog.edition);
    plan.sources.remove(1);
    assert_eq!(Wizard::editing(&plan).status(), " Newly recommended: 1, marked in the review.");
    let mut plan = worked_on();
    let own = segue::plan::Reference::new("our-own", "Our own");
    plan.goals[0].use_cases.push(own);
    let status = Wizard::editing(&plan).status();
    assert_eq!(status, " The catalog has no use case `Our own` any more; it stays.");
}

proptest::proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn whatever_is_pressed_the_plan_stays_whole(
        script in proptest::collection::vec(0..KEYS.len(), 0..30),
    ) {
        let mut wizard = Wizard::edit();
        for key in script {
            wizard.press(KEYS[key]);
            let document = document(&worked_on());
            let revised = revised(&wizard);
            let text = document.text_with(&revised).unwrap();
            let reread = Document::parse("plan.toml", text.clone());
            proptest::prop_assert!(reread.is_ok(), "{text}");
            proptest::prop_assert!(revised.sources.iter().any(|it| it.kind == "Fax"));
            let _ = wizard.screen();
        }
    }
}

const KEYS: &[&str] =
    &["space", "enter", "esc", "up", "down", "right", "end", "u", "ctrl-r", "a", "n", "'x'", "y"];

#[test]
fn progress_is_said_to_be_kept_only_where_there_is_some() {
    let said = |plan: &SetupPlan| {
        let mut wizard = Wizard::editing(plan);
        wizard.press("a a space enter enter");
        assert_eq!(wizard.app.step(), Step::Save);
        wizard.screen().shows("it comes back with it")
    };
    let mut plan = Wizard::open().open_plan().clone();
    assert!(!said(&plan));
    plan.events.iter_mut().for_each(|it| it.progress.set(segue::plan::Environment::Dev, true));
    assert!(said(&plan));
}
