//! Plain mode takes any line: words that work everywhere, and wrong answers that change nothing.

use segue::plain::{self, PromptSession};
use segue::session::Outcome;
use std::fs;
use support::fronts::{DISK, answer, app, edit, files, plain_after};
use support::wizard::Wizard;
use support::wizard::steps::Steps as _;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// A question: answers that lead there, a piece of it, a piece of the one before, answers that it refuses.
struct Stop {
    way: &'static [&'static str],
    asks: &'static str,
    before: &'static str,
    wrong: &'static [&'static str],
}

const STOPS: &[Stop] = &[
    Stop {
        way: &[],
        asks: "Which goal",
        before: "Which goal",
        wrong: &[
            "0",
            "5",
            "1 2",
            "1.1",
            "x",
            "read",
            "read 9",
            "1-2",
            "all",
            "list 3",
            "99999999999999999999",
        ],
    },
    Stop {
        way: &["catalog"],
        asks: "Which catalog",
        before: "Which goal",
        wrong: &["0", "3", "1 2", "draft x", "-1"],
    },
    Stop {
        way: &["1", "2"],
        asks: "Which use cases",
        before: "Which goal",
        wrong: &["0", "8", "1 8", "3-1", "1-99999999999", "1.1", "1,x", "all 1", "read 1 8", "save", "1;2"],
    },
    Stop { way: &["1"], asks: "Which use cases", before: "Which goal", wrong: &["", "none"] },
    Stop {
        way: &["1", "2", ""],
        asks: "What to take out",
        before: "Which use cases",
        wrong: &[
            "0",
            "11",
            "1 11",
            "1.8",
            "2.1",
            "4.1",
            "1.x",
            "name",
            "name 1 x",
            "note 1.1 x",
            "note 99 x",
            "all",
        ],
    },
    Stop {
        way: &["1", "2", "", "name 4"],
        asks: "Name of the source Website",
        before: "What to take out",
        wrong: &[],
    },
    Stop {
        way: &["1", "2", "", "note 1"],
        asks: "Note of the event Application Installed",
        before: "What to take out",
        wrong: &[],
    },
    Stop {
        way: &["1", "2", "", ""],
        asks: "What is the plan called",
        before: "What to take out",
        wrong: &["\"\"", "\"  \"", "\u{1b}"],
    },
    Stop {
        way: &["1", "2", "", "", ""],
        asks: "Where does it go",
        before: "What is the plan called",
        wrong: &["plans/", "~", "~nobody/x", "\"\"", ".", "taken.toml", "taken.toml/x.toml"],
    },
    Stop {
        way: &["1", "2", "", "", "", ""],
        asks: "What else to write",
        before: "Where does it go",
        wrong: &["0", "4", "1-4", "yes", "1.1"],
    },
    Stop {
        way: &["1", "2", "", "", "", "nowhere/x.toml", ""],
        asks: "There is no folder",
        before: "Where does it go",
        wrong: &["1", "perhaps", "yes please"],
    },
    Stop {
        way: &["1", "2", "quit"],
        asks: "Leave without saving?",
        before: "Which use cases",
        wrong: &["1", "perhaps", "yes please"],
    },
];

/// Everything in the model that a person chose, and where they are.
fn state(plain: &PromptSession) -> String {
    let app = plain.app();
    let (goal, catalog) = (&app.goal().id, app.catalog().id());
    let (step, overlay) = (app.step(), app.overlay());
    format!("{catalog} {goal} {step:?} {overlay:?} {:?} {:?}", app.work(), app.save_form())
}

