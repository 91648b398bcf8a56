//! `segue verify --report`: what a warehouse found, held against a plan.

use std::fs;
use std::path::Path;
use support::program::{answered, segue, told};
use tempfile::TempDir;

const PLAN: &str = include_str!("../../fixtures/plans/acme.toml");

/// Both events are as planned.
const REPORT: &str = "\
event,property,seen,first_seen,last_seen,missing,wrong
Order Completed,,40,2026-11-27 10:00:00+00,2026-11-27 11:00:00+00,0,0
Order Completed,order_id,40,2026-11-27 10:00:00+00,2026-11-27 11:00:00+00,0,0
Order Completed,products,40,2026-11-27 10:00:00+00,2026-11-27 11:00:00+00,0,0
Order Completed,email,40,2026-11-27 10:00:00+00,2026-11-27 11:00:00+00,7,0
Install Attributed,,2,2026-11-27 10:00:00+00,2026-11-27 10:00:00+00,0,0
";

fn folder(report: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.toml"), PLAN).unwrap();
    fs::write(folder.path().join("report.csv"), report).unwrap();
    folder
}

fn verify(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    told(segue(folder, &[&["verify", "plan.toml", "--report", "report.csv"], arguments].concat()))
}

#[test]
fn what_the_warehouse_proved_is_ticked() {
    let folder = folder(REPORT);
    let (out, error, code) = verify(folder.path(), &["--tick", "prod"]);
    assert_eq!((&*error, code), ("", 0), "{out}");
    assert!(out.contains("42 messages\n2 of 2 planned events seen and right\n"), "{out}");
    let plan = fs::read_to_string(folder.path().join("plan.toml")).unwrap();
    assert!(plan.contains("[verify]\ndev = false\n\nprod = true\n"), "{plan}");
}

#[test]
fn what_is_missing_or_wrong_is_told_and_not_ticked() {
    let wrong = REPORT
        .replace("products,40,2026-11-27 10:00:00+00,2026-11-27 11:00:00+00,0,0", "products,40,,,3,2")
        .replace(
            "Install Attributed,,2,2026-11-27 10:00:00+00,2026-11-27 10:00:00+00",
            "Install Attributed,,0,,",
        );
    let folder = folder(&wrong);
    let (out, _, code) = verify(folder.path(), &["--tick", "prod"]);
    assert_eq!(code, 1);
    for part in ["missing: 3 of 40", "not as planned: 2 of 40", "not seen", "0 of 2 planned events"] {
        assert!(out.contains(part), "{part} is not told:\n{out}");
    }
    assert!(out.ends_with("Ticked 0 in prod.\n"), "{out}");
    let (out, ..) = verify(folder.path(), &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["events"][0]["first"], "2026-11-27T10:00:00Z");
    assert_eq!(report["events"][0]["properties"][2]["present"], 33);
}

#[test]
fn a_report_of_another_state_of_the_plan_is_refused() {
    let again = "export the dbt package again, and build it";
    for (report, sentence) in [
        (
            REPORT.replace("Install Attributed,", "Install Counted,"),
            "no row for event `Install Attributed`",
        ),
        (REPORT.replace(",email,", ",mail,"), "no row for property `email` of event `Order Completed`"),
        (REPORT.to_owned() + "Signed Up,,1,,,0,0\n", "a row for event `Signed Up`, which is not planned"),
    ] {
        let folder = folder(&report);
        let (_, error, code) = verify(folder.path(), &["--tick", "prod"]);
        assert!(error.contains(sentence) && error.contains(again) && code == 1, "{error}");
        assert_eq!(fs::read_to_string(folder.path().join("plan.toml")).unwrap(), PLAN);
    }
}

#[test]
fn what_is_no_report_is_refused_with_what_to_give_instead() {
    for (report, sentence) in [
        ("", "holds no rows of segue_report"),
        ("{\"results\": [], \"metadata\": {}}", "dbt show --select segue_report --limit -1 --output json"),
        ("event,property,seen\nOrder Completed,,many\n", "row 1 has no seen"),
        ("[1]", "holds no rows of segue_report"),
        ("{", "it is not JSON"),
        (&format!("{REPORT}Install Attributed,,2,,,0,0\n"), "two rows"),
    ] {
        let (_, error, code) = verify(folder(report).path(), &[]);
        assert!(error.contains(sentence) && error.contains("report.csv") && code == 1, "{report}: {error}");
    }
}

#[test]
fn a_report_takes_the_place_of_captures() {
    let folder = folder(REPORT);
    for (arguments, sentence) in [
        (&["a.ndjson"][..], "--report takes the place of captures"),
        (&["--show-values"], "--show-values"),
        (&["--only", "Order Complete"], "did you mean `Order Completed`?"),
    ] {
        let (_, error, code) = verify(folder.path(), arguments);
        assert!(error.contains(sentence) && code == 2, "{arguments:?}: {error}");
    }
}

#[test]
fn a_report_is_read_from_standard_input() {
    let folder = folder("");
    let (out, _, code) =
        answered(segue(folder.path(), &["verify", "plan.toml", "--report", "-"]), &[REPORT]);
    assert!(out.contains("2 of 2 planned events") && code == 0, "{out}");
}
