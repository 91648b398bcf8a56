//! `segue export` as a shell runs it: where exports go, what is refused, how it ends.

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;
use segue::export::{Export, ExportOptions, Format, markdown};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use support::plans::{filled_with, shop};
use tempfile::TempDir;

const DONE: i32 = 0;
const PROBLEM: i32 = 1;
const USAGE: i32 = 2;

#[test]
fn every_format_goes_to_standard_output_or_a_file_alike() {
    let folder = Folder::with_plan();
    for format in Format::ALL.into_iter().filter(|format| format.documents().is_empty()) {
        let Export::Text(text) = format.export(&shop(), &ExportOptions::default()).unwrap() else {
            unreachable!()
        };
        for dash in [&[][..], &["--output", "-"][..]] {
            let printed =
                folder.segue(&[&["export", "plan.toml", "--format", format.name()], dash].concat());
            assert_eq!(told(&printed), (DONE, text.as_str(), ""), "{format}");
        }
        let name = format.file_name();
        let written = folder.segue(&["export", "plan.toml", "-f", format.name(), "-o", name]);
        let said = format!("Wrote  {name}\nNext   {}\n", format.next_step());
        assert_eq!(told(&written), (DONE, &*said, ""));
        assert_eq!(folder.read(name), text);
    }
}

#[test]
fn a_format_of_several_files_makes_a_folder() {
    let folder = Folder::with_plan();
    let arguments = ["export", "plan.toml", "--format", "rudderstack", "--output", "catalog"];
    let written = folder.segue(&arguments);
    let said = "Wrote  catalog/properties.yaml\nWrote  catalog/events.yaml\nWrote  catalog/tracking-plan.yaml\n\
                Next   put the folder into the project of RudderStack's command line\n";
    assert_eq!(told(&written), (DONE, said, ""));
    assert!(folder.read("catalog/tracking-plan.yaml").contains("display_name: \"Acme shop\""));

    let again = folder.segue(&arguments);
    assert_eq!(code(&again), PROBLEM);
    assert!(stderr(&again).contains("catalog/properties.yaml exists already"), "{}", stderr(&again));
    assert_eq!(code(&folder.segue(&[&arguments[..], &["--force"]].concat())), DONE);

    let nowhere = folder.segue(&["export", "plan.toml", "--format", "rudderstack"]);
    let said = "error: rudderstack is a folder of 3 files, which needs a name: add --output rudderstack.\n";
    assert_eq!(told(&nowhere), (USAGE, "", said));
    let file = folder.segue(&["export", "plan.toml", "-f", "rudderstack", "--force", "-o", "plan.toml"]);
    assert_eq!(
        told(&file),
        (PROBLEM, "", "error: plan.toml is a file, not a folder. Choose another path.\n")
    );
}

#[test]
fn nothing_is_written_over_without_force() {
    let folder = Folder::with_plan();
    fs::write(folder.path("list.md"), "mine").unwrap();
    let refused = folder.segue(&["export", "plan.toml", "-f", "markdown", "-o", "list.md"]);
    let said = "error: list.md exists already and was left as it is. Choose another name, or add --force to write \
                over it.\n";
    assert_eq!(told(&refused), (PROBLEM, "", said));
    assert_eq!(folder.read("list.md"), "mine");
    let forced = folder.segue(&["export", "plan.toml", "-f", "markdown", "-o", "list.md", "--force"]);
    assert_eq!(code(&forced), DONE);
    assert_eq!(folder.read("list.md"), markdown(&shop()));
}

#[test]
fn the_plan_is_not_written_over_even_with_force() {
    let folder = Folder::with_plan();
    let plan = folder.read("plan.toml");
    for path in ["plan.toml", "./plan.toml", folder.path("plan.toml").to_str().unwrap()] {
        let refused = folder.segue(&["export", "plan.toml", "-f", "json", "-o", path, "--force"]);
        assert_eq!(code(&refused), USAGE);
        assert!(stderr(&refused).contains("is the plan itself"), "{}", stderr(&refused));
    }
    assert_eq!(folder.read("plan.toml"), plan);
}

#[test]
fn the_path_is_tried_before_the_work() {
    let folder = Folder::with_plan();
    fs::write(folder.path("taken.md"), "").unwrap();
    fs::write(folder.path("broken.toml"), "name = [").unwrap();
    for (path, said) in [
        ("taken.md", "taken.md exists already"),
        ("missing/list.md", "the folder missing does not exist."),
        ("taken.md/list.md", "is a file, not a folder."),
        (".", "is a folder. Add the name of a file."),
    ] {
        let refused = folder.segue(&["export", "broken.toml", "-f", "markdown", "-o", path]);
        assert_eq!(code(&refused), PROBLEM);
        assert!(stderr(&refused).contains(said), "{}", stderr(&refused));
        assert!(!stderr(&refused).contains("broken.toml"), "{}", stderr(&refused));
    }
    assert_eq!(folder.names(), ["broken.toml", "plan.toml", "taken.md"], "trying leaves nothing behind");
}

#[test]
fn a_plan_comes_from_standard_input_too() {
    let folder = Folder::with_plan();
    let printed = folder.command(&["export", "-", "-f", "markdown"]).write_stdin(shop().to_toml()).output();
    assert_eq!(told(&printed.unwrap()), (DONE, &*markdown(&shop()), ""));
    let broken =
        folder.command(&["export", "-", "-f", "markdown"]).write_stdin("name = [").output().unwrap();
    assert_eq!(code(&broken), PROBLEM);
    assert!(stderr(&broken).contains("standard input:1:8"), "{}", stderr(&broken));
}

