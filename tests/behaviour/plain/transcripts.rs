//! What plain mode prints, question by question.

use segue::plain;
use segue::session::Outcome;
use std::fs;
use support::fronts::{answer, app, edit, open};

const PLAN: &str = include_str!("../../fixtures/plans/hand-edited.toml");

/// The transcript of these answers, the folder aside, whose name differs from run to run.
fn transcript(answers: &[&str]) -> String {
    let folder =
        tempfile::Builder::new().prefix("plain").rand_bytes(6).tempdir_in("/tmp").expect("a folder");
    fs::write(folder.path().join("taken.toml"), "theirs").expect("written");
    let (text, _) = answer(app(folder.path()), answers);
    text.replace(&folder.path().display().to_string(), "/home/me/acme")
}

#[test]
fn the_shortest_way() {
    insta::assert_snapshot!(transcript(&["1", "1", "", "", "", "", ""]));
}

#[test]
fn goals_and_catalogs() {
    insta::assert_snapshot!(transcript(&["help", "read 2", "catalog", "2", "back", "quit"]));
}

#[test]
fn use_cases_are_read_found_and_selected() {
    insta::assert_snapshot!(transcript(&[
        "1",
        "help",
        "read 3",
        "find cart",
        "1",
        "4",
        "back",
        "1 3-5",
        "undo",
        "redo",
        "all",
        "none",
        "undo",
        "9",
    ]));
}

#[test]
fn the_plan_is_reviewed() {
    insta::assert_snapshot!(transcript(&[
        "1",
        "all",
        "",
        "help",
        "read 5",
        "5.1-2 3",
        "name 8",
        "acme.com",
        "name 8",
        "",
        "note 5 ask the app team",
        "note 5.1 x",
        "list",
        "undo",
        "undo",
        "5.2",
    ]));
}

#[test]
fn the_plan_is_saved_where_nothing_stands() {
    insta::assert_snapshot!(transcript(&[
        "1",
        "1",
        "",
        "",
        "help",
        "Acme shop",
        "taken.toml",
        "acme-plan.toml",
        "2-3",
        "back",
        "",
        "",
    ]));
}

#[test]
fn leaving_is_asked_for_when_something_would_be_lost() {
    insta::assert_snapshot!(transcript(&["1", "2", "quit", "help", "no", "quit", "yes"]));
}

#[test]
fn the_end_says_what_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, ending) = answer(app(folder.path()), &["1", "1", "", "", "", "", "2", ""]);
    let Outcome::Saved(written) = ending else { panic!("not saved") };
    let names: Vec<_> = written.paths.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    assert_eq!(names, ["setup-plan.toml", "setup-checklist.md", "setup-checklist.html"]);
}

/// The transcript of these answers to the questions about a saved plan; `theirs` comes to be in its file once
/// it is open.
fn checklist(theirs: Option<&str>, answers: &[&str]) -> String {
    let folder =
        tempfile::Builder::new().prefix("plain").rand_bytes(6).tempdir_in("/tmp").expect("a folder");
    let path = folder.path().join("plan.toml");
    fs::write(&path, PLAN).expect("written");
    let (app, files) = open(&path);
    if let Some(word) = theirs {
        let theirs = PLAN.replace("weekly", word).replace("still first", word);
        fs::write(&path, theirs).expect("written");
    }
    let mut output = Vec::new();
    let lines = answers.join("\n") + "\n";
    plain::run(app, files, lines.as_bytes(), &mut output, true).expect("memory can be written");
    let text = String::from_utf8(output).expect("text");
    text.replace(&folder.path().display().to_string(), "/home/me/acme")
}

#[test]
fn a_plan_is_worked_off() {
    insta::assert_snapshot!(checklist(
        None,
        &[
            "help",
            "2 5",
            "note 6",
            "\"\"",
            "name 5 Snowflake",
            "prod",
            "2",
            "left",
            "undo",
            "find web",
            "back",
            "read 3"
        ],
    ));
}

/// The transcript of these answers to the questions about changing the plan.
fn edited(theirs: Option<&str>, answers: &[&str]) -> String {
    let folder =
        tempfile::Builder::new().prefix("plain").rand_bytes(6).tempdir_in("/tmp").expect("a folder");
    let path = folder.path().join("plan.toml");
    fs::write(&path, PLAN).expect("written");
    let app = edit(&path);
    if let Some(word) = theirs {
        fs::write(&path, PLAN.replace("weekly", word)).expect("written");
    }
    let (text, _) = answer(app, answers);
    text.replace(&folder.path().display().to_string(), "/home/me/acme")
}

#[test]
fn a_saved_plan_is_changed() {
    insta::assert_snapshot!(edited(
        None,
        &[
            "4",
            "1",
            "",
            "help",
            "read 3",
            "read 10",
            "10",
            "name 10 x",
            "9",
            "note 2 ours",
            "",
            "help",
            "name",
            "name Acme & Sons",
            "list",
            "undo",
            ""
        ],
    ));
}

#[test]
fn nothing_is_changed_in_a_saved_plan() {
    insta::assert_snapshot!(edited(None, &["", "", ""]));
}

#[test]
fn another_goal_for_a_saved_plan() {
    insta::assert_snapshot!(edited(
        None,
        &["back", "catalog", "help", "2", "help", "1", "", "back", "back", "1", "", "quit"],
    ));
}

#[test]
fn someone_else_changed_the_plan_meanwhile() {
    insta::assert_snapshot!(edited(Some("daily"), &["1", "", "", "", "help", "back", "3", "2"]));
}

#[test]
fn a_plan_stands_there_already() {
    let folder =
        tempfile::Builder::new().prefix("plain").rand_bytes(6).tempdir_in("/tmp").expect("a folder");
    fs::write(folder.path().join("setup-plan.toml"), PLAN).expect("written");
    let of_another = PLAN.replace("id = \"draft\"", "id = \"published\"");
    fs::write(folder.path().join("other.toml"), of_another).expect("written");
    let answers =
        ["1", "1", "", "", "", "help", "back", "", "other.toml", "1", "2", "setup-plan.toml", "1", ""];
    let (text, _) = answer(app(folder.path()), &answers);
    insta::assert_snapshot!(text.replace(&folder.path().display().to_string(), "/home/me/acme"));
}

#[test]
fn someone_else_changed_the_plan() {
    insta::assert_snapshot!(checklist(Some("daily"), &["note 2 mine", "help", "back", "3", "2", "quit"]));
}

#[test]
fn the_folder_is_missing() {
    insta::assert_snapshot!(transcript(&[
        "1",
        "1",
        "",
        "",
        "",
        "plans/acme.toml",
        "",
        "help",
        "no",
        "",
        "",
        "yes"
    ]));
}
