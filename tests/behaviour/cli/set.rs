//! `segue set`, `segue decline` and `segue status`: one thing of a plan, by its name.

use std::fs;
use support::program::{segue, told};
use tempfile::TempDir;

const ACME: &str = include_str!("../../fixtures/plans/acme.toml");

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("acme.toml"), ACME).unwrap();
    folder
}

fn plan(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("acme.toml")).unwrap()
}

/// The lines that are in one text and not in the other, those taken out first.
fn changed(before: &str, after: &str) -> Vec<String> {
    let diff = similar::TextDiff::from_lines(before, after);
    let lines = diff.iter_all_changes().filter(|it| it.tag() != similar::ChangeTag::Equal);
    lines.map(|it| format!("{}{}", it.tag(), it.value().trim_end())).collect()
}

#[test]
fn a_tick_changes_one_line_of_the_file() {
    let folder = folder();
    let (stdout, stderr, code) = told(segue(folder.path(), &["set", "order completed", "--prod"]));
    assert_eq!((&*stdout, &*stderr, code), ("done      event Order Completed in prod\n", "", 0));
    assert_eq!(changed(ACME, &plan(&folder)), ["-prod = false", "+prod = true"]);
    let (.., code) =
        told(segue(folder.path(), &["set", "acme.toml", "Order Completed", "--no-prod", "-q"]));
    assert_eq!((code, plan(&folder)), (0, ACME.to_owned()), "taking it back gives the same file");
}

#[test]
fn notes_owners_and_names_are_said_and_taken_back() {
    let folder = folder();
    let event = ["set", "Order Completed", "--note", "agreed, SHOP-7", "--owner", "Checkout"];
    let (stdout, ..) = told(segue(folder.path(), &event));
    assert!(stdout.contains("note none -> \"agreed, SHOP-7\""), "{stdout}");
    assert!(stdout.contains("owner none -> \"Checkout\""), "{stdout}");
    told(segue(folder.path(), &["set", "source:Reverse ETL", "--name", "Snowflake"]));
    assert!(plan(&folder).contains("name = \"Snowflake\""));
    told(segue(folder.path(), &["set", "Order Completed", "--note", "", "--owner", ""]));
    told(segue(folder.path(), &["set", "Snowflake", "--name", ""]));
    assert_eq!(plan(&folder), ACME);
}

#[test]
fn programs_get_what_changed_as_json() {
    let folder = folder();
    let (stdout, ..) = told(segue(folder.path(), &["set", "verify", "--dev", "--format", "json"]));
    let changes: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(changes[0]["change"], "done");
}

#[test]
fn what_cannot_be_set_is_refused_with_what_can() {
    let folder = folder();
    let cases = [
        (&["set", "Order Complete", "--dev"][..], "did you mean `Order Completed`?"),
        (&["set", "acme.toml", "--dev"], "name an event, a source or a destination"),
        (&["set", "Website", "--owner", "Eve"], "only events have an owner"),
        (&["set", "Order Completed", "--name", "x"], "only sources and destinations take a name"),
        (&["set", "Order Completed", "--dev", "--source", "Website"], "keeps no sources apart"),
        (&["set", "Order Completed"], "--dev"),
        (&["decline", "verify"], "cannot be taken out"),
        (&["decline", "Website", "--undo"], "is in the plan already"),
        (&["decline", "Order Completed.order_id", "--note", "x"], "leave --note out"),
    ];
    for (arguments, sentence) in cases {
        let (stdout, stderr, code) = told(segue(folder.path(), arguments));
        assert!(stderr.contains(sentence), "{arguments:?}: {stderr}");
        assert!(stdout.is_empty() && code != 0, "{arguments:?}");
        assert_eq!(plan(&folder), ACME, "{arguments:?}");
    }
}

#[test]
fn one_source_of_an_event_is_ticked() {
    let folder = folder();
    let progress = ["Website", "Mobile"]
        .map(|it| format!("[[event.progress]]\ndev = false\nsource = \"{it}\"\nprod = false\n\n"));
    let text = ACME.replacen("dev = true\n", "sources = [\"Website\", \"Mobile\"]\n", 1);
    let text = text.replacen("prod = false\n", "", 1);
    let text = text.replacen("[[event.property]]", &format!("{}[[event.property]]", progress.concat()), 1);
    fs::write(folder.path().join("acme.toml"), text).unwrap();
    let set = |source| told(segue(folder.path(), &["set", "Order Completed", "--dev", "--source", source]));
    let (stdout, stderr, _) = set("Website");
    assert_eq!((&*stdout, &*stderr), ("done      event Order Completed from Website in dev\n", ""));
    assert!(set("Fax").1.contains("is sent by `Website` and `Mobile`; name one of these with --source"));
}

#[test]
fn what_is_declined_comes_back_as_it_was() {
    let folder = folder();
    told(segue(folder.path(), &["set", "Order Completed", "--dev", "--note", "ours"]));
    let before = plan(&folder);
    let (stdout, ..) = told(segue(folder.path(), &["decline", "Order Completed", "--note", "why"]));
    assert_eq!(stdout, "declined  event Order Completed\n");
    assert!(plan(&folder).contains("[[declined.kept.event]]"), "{}", plan(&folder));
    let (stdout, ..) = told(segue(folder.path(), &["decline", "Order Completed", "--undo"]));
    assert_eq!(stdout, "restored  event Order Completed\n");
    told(segue(folder.path(), &["set", "Order Completed", "--note", "ours"]));
    let mut lines = [before, plan(&folder)].map(|text| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).filter(|it| !it.is_empty()).collect();
        lines.sort();
        lines
    });
    let [before, after] = &mut lines;
    assert_eq!(before, after, "every line is there again");
}

#[test]
fn status_tells_how_far_the_plan_is_and_what_comes_next() {
    let folder = folder();
    let (stdout, _, code) = told(segue(folder.path(), &["status"]));
    insta::assert_snapshot!(stdout);
    assert_eq!(code, 0);
    let (stdout, ..) = told(segue(folder.path(), &["status", "--format", "json"]));
    insta::assert_snapshot!(stdout);
}

#[test]
fn the_only_plan_of_the_folder_needs_no_name() {
    let folder = folder();
    for command in [&["check"][..], &["export", "--format", "csv"], &["status"], &["open", "--plain"]] {
        let (stdout, stderr, _) = told(segue(folder.path(), command));
        assert!(!format!("{stdout}{stderr}").contains("name one"), "{command:?}");
    }
    fs::write(folder.path().join("acme.toml"), ACME.replacen("dev = true", "dev = maybe", 1)).unwrap();
    let (stdout, _, code) = told(segue(folder.path(), &["check"]));
    assert!(stdout.contains("acme.toml:27:7") && code == 1, "one with a slip is checked too: {stdout}");
    fs::write(folder.path().join("other.toml"), ACME).unwrap();
    let (_, stderr, code) = told(segue(folder.path(), &["check"]));
    assert_eq!(code, 2);
    assert!(
        stderr.contains("there are several setup plans in this folder (acme.toml, other.toml)"),
        "{stderr}"
    );
}
