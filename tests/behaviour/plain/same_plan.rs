//! Whoever answers questions gets the plan that the same choices give on the screen, byte for byte.

use proptest::prelude::*;
use segue::session::Outcome;
use std::fs;
use std::path::Path;
use support::cases::cases;
use support::fronts::{Keys, answer, app, files};

/// What someone does, on the screen and in plain mode.
struct Journey {
    name: &'static str,
    keys: &'static str,
    answers: &'static [&'static str],
}

const JOURNEYS: &[Journey] = &[
    Journey {
        name: "the shortest way",
        keys: "enter space enter enter enter",
        answers: &["1", "1", "", "", "", "", ""],
    },
    Journey {
        name: "nothing but defaults",
        keys: "enter down space enter enter enter",
        answers: &["", "2", "", "", "", "", ""],
    },
    Journey {
        name: "several use cases in an order of one's own",
        keys: "down down enter G space home space down space enter enter enter",
        answers: &["3", "6 1-2", "", "", "", "", ""],
    },
    Journey {
        name: "all but one",
        keys: "enter a down down space enter enter enter",
        answers: &["1", "all", "3", "", "", "", "", ""],
    },
    Journey {
        name: "none, and then one",
        keys: "enter a a down space enter enter enter",
        answers: &["1", "all", "none", "2", "", "", "", "", ""],
    },
    Journey {
        name: "none where some are selected",
        keys: "enter space a a down space enter enter enter",
        answers: &["1", "1", "none", "2", "", "", "", "", ""],
    },
    Journey {
        name: "a use case found by a word",
        keys: "enter / text:cart enter space esc enter enter enter",
        answers: &["1", "find cart", "4", "find", "", "", "", "", ""],
    },
    Journey {
        name: "another catalog",
        keys: "c down enter enter space enter enter enter",
        answers: &["catalog", "2", "1", "1", "", "", "", "", ""],
    },
    Journey {
        name: "a change taken back and made again",
        keys: "enter space down space u u ctrl-r enter enter enter",
        answers: &["1", "1 2", "undo", "undo", "redo", "", "", "", "", ""],
    },
    Journey {
        name: "back to another goal and forth again",
        keys: "enter space enter esc esc down enter space enter enter enter",
        answers: &["1", "1", "", "back", "back", "2", "1", "", "", "", "", ""],
    },
];

/// What is written on each way; `prepare` fills the folders first.
fn both(keys: impl FnOnce(&mut Keys), answers: &[impl AsRef<str>], prepare: impl Fn(&Path)) {
    let (screen, plain) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    prepare(screen.path());
    prepare(plain.path());
    let mut fingers = Keys::new(app(screen.path()));
    keys(&mut fingers);
    assert!(matches!(fingers.ending, Some(Outcome::Saved(_))), "keys: {:?}", fingers.app.notice());
    let (text, ending) = answer(app(plain.path()), answers);
    assert!(matches!(ending, Outcome::Saved(_)), "{text}");
    assert_eq!(files(screen.path()), files(plain.path()), "{text}");
}

#[test]
fn journeys_end_in_the_same_files() {
    for journey in JOURNEYS {
        eprintln!("{}", journey.name);
        both(|fingers| fingers.press(journey.keys), journey.answers, |_| {});
    }
}

#[test]
fn items_and_properties_are_taken_out_and_put_back_alike() {
    both(
        |fingers| {
            fingers.press("enter a enter right to:order_id space to:total space home");
            fingers.press("to:Website space to:Mobile space space enter enter");
        },
        // The first event's second and fourth properties; the sources follow the events.
        &["1", "all", "", "1.2 1.4", "8-9", "9", "", "", "", ""],
        |_| {},
    );
}

#[test]
fn names_and_notes_are_kept_alike() {
    both(
        |fingers| {
            fingers.press("enter a enter n");
            fingers.type_text("ask the shop team  ");
            fingers.press("enter to:Website e text:acme.com enter n text:undo enter to:Analytics e");
            fingers.press("text:Amplitude enter e ctrl-u enter enter enter");
        },
        &[
            "1",
            "all",
            "",
            "note 1 ask the shop team",
            "name 8",
            "acme.com",
            "note 8",
            "\"undo\"",
            "name 13 Amplitude",
            "name 13 \"\"",
            "",
            "",
            "",
            "",
        ],
        |_| {},
    );
}

