//! Working a saved plan off.

use segue::app::message::Stored;
use segue::app::{Action, Effect, Message, update};
use segue::app::{Focus, Storing};
use segue::plan::checklist::Task;
use segue::plan::{Environment, EventProgress, Progress, SetupPlan};
use support::wizard::Wizard;

#[test]
fn space_ticks_and_every_tick_is_kept_at_once() {
    let mut wizard = Wizard::reach("open space");
    assert_eq!(wizard.open_plan().events[0].progress.overall(), Progress { dev: true, prod: false });
    assert_eq!(wizard.disk.kept.last(), Some(wizard.open_plan()));
    wizard.press("space");
    assert_eq!(wizard.open_plan().events[0].progress.overall(), Progress::default());
    assert_eq!(wizard.disk.kept.len(), 2);
}

#[test]
fn dev_and_prod_are_ticked_apart() {
    let mut wizard = Wizard::reach("open tab");
    assert_eq!(wizard.app.open_plan().map(|open| open.environment), Some(Environment::Prod));
    wizard.press("space");
    let source = &wizard.open_plan().sources[0];
    assert_eq!(source.progress, Progress { dev: false, prod: true });
    assert_eq!(wizard.status(), " Done in prod, though not in dev yet.");
    assert!(wizard.screen().shows("not done in dev yet"));
}

#[test]
fn ticks_are_taken_back_and_made_again() {
    let mut wizard = Wizard::reach("open space down space");
    let both = wizard.open_plan().clone();
    wizard.press("u u");
    assert_eq!(wizard.status(), " Undone: Signed Up is not done in dev. ctrl-r to redo.");
    assert!(wizard.open_plan().events.iter().all(|event| !event.progress.overall().dev));
    wizard.press("ctrl-r ctrl-r");
    assert_eq!(*wizard.open_plan(), both);
    assert_eq!(wizard.disk.kept.last(), Some(&both), "what is taken back or made again is kept too");
}

/// The checklist of a plan whose first event the website and the apps send.
fn sent_by_two() -> Wizard {
    let mut plan = Wizard::open().open_plan().clone();
    plan.events[0].progress = EventProgress::of_sources(["Website", "Mobile"].map(str::to_owned));
    Wizard::opened(plan)
}

#[test]
fn each_source_of_an_event_is_ticked_by_itself() {
    let mut wizard = sent_by_two();
    wizard.press("right down down down down space");
    let of = |wizard: &Wizard, source| wizard.open_plan().events[0].progress.of(source).map(|it| it.dev);
    assert_eq!((of(&wizard, "Website"), of(&wizard, "Mobile")), (Some(false), Some(true)));
    assert!(wizard.screen().shows("1 of 2 sources"), "{}", wizard.screen().text());
    wizard.press("home space");
    assert_eq!((of(&wizard, "Website"), of(&wizard, "Mobile")), (Some(true), Some(true)));
    wizard.press("u");
    assert_eq!((of(&wizard, "Website"), of(&wizard, "Mobile")), (Some(false), Some(true)), "as it was");
}

#[test]
fn a_property_ticks_nothing() {
    let mut wizard = Wizard::reach("open right end");
    wizard.press("home down down down space");
    assert!(wizard.status().starts_with(" A property has no tick"), "{}", wizard.status());
    assert_eq!(wizard.open_plan().events[0].progress.overall(), Progress::default());
    assert!(wizard.disk.kept.is_empty());
}

#[test]
fn notes_and_names_are_written_to_the_work() {
    let mut wizard = Wizard::reach("open n 'by the server' enter down down down down e 'acme.com' enter");
    assert_eq!(wizard.open_plan().events[0].note.as_deref(), Some("by the server"));
    assert_eq!(wizard.open_plan().sources[0].name.as_deref(), Some("acme.com"));
    wizard.press("u u");
    assert_eq!(wizard.open_plan().events[0].note, None);
}

#[test]
fn a_piece_of_work_opens_to_its_properties_and_reasons() {
    let screen = Wizard::reach("open right").screen();
    for text in ["For: Increase signups with lookalikes", "username"] {
        assert!(screen.shows(text), "{text} is not on\n{}", screen.text());
    }
}

