//! Unfinished plans, from one start of the program to the next.

use std::fs;
use std::path::{Path, PathBuf};
use support::program::{answered, segue};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// What plain mode says to these answers.
fn plain(folder: &Path, arguments: &[&str], answers: &[&str]) -> String {
    let (said, errors, _) = answered(segue(folder, &[&["--plain"], arguments].concat()), answers);
    said + &errors
}

/// The files with this ending in which drafts are kept.
fn drafts(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder.join(".state/segue/drafts")) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    paths.sort();
    paths
}

const ASKS: &str = "Resume or start over? Default: 1, resume.";

#[test]
fn the_end_of_the_input_keeps_what_was_chosen() {
    let folder = folder();
    let said = plain(folder.path(), &[], &["1", "2 3", "", "note 1 why"]);
    assert!(said.contains("chose is kept: segue in this folder goes on from it."), "{said}");
    let said = plain(folder.path(), &[], &["", "list", "", "", "", ""]);
    assert!(said.contains(ASKS) && said.contains("Selected: 2 use cases. Step: Review."), "{said}");
    assert!(said.contains("note: why") && said.contains("Wrote  setup-plan.toml"), "{said}");
    assert!(drafts(folder.path(), ".json").is_empty(), "it is finished");
    let said = plain(folder.path(), &[], &[]);
    assert!(!said.contains(ASKS), "{said}");
}

#[test]
fn whoever_starts_afresh_keeps_the_draft_until_something_is_chosen() {
    let folder = folder();
    plain(folder.path(), &[], &["1", "2 3"]);
    let before = fs::read(&drafts(folder.path(), ".json")[0]).expect("a draft");
    for (arguments, answers) in [(&[][..], &["2", "help", "read 1"][..]), (&["--fresh"], &["read 1"])] {
        let said = plain(folder.path(), arguments, answers);
        assert!(said.contains("The input ended before the plan was saved. No file was written."), "{said}");
        assert_eq!(fs::read(&drafts(folder.path(), ".json")[0]).expect("a draft"), before);
    }
    plain(folder.path(), &["--fresh"], &["1", "1"]);
    let said = plain(folder.path(), &["--resume"], &["quit"]);
    assert!(!said.contains(ASKS) && said.contains("1 selected: "), "{said}");
}

