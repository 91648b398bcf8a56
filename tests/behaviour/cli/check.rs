//! `segue check`: everything that can be said against a plan, with the place and the remedy.

use segue::diagnostic::Code;
use std::fs;
use std::path::Path;
use support::program::{segue, told};
use tempfile::TempDir;

fn check(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    told(segue(folder, &[&["check"], arguments].concat()))
}

/// A folder with the plan of the whole goal, as `segue plan` writes it, changed by hand.
fn hand_edited(edits: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let goal = ["plan", "--goal", "optimize-advertising", "--use-case", "suppress-with-purchase"];
    let more = ["--use-case", "increase-signups-with-lookalikes", "--created", "2026-11-23T21:03:00Z"];
    let (_, stderr, code) = told(segue(folder.path(), &[&goal[..], &more].concat()));
    assert_eq!((&*stderr, code), ("", 0));
    let path = folder.path().join("setup-plan.toml");
    let mut text = fs::read_to_string(&path).unwrap();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}\n{text}");
        text = text.replacen(from, to, 1);
    }
    fs::write(path, text).unwrap();
    folder
}

fn faults(edits: &[(&str, &str)]) -> String {
    let (stdout, stderr, code) = check(hand_edited(edits).path(), &["setup-plan.toml"]);
    assert_eq!((&*stderr, code), ("", 1), "{stdout}");
    stdout
}

#[test]
fn a_plan_as_it_was_written_has_no_faults() {
    let folder = hand_edited(&[]);
    let (stdout, stderr, code) = check(folder.path(), &["setup-plan.toml"]);
    assert_eq!((&*stdout, &*stderr, code), ("setup-plan.toml: ok\n", "", 0));
    let (stdout, _, code) = check(folder.path(), &["--quiet", "setup-plan.toml"]);
    assert_eq!((&*stdout, code), ("", 0));
}

#[test]
fn unknown_keys_are_told_with_the_nearest_known_one() {
    insta::assert_snapshot!(faults(&[(
        "dev = false",
        "dev = false\nnoet = \"x\"\nticket = 7\nx-ticket = 7"
    )]));
}

#[test]
fn what_does_not_fit_together_is_told() {
    insta::assert_snapshot!(faults(&[
        (
            "use_cases = [\n  \"suppress-with-purchase\",\n]",
            "use_cases = [\"supress-with-purchase\", \"suppress-with-purchase\", \"suppress-with-purchase\"]"
        ),
        ("sources = []", "sources = [\"Website\"]"),
    ]));
}

#[test]
fn what_the_catalog_sees_otherwise_is_told() {
    insta::assert_snapshot!(faults(&[
        ("name = \"num_items\"\ntype = \"integer\"", "name = \"num_itmes\"\ntype = \"integer\""),
        ("name = \"order_id\"\ntype = \"string\"", "name = \"order_id\"\ntype = \"number\""),
        ("name = \"Page Viewed\"", "name = \"Page Veiwed\""),
        ("type = \"Mobile\"", "type = \"Fax\""),
    ]));
}

#[test]
fn what_is_meant_to_be_otherwise_is_no_fault() {
    let own = "own = true\ntype = \"number\"";
    let folder = hand_edited(&[
        ("name = \"order_id\"\ntype = \"string\"", &format!("name = \"order_id\"\n{own}")),
        ("type = \"Mobile\"", "type = \"Fax\"\nown = true"),
        ("\nsources = []", "\nsources = [\"Mobile\"]"),
    ]);
    let (stdout, _, code) = check(folder.path(), &["setup-plan.toml"]);
    assert_eq!((&*stdout, code), ("setup-plan.toml: ok\n", 0));
}