#[test]
fn the_filter_and_only_what_is_left_narrow_the_work() {
    let mut wizard = Wizard::reach("open space o");
    assert!(!wizard.screen().shows("Signed Up"));
    wizard.press("esc");
    assert!(wizard.screen().shows("Signed Up"), "{}", wizard.screen().text());
    wizard.press("/ 'page_name' enter");
    let screen = wizard.screen();
    assert!(screen.shows("Page Viewed") && !screen.shows("Website"), "{}", screen.text());
}

#[test]
fn q_leaves_once_everything_is_kept() {
    assert!(Wizard::reach("open space q").ended);
}

#[test]
fn what_could_not_be_kept_is_told_and_asked_about() {
    let mut wizard = Wizard::open();
    wizard.disk.answer = Some(Stored::Failed("The disk is full.".to_owned()));
    wizard.press("space");
    assert_eq!(wizard.status(), " The disk is full.");
    wizard.press("q");
    assert!(!wizard.ended && wizard.app.focus() == Focus::Leave);
    wizard.press("esc");
    wizard.disk.answer = None;
    wizard.press("down space q");
    assert!(wizard.ended, "the next tick kept both");
    let kept = wizard.disk.kept.last().expect("a kept plan");
    assert!(kept.events[0].progress.overall().dev && kept.events[1].progress.overall().dev);
}

#[test]
fn someone_elses_changes_are_taken_on_request() {
    let mut wizard = Wizard::reach("conflict");
    assert_eq!(wizard.app.focus(), Focus::Conflict);
    wizard.press("t");
    assert_eq!(wizard.open_plan().name, "Changed by a colleague");
    assert!(!wizard.open_plan().events[0].progress.overall().dev, "one's own tick gave way");
    assert_eq!(wizard.app.focus(), Focus::Checklist);
}

#[test]
fn ones_own_changes_are_kept_on_request() {
    let mut wizard = Wizard::reach("conflict");
    let before = wizard.disk.kept.len();
    wizard.press("k");
    assert_eq!(wizard.disk.kept.len(), before + 1);
    assert_eq!(wizard.disk.kept.last(), Some(wizard.open_plan()));
    assert!(wizard.open_plan().events[0].progress.overall().dev);
    assert_eq!(wizard.app.open_plan().map(|open| &open.storing), Some(&Storing::Done));
}

#[test]
fn a_file_that_is_no_plan_any_more_cannot_be_taken() {
    let mut wizard = Wizard::open();
    wizard.changed_by_someone_else(Err("it is not TOML."));
    wizard.press("t");
    assert_eq!(wizard.app.focus(), Focus::Conflict);
    assert_eq!(
        wizard.status(),
        " The file cannot be taken: it is not TOML. Put it right first, or keep yours."
    );
    assert!(wizard.open_plan().events[0].progress.overall().dev);
}

#[test]
fn a_file_that_was_put_right_while_the_question_stood_is_taken() {
    let mut wizard = Wizard::open();
    let right = wizard.open_plan().clone();
    wizard.changed_by_someone_else(Err("it is not TOML."));
    wizard.press("t");
    wizard.disk.theirs = Some(Ok(Box::new(right.clone())));
    wizard.press("t");
    assert_eq!((wizard.app.focus(), wizard.open_plan()), (Focus::Checklist, &right));
    assert_eq!(wizard.status(), " Now showing what the file holds.");
}

#[test]
fn what_is_taken_is_what_the_file_holds_by_then() {
    let mut wizard = Wizard::reach("conflict d");
    let later = SetupPlan { name: "Changed once more".to_owned(), ..wizard.open_plan().clone() };
    wizard.disk.theirs = Some(Ok(Box::new(later.clone())));
    wizard.press("t");
    assert_eq!(*wizard.open_plan(), later);
    assert_eq!(wizard.status(), " Now showing what the file holds; it was changed once more meanwhile.");
}