#[test]
fn an_answer_is_kept_before_the_next_question_is_asked() {
    use std::io::{Read as _, Write as _};
    use std::process::Stdio;
    let folder = folder();
    let mut command = segue(folder.path(), &["--plain"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("segue starts");
    child.stdin.as_mut().expect("a pipe").write_all(b"1\n2 3\n").expect("it listens");
    let mut said = Vec::new();
    while !said.ends_with(b"Default: go on to the review.\n> ") {
        let mut byte = [0];
        child.stdout.as_mut().expect("a pipe").read_exact(&mut byte).expect("it asks the next question");
        said.extend(byte);
    }
    child.kill().expect("it waits");
    child.wait().expect("it is gone");
    let said = plain(folder.path(), &["--resume"], &["quit"]);
    assert!(said.contains("2 selected: "), "{said}");
}

const PLAN: &str = include_str!("../../fixtures/plans/hand-edited.toml");

/// What plain mode says to these answers while `plan.toml` is changed.
fn edit(folder: &Path, answers: &[&str]) -> String {
    let (said, errors, _) = answered(segue(folder, &["edit", "plan.toml", "--plain"]), answers);
    (said + &errors).replace('\n', " ")
}

/// A folder with a plan of which changes were left when the program was killed: another use case, and another
/// name for a source.
fn killed_while_editing() -> TempDir {
    use std::io::{Read as _, Write as _};
    use std::process::Stdio;
    let folder = folder();
    fs::write(folder.path().join("plan.toml"), PLAN).expect("written");
    let mut command = segue(folder.path(), &["edit", "plan.toml", "--plain"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("segue starts");
    child.stdin.as_mut().expect("a pipe").write_all(b"1\n\nname 4 mine.example\n").expect("it listens");
    let mut said = Vec::new();
    while !String::from_utf8_lossy(&said).contains("is now: mine.example") || !said.ends_with(b"> ") {
        let mut byte = [0];
        child.stdout.as_mut().expect("a pipe").read_exact(&mut byte).expect("it asks the next question");
        said.extend(byte);
    }
    child.kill().expect("it waits");
    child.wait().expect("it is gone");
    folder
}

#[test]
fn changes_of_a_saved_plan_outlive_a_kill() {
    let folder = killed_while_editing();
    let said = edit(folder.path(), &["", "", ""]);
    assert!(said.contains("Changes of this plan are not saved.") && !said.contains("since"), "{said}");
    let plan = fs::read_to_string(folder.path().join("plan.toml")).expect("the plan");
    assert!(plan.contains("mine.example") && plan.contains("build-high-value-lookalikes"), "{plan}");
    assert!(drafts(folder.path(), ".json").is_empty(), "it is finished");
}

#[test]
fn a_colleague_who_changed_the_file_after_a_kill_is_asked_about_and_loses_nothing() {
    let folder = killed_while_editing();
    let path = folder.path().join("plan.toml");
    let theirs = PLAN.replace("the pixel", "the tag").replace("prod = false", "prod = true");
    fs::write(&path, &theirs).expect("written");
    let draft = fs::read(&drafts(folder.path(), ".json")[0]).expect("a draft");
    // Whoever does not answer finds both as they were.
    let said = edit(folder.path(), &["", "3", "quit"]);
    assert!(said.contains("Someone else changed the file since."), "{said}");
    assert!(said.contains("is now: mine.example") && !said.contains("the tag"), "{said}");
    assert_eq!(fs::read(&drafts(folder.path(), ".json")[0]).expect("a draft"), draft);
    assert_eq!(fs::read_to_string(&path).expect("the plan"), theirs);
    let said = edit(folder.path(), &["", "2", "", ""]);
    assert!(said.contains("made in what the file holds now; nothing is written yet."), "{said}");
    let plan = fs::read_to_string(&path).expect("the plan");
    for word in ["mine.example", "the tag", "build-high-value-lookalikes", "# by Friday"] {
        assert!(plan.contains(word), "`{word}` is not in\n{plan}");
    }
    assert_eq!(plan.matches("prod = true").count(), theirs.matches("prod = true").count(), "{plan}");
}

#[test]
fn whoever_takes_what_a_colleague_wrote_after_a_kill_leaves_it_as_it_is() {
    let folder = killed_while_editing();
    let path = folder.path().join("plan.toml");
    let theirs = PLAN.replace("acme.com", "theirs.example");
    fs::write(&path, &theirs).expect("written");
    let said = edit(folder.path(), &["", "1", "", ""]);
    assert!(said.contains("Now showing what the file holds."), "{said}");
    assert!(said.contains("named theirs.example") && !said.contains("named mine.example"), "{said}");
    assert_eq!(fs::read_to_string(&path).expect("the plan"), theirs);
}

#[test]
fn drafts_of_several_folders_do_not_mix() {
    let (folder, other) = (folder(), folder());
    plain(folder.path(), &[], &["1", "1"]);
    let mut elsewhere = segue(other.path(), &["--plain"]);
    elsewhere.env("XDG_STATE_HOME", folder.path().join(".state"));
    let (said, _, _) = answered(elsewhere, &["1", "1 2 3"]);
    assert!(!said.contains(ASKS), "{said}");
    let said = plain(folder.path(), &["--resume"], &["quit"]);
    assert!(said.contains("1 selected: "), "{said}");
    assert_eq!(drafts(folder.path(), ".json").len(), 2);
}

/// A catalog of one's own, at a path that its id does not find.
fn own_catalog(folder: &Path) -> PathBuf {
    let path = folder.join("ours.toml");
    let text = include_str!("../../../assets/catalogs/draft.toml");
    let text = text.replacen("id = \"draft\"", "id = \"umbrellas\"", 1);
    fs::write(&path, text.replace("Optimize advertising", "Sell umbrellas")).expect("written");
    path
}

#[test]
fn a_draft_of_ones_own_catalog_goes_on_there() {
    let folder = folder();
    own_catalog(folder.path());
    plain(folder.path(), &["--catalog", "ours.toml"], &["1", "1 2", ""]);
    let said = plain(folder.path(), &[], &["", "", "", "", ""]);
    assert!(said.contains("Goal: Sell umbrellas. Catalog: umbrellas."), "{said}");
    let plan = fs::read_to_string(folder.path().join("setup-plan.toml")).expect("the plan");
    assert!(plan.contains("id = \"umbrellas\"") && plan.contains("Sell umbrellas"), "{plan}");
}

#[test]
fn a_catalog_in_the_folder_for_catalogs_is_found_by_its_id() {
    let folder = folder();
    let home = folder.path().join(".config/segue/catalogs");
    fs::create_dir_all(&home).expect("made");
    own_catalog(&home);
    plain(folder.path(), &["--catalog", "umbrellas"], &["1", "1 2", ""]);
    let said = plain(folder.path(), &["--resume"], &["quit"]);
    assert!(said.contains("Step 3 of 4: Review. 2 selected"), "{said}");
}

#[test]
fn a_draft_of_a_catalog_that_is_gone_goes_on_with_what_is_left_and_stays_as_it_was() {
    let folder = folder();
    let path = own_catalog(folder.path());
    plain(folder.path(), &["--catalog", "ours.toml"], &["2", "1 2", ""]);
    let before = fs::read(&drafts(folder.path(), ".json")[0]).expect("a draft");
    fs::remove_file(path).expect("removed");
    let said = plain(folder.path(), &[], &["", "undo", "quit"]);
    assert!(said.contains("- The catalog `umbrellas` cannot be read any more."), "{said}");
    assert!(
        said.contains("2 selected"),
        "the goal and both use cases are in the present catalog, too: {said}"
    );
    let [copy] = &drafts(folder.path(), ".before-1")[..] else { panic!("{said}") };
    assert_eq!(fs::read(copy).expect("the copy"), before);
    let told = format!("An unfinished plan is kept as it was: {}", copy.display());
    assert!(said.contains(&told), "{said}");
}

#[test]
fn what_is_no_draft_is_set_aside_and_named() {
    let folder = folder();
    plain(folder.path(), &[], &["1", "1"]);
    let path = drafts(folder.path(), ".json").remove(0);
    fs::write(&path, b"\xff\xfe\x00").expect("written");
    let said = plain(folder.path(), &[], &["quit"]);
    assert!(said.contains("An unfinished plan could not be read"), "{said}");
    let [aside] = &drafts(folder.path(), ".unreadable-1")[..] else { panic!("{said}") };
    assert!(said.contains(&format!("An unfinished plan is kept as it was: {}", aside.display())), "{said}");
    assert_eq!(fs::read(aside).expect("there"), b"\xff\xfe\x00");
}

#[test]
fn where_no_draft_can_be_kept_one_is_asked_before_leaving() {
    let folder = folder();
    fs::write(folder.path().join(".state"), "in the way").expect("written");
    let said = plain(folder.path(), &[], &["1", "1", "quit", "no"]);
    assert!(said.contains("Leave without saving? What is selected would be lost."), "{said}");
    assert!(said.contains("The input ended before the plan was saved. No file was written."), "{said}");
}