#[test]
fn a_faulty_plan_is_told_with_its_places() {
    let folder = Folder::with_plan();
    fs::write(folder.path("broken.toml"), "version = 1\nname = 7\n\x1b[31m\n").unwrap();
    let refused = folder.segue(&["export", "broken.toml", "-f", "json"]);
    assert_eq!((code(&refused), stdout(&refused)), (PROBLEM, String::new()));
    assert!(stderr(&refused).contains("broken.toml:2:8"), "{}", stderr(&refused));
    assert!(
        !stderr(&refused).contains('\x1b'),
        "no colours and no escapes of the file: {}",
        stderr(&refused)
    );
    let missing = folder.segue(&["export", "no.toml", "-f", "json"]);
    assert_eq!(code(&missing), PROBLEM);
    assert!(stderr(&missing).contains("there is no such file"), "{}", stderr(&missing));
}

#[test]
fn colours_are_for_terminals() {
    let folder = Folder::with_plan();
    let arguments = ["export", "no.toml", "-f", "json"];
    let forced = folder.command(&arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(stderr(&forced).contains("\x1b["), "what stands for a terminal here is coloured");
    let plain = folder.segue(&arguments);
    assert!(!stderr(&plain).contains('\x1b'), "{}", stderr(&plain));
}

#[test]
fn a_plan_that_a_schema_cannot_say_is_refused_with_every_reason() {
    let folder = Folder::with_plan();
    let mut plan = shop();
    plan.events.clear();
    fs::write(folder.path("plan.toml"), plan.to_toml()).unwrap();
    for format in ["json-schema", "segment", "rudderstack"] {
        let refused = folder.segue(&["export", "plan.toml", "-f", format, "-o", "out"]);
        let said = "error: the plan has no event to describe; add one first.\n";
        assert_eq!(told(&refused), (PROBLEM, "", said));
    }
    assert_eq!(folder.names(), ["plan.toml"]);
}

#[test]
fn strict_is_for_schemas() {
    let folder = Folder::with_plan();
    let strict = folder.segue(&["export", "plan.toml", "-f", "json-schema", "--strict"]);
    assert_eq!(code(&strict), DONE);
    assert!(stdout(&strict).contains("additionalProperties"));
    let refused = folder.segue(&["export", "plan.toml", "-f", "csv", "--strict"]);
    let said =
        "error: --strict is for schemas (json-schema, segment, rudderstack); csv is none. Leave it out.\n";
    assert_eq!(told(&refused), (USAGE, "", said));
}

#[test]
fn wrong_use_names_what_would_be_right() {
    let folder = Folder::with_plan();
    let slip = folder.segue(&["export", "plan.toml", "--format", "mardown"]);
    assert_eq!(code(&slip), USAGE);
    assert!(stderr(&slip).contains("a similar value exists: 'markdown'"), "{}", stderr(&slip));
    let missing = folder.segue(&["export", "plan.toml"]);
    assert_eq!(code(&missing), USAGE);
    for format in Format::ALL {
        assert!(stderr(&missing).contains(format.name()), "{}", stderr(&missing));
    }
}

#[test]
fn quiet_says_nothing_of_what_went_well() {
    let folder = Folder::with_plan();
    let quiet = folder.segue(&["export", "plan.toml", "-f", "csv", "-o", "plan.csv", "--quiet"]);
    assert_eq!(told(&quiet), (DONE, "", ""));
    let before = folder.segue(&["--quiet", "export", "plan.toml", "-f", "csv", "-o", "other.csv"]);
    assert_eq!(told(&before), (DONE, "", ""));
    let misplaced = folder.segue(&["--ascii", "export", "plan.toml", "-f", "csv"]);
    assert_eq!((code(&misplaced), stdout(&misplaced)), (USAGE, String::new()));
    assert!(stderr(&misplaced).contains("Put the command first"), "{}", stderr(&misplaced));
    assert!(folder.path("plan.csv").exists());
    assert!(!stdout(&folder.segue(&["export", "plan.toml", "-f", "csv", "--quiet"])).is_empty());
    assert!(!stderr(&folder.segue(&["export", "no.toml", "-f", "csv", "--quiet"])).is_empty());
}

#[test]
fn a_reader_that_leaves_early_is_no_problem() {
    let folder = Folder::with_plan();
    let long = filled_with(&"more than a pipe holds ".repeat(10_000));
    fs::write(folder.path("plan.toml"), long.to_toml()).unwrap();
    let mut segue = std::process::Command::new(cargo_bin("segue"))
        .args(["export", "plan.toml", "-f", "html"])
        .current_dir(folder.0.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 15];
    segue.stdout.take().unwrap().read_exact(&mut start).unwrap();
    assert_eq!(&start, b"<!DOCTYPE html>");
    let output = segue.wait_with_output().unwrap();
    assert_eq!((code(&output), &*stderr(&output)), (DONE, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_problem() {
    let folder = Folder::with_plan();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(cargo_bin("segue"))
        .args(["export", "plan.toml", "-f", "html"])
        .current_dir(folder.0.path())
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(code(&output), PROBLEM);
    assert!(stderr(&output).starts_with("error: standard output cannot be written"), "{}", stderr(&output));
}

/// A folder of our own with `plan.toml` in it.
struct Folder(TempDir);

impl Folder {
    fn with_plan() -> Self {
        let folder = Self(TempDir::new().unwrap());
        fs::write(folder.path("plan.toml"), shop().to_toml()).unwrap();
        folder
    }

    fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo_bin("segue"));
        command.args(arguments).current_dir(self.0.path()).env_remove("CLICOLOR_FORCE");
        command
    }

    fn segue(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

/// Exit code, standard output and standard error.
fn told(output: &Output) -> (i32, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (code(output), text(&output.stdout), text(&output.stderr))
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
