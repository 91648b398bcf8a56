//! Whoever changes a saved plan by answers leaves the same file as whoever does the same on the screen, byte for
//! byte, in a plan that people edited by hand.

use proptest::prelude::*;
use segue::session::Outcome;
use std::fs;
use std::path::PathBuf;
use support::fronts::{Keys, answer, edit, files};
use support::wizard::steps::Steps as _;
use tempfile::TempDir;

const PLAN: &str = include_str!("../../fixtures/plans/hand-edited.toml");

/// A folder with a plan.
fn with_plan(plan: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("plan.toml");
    fs::write(&path, plan).expect("written");
    (folder, path)
}

/// The file after it was changed in each way; someone else writes `theirs` to it first, once it is open.
fn both_beside(
    text: &str,
    theirs: Option<&str>,
    keys: impl FnOnce(&mut Keys),
    answers: &[impl AsRef<str>],
) -> (String, String) {
    let ((screen, path), (plain, same)) = (with_plan(text), with_plan(text));
    let mut fingers = Keys::new(edit(&path));
    let app = edit(&same);
    for path in [&path, &same] {
        fs::write(path, theirs.unwrap_or(text)).expect("written");
    }
    keys(&mut fingers);
    let (said, ending) = answer(app, answers);
    let kind = |ending: &Outcome| matches!(ending, Outcome::Saved(_));
    assert_eq!(fingers.ending.as_ref().map(kind), Some(kind(&ending)), "{said}");
    assert_eq!(files(screen.path()), files(plain.path()), "{said}");
    (fs::read_to_string(path).expect("the plan"), said.replace('\n', " "))
}

/// The file after it was changed in each way.
fn both(keys: impl FnOnce(&mut Keys), answers: &[impl AsRef<str>]) -> String {
    both_beside(PLAN, None, keys, answers).0
}

#[test]
fn nothing_changed_leaves_every_byte() {
    // What was deleted by hand comes again first.
    let whole = both(|fingers| fingers.press("enter enter enter"), &["", "", ""]);
    let again = both_beside(&whole, None, |fingers| fingers.press("enter enter enter"), &["", "", ""]);
    assert_eq!(again.0, whole);
    assert_eq!(both(|fingers| fingers.press("space u q"), &["1", "undo", "quit"]), PLAN);
}

#[test]
fn a_use_case_comes_and_another_goes_alike() {
    let text =
        both(|fingers| fingers.press("space down down down space enter enter enter"), &["1 4", "", "", ""]);
    assert!(
        text.contains("build-high-value-lookalikes") && text.contains("[[declined.kept.event]]"),
        "{text}"
    );
}

#[test]
fn items_names_and_notes_are_changed_alike() {
    let text = both(
        |fingers| {
            fingers.press("enter right to:checkout_id space to:Website e ctrl-u");
            fingers.type_text("shop.acme.com");
            fingers.press(
                "enter n text:undo enter to:Analytics space home n ctrl-u text:ours enter enter enter",
            );
        },
        &["", "1.3", "name 4 shop.acme.com", "note 4 \"undo\"", "8", "note 1 ours", "", ""],
    );
    assert!(text.contains("shop.acme.com") && text.contains("note = \"ours\""), "{text}");
}

#[test]
fn another_goal_is_added_alike() {
    let text = both(
        |fingers| fingers.press("esc down enter space enter enter enter"),
        &["back", "2", "1", "", "", ""],
    );
    assert!(
        text.contains("personalize-first-conversion") && text.contains("optimize-advertising"),
        "{text}"
    );
}

#[test]
fn the_plan_is_renamed_alike() {
    let text = both(
        |fingers| {
            fingers.press("enter enter ctrl-u");
            fingers.type_text("Acme & Sons");
            fingers.press("enter");
        },
        &["", "", "name Acme & Sons", ""],
    );
    assert!(text.contains("Acme & Sons") && text.contains("# shown in the weekly mail"), "{text}");
}

#[test]
fn whose_changes_stay_is_chosen_alike() {
    let theirs = PLAN.replace("acme.com", "shop.example").replace("prod = false", "prod = true");
    let keys = |last: &'static str| {
        move |fingers: &mut Keys| fingers.press(&format!("space enter enter enter {last}"))
    };
    let (text, said) = both_beside(PLAN, Some(&theirs), keys("k"), &["1", "", "", "", "3", "2"]);
    assert!(said.contains("Added: use case") && !said.contains("shop.example"), "{said}");
    assert!(text.contains("shop.example") && text.contains("build-high-value-lookalikes"), "{text}");
    assert_eq!(text.matches("prod = true").count(), theirs.matches("prod = true").count(), "{text}");
    let (text, _) = both_beside(PLAN, Some(&theirs), keys("t q"), &["1", "", "", "", "1", "quit"]);
    assert_eq!(text, theirs);
}

