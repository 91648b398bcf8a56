//! Plain mode takes any line: words that work everywhere, and wrong answers that change nothing.

#[path = "common/fronts.rs"]
#[allow(dead_code)]
mod fronts;

use fronts::{DISK, answer, app, app_on, files, plain_after};
use proptest::prelude::*;
use segue::catalog::Catalog;
use segue::wizard::Ending;
use segue::wizard::plain::{self, Plain, WIDTH};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr as _;

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
        wrong: &["plans/", "~", "~nobody/x", "\"\"", ".", "taken.toml", "nowhere/x.toml"],
    },
    Stop {
        way: &["1", "2", "", "", "", ""],
        asks: "What else to write",
        before: "Where does it go",
        wrong: &["0", "4", "1-4", "yes", "1.1"],
    },
    Stop {
        way: &["1", "2", "quit"],
        asks: "Leave without saving?",
        before: "Which use cases",
        wrong: &["1", "perhaps", "yes please"],
    },
];

/// Everything in the model that a person chose, and where they stand.
fn state(plain: &Plain) -> String {
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
        assert_eq!(plain.ending(), Some(&Ending::Left), "{}", stop.asks);
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
        assert_eq!(ending, Ending::Left);
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
    assert_eq!(ending, Ending::Left);
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
    let mut plain = plain_after(app(folder.path()), &["1", "2", "", "undo"]);
    plain.answer("");
    assert!(plain.take_text().starts_with("Nothing is selected. Type back to select a use case."));
}

/// Whether text is safe to read out, to log and to show.
fn check_printed(text: &str) {
    let strange =
        text.chars().find(|it| (it.is_control() && *it != '\n') || matches!(*it, '\u{200b}' | '\u{202e}'));
    assert_eq!(strange, None, "{text:?}");
    // Box drawing, block elements, geometric shapes.
    assert!(!text.contains(|it| ('\u{2500}'..='\u{25ff}').contains(&it)), "{text}");
    let wide = text.lines().find(|line| line.width() > WIDTH);
    assert_eq!(wide, None);
}

const HOSTILE: &str = " \x1b[31m\x1b]0;x\x07\u{9b}2J\r\n\u{202e}\u{200b}┃ 注文";

/// The default catalog with escape sequences in everything that people read.
fn hostile_catalog() -> Catalog {
    fn spoil(value: &mut Value) {
        match value {
            Value::Array(values) => values.iter_mut().for_each(spoil),
            Value::Object(map) => {
                for (key, value) in map {
                    match value {
                        Value::String(text) if !matches!(&**key, "id" | "type" | "date" | "example") => {
                            text.push_str(HOSTILE);
                        }
                        value => spoil(value),
                    }
                }
            }
            _ => {}
        }
    }
    let mut value = serde_json::to_value(Catalog::draft()).expect("a catalog is data");
    spoil(&mut value);
    serde_json::from_value(value).expect("the same shape")
}

#[test]
fn hostile_text_is_inert() {
    let folder = folder();
    let typed = format!("name 8 x{HOSTILE}").replace('\n', " ");
    let answers = [
        "read 1",
        "list",
        "1",
        "read 1-7",
        "find cart",
        "find x\x1b[2J",
        "find",
        "all",
        "",
        "read 1-14",
        &typed,
        "note 1 \x1b]52;c;x\x07",
        "\x1b[A",
        "list",
        "",
        "a\x1b[31mb",
        "",
        "\x1b",
        "",
    ];
    let (text, ending) = answer(app_on(hostile_catalog(), folder.path()), &answers);
    assert!(matches!(ending, Ending::Saved(_)), "{text}");
    assert!(text.contains("␛[31m"), "the text is shown, not dropped");
    check_printed(&text.replace('┃', ""));
}

fn line() -> impl Strategy<Value = String> {
    let words = [
        "",
        "",
        "",
        "1",
        "2",
        "1-3",
        "all",
        "none",
        "undo",
        "redo",
        "back",
        "list",
        "find",
        "find cart",
        "read 1",
        "read 1-2",
        "1.1",
        "1.1-2 2",
        "name 4 x",
        "name 4",
        "note 1",
        "note 1 y",
        "catalog",
        "help",
        "quit",
        "no",
        "no",
        "\"\"",
        "\"back\"",
        "plan.toml",
        "/",
        "~",
    ];
    prop_oneof![
        8 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => "[0-9 .,-]{0,12}",
        1 => "(find|read|name|note|list) \\PC{0,20}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_lines_never_break_it(lines in prop::collection::vec(line(), 0..60)) {
        let folder = folder();
        let mut plain = plain_after(app(folder.path()), &[]);
        for line in &lines {
            plain.answer(line);
            let text = plain.take_text();
            // What is typed may hold such characters as itself; it is the program that draws no boxes.
            let text = if line.contains(|it| ('\u{2500}'..='\u{25ff}').contains(&it)) { String::new() } else { text };
            check_printed(&text);
            if plain.ending().is_some() {
                break;
            }
            prop_assert!(text.is_empty() || text.ends_with("\n> "), "{text}");
            let count = plain.app().goal().use_case_count();
            prop_assert!(plain.app().work().choice.selection().iter().all(|place| place < count));
        }
    }

    #[test]
    fn random_bytes_never_break_it(input in prop::collection::vec(any::<u8>(), 0..400)) {
        let folder = folder();
        let mut output = Vec::new();
        let ending = plain::run(app(folder.path()), DISK, &*input, &mut output, true).expect("memory");
        prop_assert!(matches!(ending, Ending::Left | Ending::Saved(_)));
    }
}
