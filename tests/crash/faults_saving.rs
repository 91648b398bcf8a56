//! What can go wrong when a new plan is saved: each has a sentence that says what to do, and loses nothing.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use support::faults::{on_a_small_disk, permit, shell, without_permission, without_room};
use support::program::answered;
use support::pty;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// What the program says in one paragraph, however its lines were broken.
fn paragraph(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes a plan by answers, saves it to `path`, and then leaves; gives all that was said.
fn save(command: Command, path: &str) -> String {
    let (said, errors, _) = answered(command, &["1", "1", "", "", "", path, "", "", "quit", "yes"]);
    paragraph(&(said + &errors))
}

/// A path where a plan cannot go, what makes it so, and what is said about it on every front end.
type Place = (&'static str, fn(&Path), &'static str);

const PLACES: &[Place] = &[
    ("taken", |folder| fs::create_dir(folder.join("taken")).expect("made"), "taken is a folder"),
    ("/dev/full", |_| {}, "/dev/full is a device"),
    (
        "other.toml",
        |folder| fs::write(folder.join("other.toml"), "[package]\nname = \"x\"").expect("written"),
        "other.toml is a file that is no plan",
    ),
    (
        "latin.toml",
        |folder| fs::write(folder.join("latin.toml"), b"name = \"caf\xe9\"").expect("written"),
        "latin.toml is a file that is no plan",
    ),
    (
        "future.toml",
        |folder| {
            let text = include_str!("../fixtures/plans/faulty/version-of-the-future.toml");
            fs::write(folder.join("future.toml"), text).expect("written");
        },
        "future.toml is a plan with faults",
    ),
    (
        "file/plan.toml",
        |folder| fs::write(folder.join("file"), "").expect("written"),
        "file/plan.toml: a part of the path is a file, not a folder. Choose another path.",
    ),
    (
        "circle.toml",
        |folder| symlink("circle.toml", folder.join("circle.toml")).expect("linked"),
        "circle.toml: the file cannot be read: Too many levels of symbolic links",
    ),
    ("~nobody/plan.toml", |_| {}, "The path starts with a home folder that is not known. Write it out."),
    ("plans/", |_| {}, "This is the path of a folder. Add the name of a file."),
];

#[test]
fn where_a_plan_cannot_go_plain_mode_says_so_and_leaves_what_is_there() {
    for (path, prepare, sentence) in PLACES {
        let folder = folder();
        prepare(folder.path());
        let before = listing(folder.path());
        let said = save(shell(folder.path(), "exec \"$0\" --plain --output elsewhere.toml"), path);
        assert!(said.contains(sentence), "{path}: {said}");
        let added: Vec<_> = listing(folder.path()).into_iter().filter(|it| !before.contains(it)).collect();
        // The path before is kept, and the plan goes there.
        let plan = ["elsewhere-checklist.md", "elsewhere.toml"];
        assert!(added.is_empty() || added.iter().all(|(name, _)| plan.contains(&&**name)), "{added:?}");
        assert!(before.iter().all(|file| listing(folder.path()).contains(file)), "{path}");
    }
}

#[test]
fn where_a_plan_cannot_go_the_screen_says_so_and_leaves_what_is_there() {
    for (path, prepare, sentence) in PLACES {
        let folder = pty::new_folder();
        prepare(folder.path());
        let before = listing(folder.path());
        let mut pty = pty::segue(&["--output", path]).in_folder(&folder).size(200, 24).start();
        pty.wait_for("1 of 4");
        pty.press("enter space enter enter enter");
        pty.wait_for(sentence);
        assert_eq!(listing(folder.path()), before, "{path}");
    }
}

/// The files and folders, and what they hold.
fn listing(folder: &Path) -> Vec<(String, Option<Vec<u8>>)> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry"))
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).ok()))
        .filter(|(name, _)| name != ".outside")
        .collect();
    files.sort();
    files
}

#[test]
fn a_folder_that_may_not_be_changed_is_told() {
    let folder = folder();
    let Some(command) = without_permission(folder.path(), "--plain") else { return };
    let said = save(command, "");
    permit(folder.path());
    assert!(said.contains("No file may be written in"), "{said}");
    assert!(said.contains("Choose another folder, or change its permissions."), "{said}");
    assert!(listing(folder.path()).is_empty());
}

const NO_ROOM: &str = "nothing was changed. Make room and save again.";
const TOO_LARGE: &str = "nothing was changed. Raise the limit (`ulimit -f`) and save again.";

#[test]
fn a_disk_that_is_full_in_the_middle_of_a_write_is_told_and_nothing_is_left_of_it() {
    let folder = folder();
    let said = save(shell(folder.path(), &without_room("--plain")), "");
    assert!(said.contains("would be larger than a file may be here") && said.contains(TOO_LARGE), "{said}");
    assert!(listing(folder.path()).is_empty());
}

