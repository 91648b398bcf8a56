//! `segue plan`: a plan without questions.

use segue::catalog::Catalog;
use segue::plan::{Change, Choice, SetupPlan};
use std::fs;
use std::path::Path;
use support::program::{segue, told};
use tempfile::TempDir;

const GOAL: &str = "optimize-advertising";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn run(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    told(segue(folder, &[&["plan"], arguments].concat()))
}

/// The plan that the wizard writes for these use cases, by their places.
fn by_hand(places: &[usize], created: &str) -> String {
    let catalog = Catalog::draft();
    let goal = catalog.goal(GOAL).unwrap();
    let mut choice = Choice::default();
    choice.apply(Change::select_only(0, places.iter().copied()));
    SetupPlan::compose(&*goal.title, &catalog, &choice, created.parse().unwrap()).to_toml()
}

#[test]
fn the_plan_has_the_bytes_of_the_wizards() {
    let folder = folder();
    let catalog = Catalog::draft();
    let goal = catalog.goal(GOAL).unwrap();
    let id = |place: usize| catalog.recommendation(goal, place).unwrap().use_case();
    let time = "2026-11-23T21:03:00Z";
    let (first, second) = (id(3), id(0));
    let arguments =
        ["--goal", "OPTIMIZE advertising", "--use-case", first.title(), "--use-case", second.id()];
    let (stdout, stderr, code) = run(folder.path(), &[&arguments[..], &["--created", time]].concat());
    assert_eq!(
        (&*stdout, &*stderr, code),
        ("Wrote  setup-plan.toml\nNext   segue open setup-plan.toml\n", "", 0)
    );
    assert_eq!(fs::read_to_string(folder.path().join("setup-plan.toml")).unwrap(), by_hand(&[3, 0], time));
}

#[test]
fn printing_writes_no_file() {
    let folder = folder();
    let all: Vec<_> = (0..Catalog::draft().goal(GOAL).unwrap().use_case_count()).collect();
    for way in [&["--output", "-"][..], &["--dry-run"]] {
        let arguments = [&["--goal", GOAL, "--all", "--created", "2026-11-23T21:03:00Z"], way].concat();
        let (stdout, _, code) = run(folder.path(), &arguments);
        assert_eq!((stdout, code), (by_hand(&all, "2026-11-23T21:03:00Z"), 0));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_reproducible_build_gives_the_time() {
    let folder = folder();
    let mut command = segue(folder.path(), &["plan", "--goal", GOAL, "--all", "--dry-run"]);
    command.env("SOURCE_DATE_EPOCH", "1795467780");
    assert!(told(command).0.contains("\ncreated = 2026-11-23T21:03:00Z\n"));
    let mut command = segue(folder.path(), &["plan", "--goal", GOAL, "--all", "--dry-run"]);
    command.env("SOURCE_DATE_EPOCH", "soon");
    let (_, stderr, code) = told(command);
    assert!(stderr.contains("SOURCE_DATE_EPOCH is set and holds no number"), "{stderr}");
    assert_eq!(code, 2);
}

#[test]
fn what_is_missing_is_named_with_the_values_it_takes() {
    let folder = folder();
    let (_, stderr, code) = run(folder.path(), &[]);
    assert!(
        stderr.starts_with(
            "error: --goal is missing. It takes any of these, once for each:\n  optimize-advertising "
        ),
        "{stderr}"
    );
    assert_eq!((stderr.lines().count(), code), (5, 2));
    let (_, stderr, code) = run(folder.path(), &["--goal", GOAL]);
    assert!(stderr.starts_with("error: --use-case is missing."), "{stderr}");
    assert!(stderr.contains("\n  suppress-with-purchase "), "{stderr}");
    assert_eq!(code, 2);
}

#[test]
fn near_misses_are_suggested_all_at_once() {
    let folder = folder();
    let (_, stderr, code) = run(folder.path(), &["--goal", "optimise-advertising", "--all"]);
    assert_eq!(
        (&*stderr, code),
        ("error: there is no goal `optimise-advertising`; did you mean `optimize-advertising`?\n", 2)
    );
    let wrong = ["--use-case", "supress-with-purchase", "--use-case", "Mitigate cart abandonmnt"];
    let (_, stderr, _) = run(folder.path(), &[&["--goal", GOAL], &wrong[..]].concat());
    assert!(stderr.contains("did you mean `suppress-with-purchase`?\n"), "{stderr}");
    assert!(stderr.contains("did you mean `mitigate-cart-abandonment`?\n"), "{stderr}");
    let (_, stderr, code) = run(folder.path(), &["--catalog", "drat", "--goal", GOAL, "--all"]);
    assert!(stderr.contains("`drat`") && stderr.contains("`draft`"), "{stderr}");
    assert_eq!(code, 2);
}

#[test]
fn nothing_is_written_over_without_force() {
    let folder = folder();
    let path = folder.path().join("setup-plan.toml");
    let arguments = ["--goal", GOAL, "--all"];
    fs::write(&path, "shopping list").unwrap();
    let (_, stderr, code) = run(folder.path(), &arguments);
    assert!(stderr.contains("setup-plan.toml exists already. It was left as it is."), "{stderr}");
    assert_eq!((code, fs::read_to_string(&path).unwrap()), (1, "shopping list".to_owned()));
    assert_eq!(run(folder.path(), &[&arguments[..], &["--force", "--name", "Acme"]].concat()).2, 0);
    let (_, stderr, code) = run(folder.path(), &arguments);
    assert!(stderr.contains("is the setup plan `Acme`, 0 of 15 done in dev"), "{stderr}");
    assert_eq!(code, 1);
}

#[test]
fn a_path_that_is_none_is_told() {
    let folder = folder();
    for (output, sentence) in [
        ("plans/a.toml", "the folder plans does not exist."),
        (".", "this is the path of a folder."),
        ("~someone/a.toml", "a home folder that is not known"),
        ("a\u{1b}[2J.toml", "the path holds a control character."),
        ("/dev/full", "/dev/full is a device or a pipe"),
    ] {
        let (_, stderr, code) = run(folder.path(), &["--goal", GOAL, "--all", "--output", output]);
        assert!(stderr.contains(sentence), "{output:?}: {stderr}");
        assert!(code > 0);
    }
    let (stdout, _, _) = run(folder.path(), &["--goal", GOAL, "--all", "--output", "~/a.toml"]);
    assert!(stdout.contains("a.toml"), "{stdout}");
    assert!(folder.path().join("a.toml").is_file());
}

#[test]
fn quiet_says_nothing() {
    let folder = folder();
    let (stdout, stderr, code) = run(folder.path(), &["--goal", GOAL, "--all", "--quiet"]);
    assert_eq!((&*stdout, &*stderr, code), ("", "", 0));
}

#[test]
fn a_blank_name_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["", "  ", "\t", "\u{a0}"] {
        let arguments = ["plan", "--goal", "optimize-advertising", "--all", "--name", name];
        let (_, error, code) = told(segue(folder.path(), &arguments));
        assert!(error.contains("a plan needs a name") && code == 2, "{name:?}: {error}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
