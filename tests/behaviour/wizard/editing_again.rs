//! Changing a saved plan whose file others change, and going on with changes that an earlier session left.

use segue::app::draft::{Draft, Snapshot};
use segue::app::message::{Message, NotUpdated};
use segue::app::{Focus, RemoteVersion, Step};
use segue::plan::{Document, SetupPlan};
use support::wizard::steps::Steps as _;
use support::wizard::{Wizard, worked_on};

fn document(plan: &SetupPlan) -> Document {
    Document::parse("setup-plan.toml", plan.to_toml()).expect("a plan")
}

/// What the plan becomes.
fn revised(wizard: &Wizard) -> SetupPlan {
    wizard.app.revised().expect("a saved plan")
}

fn plan_of_someone_else() -> SetupPlan {
    SetupPlan { name: "Someone else's".to_owned(), ..worked_on() }
}

fn changed_by_someone(plan: &SetupPlan) -> NotUpdated {
    let document = document(plan);
    let fingerprint = document.fingerprint();
    NotUpdated::Changed(RemoteVersion { document: Ok(Box::new(document)), fingerprint })
}

#[test]
fn if_someone_changed_the_file_mine_goes_on_top_of_theirs() {
    let mut wizard = Wizard::edit();
    let mut theirs = worked_on();
    theirs.destinations[0].progress.dev = true;
    theirs.events[0].note = Some("theirs".to_owned());
    wizard.disk.not_updated = Some(changed_by_someone(&theirs));
    wizard.press("space enter enter enter");
    assert_eq!(wizard.app.focus(), Focus::Conflict);
    assert!(!wizard.ended);
    wizard.press("d k");
    assert!(wizard.ended);
    let plan = &wizard.disk.updated[0];
    assert_eq!(plan.goals[0].use_cases.len(), 3);
    assert!(plan.destinations.iter().any(|it| it.progress.dev));
    assert!(plan.events.iter().any(|it| it.note.as_deref() == Some("theirs")));
}

#[test]
fn if_someone_changed_the_file_theirs_can_be_taken() {
    let mut wizard = Wizard::edit();
    let mut theirs = worked_on();
    "Acme and Sons".clone_into(&mut theirs.name);
    wizard.disk.not_updated = Some(changed_by_someone(&theirs));
    wizard.press("space enter enter enter t");
    assert!(!wizard.ended);
    assert_eq!(revised(&wizard), theirs);
}

#[test]
fn a_file_that_is_no_plan_any_more_is_written_over_only_if_one_says_so() {
    let mut wizard = Wizard::edit();
    let fingerprint = document(&plan_of_someone_else()).fingerprint();
    let theirs = RemoteVersion { document: Err("it is not UTF-8 text.".to_owned()), fingerprint };
    wizard.disk.not_updated = Some(NotUpdated::Changed(theirs));
    wizard.press("down space enter enter enter t");
    assert_eq!(wizard.app.focus(), Focus::Conflict, "there is nothing to take");
    assert!(wizard.disk.updated.is_empty());
    wizard.press("k");
    assert_eq!(wizard.app.edited().and_then(|it| it.fingerprint), Some(fingerprint));
    assert_eq!(wizard.disk.updated[0].goals[0].use_cases.len(), 3);
}

#[test]
fn a_file_that_vanished_is_written_anew_by_saving_again() {
    let mut wizard = Wizard::edit();
    wizard.disk.not_updated = Some(NotUpdated::Vanished("It is gone. Save it again.".to_owned()));
    wizard.press("space enter enter enter");
    assert_eq!(wizard.status(), " It is gone. Save it again.");
    assert_eq!(wizard.app.edited().and_then(|it| it.fingerprint), None);
    wizard.press("enter");
    assert!(wizard.ended);
}

#[test]
fn an_unfinished_edit_is_gone_on_from() {
    let mut left = Wizard::edit();
    assert!(Snapshot::of(&left.app).is_none(), "nothing is changed, so nothing can be lost");
    left.press("space enter down space down space u");
    let wanted = revised(&left);
    let draft = Draft::from(&Snapshot::of(&left.app).expect("changes"));
    let mut wizard = Wizard::edit();
    wizard.tell(Message::Unfinished(Box::new(draft)));
    wizard.press("enter");
    assert_eq!(revised(&wizard), wanted);
    assert_eq!(wizard.app.step(), Step::Review);
}

#[test]
fn what_was_removed_before_the_session_ended_stays_removed() {
    let mut left = Wizard::edit();
    left.press("enter");
    left.select_row("Website");
    left.press("e ctrl-u enter");
    let draft = Draft::from(&Snapshot::of(&left.app).expect("changes"));
    let mut wizard = Wizard::edit();
    wizard.tell(Message::Unfinished(Box::new(draft)));
    wizard.press("enter");
    assert_eq!(named(&revised(&wizard), "Website"), None);
}

#[test]
fn the_goal_that_was_settled_on_is_gone_on_with_wherever_the_cursor_stood() {
    let mut left = Wizard::edit();
    left.press("esc down enter enter space esc up");
    assert_ne!(left.app.goal().id, revised(&left).goals[0].id, "the cursor stands elsewhere");
    let wanted = revised(&left);
    let draft = Draft::from(&Snapshot::of(&left.app).expect("changes"));
    let mut wizard = Wizard::edit();
    wizard.tell(Message::Unfinished(Box::new(draft)));
    wizard.press("enter");
    assert_eq!(revised(&wizard), wanted);
}

