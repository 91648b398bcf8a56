//! What can go wrong with a plan that is open: each has a sentence that says what to do, and loses nothing.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use support::faults::{on_a_small_disk, permit, shell, without_permission, without_room};
use support::program::answered;
use support::pty;
use tempfile::TempDir;

const PLAN: &str = include_str!("../fixtures/plans/hand-edited.toml");
/// Without `--plain`: the terminal that this runs on says of itself that it cannot draw.
const OPEN: &str = "exec \"$0\" open plan.toml";

/// A folder with a plan.
fn with_plan() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("plan.toml");
    fs::write(&path, PLAN).expect("written");
    (folder, path)
}

/// What is said to these answers, in one paragraph, and the exit code.
fn open(command: Command, answers: &[&str]) -> (String, i32) {
    let (said, errors, code) = answered(command, answers);
    ((said + &errors).split_whitespace().collect::<Vec<_>>().join(" "), code)
}

/// The plan that was kept because its file did not take it.
fn kept(folder: &Path) -> Option<String> {
    let entries = fs::read_dir(folder.join(".outside/state/segue/unsaved")).ok()?;
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let path = paths.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "toml"))?;
    let text = fs::read_to_string(path).expect("a text");
    let (mine, _) = text.split_once("# Before these changes").expect("what the file held");
    Some(mine.to_owned())
}

fn ticked(text: &str) -> bool {
    text.matches("dev = true").count() == PLAN.matches("dev = true").count() + 1
}

#[test]
fn a_file_that_cannot_be_opened_says_why() {
    let faulty = |name: &str| {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plans/faulty").join(name))
            .expect("a fixture")
    };
    for (content, said) in [
        (&b"name = \"caf\xe9\""[..], &["plan.toml:1:12", "UTF-8"][..]),
        (&faulty("syntax.toml"), &["plan.toml:2:8", "name = Acme shop", "unquoted string"]),
        (&faulty("version-of-the-future.toml"), &["plan.toml:1:11", "version = 3", "with a newer segue"]),
        (&faulty("merge-conflict.toml"), &["merge-conflict"]),
        (b"", &["this is not a setup plan"]),
    ] {
        let (folder, path) = with_plan();
        fs::write(&path, content).expect("written");
        let (told, code) = open(shell(folder.path(), OPEN), &["2"]);
        assert_eq!(code, 1, "{told}");
        for said in said {
            assert!(told.contains(said), "{said} is not in {told}");
        }
        assert_eq!(fs::read(path).expect("there"), content);
    }
}

#[test]
fn what_is_no_file_says_so() {
    let (folder, _) = with_plan();
    fs::create_dir(folder.path().join("plans")).expect("made");
    for (path, said) in [
        ("nowhere.toml", "there is no such file"),
        ("plans", "this is a folder, not a file"),
        ("plan.toml/x", "a part of the path is a file, not a folder"),
        ("/dev/null", "this is not a setup plan"),
        ("/dev/zero", "it is larger than any plan"),
    ] {
        let script = format!("exec \"$0\" open {path} --plain");
        let (told, code) = open(shell(folder.path(), &script), &[]);
        assert!(told.contains(said) && code == 1, "{path}: {told}");
    }
}

#[test]
fn a_file_that_may_not_be_read_says_so() {
    let (folder, path) = with_plan();
    fs::set_permissions(&path, Permissions::from_mode(0o000)).expect("changed");
    let Some(command) = without_permission(folder.path(), "open plan.toml --plain") else { return };
    let (told, code) = open(command, &[]);
    permit(folder.path());
    assert!(told.contains("you may not read this file") && code == 1, "{told}");
}

#[test]
fn a_read_only_file_stays_as_it_is_and_the_changes_are_kept() {
    let (folder, path) = with_plan();
    fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("changed");
    let (told, code) = open(shell(folder.path(), OPEN), &["2", "quit", "yes"]);
    assert!(told.contains("is read-only. Make it writable or choose another name."), "{told}");
    assert!(told.contains("They are kept as") && code == 1, "{told}");
    assert_eq!(fs::read_to_string(&path).expect("there"), PLAN);
    assert!(ticked(&kept(folder.path()).expect("kept")));
    fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("changed");
    let (told, code) = open(shell(folder.path(), OPEN), &["2", "quit"]);
    assert!(told.contains("Changes of yours from an earlier session are not in the file."), "{told}");
    assert!(ticked(&fs::read_to_string(&path).expect("there")) && code == 0, "{told}");
    assert_eq!(kept(folder.path()), None);
}

#[test]
fn leaving_tries_once_more_to_write() {
    let (folder, path) = with_plan();
    fs::set_permissions(&path, Permissions::from_mode(0o444)).expect("changed");
    let mut pty = pty::segue(&["open", "plan.toml"]).in_folder(&std::sync::Arc::new(folder)).start();
    pty.wait_for("Track events");
    pty.press("down space");
    pty.wait_for("is read-only");
    fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("changed");
    pty.press("q");
    assert_eq!(pty.end(), pty::End::Code(0));
    assert!(ticked(&fs::read_to_string(&path).expect("there")));
}

#[test]
fn a_folder_that_may_not_be_changed_is_told() {
    let (folder, path) = with_plan();
    let Some(command) = without_permission(folder.path(), "open plan.toml --plain") else { return };
    let (told, code) = open(command, &["2", "quit", "yes"]);
    permit(folder.path());
    assert!(told.contains("No file may be written in") && told.contains("permissions."), "{told}");
    // There is no place for what is kept, either, and that is said before leaving.
    assert!(
        told.contains("The last changes could not be written and would be lost.") && code == 1,
        "{told}"
    );
    assert_eq!(fs::read_to_string(path).expect("there"), PLAN);
}