#[test]
fn a_goal_or_use_case_or_catalog_that_is_not_there_is_told() {
    let elsewhere = faults(&[("id = \"suppress-with-purchase\"", "id = \"accelerate-signup\"")]);
    assert!(
        elsewhere.contains("goal `Optimize advertising` has no use case `accelerate-signup`"),
        "{elsewhere}"
    );
    let help = "it belongs to `personalize-communications-and-product-experiences`";
    assert!(elsewhere.contains(help), "{elsewhere}");
    let wrong_goal = faults(&[("id = \"optimize-advertising\"", "id = \"optimise-advertising\"")]);
    assert!(wrong_goal.contains("catalog `draft` has no goal `optimise-advertising`"), "{wrong_goal}");
    assert!(wrong_goal.contains("did you mean `optimize-advertising`?"), "{wrong_goal}");
    let wrong_catalog = faults(&[("id = \"draft\"", "id = \"../draft.toml\"")]);
    assert!(wrong_catalog.contains("there is no catalog `../draft.toml`"), "{wrong_catalog}");
}

#[test]
fn another_edition_tells_what_it_recommends_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    told(segue(folder.path(), &["plan", "--goal", "boost-retention-upsell-and-cross-sell", "--all"]));
    let (stdout, _, code) = check(folder.path(), &["setup-plan.toml", "--catalog", "published"]);
    assert!(
        stdout.contains("by the edition of 2024-10-08; the plan was made from that of 2024-07-09"),
        "{stdout}"
    );
    assert_eq!(code, 1);
}

#[test]
fn all_problems_of_all_files_are_told_in_each_format() {
    let folder = hand_edited(&[("dev = false", "dev = \"no\""), ("prod = false", "prod = 1")]);
    fs::write(folder.path().join("broken.toml"), "version = 1\nname = \n").unwrap();
    let files = ["setup-plan.toml", "broken.toml", "missing.toml"];
    let (stdout, stderr, code) = check(folder.path(), &files);
    assert!(stdout.ends_with("4 errors\n"), "{stdout}");
    assert_eq!((&*stderr, code), ("", 1));

    let (stdout, _, code) = check(folder.path(), &[&files[..], &["--format", "github"]].concat());
    let lines: Vec<_> = stdout.lines().collect();
    assert_eq!((lines.len(), code), (4, 1), "{stdout}");
    assert!(lines[0].starts_with("::error file=setup-plan.toml,line="), "{stdout}");
    assert!(
        lines[3].starts_with("::error file=missing.toml,title=unreadable-file::there is no such file"),
        "{stdout}"
    );

    let (stdout, _, code) = check(folder.path(), &[&files[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((json.as_array().unwrap().len(), code), (4, 1));
    assert_eq!(json[2]["path"], "broken.toml");
    assert_eq!((&json[2]["line"], &json[2]["column"]), (&2.into(), &8.into()));
    assert!(json[0]["help"].as_str().unwrap().contains("dev = true"));
}

#[test]
fn each_code_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    for code in Code::ALL {
        let (stdout, stderr, exit) = check(folder.path(), &["--explain", code.name()]);
        assert!(stdout.starts_with(&format!("{code}\n\n")), "{stdout}");
        assert_eq!((&*stderr, exit), ("", 0));
    }
    let (_, stderr, exit) = check(folder.path(), &["--explain", "unknown-kye"]);
    assert!(stderr.contains("unknown-key") && exit == 2, "{stderr}");
}

#[test]
fn a_line_like_a_conflict_marker_within_a_string_is_text() {
    let marker = "note = \"\"\"\n<<<<<<< seen in a ticket\n>>>>>>> upstream\n\"\"\"\ndev = false";
    let folder = hand_edited(&[("dev = false", marker)]);
    let (stdout, stderr, code) = check(folder.path(), &["setup-plan.toml"]);
    assert_eq!((&*stdout, &*stderr, code), ("setup-plan.toml: ok\n", "", 0));
}

#[test]
fn an_own_catalog_with_problems_is_there_all_the_same() {
    let folder = hand_edited(&[("id = \"draft\"", "id = \"acme\"")]);
    let own = folder.path().join(".config/segue/catalogs");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("acme.toml"), "id = \"acme\"\ntitle = 1\n").unwrap();
    let (stdout, _, code) = check(folder.path(), &["setup-plan.toml"]);
    assert!(stdout.contains("catalog `acme` cannot be used: "), "{stdout}");
    assert!(stdout.contains("`segue catalog check acme` lists all") && code == 1, "{stdout}");
    let near = hand_edited(&[("id = \"draft\"", "id = \"acm\"")]);
    let own = near.path().join(".config/segue/catalogs");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("acme.toml"), "id = \"acme\"\n").unwrap();
    let (stdout, _, _) = check(near.path(), &["setup-plan.toml"]);
    assert!(
        stdout.contains("there is no catalog `acm`") && stdout.contains("did you mean `acme`?"),
        "{stdout}"
    );
}