#[test]
fn a_file_that_is_no_plan_any_more_is_taken_once_it_is_put_right_or_written_over() {
    let keys = |last: &'static str| {
        move |fingers: &mut Keys| fingers.press(&format!("space enter enter enter {last}"))
    };
    let (text, said) = both_beside(PLAN, Some("broken ="), keys("t k"), &["1", "", "", "", "1", "2"]);
    assert!(said.contains("Put it right first, or keep yours."), "{said}");
    assert!(text.contains("build-high-value-lookalikes") && text.contains("# Our plan."), "{text}");
}

/// What someone changes, before it is keys or answers. Numbers are rows.
#[derive(Debug, Clone)]
struct Changes {
    goal: Option<usize>,
    use_cases: Vec<usize>,
    items: Vec<usize>,
    note: String,
    connection: Option<String>,
    name: String,
}

/// Every goal has six use cases, and whatever is selected asks for six items.
fn changes() -> impl Strategy<Value = Changes> {
    let text = || "[a-zA-Z0-9 äß注🙂'#=\\[\\]\\\\]{0,12}".prop_map(|text| format!("a{text}b"));
    (
        proptest::option::of(1usize..4),
        proptest::sample::subsequence(vec![0, 1, 2, 3, 4, 5], 0..=6).prop_shuffle(),
        proptest::sample::subsequence(vec![0, 1, 2, 3, 4, 5], 0..=4).prop_shuffle(),
        text(),
        proptest::option::of(text()),
        text(),
    )
        .prop_map(|(goal, use_cases, items, note, connection, name)| Changes {
            goal,
            use_cases,
            items,
            note,
            connection,
            name,
        })
}

impl Changes {
    /// Whether anything is selected at the end; otherwise there is no review to go on to.
    fn leaves_some_selected(&self) -> bool {
        // What is selected under the goal of the plan stays when another goal is looked at.
        if self.goal.is_some() {
            return true;
        }
        let before: &[usize] = &[3, 6];
        let kept = before.iter().filter(|row| !self.use_cases.contains(row)).count();
        let added = self.use_cases.iter().filter(|row| !before.contains(row)).count();
        kept + added > 0
    }

    fn by_keys(&self, fingers: &mut Keys) {
        let go = |fingers: &mut Keys, row: usize| {
            fingers.press("home");
            (0..row).for_each(|_| fingers.press("down"));
        };
        if let Some(goal) = self.goal {
            fingers.press("esc");
            go(fingers, goal);
            fingers.press("enter");
        }
        for row in &self.use_cases {
            go(fingers, *row);
            fingers.press("space");
        }
        fingers.press("enter");
        for row in &self.items {
            go(fingers, *row);
            fingers.press("space");
        }
        go(fingers, 0);
        fingers.press("n ctrl-u");
        fingers.type_text(&self.note);
        fingers.press("enter");
        if let Some(connection) = &self.connection {
            fingers.press("home to:Website e ctrl-u");
            fingers.type_text(connection);
            fingers.press("enter");
        }
        fingers.press("enter ctrl-u");
        fingers.type_text(&self.name);
        fingers.press("enter");
    }

    /// The answers; `website` is the number of the source in the review.
    fn answers(&self, website: usize) -> Vec<String> {
        let numbers = |rows: &[usize]| {
            let numbers: Vec<_> = rows.iter().map(|row| (row + 1).to_string()).collect();
            numbers.join(" ")
        };
        let mut answers = Vec::new();
        if let Some(goal) = self.goal {
            answers.extend(["back".to_owned(), (goal + 1).to_string()]);
        }
        if !self.use_cases.is_empty() {
            answers.push(numbers(&self.use_cases));
        }
        answers.push(String::new());
        if !self.items.is_empty() {
            answers.push(numbers(&self.items));
        }
        answers.push(format!("note 1 {}", self.note));
        if let Some(connection) = &self.connection {
            answers.push(format!("name {website} {connection}"));
        }
        answers.extend([String::new(), format!("name {}", self.name), String::new()]);
        answers
    }

    /// The number of the source Website in the review.
    fn website(&self) -> usize {
        let (_folder, path) = with_plan(PLAN);
        let mut fingers = Keys::new(edit(&path));
        let calm = Self { items: Vec::new(), connection: None, ..self.clone() };
        calm.by_keys(&mut fingers);
        let merged = fingers.app.work().merged(fingers.app.catalog());
        let source = merged.sources.iter().position(|it| it.item.title() == "Website");
        merged.events.len() + source.expect("every use case asks for it") + 1
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_changes_leave_the_same_file(changes in changes()) {
        prop_assume!(changes.leaves_some_selected());
        let website = changes.website();
        both(|fingers| changes.by_keys(fingers), &changes.answers(website));
    }
}