#[test]
fn nothing_is_worked_on_while_the_file_is_taken() {
    let mut wizard = Wizard::reach("conflict");
    let mine = wizard.open_plan().clone();
    assert_eq!(update(&mut wizard.app, Message::Act(Action::TakeTheirs)), Some(Effect::TakeTheirs));
    for action in [Action::KeepMine, Action::TakeTheirs] {
        assert_eq!(update(&mut wizard.app, Message::Act(action)), None, "{action:?}");
    }
    wizard.press("space");
    assert_eq!(*wizard.open_plan(), mine);
}

#[test]
fn a_kept_filter_is_seen_with_what_it_leaves() {
    let mut wizard = Wizard::reach("open / 'page_name' enter");
    let total = wizard.app.open_plan().unwrap().filtered_count()[1];
    let kept = format!(" Filter: page_name · 1 of {total}");
    assert!(wizard.status().starts_with(&kept), "{}", wizard.screen().text());
    assert!(wizard.screen().shows("esc clear filter"), "{}", wizard.screen().text());
    wizard.press("esc");
    assert!(!wizard.status().contains("Filter:") && !wizard.ended, "{}", wizard.screen().text());
}

#[test]
fn enter_opens_and_closes_and_esc_leaves_as_the_footer_says() {
    let mut wizard = Wizard::reach("open enter");
    assert!(wizard.screen().shows("▾"), "{}", wizard.screen().text());
    wizard.press("enter");
    assert!(!wizard.screen().shows("▾"), "{}", wizard.screen().text());
    assert!(wizard.screen().shows("esc leave"), "{}", wizard.screen().text());
    wizard.press("esc");
    assert!(wizard.ended);
}

/// A plan of which someone else called the first source something else, and wrote another note.
fn theirs(wizard: &Wizard) -> SetupPlan {
    let mut theirs = wizard.open_plan().clone();
    theirs.events[0].note = Some("theirs".to_owned());
    theirs
}

/// A person who typed half a note when the answer to the tick before tells that someone else wrote another.
fn interrupted() -> Wizard {
    let mut wizard = Wizard::open();
    wizard.disk.answer = Some(Stored::Failed("The disk is full.".to_owned()));
    wizard.press("n 'mine' enter n ' and tak'");
    let theirs = Box::new(theirs(&Wizard::open()));
    wizard.disk.answer = None;
    wizard.disk.theirs = Some(Ok(theirs.clone()));
    wizard.tell(Message::Stored(Stored::Changed(Ok(theirs))));
    wizard
}

#[test]
fn a_question_waits_for_the_text_that_is_being_typed() {
    let mut wizard = interrupted();
    assert_eq!(wizard.app.focus(), Focus::Prompt, "a letter must not decide whose changes stay");
    wizard.press("'e it' enter");
    assert_eq!(wizard.app.focus(), Focus::Conflict);
    assert_eq!(wizard.open_plan().events[0].note.as_deref(), Some("mine and take it"));
    wizard.press("k");
    assert_eq!(wizard.disk.kept.last(), Some(wizard.open_plan()));
    assert_eq!(wizard.open_plan().events[0].note.as_deref(), Some("mine and take it"));
}

#[test]
fn a_question_that_waited_comes_when_typing_is_cancelled() {
    let mut wizard = interrupted();
    wizard.press("esc");
    assert_eq!(wizard.app.focus(), Focus::Conflict);
    wizard.press("t");
    assert_eq!(wizard.open_plan().events[0].note.as_deref(), Some("theirs"));
}

#[test]
fn leaving_while_a_question_waits_does_not_go_round_in_circles() {
    let mut wizard = interrupted();
    wizard.press("ctrl-c");
    assert_eq!(wizard.app.focus(), Focus::Leave, "nothing is kept, so it is asked");
    wizard.press("esc");
    assert_eq!(wizard.app.focus(), Focus::Prompt);
    wizard.tell(Message::KeepsDrafts(Ok(())));
    wizard.press("ctrl-c");
    assert!(wizard.ended);
}

