//! Two people work on one plan in git: one chooses, the other ticks and writes, and what both did meets.

use segue::plan::SetupPlan;
use std::fs;
use std::path::Path;
use std::process::Command;
use support::program::{answered, segue, told};
use support::pty;
use support::pty::End;
use tempfile::TempDir;

const PLAN: &str = "setup-plan.toml";

/// The plan that one of them made and both have.
fn shared() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let choice = ["--use-case", "suppress-with-purchase", "--use-case", "increase-signups-with-lookalikes"];
    let made = [&["plan", "--goal", "optimize-advertising", "--name", "Acme shop"][..], &choice].concat();
    let (_, stderr, code) = told(segue(folder.path(), &made));
    assert_eq!((&*stderr, code), ("", 0));
    let text = fs::read_to_string(folder.path().join(PLAN)).expect("the plan");
    (folder, text)
}

/// What becomes of the plan when someone ticks the first two events and the first source in development and
/// writes into the file by hand.
fn worked_on(text: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(PLAN);
    fs::write(&path, text).expect("the plan");
    let (_, stderr, code) = answered(segue(folder.path(), &["open", PLAN, "--plain"]), &["1 2 4", "quit"]);
    assert_eq!((&*stderr, code), ("", 0));
    let ticked = fs::read_to_string(&path).expect("the plan");
    assert_eq!(ticked.matches("dev = true").count(), 3);
    let first = "name = \"Order Completed\"\n";
    ticked.replacen(first, &format!("# Kim asked legal, SHOP-12\n{first}x-ticket = \"SHOP-12\"\n"), 1)
}

/// What becomes of the plan when someone adds a use case to it in the wizard.
fn chosen_anew(text: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(PLAN);
    fs::write(&path, text).expect("the plan");
    let mut pty = pty::segue(&["edit", &path.display().to_string()]).start();
    pty.wait_for("2 of 4");
    pty.press("space enter");
    pty.wait_for("3 of 4");
    pty.press("enter");
    pty.wait_for("save the changes");
    pty.press("enter");
    assert_eq!(pty.end(), End::Code(0));
    fs::read_to_string(&path).expect("the plan")
}

/// What git makes of both, and whether it needs nobody's help; nothing where there is no git.
fn merged(folder: &Path, base: &str, ours: &str, theirs: &str) -> Option<(String, bool)> {
    let files = [("ours", ours), ("base", base), ("theirs", theirs)];
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a file");
    }
    let mut git = Command::new("git");
    let Ok(output) = git.args(["merge-file", "-p", "ours", "base", "theirs"]).current_dir(folder).output()
    else {
        println!("skipped: there is no git here");
        return None;
    };
    Some((String::from_utf8(output.stdout).expect("text"), output.status.success()))
}

fn parse(text: &str) -> SetupPlan {
    SetupPlan::parse(PLAN, text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

#[test]
fn what_both_did_meets_and_nothing_is_lost() {
    let (folder, base) = shared();
    let (ours, theirs) = (chosen_anew(&base), worked_on(&base));
    let Some((text, is_clean)) = merged(folder.path(), &base, &ours, &theirs) else { return };
    assert!(is_clean, "{text}");
    let plan = parse(&text);
    assert_eq!(plan.use_cases().count(), 3);
    assert!(
        text.contains("# Kim asked legal, SHOP-12") && text.contains("x-ticket = \"SHOP-12\""),
        "{text}"
    );
    let done =
        |name: &str| plan.events.iter().any(|event| event.name == name && event.progress.overall().dev);
    assert!(done("Order Completed") && done("Page Viewed") && plan.sources[0].progress.dev, "{text}");

    fs::write(folder.path().join(PLAN), &text).expect("the plan");
    let (stdout, stderr, code) = told(segue(folder.path(), &["check", PLAN]));
    assert_eq!((&*stdout, &*stderr, code), ("setup-plan.toml: ok\n", "", 0));
    let (stdout, ..) = told(segue(folder.path(), &["diff", "base", PLAN]));
    for line in [
        "added     use case build-high-value-lookalikes",
        "done      event Order Completed in dev",
        "done      source Website in dev",
    ] {
        assert!(stdout.lines().any(|it| it == line), "`{line}` is not in\n{stdout}");
    }
    for format in ["markdown", "html", "csv", "json", "json-schema", "segment", "rudderstack"] {
        let (_, stderr, code) = told(segue(folder.path(), &["export", PLAN, "-f", format, "-o", format]));
        assert_eq!((&*stderr, code), ("", 0), "{format}");
    }
}

#[test]
fn what_only_people_can_settle_is_told_by_its_lines() {
    let (folder, base) = shared();
    let ours = base.replacen("name = \"Acme shop\"", "name = \"Acme\"", 1);
    let theirs = base.replacen("name = \"Acme shop\"", "name = \"Shop\"", 1);
    let Some((text, is_clean)) = merged(folder.path(), &base, &ours, &theirs) else { return };
    assert!(!is_clean);
    fs::write(folder.path().join(PLAN), text).expect("the plan");
    let (stdout, _, code) = told(segue(folder.path(), &["check", PLAN]));
    assert!(stdout.contains("error[merge-conflict]"), "{stdout}");
    assert!(stdout.contains("setup-plan.toml:6:1") && stdout.ends_with("2 errors\n"), "{stdout}");
    assert_eq!(code, 1);
}
