//! `segue config`, and what it says holds for the wizard.

use std::fs;
use support::program::{answered, segue, told};

#[test]
fn what_holds_is_told_with_what_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let (stdout, stderr, code) = told(segue(folder.path(), &["config"]));
    assert!(
        stdout.starts_with("theme          auto        default\n") && stderr.is_empty() && code == 0,
        "{stdout}"
    );
    fs::create_dir_all(folder.path().join(".config/segue")).unwrap();
    fs::write(
        folder.path().join(".config/segue/config.toml"),
        "theme = \"light\"\ncatalog = \"published\"\n",
    )
    .unwrap();
    let mut command = segue(folder.path(), &["config", "--format", "json"]);
    command.env("SEGUE_THEME", "mono");
    let (stdout, ..) = told(command);
    let all: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(all["theme"], serde_json::json!({ "value": "mono", "from": "SEGUE_THEME" }));
    assert_eq!(all["catalog"], serde_json::json!({ "value": "published", "from": "config.toml" }));
}

#[test]
fn the_wizard_starts_with_the_catalog_that_is_configured() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = segue(folder.path(), &["--plain"]);
    command.env("SEGUE_CATALOG", "nowhere");
    let (_, stderr, code) = told(command);
    assert!(stderr.contains("`nowhere`") && code == 2, "{stderr}");
}

#[test]
fn a_file_with_a_slip_is_told_and_keeps_nothing_from_running() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join(".config/segue")).unwrap();
    fs::write(folder.path().join(".config/segue/config.toml"), "ascii = true\nthem = 7\n").unwrap();
    let (stdout, stderr, code) = told(segue(folder.path(), &["config"]));
    assert!(stderr.contains("config.toml:2: unknown field `them`"), "{stderr}");
    assert!(stdout.contains("ascii          false       default") && code == 1, "{stdout}");
}

#[test]
fn a_plan_alone_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("acme.toml"), include_str!("../../fixtures/plans/acme.toml")).unwrap();
    let (stdout, stderr, code) = answered(segue(folder.path(), &["acme.toml", "--plain"]), &["quit"]);
    assert!(stdout.contains("Plan: Acme") && code == 0, "{stdout}{stderr}");
}

#[test]
fn the_plan_of_the_folder_is_offered_first() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("acme.toml"), include_str!("../../fixtures/plans/acme.toml")).unwrap();
    for (answers, then) in [
        (&["", "quit"], "What is done in dev?"),
        (&["2", "quit"], "Which use cases"),
        (&["3", "quit"], "Which goal"),
    ] {
        let (stdout, stderr, _) = answered(segue(folder.path(), &["--plain"]), answers);
        let (first, rest) = stdout.split_once("What do you want to do?").expect("it is asked");
        assert!(first.contains("This folder has a plan.") && first.contains("Plan: Acme"), "{first}");
        assert!(rest.contains(then), "{answers:?}: {rest}{stderr}");
    }
    for arguments in [&["--plain", "--fresh"][..], &["--plain", "--output", "other.toml"]] {
        let (stdout, ..) = answered(segue(folder.path(), arguments), &["quit"]);
        assert!(!stdout.contains("This folder has a plan."), "{arguments:?}: {stdout}");
    }
}

#[test]
fn a_plan_of_version_1_says_what_its_first_change_makes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let old = include_str!("../../fixtures/plans/version-1/acme.toml");
    fs::write(folder.path().join("acme.toml"), old).unwrap();
    let said = "note: acme.toml is a plan of version 1; its first change makes it one of version 2";
    for arguments in
        [&["acme.toml", "--plain"][..], &["edit", "--plain"], &["set", "Order Completed", "--prod"]]
    {
        let (_, stderr, _) = answered(segue(folder.path(), arguments), &["quit"]);
        assert!(stderr.contains(said), "{arguments:?}: {stderr}");
    }
    let (_, stderr, _) = told(segue(folder.path(), &["set", "Order Completed", "--no-prod"]));
    assert_eq!(stderr, "", "it is of version 2 by now");
}