#[test]
fn the_form_is_filled_in_alike() {
    both(
        |fingers| {
            fingers.press("enter space enter enter ctrl-u");
            fingers.type_text("Acme shop 注文");
            fingers.press("tab ctrl-u text:acme-plan.toml tab space tab space tab space enter");
        },
        &["1", "1", "", "", "Acme shop 注文", "acme-plan.toml", "1-3", ""],
        |_| {},
    );
}

#[test]
fn a_file_that_is_there_is_left_alone_alike() {
    both(
        |fingers| fingers.press("enter space enter enter enter ctrl-u text:other.toml enter"),
        &["1", "1", "", "", "", "", "other.toml", "", ""],
        |folder| fs::write(folder.join("setup-plan.toml"), "theirs").expect("written"),
    );
    both(
        |fingers| fingers.press("enter space enter enter enter tab space enter"),
        &["1", "1", "", "", "", "", "", "", "1", ""],
        |folder| fs::write(folder.join("setup-checklist.md"), "theirs").expect("written"),
    );
}

#[test]
fn a_plan_that_stands_there_is_updated_alike() {
    let plan = include_str!("../../fixtures/plans/hand-edited.toml");
    let prepare = |folder: &Path| fs::write(folder.join("setup-plan.toml"), plan).expect("written");
    both(
        |fingers| fingers.press("enter space enter enter enter u enter"),
        &["1", "1", "", "", "", "", "1", ""],
        prepare,
    );
    both(
        |fingers| fingers.press("enter space enter enter enter n ctrl-u text:other.toml enter"),
        &["1", "1", "", "", "", "", "2", "other.toml", ""],
        prepare,
    );
    both(
        |fingers| fingers.press("enter space enter enter enter esc tab ctrl-u text:other.toml enter"),
        &["1", "1", "", "", "", "", "3", "", "other.toml", ""],
        prepare,
    );
}

/// What someone chooses, before it is keys or answers.
#[derive(Debug, Clone)]
struct Choices {
    goal: usize,
    use_cases: Vec<usize>,
    taken_out: Vec<usize>,
    note: String,
    name: String,
    companions: Vec<usize>,
}

/// Every goal has six use cases and every plan of one at least six items.
fn choices() -> impl Strategy<Value = Choices> {
    let text = "[a-zA-Z0-9 äß注🙂'#=\\[\\]\\\\]{0,12}";
    let text = move || text.prop_map(|text| format!("a{text}b"));
    (
        0usize..4,
        proptest::sample::subsequence(vec![0, 1, 2, 3, 4, 5], 1..=6).prop_shuffle(),
        proptest::sample::subsequence(vec![0, 1, 2, 3, 4, 5], 0..=5).prop_shuffle(),
        text(),
        text(),
        proptest::sample::subsequence(vec![0, 1, 2], 0..=3),
    )
        .prop_map(|(goal, use_cases, taken_out, note, name, companions)| Choices {
            goal,
            use_cases,
            taken_out,
            note,
            name,
            companions,
        })
}

fn by_keys(choices: &Choices, fingers: &mut Keys) {
    let go = |fingers: &mut Keys, row: usize| {
        fingers.press("home");
        (0..row).for_each(|_| fingers.press("down"));
    };
    go(fingers, choices.goal);
    fingers.press("enter");
    for row in &choices.use_cases {
        go(fingers, *row);
        fingers.press("space");
    }
    fingers.press("enter");
    for row in &choices.taken_out {
        go(fingers, *row);
        fingers.press("space");
    }
    go(fingers, 0);
    fingers.press("n");
    fingers.type_text(&choices.note);
    fingers.press("enter enter ctrl-u");
    fingers.type_text(&choices.name);
    fingers.press("down");
    for companion in 0..3 {
        fingers.press("down");
        if choices.companions.contains(&companion) {
            fingers.press("space");
        }
    }
    fingers.press("enter");
}

fn by_answers(choices: &Choices) -> Vec<String> {
    let numbers = |rows: &[usize]| {
        let numbers: Vec<_> = rows.iter().map(|row| (row + 1).to_string()).collect();
        numbers.join(" ")
    };
    let mut answers = vec![(choices.goal + 1).to_string(), numbers(&choices.use_cases), String::new()];
    if !choices.taken_out.is_empty() {
        answers.push(numbers(&choices.taken_out));
    }
    answers.extend([
        format!("note 1 {}", choices.note),
        String::new(),
        choices.name.clone(),
        String::new(),
    ]);
    if !choices.companions.is_empty() {
        answers.push(numbers(&choices.companions));
    }
    answers.push(String::new());
    answers
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_choices_end_in_the_same_files(choices in choices()) {
        both(|fingers| by_keys(&choices, fingers), &by_answers(&choices), |_| {});
    }
}
