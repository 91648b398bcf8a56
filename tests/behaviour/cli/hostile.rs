//! Whatever a catalog or a plan says in any of its fields, and whatever the command line and the environment
//! say, no command sends a terminal anything that it would obey.

use std::fs;
use std::path::Path;
use std::process::Command;
use support::fields::{CATALOG, PLAN, spoiled};
use support::hostile::{HOSTILE, is_obeyed};
use support::program::{answered, segue, told};
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// All of [`HOSTILE`] in one text.
fn all() -> String {
    HOSTILE.iter().map(|(_, text)| *text).collect()
}

/// What is put into the fields: everything hostile in one text, nothing, and far too much.
fn texts() -> [String; 3] {
    [all(), String::new(), "wide 広 ".repeat(1_700)]
}

/// A folder with a good catalog, which segue finds, and a good plan.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let catalogs = folder.path().join(".config/segue/catalogs");
    fs::create_dir_all(&catalogs).expect("made");
    fs::write(catalogs.join("every-field.toml"), CATALOG).expect("written");
    fs::write(folder.path().join("catalog.toml"), CATALOG).expect("written");
    fs::write(folder.path().join("plan.toml"), PLAN).expect("written");
    folder
}

/// Fails where a command says what a terminal would obey.
#[track_caller]
fn assert_inert(said: &str, of: &str) {
    let obeyed = said.lines().find(|line| line.contains(is_obeyed));
    assert_eq!(obeyed, None, "{of}");
}

/// Runs the commands, and gives what they say.
#[track_caller]
fn run(folder: &Path, of: &str, commands: &[&str]) -> String {
    let mut all = String::new();
    for command in commands {
        let arguments: Vec<_> = command.split(' ').collect();
        let (output, errors, code) = told(segue(folder, &arguments));
        assert!(code < 3, "{of}: `{command}` ends with {code}: {errors}");
        for said in [output, errors] {
            assert_inert(&said, &format!("{of}: `{command}`"));
            all.push_str(&said);
        }
    }
    all
}

#[test]
fn the_files_of_these_tests_are_good() {
    let folder = folder();
    let said = run(folder.path(), "as it is", &["catalog check catalog.toml", "check plan.toml"]);
    assert_eq!(said.matches(": ok").count(), 2, "{said}");
}

#[test]
fn a_text_in_place_of_another_leaves_most_files_good() {
    let folder = folder();
    for (file, command) in [(CATALOG, "catalog check file.toml"), (PLAN, "diff plan.toml file.toml")] {
        let spoiled = spoiled(file, "another-text");
        let good = spoiled.iter().filter(|(field, spoiled)| {
            fs::write(folder.path().join("file.toml"), spoiled).expect("written");
            let said = run(folder.path(), field, &[command]);
            !said.contains("error")
        });
        let (good, all) = (good.count(), spoiled.len());
        assert!(good > 30, "{good} of {all}: {command}");
    }
}

#[test]
fn a_catalog_is_shown_listed_checked_and_refused() {
    let folder = folder();
    let mut shown = 0;
    for text in texts() {
        for (field, catalog) in spoiled(CATALOG, &text) {
            fs::write(folder.path().join("catalog.toml"), &catalog).expect("written");
            let commands = [
                "catalog check catalog.toml",
                "catalog show catalog.toml",
                "catalog show catalog.toml --format json",
                "plan --catalog catalog.toml --goal first-goal --all --output -",
            ];
            shown += usize::from(run(folder.path(), &field, &commands).contains("␛["));
        }
    }
    assert!(shown > 20, "{shown} fields were shown with what would have been obeyed");
}

#[test]
fn catalogs_are_listed_and_what_is_not_there_is_named() {
    let folder = folder();
    let catalogs = folder.path().join(".config/segue/catalogs");
    for (field, catalog) in spoiled(CATALOG, &all()) {
        fs::write(catalogs.join("every-field.toml"), &catalog).expect("written");
        let commands = [
            "catalog list",
            "catalog list --format json",
            "catalog check --format json",
            "catalog check --format github",
            "plan --catalog every-field",
            "plan --catalog every-field --goal first-goal",
            "check plan.toml",
        ];
        run(folder.path(), &field, &commands);
    }
}

#[test]
fn a_plan_is_checked_compared_and_exported() {
    let folder = folder();
    let mut shown = 0;
    fs::write(folder.path().join("old.toml"), PLAN).expect("written");
    for text in texts() {
        for (field, plan) in spoiled(PLAN, &text) {
            fs::write(folder.path().join("plan.toml"), &plan).expect("written");
            let commands = [
                "check plan.toml",
                "check plan.toml --format json",
                "check plan.toml --format github",
                "diff old.toml plan.toml",
                "diff old.toml plan.toml --format json",
            ];
            shown += usize::from(run(folder.path(), &field, &commands).contains("␛["));
        }
    }
    assert!(shown > 20, "{shown} fields were shown with what would have been obeyed");
}

#[test]
fn a_plan_is_exported() {
    let folder = folder();
    for (field, plan) in spoiled(PLAN, &all()) {
        fs::write(folder.path().join("plan.toml"), &plan).expect("written");
        let formats = ["markdown", "html", "csv", "json", "json-schema", "segment"];
        let commands = formats.map(|format| format!("export plan.toml --format {format}"));
        let mut commands: Vec<_> = commands.iter().map(String::as_str).collect();
        commands.push("export plan.toml --format rudderstack --output rudder --force");
        run(folder.path(), &field, &commands);
        for file in fs::read_dir(folder.path().join("rudder")).into_iter().flatten() {
            let text = fs::read_to_string(file.expect("an entry").path()).expect("text");
            assert_inert(&text, &field);
        }
    }
}