#[test]
#[cfg(unix)]
fn a_closed_pipe_does_not_outvote_what_was_found() {
    let folder = hand_edited(&[("dev = false", "dev = 7")]);
    let changed = "segue check setup-plan.toml | head -0; echo ${PIPESTATUS[0]}";
    let differs = "segue diff --exit-code setup-plan.toml other.toml | head -0; echo ${PIPESTATUS[0]}";
    let good = hand_edited(&[]);
    let other = fs::read_to_string(good.path().join("setup-plan.toml")).unwrap();
    fs::write(good.path().join("other.toml"), other.replacen("dev = false", "dev = true", 1)).unwrap();
    let path = Path::new(support::program::exe()).parent().unwrap();
    for (folder, script) in [(&folder, changed), (&good, differs)] {
        let mut bash = std::process::Command::new("bash");
        let path = format!("{}:{}", path.display(), std::env::var("PATH").unwrap_or_default());
        bash.args(["-c", script]).current_dir(folder.path()).env("PATH", path).env("HOME", folder.path());
        assert_eq!(told(bash).0, "1\n", "{script}");
    }
}

/// A plan with an event that two of its destinations do not take as it is.
const SOLD: &str = "\
version = 2
name = \"Shop\"

[catalog]
id = \"draft\"
edition = \"2024-07-09\"

[[goal]]
id = \"optimize-advertising\"
title = \"Optimize advertising\"

[[event]]
name = \"Session Start\"
dev = false
own = true
prod = false
use_cases = []

[[event]]
name = \"Order Completed\"
dev = false
own = true
prod = false
use_cases = []

[[event.property]]
name = \"order_id\"
type = \"string\"
own = true

[[destination]]
type = \"Analytics\"
name = \"Google Analytics 4 Web\"
dev = false
own = true
prod = false
use_cases = []

[[destination]]
type = \"Advertising\"
name = \"Facebook Conversions API\"
dev = false
own = true
prod = false
use_cases = []
";

#[test]
fn names_that_a_destination_drops_are_warned_of() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.toml"), SOLD).unwrap();
    let (stdout, _, code) = told(segue(folder.path(), &["check", "plan.toml"]));
    assert!(
        stdout.contains("warning[unportable-name]: Google Analytics 4 keeps `Session Start`"),
        "{stdout}"
    );
    assert_eq!(code, 0, "a warning alone is no problem");
    let elsewhere = SOLD.replace("Google Analytics 4 Web", "Amplitude");
    fs::write(folder.path().join("plan.toml"), elsewhere).unwrap();
    let (stdout, ..) = told(segue(folder.path(), &["check", "plan.toml"]));
    assert_eq!(stdout, "plan.toml: ok\n");
}

#[test]
fn a_strict_check_of_a_plan_tells_gaps_at_their_events_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.toml"), SOLD).unwrap();
    let (stdout, _, code) =
        told(segue(folder.path(), &["check", "plan.toml", "--strict", "--format", "json"]));
    let found: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let gap = found.as_array().unwrap().iter().find(|it| it["code"] == "destination-gap").expect("a gap");
    assert!(gap["message"].as_str().unwrap().contains("Facebook Conversions API"), "{gap}");
    assert_eq!(gap["line"], 20);
    assert_eq!(code, 1);
}

#[test]
fn a_byte_order_mark_moves_no_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    for text in ["name = Acme\n", "versio = 2\n", "version = 2\nname = Acme\n", ""] {
        let check = |text: &str| {
            std::fs::write(&path, text).unwrap();
            told(segue(folder.path(), &["check", "plan.toml"]))
        };
        let marked = check(&format!("\u{feff}{text}"));
        assert_eq!(marked, check(text));
        assert_eq!(marked.2, 1);
    }
}
