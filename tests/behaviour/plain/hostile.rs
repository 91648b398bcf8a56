//! Plain mode prints nothing that a terminal obeys, and no line breaks it.

use proptest::prelude::*;
use segue::catalog::Catalog;
use segue::plain::{self, WIDTH};
use segue::plan::Document;
use segue::session::Outcome;
use serde_json::Value;
use support::cases::cases;
use support::fronts::{DISK, answer, app, app_on, edit, plain_after};
use support::wizard::steps::Steps as _;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr as _;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
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
    assert!(matches!(ending, Outcome::Saved(_)), "{text}");
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
        "yes",
        "name Acme",
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
    #![proptest_config(cases(96))]

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
            prop_assert!(plain.app().selection().iter().all(|place| place < count));
        }
    }

    #[test]
    fn random_lines_leave_a_saved_plan_whole(lines in prop::collection::vec(line(), 0..60)) {
        let folder = folder();
        let path = folder.path().join("plan.toml");
        std::fs::write(&path, include_str!("../../fixtures/plans/hand-edited.toml")).expect("written");
        let mut plain = plain_after(edit(&path), &[]);
        for line in &lines {
            plain.answer(line);
            let text = plain.take_text();
            if plain.ending().is_some() {
                break;
            }
            prop_assert!(text.is_empty() || text.ends_with("\n> "), "{text}");
        }
        let text = std::fs::read_to_string(&path).expect("the plan");
        prop_assert!(Document::parse("plan.toml", text.clone()).is_ok(), "{text}");
        prop_assert!(text.contains("# Our plan. Ask Ada") && text.contains("owner = "), "{text}");
    }

    #[test]
    fn random_bytes_never_break_it(input in prop::collection::vec(any::<u8>(), 0..400)) {
        let folder = folder();
        let mut output = Vec::new();
        let ending = plain::run(app(folder.path()), DISK, &*input, &mut output, true).expect("memory");
        prop_assert!(matches!(ending, Outcome::Left | Outcome::Saved(_)));
    }
}