#[test]
fn a_plan_is_worked_off_and_edited_without_a_screen() {
    let folder = folder();
    for (field, plan) in spoiled(PLAN, &all()) {
        fs::write(folder.path().join("plan.toml"), &plan).expect("written");
        let open = segue(folder.path(), &["open", "plan.toml", "--plain"]);
        let (output, errors, _) = answered(open, &["1", "read 1-9", "prod", "list", "note 1 x", "quit"]);
        assert_inert(&output, &field);
        assert_inert(&errors, &field);
    }
}

#[test]
fn the_command_line_is_not_echoed_as_it_is() {
    let folder = folder();
    let hostile = all().replace('\0', "");
    let file = format!("{hostile}.toml");
    for arguments in [
        &[&*hostile][..],
        &["--catalog", &hostile, "--plain"],
        &["--theme", &hostile],
        &[&format!("--{hostile}")],
        &["plan", "--goal", &hostile],
        &["plan", "--goal", "first-goal", "--use-case", &hostile],
        &["plan", "--catalog", &file, "--goal", "x"],
        &["plan", "--goal", "optimize-advertising", "--all", "--name", &hostile, "--output", "-"],
        &["plan", "--goal", "optimize-advertising", "--all", "--created", &hostile],
        &["plan", "--goal", "optimize-advertising", "--all", "--output", &file],
        &["plan", "--goal", "optimize-advertising", "--all", "--output", &file],
        &["plan", "--goal", "optimize-advertising", "--all", "--output", &format!("{hostile}/x.toml")],
        &["check", &file],
        &["check", &hostile],
        &["check", "plan.toml", "--catalog", &hostile],
        &["diff", &hostile, "plan.toml"],
        &["diff", "plan.toml", &file],
        &["open", &hostile, "--plain"],
        &["edit", &hostile],
        &["export", &file, "--format", "csv"],
        &["export", "plan.toml", "--format", &hostile],
        &["export", "plan.toml", "--format", "csv", "--output", &file],
        &["export", "plan.toml", "--format", "csv", "--output", "x.csv", &hostile],
        &["catalog", "show", &hostile],
        &["catalog", "check", &file],
        &["catalog", "new", &file],
        &["catalog", "new", &hostile],
        &["catalog", "list", "--format", &hostile],
        &["completions", &hostile],
    ] {
        let (output, errors, _) = told(segue(folder.path(), arguments));
        assert_inert(&output, &format!("{arguments:?}"));
        assert_inert(&errors, &format!("{arguments:?}"));
    }
}

#[test]
fn arguments_that_are_no_text_are_told_as_such() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = folder();
    let bytes = std::ffi::OsStr::from_bytes(b"\xff\x1b[2J\x9b.toml");
    for command in
        [&["check"][..], &["plan", "--goal"], &["open"], &["catalog", "check"], &["--catalog"], &[]]
    {
        let mut segue = segue(folder.path(), command);
        segue.arg(bytes);
        let (output, errors, code) = told(segue);
        assert!(code == 1 || code == 2, "{command:?}");
        assert_inert(&(output + &errors), &format!("{command:?}"));
    }
}

/// The same program, in a folder and with a home of hostile names.
fn misplaced(folder: &Path, arguments: &[&str]) -> Command {
    // A name has up to 255 bytes.
    let name: String = HOSTILE.iter().take(6).map(|(_, text)| text.replace('\0', "")).collect();
    let home = folder.join(name);
    fs::create_dir_all(home.join(".config/segue/catalogs")).expect("made");
    fs::write(home.join(".config/segue/catalogs/faulty.toml"), "id = 1").expect("written");
    fs::write(home.join("plan.toml"), PLAN).expect("written");
    segue(&home, arguments)
}

#[test]
fn names_of_folders_are_shown_not_sent() {
    let folder = folder();
    for arguments in [
        &["catalog", "list"][..],
        &["catalog", "list", "--format", "json"],
        &["catalog", "check"],
        &["catalog", "path"],
        &["catalog", "new", "x"],
        &["catalog", "show", "faulty"],
        &["check", "plan.toml"],
        &["plan", "--goal", "optimize-advertising", "--all", "--force"],
    ] {
        let (output, errors, _) = told(misplaced(folder.path(), arguments));
        let said = output + &errors;
        // Where a shell is to take the path, it has to be the path.
        if arguments != ["catalog", "path"] {
            assert_inert(&said, &format!("{arguments:?}"));
        }
    }
    let answers = ["1", "all", "", "", "", "", "", "", "quit"];
    let (output, errors, _) = answered(misplaced(folder.path(), &["--plain"]), &answers);
    assert_inert(&output, "--plain");
    assert_inert(&errors, "--plain");
}

#[test]
fn columns_stay_aligned_whatever_stands_in_them() {
    let folder = folder();
    let catalogs = folder.path().join(".config/segue/catalogs");
    let wide = CATALOG.replace("Title of the catalog", "注文 e\u{301}👩\u{200d}🔧");
    fs::write(catalogs.join("wide.toml"), wide.replace("every-field", "wide")).expect("written");
    let said = run(folder.path(), "wide", &["catalog list"]);
    let places = said.lines().map(|line| line.split("2 goals").next().filter(|it| *it != line));
    let widths: Vec<_> = places.flatten().map(UnicodeWidthStr::width).collect();
    assert!(widths.len() == 2 && widths[0] == widths[1], "{said}");
    let goals = CATALOG.replace("first-goal", "注文").replace("every-field", "wide");
    fs::write(catalogs.join("wide.toml"), goals).expect("written");
    let said = run(folder.path(), "wide", &["plan --catalog wide"]);
    let places = said.lines().filter_map(|line| Some(line[..line.find("Title of")?].width()));
    let places: Vec<_> = places.collect();
    assert!(places.len() == 2 && places[0] == places[1], "{said}");
}
