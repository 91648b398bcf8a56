//! `segue diff` as a shell runs it.

#[path = "common/acme.rs"]
mod acme;

use acme::plan;
use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;
use std::fs;
use tempfile::TempDir;

/// What `segue diff old.toml new.toml` with further arguments prints, and its exit code.
fn diff(old: &str, new: &str, arguments: &[&str]) -> (String, Option<i32>) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("old.toml"), old).unwrap();
    fs::write(folder.path().join("new.toml"), new).unwrap();
    let mut command = Command::new(cargo_bin!("segue"));
    command.current_dir(folder.path()).args(["diff", "old.toml", "new.toml"]).args(arguments);
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code())
}

#[test]
fn equal_plans_say_so() {
    let text = plan().to_toml();
    assert_eq!(diff(&text, &text, &[]), ("Both plans say the same.\n".to_owned(), Some(0)));
    assert_eq!(diff(&text, &text, &["--format", "json"]), ("[]\n".to_owned(), Some(0)));
}

#[test]
fn a_difference_is_one_line_and_no_failure() {
    let old = plan();
    let mut new = old.clone();
    new.events[0].progress.prod = true;
    new.events[0].note = Some("\u{1b}[31mred".to_owned());
    let (text, code) = diff(&old.to_toml(), &new.to_toml(), &[]);
    assert_eq!(
        text,
        "event Order Completed: done in prod\nevent Order Completed: note is now `␛[31mred`\n"
    );
    assert_eq!(code, Some(0));
}

#[test]
fn programs_get_objects() {
    let old = plan();
    let mut new = old.clone();
    new.events[0].progress.prod = true;
    let (text, _) = diff(&old.to_toml(), &new.to_toml(), &["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!([
        { "kind": "event", "name": "Order Completed", "change": "done", "environment": "prod" }
    ]);
    assert_eq!(value, expected);
}

#[test]
fn a_plan_that_cannot_be_read_is_told_with_its_place() {
    let (text, code) = diff(&plan().to_toml(), "version = 1\nname = \n", &[]);
    assert!(text.contains("new.toml:2:"), "{text}");
    assert_eq!(code, Some(1));
}