#[test]
fn a_text_that_is_being_typed_is_kept_or_asked_about() {
    let mut wizard = Wizard::reach("open n 'why'");
    let open = wizard.app.open_plan().expect("a checklist");
    assert_eq!(
        open.unfinished_edit(),
        Some(segue::plan::Edit::note(Task::Event("Signed Up".into()), "why"))
    );
    wizard.press("ctrl-c");
    assert_eq!(wizard.app.focus(), Focus::Leave);
    wizard.press("esc 'x' enter");
    assert_eq!(wizard.open_plan().events[0].note.as_deref(), Some("whyx"));
    wizard.press("n ctrl-c");
    assert!(wizard.ended, "nothing was typed");
    let mut wizard = Wizard::open();
    wizard.tell(Message::KeepsDrafts(Ok(())));
    wizard.press("n 'why' ctrl-c");
    assert!(wizard.ended && wizard.app.open_plan().is_some_and(|open| open.unfinished_edit().is_some()));
}

#[test]
fn looking_at_a_note_does_not_change_it() {
    let notes =
        ["Agreed with legal:\n- no e-mail\n\n- hash\tit\n", " \u{a0}x\u{7f} ", &"word ".repeat(10_000)];
    for note in notes {
        let mut plan = Wizard::open().open_plan().clone();
        plan.events[0].note = Some(note.to_owned());
        plan.sources[0].name = Some(note.to_owned());
        let mut wizard = Wizard::opened(plan.clone());
        wizard.press("n left home up down enter n ' x' backspace backspace enter n 'x' esc");
        wizard.select_row("Website");
        wizard.press("e left enter");
        assert_eq!(*wizard.open_plan(), plan);
        assert_eq!(wizard.disk.kept, [], "nothing is written");
    }
}

#[test]
fn a_note_of_several_lines_is_edited_as_such() {
    let mut plan = Wizard::open().open_plan().clone();
    plan.events[0].note = Some("Agreed:\n- hash it\n".to_owned());
    let mut wizard = Wizard::opened(plan);
    wizard.press("n");
    let screen = wizard.screen();
    assert!(screen.shows("Note to Signed Up: Agreed:") && screen.shows(" - hash it"), "{}", screen.text());
    wizard.press("up up end ' by Kim' alt-enter '- ask'");
    wizard.paste("\r\nMay\rJune");
    wizard.press("enter");
    let note = wizard.open_plan().events[0].note.as_deref();
    assert_eq!(note, Some("Agreed: by Kim\n- ask\nMay\nJune\n- hash it"));
}

#[test]
fn a_text_that_is_too_long_is_cut_in_sight() {
    let mut wizard = Wizard::reach("open n");
    wizard.paste(&"w".repeat(70_000));
    assert!(wizard.screen().shows("cut at 65536 bytes"), "{}", wizard.screen().text());
    let mut wizard = Wizard::after("enter space enter enter");
    wizard.paste(&"w".repeat(5_000));
    assert_eq!(wizard.status(), " Only the first part was taken: at most 4096 bytes.");
}

#[test]
fn a_named_destination_tells_what_it_takes() {
    let mut plan = Wizard::after("enter space enter").plan();
    plan.destinations[0].name = Some("Facebook Conversions API".to_owned());
    let kind = plan.destinations[0].kind.clone();
    let mut wizard = Wizard::opened(plan).sized(120, 60);
    wizard.press("end y");
    while wizard.copied.last().is_some_and(|copied| *copied != kind) {
        wizard.press("up y");
    }
    wizard.press("right");
    let screen = wizard.screen();
    assert!(screen.shows("Order Completed: refused"), "{}", screen.text());
}

#[test]
fn the_header_says_saved_once_the_file_holds_the_last_change() {
    let mut wizard = Wizard::open();
    let before = wizard.open_plan().clone();
    wizard.press("space");
    assert!(wizard.screen().line(0).contains("saved"), "{}", wizard.screen().text());
    wizard.tell(Message::Stored(Stored::Done(Box::new(before))));
    assert!(!wizard.screen().line(0).contains("saved"), "a later change waits: {}", wizard.screen().text());
    wizard.tell(Message::Stored(Stored::Done(Box::new(wizard.open_plan().clone()))));
    assert!(wizard.screen().line(0).contains("saved"));
}