/// The question that was asked last.
fn last_question(text: &str) -> String {
    let text = text.strip_suffix("\n> ").unwrap_or_else(|| panic!("no question is asked:\n{text}"));
    let lines: Vec<_> = text.lines().rev().take(4).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_question_tells_what_can_be_typed() {
    let folder = folder();
    for stop in STOPS {
        let mut plain = plain_after(app(folder.path()), stop.way);
        let before = state(&plain);
        plain.answer("help");
        let text = plain.take_text();
        assert!(text.starts_with("What you can type here:\n- "), "{text}");
        for word in ["- back: ", "- undo, redo: ", "- quit: ", "- help: "] {
            assert!(text.contains(word), "{}: {word} is missing in\n{text}", stop.asks);
        }
        assert!(last_question(&text).contains(stop.asks), "{text}");
        assert_eq!(state(&plain), before);
    }
}

/// The questions about a saved plan, and whether it is changed or is where a new one is to go.
const ABOUT_SAVED: &[(bool, Stop)] = &[
    (
        true,
        Stop {
            way: &["1", "", ""],
            asks: "Save the changes?",
            before: "What to take out",
            wrong: &["1", "yes", "name", "name \"\"", "save"],
        },
    ),
    (
        true,
        Stop {
            way: &["", ""],
            asks: "Nothing is changed.",
            before: "What to take out",
            wrong: &["0", "no", "list 1"],
        },
    ),
    (
        false,
        Stop {
            way: &["1", "1", "", "", "", ""],
            asks: "What is to be done?",
            before: "What is the plan called",
            wrong: &["", "4", "0", "yes", "1 2"],
        },
    ),
];

#[test]
fn the_questions_about_a_saved_plan_take_any_line_and_wrong_ones_change_nothing() {
    const PLAN: &str = include_str!("../../fixtures/plans/hand-edited.toml");
    let folder = folder();
    let path = folder.path().join("setup-plan.toml");
    fs::write(&path, PLAN).expect("written");
    // Of the hand-edited plan, the catalog recommends more than it holds.
    let whole = tempfile::tempdir().expect("a folder for the test");
    let complete = whole.path().join("plan.toml");
    fs::write(&complete, Wizard::after("enter space enter enter").plan().to_toml()).expect("written");
    for (is_saved, Stop { way, asks, before, wrong }) in ABOUT_SAVED {
        let start = || match (is_saved, *asks == "Nothing is changed.") {
            (true, true) => edit(&complete),
            (true, false) => edit(&path),
            (false, _) => app(folder.path()),
        };
        for wrong in *wrong {
            let mut plain = plain_after(start(), way);
            let untouched = state(&plain);
            plain.answer(wrong);
            let text = plain.take_text();
            assert!(!text.starts_with(asks), "{wrong:?} at {asks} is not answered:\n{text}");
            assert!(last_question(&text).contains(asks), "{wrong:?}:\n{text}");
            assert_eq!(state(&plain), untouched, "{wrong:?} at {asks}");
        }
        let mut plain = plain_after(start(), way);
        plain.answer("undo");
        assert!(plain.take_text().lines().count() >= 2, "{asks}");
        plain.answer("back");
        assert!(last_question(&plain.take_text()).contains(before), "{asks}");
    }
    assert_eq!(files(folder.path()).into_values().collect::<Vec<_>>(), [PLAN]);
}

#[test]
fn every_question_leads_back() {
    let folder = folder();
    for stop in STOPS {
        let mut plain = plain_after(app(folder.path()), stop.way);
        plain.answer(" BACK ");
        let text = plain.take_text();
        assert!(last_question(&text).contains(stop.before), "{}: {text}", stop.asks);
        assert_eq!(plain.ending(), None);
    }
}

#[test]
fn every_question_can_be_left() {
    let folder = folder();
    for stop in STOPS {
        let mut plain = plain_after(app(folder.path()), stop.way);
        plain.answer("quit");
        if plain.ending().is_none() {
            let text = plain.take_text();
            assert!(last_question(&text).contains("Leave without saving?"), "{text}");
            plain.answer("yes");
        }
        assert_eq!(plain.ending(), Some(&Outcome::Left), "{}", stop.asks);
    }
    assert!(files(folder.path()).is_empty());
}

#[test]
fn every_question_answers_to_undo_and_redo() {
    let folder = folder();
    for stop in STOPS {
        for word in ["undo", "redo"] {
            let mut plain = plain_after(app(folder.path()), stop.way);
            plain.answer(word);
            let text = plain.take_text();
            assert!(text.lines().count() >= 2, "{}: {word} says nothing:\n{text}", stop.asks);
        }
    }
}

#[test]
fn wrong_answers_change_nothing_and_say_what_is_possible() {
    let folder = folder();
    fs::write(folder.path().join("taken.toml"), "theirs").expect("written");
    for stop in STOPS {
        for wrong in stop.wrong {
            let mut plain = plain_after(app(folder.path()), stop.way);
            let before = state(&plain);
            plain.answer(wrong);
            let text = plain.take_text();
            let said = text.lines().next().unwrap_or_default();
            assert!(!said.contains(stop.asks), "{wrong:?} at {} is not answered:\n{text}", stop.asks);
            assert!(last_question(&text).contains(stop.asks), "{wrong:?}:\n{text}");
            assert_eq!(state(&plain), before, "{wrong:?} at {}", stop.asks);
        }
    }
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn the_input_may_end_anywhere() {
    let folder = folder();
    for stop in STOPS {
        let (text, ending) = answer(app(folder.path()), stop.way);
        assert_eq!(ending, Outcome::Left);
        assert!(
            text.ends_with("> \nThe input ended before the plan was saved. No file was written.\n"),
            "{text}"
        );
    }
    assert!(files(folder.path()).is_empty());
}

#[test]
fn bytes_that_are_no_text_are_told_and_the_question_comes_again() {
    let folder = folder();
    let mut output = Vec::new();
    let ending =
        plain::run(app(folder.path()), DISK, &b"\xff\xfe\n1\n"[..], &mut output, false).expect("memory");
    assert_eq!(ending, Outcome::Left);
    let text = String::from_utf8(output).expect("text");
    assert!(text.contains("The line is not UTF-8"), "{text}");
    assert!(text.contains("Step 2 of 4"), "{text}");
}

#[test]
fn taking_everything_out_leaves_nothing_to_save() {
    let folder = folder();
    let mut plain = plain_after(app(folder.path()), &["1", "2", "", "1-10"]);
    plain.answer("");
    let text = plain.take_text();
    assert!(text.starts_with("Everything is taken out. Type a number to put that item back."), "{text}");
    let mut plain = plain_after(app(folder.path()), &["1", "2", ""]);
    plain.answer("undo");
    let text = plain.take_text();
    assert!(text.contains("Step 2 of 4") && text.contains("Nothing is selected yet"), "{text}");
}
