//! The README shows what is: its picture, its keys, its plan, its commands, its links.

#[path = "common/picture.rs"]
mod picture;
#[path = "common/wizard.rs"]
mod wizard;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;
use segue::wizard::keymap;
use segue::wizard::theme::{Choice, Hints, Symbols, Theme};
use std::fs;
use std::path::{Path, PathBuf};
use wizard::Wizard;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("a README")
}

/// Holds a file to what it should be; with `INSTA_UPDATE=always`, as for snapshots, makes it so.
fn hold(path: &Path, wanted: &str) {
    if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        fs::write(path, wanted).expect("a file that can be written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == wanted, "{} is not up to date; INSTA_UPDATE=always writes it anew", path.display());
}

/// The blocks of code of this language.
fn blocks(language: &str) -> Vec<String> {
    let readme = readme();
    let opening = format!("```{language}\n");
    let parts = readme.split(&opening).skip(1);
    parts.map(|part| part.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The commands that the README shows, as words; what a shell does with their output left out.
fn commands() -> Vec<Vec<String>> {
    let blocks = blocks("sh").join("\n");
    let lines = blocks.lines().map(|line| line.split(" #").next().unwrap_or_default());
    let commands = lines.map(|line| line.split(['|', '>']).next().unwrap_or_default());
    let words = commands.map(|command| command.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    words.filter(|words| words.first().is_some_and(|word| word == "segue")).collect()
}

/// A use case chosen and opened, another one chosen before.
const SHOWN: &str = "enter space down down space right";

#[test]
fn the_picture_is_the_real_screen() {
    let theme = Theme::choose(Choice::Dark, &Hints::default(), Symbols::UNICODE);
    let screen = Wizard::after(SHOWN).sized(112, 34).themed(theme).screen();
    let title = "segue in a terminal: a use case opened to its events and properties, its sources and \
                 destinations; beside it the plan so far";
    hold(&root().join("assets/wizard.svg"), &picture::svg(&screen.buffer, title));
    assert!(readme().contains("(assets/wizard.svg)"));
}

#[test]
fn the_keys_are_those_of_the_key_table() {
    let readme = readme();
    let (start, end) = ("<!-- keys -->\n", "<!-- end of keys -->");
    let (before, rest) = readme.split_once(start).expect("the start of the keys");
    let (_, after) = rest.split_once(end).expect("the end of the keys");
    let wanted = format!("{before}{start}\n{}\n{end}{after}", keymap::markdown().trim_end());
    hold(&root().join("README.md"), &wanted);
}

#[test]
fn the_plan_shown_is_what_the_wizard_writes() {
    let mut wizard = Wizard::after("enter down down space enter down down down e 'acme.com' enter enter");
    wizard.press("ctrl-u 'Acme shop'");
    let plan = wizard.plan().to_toml();
    let [shown] = &*blocks("toml") else { panic!("one plan is shown") };
    let mut lines = plan.lines();
    for line in shown.lines().filter(|line| *line != "...") {
        assert!(lines.any(|other| other == line), "`{line}` is not in its place in\n{plan}");
    }
}

#[test]
fn every_command_shown_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = Wizard::after("enter down down space enter enter").plan().to_toml();
    fs::write(folder.path().join("setup-plan.toml"), plan).expect("a plan");
    let mut seen = 0;
    for words in commands() {
        // The wizard, also on a saved plan, and the checklist need a terminal; that they take these words is seen without one.
        let needs_terminal =
            words.len() == 1 || words[1].starts_with("--") || ["open", "edit"].contains(&&*words[1]);
        let mut command = Command::new(cargo_bin!("segue"));
        command.current_dir(folder.path()).args(&words[1..]).env_remove("NO_COLOR");
        command.env("TERM", "xterm").env_remove("ACCESSIBLE").env("XDG_STATE_HOME", folder.path());
        let output = command.output().expect("a run of segue");
        let said = String::from_utf8_lossy(&output.stderr);
        if words.contains(&"--plain".to_owned()) {
            // Nobody answers: no plan is saved, and nothing of a checklist is left to save.
            let expected = if words[1] == "open" { 0 } else { 130 };
            assert_eq!(output.status.code(), Some(expected), "{words:?}: {said}");
        } else if needs_terminal {
            assert!(said.contains("is not a terminal"), "{words:?}: {said}");
        } else {
            assert!(output.status.success(), "{words:?}: {said}");
        }
        seen += 1;
    }
    assert!(seen >= 5, "only {seen} commands are shown");
}

#[test]
fn the_two_commands_of_the_project_are_shown() {
    let blocks = blocks("sh").join("\n");
    assert!(blocks.lines().any(|line| line.starts_with("cargo run --release")));
    assert!(blocks.lines().any(|line| line.starts_with("cargo test")));
}

#[test]
fn links_lead_to_files_and_headings_that_are_there() {
    let readme = readme();
    let anchors: Vec<_> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")))
        .map(|title| title.to_lowercase().replace(' ', "-").replace(['`', ',', '.', '?'], ""))
        .collect();
    let targets = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|target| !target.starts_with("https://")) {
        match target.strip_prefix('#') {
            Some(anchor) => assert!(anchors.iter().any(|it| it == anchor), "#{anchor} is no heading"),
            None => assert!(root().join(target).exists(), "{target} is not there"),
        }
    }
}

#[test]
fn the_changelog_tells_of_this_version() {
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).expect("a changelog");
    let version = env!("CARGO_PKG_VERSION");
    assert!(changelog.contains(&format!("## [{version}]")), "{version} is not in the changelog");
}
