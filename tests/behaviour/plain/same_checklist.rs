//! Whoever answers questions leaves the same file as whoever presses the same on the screen, byte for byte, in
//! a plan that people edited by hand.

use proptest::prelude::*;
use segue::plain;
use segue::plan::{EventProgress, SetupPlan};
use std::fs;
use std::path::PathBuf;
use support::cases::cases;
use support::fronts::{Keys, files, open};
use tempfile::TempDir;

const PLAN: &str = include_str!("../../fixtures/plans/hand-edited.toml");

/// A folder with this plan.
fn with_plan(plan: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("plan.toml");
    fs::write(&path, plan).expect("written");
    (folder, path)
}

/// The file after it was worked on in each way.
fn both(keys: impl FnOnce(&mut Keys), answers: &[impl AsRef<str>]) -> String {
    both_on(PLAN, keys, answers)
}

/// The same of another plan.
fn both_on(text: &str, keys: impl FnOnce(&mut Keys), answers: &[impl AsRef<str>]) -> String {
    let ((screen, path), (plain, same)) = (with_plan(text), with_plan(text));
    let mut fingers = Keys::open(&path);
    keys(&mut fingers);
    let (app, kept) = open(&same);
    let lines: Vec<_> = answers.iter().map(AsRef::as_ref).collect();
    let lines = lines.join("\n");
    let mut output = Vec::new();
    plain::run(app, kept, lines.as_bytes(), &mut output, true).expect("memory can be written");
    let said = String::from_utf8(output).expect("text");
    assert_eq!(files(screen.path()), files(plain.path()), "{said}");
    fs::read_to_string(path).expect("the plan")
}

#[test]
fn nothing_done_leaves_every_byte() {
    assert_eq!(both(|_| {}, &["list", "prod", "left", "find shop", "", "quit"]), PLAN);
}

#[test]
fn work_is_ticked_alike() {
    let text = both(|fingers| fingers.press("down space down down space tab space"), &["2 4", "prod", "1"]);
    assert_ne!(text, PLAN);
}

#[test]
fn one_source_of_an_event_is_ticked_alike() {
    let mut plan = SetupPlan::parse("plan.toml", PLAN).expect("a plan");
    plan.events[0].progress = EventProgress::of_sources(["Website", "Mobile"].map(str::to_owned));
    let text = both_on(
        &plan.to_toml(),
        |fingers| fingers.press("right to:Mobile space left down space"),
        &["1.2", "2"],
    );
    let of = |source| {
        SetupPlan::parse("plan.toml", &text).unwrap().events[0].progress.of(source).map(|it| it.dev)
    };
    assert_eq!((of("Website"), of("Mobile")), (Some(false), Some(true)));
}

#[test]
fn notes_and_names_are_written_alike() {
    both(
        |fingers| {
            fingers.press("n ctrl-u");
            fingers.type_text("by the server");
            fingers.press("enter to:Website e ctrl-u text:shop.acme.com enter n text:undo enter");
            fingers.press("to:Advertising n ctrl-u enter");
        },
        &["note 1 by the server", "name 4", "shop.acme.com", "note 4 \"undo\"", "note 6 \"\""],
    );
}

#[test]
fn what_is_left_is_ticked_alike() {
    both(|fingers| fingers.press("o space space esc home space"), &["left", "2 3", "find", "1"]);
}

#[test]
fn what_is_found_is_ticked_alike() {
    both(
        |fingers| {
            fingers.press("/ text:pixel enter space esc space");
        },
        &["find pixel", "6", "back", "6"],
    );
}

#[test]
fn what_is_taken_back_gives_the_same_bytes_again() {
    let text = both(|fingers| fingers.press("space down space u u"), &["1", "2", "undo", "undo"]);
    let without_time = |text: &str| {
        let lines = text.split_inclusive('\n').filter(|line| !line.starts_with("updated"));
        lines.collect::<String>()
    };
    assert_eq!(without_time(&text), without_time(PLAN));
}

