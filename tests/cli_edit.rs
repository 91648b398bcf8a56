//! What `segue edit` says where it cannot begin.

#[path = "common/segue.rs"]
mod segue;

use segue::{segue, told};
use std::fs;

const ACME: &str = include_str!("fixtures/plans/acme.toml");

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
fn a_catalog_that_nobody_knows_is_answered_with_what_was_meant() {
    let (error, code) = refused(ACME, &["--catalog", "publshed"]);
    assert!(error.contains("published"), "{error}");
    assert_eq!(code, 2);
}

#[test]
fn a_plan_with_faults_is_refused_with_their_places() {
    let (error, code) = refused(&ACME.replace("version = 1", "version = 7"), &[]);
    assert!(error.contains("plan.toml:5:11"), "{error}");
    assert_eq!(code, 1);
}

#[test]
fn without_a_terminal_it_says_so() {
    let (error, code) = refused(ACME, &[]);
    assert!(error.contains("is not a terminal"), "{error}");
    assert_eq!(code, 2);
}