#[test]
fn a_disk_that_is_full_in_the_middle_of_a_write_leaves_the_plan_whole() {
    let (folder, path) = with_plan();
    let script = without_room("open plan.toml --plain");
    let (told, code) = open(shell(folder.path(), &script), &["2", "quit", "yes"]);
    assert!(told.contains("would be larger than a file may be here") && code == 1, "{told}");
    assert_eq!(fs::read_to_string(path).expect("there"), PLAN);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "nothing half written stays");
}

#[test]
fn a_small_disk_that_is_full_leaves_the_changes_elsewhere() {
    let (folder, path) = with_plan();
    for name in ["disk", "full"] {
        fs::create_dir(folder.path().join(name)).expect("made");
    }
    fs::rename(path, folder.path().join("full/plan.toml")).expect("moved");
    let Some(command) = on_a_small_disk(folder.path(), "open plan.toml --plain") else { return };
    let (told, code) = open(command, &["2", "quit", "yes"]);
    assert!(told.contains("There is no room left on the disk for") && code == 1, "{told}");
    assert!(told.contains("They are kept as"), "{told}");
    assert!(ticked(&kept(folder.path()).expect("kept")));
}

/// A checklist on the screen.
fn shown() -> (pty::Pty, PathBuf) {
    let (folder, path) = with_plan();
    let folder = std::sync::Arc::new(folder);
    let mut pty = pty::segue(&["open", "plan.toml"]).in_folder(&folder).size(200, 24).start();
    pty.wait_for("Track events");
    (pty, path)
}

#[test]
fn a_file_that_vanished_is_told_and_written_anew_on_request() {
    let (mut pty, path) = shown();
    fs::remove_file(&path).expect("removed");
    pty.press("down space");
    pty.wait_for("is not there any more; it was moved or deleted. The next change writes it anew.");
    assert!(!path.exists());
    pty.press("down space");
    pty.wait_until("the file again", |pty| pty.text().contains("· saved"));
    let text = fs::read_to_string(&path).expect("it is there again");
    assert!(text.starts_with("# Our plan. Ask Ada"), "{text}");
}

#[test]
fn a_file_that_holds_no_plan_any_more_is_told_and_left() {
    for (theirs, said) in [
        (&b"\xff\xfe"[..], "it is not UTF-8 text."),
        (b"version = ", "holds no plan now: a value is missing."),
        (b"version = 9\nname = \"x\"", "holds no plan now: this is a plan of version 9."),
    ] {
        let (mut pty, path) = shown();
        fs::write(&path, theirs).expect("written");
        pty.press("down space");
        pty.wait_for(said);
        pty.press("t");
        pty.wait_for("Put it right first, or keep yours.");
        assert_eq!(fs::read(&path).expect("there"), theirs);
        pty.press("k");
        pty.wait_for("· saved");
        assert!(ticked(&fs::read_to_string(&path).expect("there")));
    }
}

#[test]
fn a_file_that_was_put_right_during_the_question_is_taken() {
    let (mut pty, path) = shown();
    fs::write(&path, "version = ").expect("written");
    pty.press("down space");
    pty.wait_for("holds no plan now");
    let theirs = PLAN.replace("Ask Ada", "Ask Grace").replace("dev = false", "dev = true");
    fs::write(&path, &theirs).expect("written");
    pty.press("t");
    pty.wait_for("Now showing what the file holds");
    assert_eq!(fs::read_to_string(&path).expect("there"), theirs);
    let now = || fs::read_to_string(&path).expect("there");
    pty.press("space");
    pty.wait_until("the next tick in the file", |_| now() != theirs);
    assert!(now().contains("Ask Grace"), "{}", now());
    assert_eq!(kept(path.parent().expect("a folder")), None);
}

#[test]
fn a_folder_in_the_place_of_the_file_is_told() {
    let (mut pty, path) = shown();
    fs::remove_file(&path).expect("removed");
    fs::create_dir(&path).expect("made");
    pty.press("space");
    pty.wait_for("plan.toml is a folder.");
}

#[test]
fn a_link_is_followed_and_stays() {
    let (folder, path) = with_plan();
    let real = folder.path().join("real.toml");
    fs::rename(&path, &real).expect("moved");
    symlink("real.toml", &path).expect("linked");
    let (told, code) = open(shell(folder.path(), OPEN), &["2"]);
    assert_eq!(code, 0, "{told}");
    assert!(fs::symlink_metadata(&path).expect("there").is_symlink());
    assert!(ticked(&fs::read_to_string(real).expect("there")));
}

#[test]
fn a_plan_of_a_catalog_that_is_not_here_is_worked_off_all_the_same() {
    let (folder, path) = with_plan();
    let text = PLAN.replace("id = \"draft\", edition", "id = \"umbrellas\", edition");
    fs::write(&path, text).expect("written");
    let (told, code) = open(shell(folder.path(), OPEN), &["2"]);
    assert!(told.contains("Done in dev: event Install Attributed.") && code == 0, "{told}");
    assert!(fs::read_to_string(path).expect("there").contains("id = \"umbrellas\", edition"));
}

#[test]
fn control_characters_of_a_plan_reach_no_terminal() {
    let (folder, path) = with_plan();
    fs::write(&path, PLAN.replace("'Acme \"shop\"'", "\"Acme\\u001b]0;x\\u0007\"")).expect("written");
    let (said, _, _) = answered(shell(folder.path(), OPEN), &["1", "note 1 a\x1b[2Jb"]);
    assert!(said.contains("Acme␛]0;x␇"), "{said}");
    assert!(!said.contains(['\x1b', '\x07']), "{said:?}");
}
