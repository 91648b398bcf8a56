//! A saved plan is changed, as a person does it in a terminal.

use std::fs;
use std::path::PathBuf;
use support::pty::{End, new_folder, segue};
use tempfile::TempDir;

const HAND_EDITED: &str = include_str!("../fixtures/plans/hand-edited.toml");

/// The hand-edited plan in a folder of its own.
fn hand_edited() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.toml");
    fs::write(&path, HAND_EDITED).expect("a plan");
    (folder, path)
}

#[test]
fn a_plan_that_was_edited_by_hand_keeps_every_comment_and_a_new_use_case_comes_in() {
    let (_folder, path) = hand_edited();
    let shown = path.display().to_string();
    let mut pty = segue(&["edit", &shown]).start();
    pty.wait_for("2 of 4");
    pty.press("space enter");
    pty.wait_for("3 of 4");
    pty.press("enter");
    pty.wait_for("4 of 4");
    pty.wait_for("save the changes");
    pty.press("enter");
    assert_eq!(pty.end(), End::Code(0));
    pty.assert_given_back();
    let said = pty.text();
    assert!(said.contains("Updated") && said.contains("segue open"), "{said}");
    let text = fs::read_to_string(&path).expect("the plan");
    assert!(text.contains("build-high-value-lookalikes"), "{text}");
    for line in HAND_EDITED.lines().filter(|line| line.contains('#')) {
        let comment = &line[line.find('#').unwrap_or(0)..];
        assert!(text.contains(comment), "`{comment}` is not in\n{text}");
    }
}

#[test]
fn leaving_without_a_change_leaves_the_file_alone() {
    let (_folder, path) = hand_edited();
    let mut pty = segue(&["edit", &path.display().to_string()]).start();
    pty.wait_for("2 of 4");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(130));
    assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(HAND_EDITED));
}

#[test]
fn changes_that_were_not_saved_are_offered_again_for_this_plan_alone() {
    let (_folder, path) = hand_edited();
    let (_other, other) = hand_edited();
    let home = tempfile::tempdir().expect("a home");
    let state: &'static str = Box::leak(home.path().display().to_string().into_boxed_str());
    let edit = |path: &PathBuf| {
        let path = path.display().to_string();
        let mut pty = segue(&["edit", &path]).environment("XDG_STATE_HOME", state).start();
        pty.wait_for("of 4");
        pty
    };
    let mut pty = edit(&path);
    pty.press("space");
    pty.wait_for("3 selected");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(130));
    assert!(pty.text().contains("is kept"), "{}", pty.text());
    let mut pty = edit(&other);
    pty.wait_for("Newly recommended");
    pty.press("q");
    pty.end();
    let mut pty = edit(&path);
    pty.wait_for("Changes of this plan");
    pty.press("enter");
    pty.wait_for("3 selected");
}

#[test]
fn a_colleague_who_changed_the_file_between_two_sessions_loses_nothing() {
    let (_folder, path) = hand_edited();
    let home = tempfile::tempdir().expect("a home");
    let state: &'static str = Box::leak(home.path().display().to_string().into_boxed_str());
    let edit = || {
        let path = path.display().to_string();
        let mut pty = segue(&["edit", &path]).environment("XDG_STATE_HOME", state).start();
        pty.wait_for("of 4");
        pty
    };
    let mut pty = edit();
    pty.press("space");
    pty.wait_for("3 selected");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(130));
    let theirs = HAND_EDITED.replace("acme.com", "shop.example").replace("the pixel", "the tag");
    fs::write(&path, &theirs).expect("their plan");
    let mut pty = edit();
    pty.wait_for("Someone else changed the file since.");
    pty.press("enter");
    pty.wait_for("since you left these changes");
    pty.press("k");
    pty.wait_for("nothing is written yet");
    assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(&*theirs));
    pty.press("enter enter");
    pty.wait_for("save the changes");
    pty.press("enter");
    assert_eq!(pty.end(), End::Code(0));
    let text = fs::read_to_string(&path).expect("the plan");
    for word in ["shop.example", "the tag", "build-high-value-lookalikes"] {
        assert!(text.contains(word), "`{word}` is not in\n{text}");
    }
    let mut pty = edit();
    pty.wait_for("3 selected");
    pty.press("q");
    assert_eq!(pty.end(), End::Code(130), "no draft is left");
}

#[test]
fn a_colleague_who_ticked_meanwhile_loses_nothing() {
    let (_folder, path) = hand_edited();
    let mut pty = segue(&["edit", &path.display().to_string()]).start();
    pty.wait_for("2 of 4");
    let theirs = format!("# a colleague was here\n{}", HAND_EDITED.replace("prod = false", "prod = true"));
    fs::write(&path, &theirs).expect("their plan");
    pty.press("space enter enter enter");
    pty.wait_for("changed by someone else");
    assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(&*theirs), "nothing is written unasked");
    pty.press("k");
    assert_eq!(pty.end(), End::Code(0));
    let text = fs::read_to_string(&path).expect("the plan");
    assert!(text.starts_with("# a colleague was here\n"), "{text}");
    assert!(text.contains("build-high-value-lookalikes"), "{text}");
    assert_eq!(text.matches("prod = true").count(), theirs.matches("prod = true").count(), "{text}");
}

#[test]
fn a_plan_that_stands_there_already_is_updated_if_one_says_so() {
    let mut pty = segue(&[]).start();
    pty.wait_for("1 of 4");
    let path = pty.folder().join("setup-plan.toml");
    fs::write(&path, HAND_EDITED).expect("a plan");
    pty.press("enter space enter enter");
    pty.wait_for("4 of 4");
    pty.press("enter");
    pty.wait_for("This file already holds a plan");
    assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(HAND_EDITED));
    pty.press("u");
    pty.wait_for("enter saves it");
    pty.press("enter");
    assert_eq!(pty.end(), End::Code(0));
    let text = fs::read_to_string(&path).expect("the plan");
    for word in ["# Our plan. Ask Ada", "GROW-17", "suppress-with-purchase", "build-high-value-lookalikes"]
    {
        assert!(text.contains(word), "`{word}` is not in\n{text}");
    }
}

#[test]
fn a_folder_with_a_plan_offers_it_first() {
    for (key, shown) in
        [("enter", "Track events"), ("e", "2 of 4"), ("n", "Which goal do you want to reach?")]
    {
        let folder = new_folder();
        fs::write(folder.path().join("plan.toml"), HAND_EDITED).expect("a plan");
        let mut pty = segue(&[]).in_folder(&folder).start();
        pty.wait_for("This folder has a plan.");
        pty.wait_for("in dev, ");
        pty.press(key);
        pty.wait_for(shown);
        pty.press("q");
        pty.end();
        pty.assert_given_back();
        assert_eq!(fs::read_to_string(folder.path().join("plan.toml")).ok().as_deref(), Some(HAND_EDITED));
    }
}
