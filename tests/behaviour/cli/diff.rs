//! `segue diff`: what changed between two plans, by meaning.

use std::fs;
use support::program::{segue, told};
use tempfile::TempDir;

const ACME: &str = include_str!("../../fixtures/plans/acme.toml");

/// What is told of `acme.toml` and of what becomes of it by replacing texts.
fn diff(edits: &[(&str, &str)], arguments: &[&str]) -> (String, String, i32) {
    let folder = folder(edits);
    told(segue(folder.path(), &[&["diff", "old.toml", "new.toml"], arguments].concat()))
}

fn folder(edits: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut text = ACME.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(folder.path().join("old.toml"), ACME).unwrap();
    fs::write(folder.path().join("new.toml"), text).unwrap();
    folder
}

#[test]
fn layout_times_and_comments_are_no_difference() {
    let edits = [("name = \"Acme", "\n# hello\nname   = \"Acme"), ("created = 2026", "created = 2027")];
    assert_eq!(diff(&edits, &["--exit-code"]), ("nothing changed\n".into(), String::new(), 0));
    assert_eq!(diff(&edits, &["--format", "json"]), ("[]\n".into(), String::new(), 0));
}

const EDITS: [(&str, &str); 9] = [
    ("name = \"Acme \\\"shop\\\"\"", "name = \"Acme\""),
    ("  \"mitigate-cart-abandonment\",\n", ""),
    ("dev = true", "dev = false"),
    ("prod = false", "prod = true"),
    ("type = \"string\"", "type = \"integer\""),
    ("name = \"products\"", "name = \"items\""),
    ("note = \"tag manager container 7\"", "note = \"see \\u001B[31m the wiki\""),
    ("[[source]]\ntype = \"Reverse ETL\"", "[[source]]\ntype = \"Mobile\""),
    ("sources = []", "sources = [\"Reverse ETL\"]"),
];

#[test]
fn what_came_went_and_was_done_is_told() {
    let (stdout, stderr, code) = diff(&EDITS, &["--exit-code"]);
    insta::assert_snapshot!(stdout);
    assert_eq!((&*stderr, code), ("", 1));
}

#[test]
fn programs_get_the_same_as_json() {
    let (stdout, _, code) = diff(&EDITS, &["--format", "json"]);
    insta::assert_snapshot!(stdout);
    assert_eq!(code, 0);
}

/// Changes of `declined` alone: nothing comes into the plan or goes.
const TAKEN_OUT: [(&str, &str); 3] = [
    ("  \"Page Viewed\",", "  \"Page Viewed\", \"Signed In\","),
    ("name = \"tax\" }", "name = \"tax\" }, { event = \"Order Completed\", name = \"coupon\" }"),
    ("sources = []", "sources = [\"Mobile\"]"),
];

#[test]
fn what_is_taken_out_or_not_any_more_is_told_also_alone() {
    let (stdout, _, code) = diff(&TAKEN_OUT, &["--exit-code"]);
    let told_out = "declined  event Signed In\ndeclined  property coupon of event Order Completed\n\
                    declined  source Mobile\n";
    assert_eq!((&*stdout, code), (told_out, 1));
    let folder = folder(&TAKEN_OUT);
    let back = |arguments: &[&str]| {
        told(segue(folder.path(), &[&["diff", "new.toml", "old.toml"], arguments].concat())).0
    };
    assert_eq!(back(&[]), told_out.replace("declined", "reopened"));
    let json: serde_json::Value = serde_json::from_str(&back(&["--format", "json"])).unwrap();
    let event = serde_json::json!({ "kind": "event", "name": "Signed In", "change": "reopened" });
    assert_eq!((&json[0], json.as_array().map(Vec::len)), (&event, Some(3)));
}

#[test]
fn what_was_taken_out_and_put_back_is_told_once() {
    let out = [
        ("[[source]]\ntype = \"Reverse ETL\"", "[[source]]\ntype = \"Mobile\""),
        ("sources = []", "sources = [\"Reverse ETL\"]"),
    ];
    let folder = folder(&out);
    let (stdout, ..) = told(segue(folder.path(), &["diff", "new.toml", "old.toml"]));
    assert_eq!(stdout, "dropped   source Mobile\nrestored  source Reverse ETL\n");
}

#[test]
fn a_plan_that_cannot_be_read_is_told() {
    let folder = folder(&[("version = 2", "version = 3")]);
    let (stdout, stderr, code) = told(segue(folder.path(), &["diff", "new.toml", "missing.toml"]));
    assert!(stderr.contains("new.toml:5:11") && stderr.contains("missing.toml"), "{stderr}");
    assert!(stderr.starts_with("error[unsupported-version]: this is a plan of version 3"), "{stderr}");
    assert_eq!((&*stdout, code), ("", 1));
}

#[test]
fn the_plan_is_compared_with_what_git_has_of_it() {
    let folder = folder(&[]);
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(folder.path()).args([
            "-c",
            "user.name=Kim",
            "-c",
            "user.email=kim@example.com",
        ]);
        assert!(command.args(arguments).output().unwrap().status.success(), "{arguments:?}");
    };
    fs::remove_file(folder.path().join("new.toml")).unwrap();
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "a plan"]);
    told(segue(folder.path(), &["set", "Order Completed", "--prod"]));
    for arguments in
        [&["diff", "--git"][..], &["diff", "--git", "old.toml"], &["diff", "--git", "HEAD", "old.toml"]]
    {
        let (stdout, ..) = told(segue(folder.path(), arguments));
        assert_eq!(stdout, "done      event Order Completed in prod\n", "{arguments:?}");
    }
    let (_, stderr, code) = told(segue(folder.path(), &["diff", "--git", "nowhere"]));
    assert!(stderr.starts_with("error: git has no `old.toml` of `nowhere`"), "{stderr}");
    assert_eq!(code, 1);
}

#[test]
fn a_plan_may_come_from_standard_input() {
    let folder = folder(&[("prod = false", "prod = true")]);
    let mut command = segue(folder.path(), &["diff", "-", "new.toml"]);
    command.stdin(fs::File::open(folder.path().join("old.toml")).unwrap());
    assert_eq!(told(command).0, "done      event Order Completed in prod\n");
}