fn named<'a>(plan: &'a SetupPlan, kind: &str) -> Option<&'a str> {
    plan.sources.iter().find(|it| it.kind == kind)?.name.as_deref()
}

/// What a colleague does to the plan between the end of one session and the next.
fn theirs(plan: &mut SetupPlan) {
    plan.sources[1].name = Some("their app".to_owned());
    plan.events[0].note = Some("theirs".to_owned());
    plan.events[0].progress.set(segue::plan::Environment::Prod, true);
    "Theirs".clone_into(&mut plan.name);
}

#[test]
fn if_the_file_changed_since_it_is_asked_whose_changes_stay_before_anything_is_taken() {
    let mut wizard = Wizard::edit_left(theirs);
    assert!(wizard.screen().shows("Someone else changed the file since."), "{}", wizard.screen().text());
    let before = revised(&wizard);
    wizard.press("enter");
    assert_eq!(wizard.app.focus(), Focus::Conflict);
    assert_eq!(revised(&wizard), before, "nothing is taken yet");
    assert!(Snapshot::of(&wizard.app).is_none(), "the draft that is there is not written over");
    wizard.press("d");
    let shown = wizard.screen().text();
    assert!(shown.contains("acme.example") && !shown.contains("their app"), "{shown}");
}

#[test]
fn mine_go_on_in_what_the_file_holds_now_and_nothing_is_written() {
    let mut wizard = Wizard::edit_left(theirs);
    wizard.press("enter k");
    assert!(!wizard.ended && wizard.disk.updated.is_empty());
    assert_eq!(wizard.app.step(), Step::Review);
    let plan = revised(&wizard);
    assert_eq!(named(&plan, "Website"), Some("acme.example"), "mine");
    assert_eq!(plan.goals[0].use_cases.len(), 3, "mine");
    let kind = &plan.sources[1].kind;
    assert_eq!(named(&plan, kind), Some("their app"));
    let event = plan.events.iter().find(|it| it.note.is_some()).expect("their note");
    assert!(event.progress.overall().prod && event.note.as_deref() == Some("theirs"));
    assert_eq!(plan.name, "Theirs");
    wizard.press("enter enter");
    assert_eq!(wizard.disk.updated, [plan]);
}

#[test]
fn theirs_are_taken_and_the_file_stays_as_it_is() {
    let mut wizard = Wizard::edit_left(theirs);
    wizard.press("enter t");
    let mut wanted = worked_on();
    theirs(&mut wanted);
    assert_eq!(revised(&wizard), wanted);
    wizard.press("q");
    assert!(wizard.ended && wizard.disk.updated.is_empty());
}

#[test]
fn where_both_named_a_thing_keeping_mine_keeps_mine() {
    let mut wizard = Wizard::edit_left(|plan| plan.sources[0].name = Some("theirs.example".to_owned()));
    wizard.press("enter k");
    assert_eq!(named(&revised(&wizard), "Website"), Some("acme.example"));
}

#[test]
fn a_file_that_did_not_change_asks_no_second_question() {
    let mut wizard = Wizard::edit_left(|_| ());
    wizard.press("enter");
    assert_eq!((wizard.app.focus(), wizard.app.step()), (Focus::Review, Step::Review));
    assert_eq!(named(&revised(&wizard), "Website"), Some("acme.example"));
}

#[test]
fn changes_that_the_file_holds_already_are_not_offered() {
    let mut left = Wizard::edit();
    left.press("space");
    let draft = Draft::from(&Snapshot::of(&left.app).expect("changes"));
    let mut wizard = Wizard::editing(&revised(&left));
    wizard.tell(Message::Unfinished(Box::new(draft)));
    assert_eq!(wizard.app.overlay(), None, "the session ended after it had saved");
}

#[test]
fn with_another_goal_too_their_names_and_notes_stay() {
    let mut left = Wizard::edit();
    left.press("esc down enter a");
    let draft = Draft::from(&Snapshot::of(&left.app).expect("changes"));
    let mut plan = worked_on();
    theirs(&mut plan);
    let mut wizard = Wizard::editing(&plan);
    wizard.tell(Message::Unfinished(Box::new(draft)));
    wizard.press("enter k");
    let plan = revised(&wizard);
    assert_eq!(plan.goals, revised(&left).goals);
    assert!(plan.sources.iter().any(|it| it.name.as_deref() == Some("their app")), "{:?}", plan.sources);
}

#[test]
fn a_file_that_was_put_right_meanwhile_is_taken() {
    let mut wizard = Wizard::edit();
    let fingerprint = document(&plan_of_someone_else()).fingerprint();
    let theirs = RemoteVersion { document: Err("it is not UTF-8 text.".to_owned()), fingerprint };
    wizard.disk.not_updated = Some(NotUpdated::Changed(theirs));
    wizard.press("space enter enter enter t");
    assert_eq!(wizard.app.focus(), Focus::Conflict);
    wizard.disk.reread = Some(Ok(Box::new(document(&plan_of_someone_else()))));
    wizard.press("t");
    assert_eq!(revised(&wizard), plan_of_someone_else());
}
