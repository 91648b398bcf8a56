//! What `segue edit` says where it cannot begin.

use std::fs;
use support::program::{answered, segue, told};

const ACME: &str = include_str!("../../fixtures/plans/acme.toml");

/// What is said of this plan, and the exit code.
fn refused(plan: &str, arguments: &[&str]) -> (String, i32) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.toml"), plan).unwrap();
    let arguments: Vec<_> = ["edit", "plan.toml"].iter().chain(arguments).copied().collect();
    let (said, error, code) = told(segue(folder.path(), &arguments));
    assert_eq!(said, "");
    assert_eq!(fs::read_to_string(folder.path().join("plan.toml")).unwrap(), plan);
    (error, code)
}

#[test]
fn a_catalog_that_is_gone_is_named_with_the_way_to_point_at_another() {
    let (error, code) = refused(&ACME.replace("id = \"draft\"", "id = \"acme\""), &[]);
    assert!(error.contains("catalog `acme`") && error.contains("--catalog FILE"), "{error}");
    assert_eq!(code, 1);
}

#[test]
fn a_file_that_may_be_the_catalog_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let plans = folder.path().join("plans");
    fs::create_dir(&plans).unwrap();
    fs::write(plans.join("plan.toml"), ACME.replace("id = \"draft\"", "id = \"acme\"")).unwrap();
    let edit = || told(segue(folder.path(), &["edit", "plans/plan.toml"])).1;
    assert!(!edit().contains("Is it"), "{}", edit());
    fs::write(plans.join("acme.toml"), "").unwrap();
    assert!(edit().contains("Then say so with --catalog plans/acme.toml;"), "{}", edit());
    fs::write(folder.path().join("acme.toml"), "").unwrap();
    assert!(edit().contains("Then say so with --catalog acme.toml;"), "{}", edit());
}

#[test]
fn a_catalog_that_nobody_knows_is_answered_with_what_was_meant() {
    let (error, code) = refused(ACME, &["--catalog", "publshed"]);
    assert!(error.contains("published"), "{error}");
    assert_eq!(code, 2);
}

#[test]
fn a_plan_with_faults_is_refused_with_their_places() {
    let (error, code) = refused(&ACME.replace("version = 2", "version = 7"), &[]);
    assert!(error.contains("plan.toml:5:11"), "{error}");
    assert_eq!(code, 1);
}

#[test]
fn where_no_screen_can_be_drawn_questions_are_asked() {
    for (variable, value) in [("ACCESSIBLE", "1"), ("TERM", "dumb")] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plan.toml"), ACME).unwrap();
        let mut command = segue(folder.path(), &["edit", "plan.toml"]);
        command.env(variable, value);
        let (said, error, code) = answered(command, &["1", "", "", ""]);
        assert!(said.contains("Updated  plan.toml\nNext     segue open plan.toml\n"), "{said}{error}");
        assert_eq!(code, 0);
        assert_ne!(fs::read_to_string(folder.path().join("plan.toml")).unwrap(), ACME);
    }
}

#[test]
fn whoever_leaves_without_a_change_is_told_that_the_file_is_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.toml"), ACME).unwrap();
    let plan = || fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    let edit = |answers| answered(segue(folder.path(), &["edit", "plan.toml", "--plain"]), answers);
    // What was deleted by hand comes again first.
    edit(&["", "", ""]);
    let before = plan();
    let (said, _, code) = edit(&["", "", ""]);
    assert!(said.contains("plan.toml is as it was: nothing was changed."), "{said}");
    assert_eq!(code, 0);
    let (said, _, code) = edit(&["quit"]);
    assert!(said.ends_with("Left. The file is as it was.\n"), "{said}");
    assert_eq!(code, 130);
    assert_eq!(plan(), before);
}

#[test]
fn without_a_terminal_it_says_so() {
    let (error, code) = refused(ACME, &[]);
    assert!(error.contains("is not a terminal"), "{error}");
    assert_eq!(code, 2);
}

/// What `check` says of a plan of the catalog in `catalog.toml`.
fn checked(folder: &std::path::Path) -> String {
    answered(segue(folder, &["check", "plan.toml", "--catalog", "catalog.toml"]), &[]).0
}

const OWN: &str = r#"
id = "own"
title = "Own"
edition = { date = 2026-02-01, name = "first" }
[sources]
Website = "Pages."
Mobile = "Apps."
[destinations]
Analytics = "Tools."
[[event]]
name = "Aa"
properties = [{ name = "one", type = "string" }]
[[event]]
name = "Bb"
[[use_case]]
title = "Use one"
summary = "One."
events = ["Aa"]
[[goal]]
title = "Goal"
summary = "G."
[[goal.recommendation]]
use_case = "use-one"
sources = ["Website"]
destinations = ["Analytics"]
"#;

const OWN_EXTENDED: &str = r#"
extends = "./catalog.toml"
id = "wider"
title = "Wider"
edition = { date = 2026-02-01, name = "first" }
"#;

#[test]
fn edit_adds_what_check_says_that_it_adds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let write = |name: &str, text: &str| fs::write(path.join(name), text).unwrap();
    let run = |arguments: &[&str], answers: &[&str]| answered(segue(path, arguments), answers);
    for (name, changed) in [
        ("an event", OWN.replace("events = [\"Aa\"]", "events = [\"Aa\", \"Bb\"]")),
        ("a source", OWN.replace("sources = [\"Website\"]", "sources = [\"Website\", \"Mobile\"]")),
        (
            "a property",
            OWN.replace("{ name = \"one\"", "{ name = \"two\", type = \"string\" }, { name = \"one\""),
        ),
    ] {
        for catalog in ["catalog.toml", "wider.toml"] {
            write("catalog.toml", OWN);
            write("wider.toml", OWN_EXTENDED);
            let plan =
                ["plan", "--catalog", catalog, "--goal", "goal", "--all", "-qo", "plan.toml", "--force"];
            assert_eq!(run(&plan, &[]).2, 0);
            write("catalog.toml", &changed);
            let check = ["check", "plan.toml", "--catalog", catalog];
            let (said, _, code) = run(&check, &[]);
            assert!(said.contains("`segue edit` adds it") && code == 1, "{name}: {said}");
            run(&["edit", "plan.toml", "--plain", "--catalog", catalog], &["", "", "", ""]);
            let (said, _, code) = run(&check, &[]);
            assert_eq!((&*said, code), ("plan.toml: ok\n", 0), "{name} of {catalog}");
        }
    }
}

#[test]
fn what_was_added_by_hand_stays_until_the_catalog_is_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let run = |arguments: &[&str], answers: &[&str]| answered(segue(path, arguments), answers);
    let plan = || fs::read_to_string(path.join("plan.toml")).unwrap();
    fs::write(path.join("catalog.toml"), OWN.replace("[\"Aa\"]", "[\"Aa\", \"Bb\"]")).unwrap();
    run(&["plan", "--catalog", "catalog.toml", "--goal", "goal", "--all", "-qo", "plan.toml"], &[]);
    assert!(plan().contains("\nfingerprint = \""), "{}", plan());
    fs::write(path.join("catalog.toml"), OWN).unwrap();
    assert!(checked(path).contains("an earlier state"), "{}", checked(path));
    let edit = ["edit", "plan.toml", "--plain", "--catalog", "catalog.toml"];
    run(&edit, &["", "", "", ""]);
    assert!(!plan().contains("\"Bb\""), "its catalog asks for it no more: {}", plan());
    let before = plan();
    run(&edit, &["", "", "", ""]);
    assert_eq!(plan(), before);
}