/// The file after someone else changed it while it was open, and the question was answered.
fn after_a_change(keys: &str, answer: &str) -> String {
    let theirs = PLAN.replace("'Acme \"shop\"' ", "'Acme by Bo' ").replace("for the pixel", "Bo for it");
    let ((screen, path), (plain, same)) = (with_plan(PLAN), with_plan(PLAN));
    let mut fingers = Keys::open(&path);
    let (app, kept) = open(&same);
    fs::write(&path, &theirs).expect("written");
    fs::write(&same, &theirs).expect("written");
    fingers.press("to:Advertising n ctrl-u text:mine enter");
    fingers.press(keys);
    let mut output = Vec::new();
    plain::run(app, kept, format!("note 6 mine\n3\n{answer}\n").as_bytes(), &mut output, true)
        .expect("memory");
    let said = String::from_utf8(output).expect("text");
    assert!(said.contains("1. Go on from what the file holds; your changes go."), "{said}");
    assert!(said.contains("Yours differs from the file in this:"), "{said}");
    assert_eq!(files(screen.path()), files(plain.path()), "{said}");
    fs::read_to_string(path).expect("the plan")
}

#[test]
fn whose_changes_stay_is_chosen_alike() {
    let theirs = after_a_change("t", "1");
    assert!(theirs.contains("Acme by Bo") && theirs.contains("ask Bo for it") && !theirs.contains("mine"));
    let taken_then_ticked = after_a_change("t home down space", "1\n2");
    assert!(taken_then_ticked.contains("Acme by Bo") && taken_then_ticked != theirs);
    let mine = after_a_change("k", "2");
    assert!(
        mine.contains("Acme by Bo") && mine.contains("\"mine\"") && mine.contains("# the end"),
        "{mine}"
    );
    assert!(!mine.contains("ask Bo for it"), "{mine}");
    let neither = after_a_change("", "");
    assert!(neither.contains("ask Bo for it"), "nobody chose, so nothing was written");
}

/// Something that is done to the plan; places are counted from 0.
#[derive(Debug, Clone)]
enum Act {
    Tick(usize),
    Note(usize, String),
    Name(usize, String),
    Switch,
    Undo,
    Redo,
}

/// In each environment there are seven pieces of work.
fn act() -> impl Strategy<Value = Act> {
    let text = || "[a-zA-Z0-9 äß注🙂'#=\\[\\]\\\\]{0,12}".prop_map(|text| format!("a{text}b"));
    prop_oneof![
        6 => (0usize..7).prop_map(Act::Tick),
        2 => ((0usize..7), text()).prop_map(|(place, text)| Act::Note(place, text)),
        2 => ((0usize..3), text()).prop_map(|(place, text)| Act::Name(place, text)),
        1 => Just(Act::Switch),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

/// The places of the sources and the destination.
fn connections(prod: bool) -> [usize; 3] {
    if prod { [0, 1, 5] } else { [3, 4, 5] }
}

fn by_keys(acts: &[Act], fingers: &mut Keys) {
    let mut prod = false;
    let go = |fingers: &mut Keys, row: usize| {
        fingers.press("home");
        (0..row).for_each(|_| fingers.press("down"));
    };
    let write = |fingers: &mut Keys, row: usize, key: &str, text: &str| {
        go(fingers, row);
        fingers.press(key);
        fingers.press("ctrl-e ctrl-u");
        fingers.type_text(text);
        fingers.press("enter");
    };
    for act in acts {
        match act {
            Act::Tick(place) => {
                go(fingers, *place);
                fingers.press("space");
            }
            Act::Note(place, text) => write(fingers, *place, "n", text),
            Act::Name(place, text) => write(fingers, connections(prod)[*place], "e", text),
            Act::Switch => {
                prod = !prod;
                fingers.press("tab");
            }
            Act::Undo => fingers.press("u"),
            Act::Redo => fingers.press("ctrl-r"),
        }
    }
}

fn by_answers(acts: &[Act]) -> Vec<String> {
    let mut prod = false;
    let answer = |act: &Act| match act {
        Act::Tick(place) => format!("{}", place + 1),
        Act::Note(place, text) => format!("note {} {text}", place + 1),
        Act::Name(place, text) => format!("name {} {text}", connections(prod)[*place] + 1),
        Act::Switch => {
            prod = !prod;
            if prod { "prod".to_owned() } else { "dev".to_owned() }
        }
        Act::Undo => "undo".to_owned(),
        Act::Redo => "redo".to_owned(),
    };
    acts.iter().map(answer).collect()
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn anything_done_leaves_the_same_file(acts in prop::collection::vec(act(), 0..16)) {
        both(|fingers| by_keys(&acts, fingers), &by_answers(&acts));
    }
}
