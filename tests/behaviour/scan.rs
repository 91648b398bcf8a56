//! `segue scan` finds where code sends the events of a plan.

use std::fs;
use std::path::Path;
use support::program::{segue, told};
use tempfile::TempDir;

const PLAN: &str = include_str!("../fixtures/plans/acme.toml");

/// A folder with a plan of `Order Completed` and `Install Attributed`, and these files.
fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("setup-plan.toml"), PLAN).expect("the plan");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn scanned(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let arguments: Vec<_> = ["scan"].iter().chain(arguments).copied().collect();
    let (out, err, code) = told(segue(folder, &arguments));
    assert_eq!(err, "", "{out}");
    (out, code)
}

/// A call of a planned event, as each language has it.
const CALLS: [(&str, &str); 13] = [
    ("a.js", "analytics.track('Order Completed', { order_id: id })"),
    ("a.ts", "orderCompleted({ order_id: id })"),
    ("a.jsx", "<b onClick={() => analytics.track(\"Order Completed\", { order_id: id })} />"),
    ("a.vue", "<script>analytics.track('Order Completed', { order_id: id })</script>"),
    ("a.svelte", "<script>analytics.track('Order Completed', { order_id: id })</script>"),
    ("a.py", "analytics.track(user, 'Order Completed', {'order_id': id})"),
    ("A.swift", "Analytics.shared().track(\"Order Completed\", properties: [\"order_id\": id])"),
    ("A.kt", "analytics.track(\"Order Completed\", Properties().putValue(\"order_id\", id))"),
    ("A.java", "analytics.track(\"Order Completed\", new Properties().putValue(\"order_id\", id));"),
    ("a.rb", "Analytics.track(event: 'Order Completed', properties: { order_id: id })"),
    ("a.go", "client.Enqueue(analytics.Track{Event: \"Order Completed\"})"),
    ("a.php", "<?php Segment::track(['event' => 'Order Completed', 'properties' => ['order_id' => $id]]);"),
    ("A.cs", "Analytics.Client.Track(user, \"Order Completed\", new Properties());"),
];

#[test]
fn a_call_is_found_in_each_language() {
    for (name, code) in CALLS {
        let folder = project(&[(name, &format!("{code}\n"))]);
        let (out, _) = scanned(folder.path(), &["--only", "Order Completed"]);
        assert!(out.contains(&format!("Order Completed: called\n  {name}:1")), "{name}: {out}");
    }
}

#[test]
fn code_that_sends_the_plan_is_right() {
    let code = "analytics.track('Order Completed', { order_id: 1, products: [] })\n";
    let folder = project(&[("a.js", code)]);
    let (out, code) = scanned(folder.path(), &["--only", "Order Completed"]);
    assert_eq!(code, 0, "{out}");
}

#[test]
fn comments_and_tests_are_no_calls() {
    let folder = project(&[
        ("src/a.js", "// analytics.track('Order Completed')\n"),
        ("src/b.test.js", "analytics.track('Order Completed')\n"),
    ]);
    let (out, code) = scanned(folder.path(), &["--only", "Order Completed"]);
    assert!(out.contains("Order Completed: only in comments or tests"), "{out}");
    assert_eq!(code, 1);
}

#[test]
fn a_name_without_a_call_is_told_apart_from_one_that_is_missing() {
    let folder = project(&[("a.js", "const EVENTS = ['Order Completed']\n")]);
    let (out, code) = scanned(folder.path(), &[]);
    assert!(out.contains("Order Completed: named, but no call seen\n  a.js:1"), "{out}");
    assert!(out.contains("Install Attributed: missing"), "{out}");
    assert_eq!(code, 1);
}

#[test]
fn what_is_not_planned_or_made_at_run_time_is_told() {
    let folder = project(&[(
        "a.js",
        "analytics.track('Order Complete')\nanalytics.track('Step ' + n)\n\
         analytics.track('Order Completed', { order_id: 1, colour: 'red' })\n",
    )]);
    let (out, code) = scanned(folder.path(), &[]);
    assert!(out.contains("a.js:1  Order Complete  did you mean `Order Completed`?"), "{out}");
    assert!(out.contains("Not checkable: the event's name is made at run time\n  a.js:2"), "{out}");
    assert!(out.contains("a.js:3  required and missing: products  not planned: colour"), "{out}");
    assert_eq!(code, 1);
}

#[test]
fn files_that_git_ignores_are_left_alone() {
    let folder = project(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".gitignore", "dist/\n"),
        ("dist/a.js", "analytics.track('Order Completed')\n"),
    ]);
    let (out, _) = scanned(folder.path(), &["--only", "Order Completed"]);
    assert!(out.contains("Order Completed: missing"), "{out}");
}

#[test]
fn what_is_sent_as_planned_is_ticked_and_nothing_else_changes() {
    let folder =
        project(&[("a.js", "analytics.track('Order Completed', { order_id: 1, products: [] })\n")]);
    let (out, _) = scanned(folder.path(), &["--tick", "prod", "--only", "Order Completed"]);
    let after = fs::read_to_string(folder.path().join("setup-plan.toml")).expect("the plan");
    let changed = PLAN.lines().zip(after.lines()).filter(|(before, after)| before != after).count();
    let (again, _) = scanned(folder.path(), &["--tick", "prod", "--only", "Order Completed"]);
    assert!(again.contains("Ticked 0 in prod."), "{again}");
    assert!(out.contains("Ticked 1 in prod."), "{out}");
    assert_eq!((PLAN.lines().count(), changed), (after.lines().count(), 1));
}

#[test]
fn programs_and_github_get_places() {
    let folder = project(&[("a,b.js", "analytics.track('Unheard Of')\n")]);
    let (json, _) = scanned(folder.path(), &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(report["unplanned"][0]["name"], "Unheard Of");
    assert_eq!(report["unplanned"][0]["line"], 1);
    let (github, code) = scanned(folder.path(), &["--format", "github"]);
    assert!(github.contains("::error file=a%2Cb.js,line=1,col="), "{github}");
    assert_eq!(code, 1);
}
