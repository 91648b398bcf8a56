//! Plain mode on a saved plan: every question, in words.

use segue::plain::PromptSession;
use segue::session::Outcome;
use std::fs;
use support::fronts::open;
use tempfile::TempDir;

const PLAN: &str = include_str!("../../fixtures/plans/hand-edited.toml");

/// The checklist after these answers, and its folder; what it printed is gone.
fn after(answers: &[&str]) -> (PromptSession, TempDir) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("plan.toml");
    fs::write(&path, PLAN).expect("written");
    let (app, files) = open(&path);
    let mut plain = PromptSession::new(app, files);
    if answers.first() == Some(&"(changed)") {
        fs::write(&path, PLAN.replace("for the pixel", "Bo for it")).expect("written");
    }
    for answer in answers.iter().filter(|answer| **answer != "(changed)") {
        plain.answer(answer);
    }
    plain.take_text();
    (plain, folder)
}

/// What is printed as the answer to `answer` after these answers.
fn said(before: &[&str], answer: &str) -> String {
    let (mut plain, _folder) = after(before);
    plain.answer(answer);
    plain.take_text()
}

/// A question: answers that lead there, a piece of it, answers that it refuses.
const STOPS: &[(&[&str], &str, &[&str])] = &[
    (
        &[],
        "What is done in dev?",
        &["0", "8", "1.1", "2-1", "x", "tick", "name 1 x", "note", "note 9 x", "read 8", "all", "-1"],
    ),
    (&["prod"], "What is done in prod?", &["0", "8", "name 3 x", "left 1"]),
    (&["left"], "What is done in dev?", &["1", "note 1 x"]),
    (&["find pixel"], "What is done in dev?", &["1", "name 4 x"]),
    (&["note 2"], "Note of Install Attributed?", &[]),
    (&["name 5"], "Name of Reverse ETL?", &[]),
    (&["(changed)", "note 6 mine"], "What is to be done?", &["", "0", "4", "mine", "2 3"]),
    (&["(changed)", "note 6 mine", "quit"], "Leave? The last changes", &["1", "perhaps"]),
];

/// Everything in the model that answers can change.
fn state(plain: &PromptSession) -> String {
    let app = plain.app();
    let open = app.open_plan().expect("a plan is open");
    format!("{:?} {:?} {:?} {:?}", open.plan(), open.environment, open.query, app.overlay())
}

#[test]
fn every_question_tells_what_can_be_typed_and_can_be_left() {
    for (way, asks, _) in STOPS {
        let (mut plain, _folder) = after(way);
        let before = state(&plain);
        plain.answer("help");
        let text = plain.take_text();
        assert!(text.starts_with("What you can type here:\n- ") && text.contains(asks), "{text}");
        assert_eq!(state(&plain), before);
        plain.answer("quit");
        if plain.ending().is_none() {
            plain.answer("yes");
        }
        assert_eq!(plain.ending(), Some(&Outcome::Left), "{asks}");
    }
}

#[test]
fn wrong_answers_change_nothing_and_the_question_comes_again() {
    for (way, asks, wrong) in STOPS {
        for wrong in *wrong {
            let (mut plain, folder) = after(way);
            let before = (state(&plain), fs::read(folder.path().join("plan.toml")).expect("the plan"));
            plain.answer(wrong);
            let text = plain.take_text();
            assert!(text.lines().count() > 1 && text.contains(asks), "{wrong:?} at {asks}:\n{text}");
            let after = (state(&plain), fs::read(folder.path().join("plan.toml")).expect("the plan"));
            assert_eq!(after, before, "{wrong:?} at {asks}");
        }
    }
}

#[test]
fn what_was_done_is_said() {
    assert!(said(&[], "2").starts_with("Done in dev: event Install Attributed.\n"));
    assert!(said(&["2"], "2").starts_with("To do again in dev: event Install Attributed.\n"));
    assert!(said(&["2"], "undo").starts_with("To do again in dev: event Install Attributed.\n"));
    assert!(said(&["2", "undo"], "redo").starts_with("Done in dev: event Install Attributed.\n"));
    assert!(said(&[], "undo").starts_with("There is nothing to take back.\n"));
    assert!(
        said(&[], "name 5 Snowflake").starts_with("The name of source Reverse ETL is now: Snowflake\n")
    );
    assert!(said(&["name 5 x"], "name 5 \"\"").starts_with("The name of source Reverse ETL is removed.\n"));
    let ahead = said(&["prod"], "2");
    assert!(ahead.contains("Done in prod, though not in dev yet.\n"), "{ahead}");
}

#[test]
fn the_list_tells_all_that_the_screen_shows() {
    let text = said(&["note 1 why"], "list");
    for line in [
        "Plan: Acme \"shop\". Goal: Optimize advertising.",
        "Done: in dev 2 of 7, in prod 1 of 7.",
        "Track events, 1 of 3 done:",
        "1. Order Completed: done, note: why",
        "4. Website, named acme.com: done",
        "6. Advertising: to do, note: ask for the pixel",
        "Verify that data arrives, 0 of 1 done:",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    let left = said(&[], "left");
    assert!(!left.contains("1. Order Completed") && left.contains("2. Install Attributed"), "{left}");
    assert!(left.contains("This is not all."), "{left}");
    let read = said(&[], "read 1");
    assert!(read.contains("Asked for by: Suppress with purchase; Mitigate cart abandonment."), "{read}");
    assert!(read.contains("- products, array<object>"), "{read}");
}

#[test]
fn leaving_says_whether_the_file_holds_everything() {
    assert!(said(&["2"], "quit").ends_with("Left. The file holds all changes.\n"));
    let conflict = said(&["(changed)", "note 6 mine"], "quit");
    assert!(conflict.contains("Leave? The last changes could not be written"), "{conflict}");
}

#[test]
fn a_range_is_ticked_and_untick_takes_ticks_away() {
    let plan = |answers: &[&str]| {
        let (_plain, folder) = after(answers);
        fs::read_to_string(folder.path().join("plan.toml")).expect("the plan").matches("dev = true").count()
    };
    let before = plan(&[]);
    assert_eq!(plan(&["1-3"]), plan(&["1-3", "1-3"]));
    assert!(plan(&["1-3"]) > before);
    assert_eq!(plan(&["1-3", "untick 1-3"]) + 1, before, "the first was done before");
    assert!(said(&["1-3"], "1-3").contains("All of that is done already."));
    assert!(said(&["untick 1-3"], "untick 2").contains("None of that is done."));
}