#[test]
fn a_small_disk_that_is_full_is_told() {
    let folder = folder();
    for name in ["disk", "full"] {
        fs::create_dir(folder.path().join(name)).expect("made");
    }
    fs::write(folder.path().join("full/film.mp4"), [7; 4096]).expect("written");
    let Some(command) = on_a_small_disk(folder.path(), "--plain") else { return };
    let said = save(command, "");
    assert!(said.contains("There is no room left on the disk for") && said.contains(NO_ROOM), "{said}");
}

#[test]
fn a_screen_with_no_room_on_the_disk_keeps_what_was_chosen() {
    let script = without_room("");
    let folder = pty::new_folder();
    let mut pty = pty::program("/bin/sh", &["-c", &script, support::program::exe()])
        .in_folder(&folder)
        .size(200, 24)
        .start();
    pty.wait_for("1 of 4");
    pty.press("enter space enter enter enter");
    pty.wait_for(TOO_LARGE);
    pty.wait_for("4 of 4");
    assert!(listing(folder.path()).is_empty());
}

#[test]
fn a_draft_that_cannot_be_written_is_told_and_asked_about() {
    let script = without_room("");
    let folder = pty::new_folder();
    let mut pty = pty::program("/bin/sh", &["-c", &script, support::program::exe()])
        .in_folder(&folder)
        .size(200, 24)
        .start();
    pty.wait_for("1 of 4");
    pty.press("enter a E");
    pty.wait_for("What you choose is not kept until you save.");
    pty.press("ctrl-c");
    pty.wait_for("Leave without saving? What is selected would be lost.");
    let said = save(shell(folder.path(), &without_room("--plain")), "");
    assert!(said.contains(TOO_LARGE), "{said}");
}

#[test]
fn a_missing_folder_is_made_in_plain_mode_when_the_person_says_so() {
    let folder = folder();
    let start = || shell(folder.path(), "exec \"$0\" --plain --fresh");
    let (said, _, code) =
        answered(start(), &["1", "1", "", "", "", "plans/2026/plan.toml", "", "no", "", "", "yes"]);
    let asked = paragraph(&said).matches("plans/2026. Make it? Type yes or no.").count();
    assert_eq!((asked, code), (2, 0), "{said}");
    assert!(folder.path().join("plans/2026/plan.toml").is_file());
    assert!(folder.path().join("plans/2026/plan-checklist.md").is_file());
}

#[test]
fn a_missing_folder_is_made_on_the_screen_when_the_person_says_so() {
    let mut pty = pty::segue(&["--output", "plans/plan.toml"]).start();
    pty.wait_for("1 of 4");
    pty.press("enter space enter enter enter");
    pty.wait_for("There is no folder");
    pty.press("y");
    assert_eq!(pty.end(), pty::End::Code(0));
    assert!(pty.folder().join("plans/plan.toml").is_file());
}

#[test]
fn a_tilde_is_the_home_folder_and_a_link_is_followed() {
    let folder = folder();
    fs::create_dir_all(folder.path().join(".outside/home")).expect("made");
    symlink("../there.toml", folder.path().join(".outside/link.toml")).expect("linked");
    for path in ["~/plan.toml", ".outside/link.toml"] {
        let said = save(shell(folder.path(), "exec \"$0\" --plain --fresh"), path);
        assert!(said.contains("Wrote"), "{said}");
    }
    assert!(folder.path().join(".outside/home/plan.toml").is_file());
    assert!(folder.path().join("there.toml").is_file());
    assert!(fs::symlink_metadata(folder.path().join(".outside/link.toml")).expect("there").is_symlink());
}

#[test]
fn control_characters_go_into_no_name_and_no_path() {
    let folder = folder();
    let command = shell(folder.path(), "exec \"$0\" --plain");
    let (said, _, _) = answered(command, &["1", "1", "", "", "a\x1b[31mb\x07", "p\x1b\x7flan.toml", ""]);
    assert!(said.contains("Name: a[31mb"), "{said}");
    let plan = fs::read_to_string(folder.path().join("plan.toml")).expect("the plan");
    assert!(plan.contains("name = \"a[31mb\""), "{plan}");
}

#[test]
fn output_that_takes_nothing_is_told() {
    let folder = folder();
    let (_, errors, code) =
        answered(shell(folder.path(), "exec \"$0\" --plain > /dev/full"), &["1", "1", "", "", "", "", ""]);
    assert!(errors.contains("standard output cannot be written"), "{errors}");
    assert_eq!(code, 1);
}
