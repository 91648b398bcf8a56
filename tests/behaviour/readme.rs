//! The README shows what is: its picture, its keys, its plan, its commands, its links.

use assert_cmd::cargo::cargo_bin;
use segue::app::Symbols;
use segue::app::keymap;
use segue::tui::theme::{Hints, Theme, ThemeChoice};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use support::generated::hold;
use support::picture;
use support::wizard::Wizard;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("a README")
}

/// The blocks of code of this language.
fn blocks(language: &str) -> Vec<String> {
    let readme = readme();
    let opening = format!("```{language}\n");
    let parts = readme.split(&opening).skip(1);
    parts.map(|part| part.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The lines of a shell that the README shows, in its order, and those of a workflow.
fn commands() -> Vec<String> {
    let blocks = blocks("sh").join("\n");
    let lines = blocks.lines().map(|line| line.split(" #").next().unwrap_or_default().trim().to_owned());
    let steps = blocks_of_workflow();
    lines.filter(|line| !line.is_empty() && !line.starts_with("cargo ")).chain(steps).collect()
}

fn blocks_of_workflow() -> Vec<String> {
    let blocks = blocks("yaml").join("\n");
    blocks.lines().filter_map(|line| line.strip_prefix("- run: ")).map(str::to_owned).collect()
}

/// A folder in which what the README shows can be tried, and where a person's own things go.
struct CatalogSession {
    folder: tempfile::TempDir,
    home: tempfile::TempDir,
}

impl CatalogSession {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), home: tempfile::tempdir().expect("a home") }
    }

    /// Runs a line of a shell without a terminal; segue is where the shell finds it.
    fn run(&self, line: &str) -> Output {
        let bin = cargo_bin!("segue").parent().expect("it stands in a folder").to_owned();
        let path = std::env::join_paths([bin, "/usr/bin".into(), "/bin".into()]).expect("a path");
        let mut command = Command::new("/bin/sh");
        command.args(["-c", line]).current_dir(self.folder.path()).env_clear().env("PATH", path);
        command.env("TERM", "xterm").env("HOME", self.home.path()).stdin(Stdio::null());
        command.output().expect("a shell")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    fn said(&self, line: &str) -> String {
        let output = self.run(line);
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    }
}

/// A use case chosen and opened, another one chosen before.
const SHOWN: &str = "enter space down down space right";

#[test]
fn the_readme_is_read_in_one_go() {
    assert!(readme().lines().count() <= 250, "what only some need belongs to --help and the manual");
}

#[test]
fn the_picture_is_the_real_screen() {
    let theme = Theme::choose(ThemeChoice::Dark, &Hints::default(), Symbols::UNICODE);
    let screen = Wizard::after(SHOWN).sized(112, 34).themed(theme).screen();
    let title = "segue in a terminal: a use case opened to its events and properties, its sources and \
                 destinations; beside it the plan so far";
    hold(&root().join("assets/wizard.svg"), &picture::svg(&screen.buffer, title));
    assert!(readme().contains("(assets/wizard.svg)"));
}

#[test]
fn the_keys_are_those_of_the_key_table() {
    let wanted =
        format!("# The keys of the wizard and the checklist\n\n{}\n", keymap::markdown().trim_end());
    hold(&root().join("assets/KEYS.md"), &wanted);
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

/// The plan that the examples of the README are about.
fn plan() -> String {
    Wizard::after("enter down down space enter enter").plan().to_toml()
}

#[test]
fn every_command_shown_runs_in_the_order_shown() {
    let desk = CatalogSession::new();
    desk.write("setup-plan.toml", &plan());
    desk.run("segue plan --goal optimize-advertising --all --output autumn-plan.toml");
    let commands = commands();
    assert!(commands.len() > 25, "only {} commands are shown", commands.len());
    for line in commands {
        let words: Vec<_> = line.split_whitespace().collect();
        let second = words.get(1).copied().unwrap_or("--");
        // The wizard, also on a saved plan, and the checklist need a terminal; that they take these words is seen
        // without one.
        let needs_terminal =
            words[0] == "segue" && (second.starts_with("--") || ["open", "edit"].contains(&second));
        if line.contains("--output autumn-plan.toml") {
            fs::remove_file(desk.folder.path().join("autumn-plan.toml")).expect("made before");
        }
        let output = desk.run(&line);
        let said = String::from_utf8_lossy(&output.stderr);
        if words.contains(&"--plain") {
            // Nobody answers: no plan is saved, and nothing of a checklist is left to save.
            let expected = if second == "open" { 0 } else { 130 };
            assert_eq!(output.status.code(), Some(expected), "{line}: {said}");
        } else if needs_terminal {
            assert!(said.contains("is not a terminal"), "{line}: {said}");
        } else {
            assert!(output.status.success(), "{line}: {said}{}", String::from_utf8_lossy(&output.stdout));
        }
    }
}

#[test]
fn what_check_and_diff_say_is_what_they_say() {
    let desk = CatalogSession::new();
    let plan = plan();
    let slip = "  \"increase-signups-with-lookalike\",";
    desk.write("setup-plan.toml", &plan.replacen("  \"increase-signups-with-lookalikes\",", slip, 1));
    let checked = desk.said("segue check setup-plan.toml");
    assert!(checked.contains("error["), "the slip is a problem: {checked}");
    desk.write("then.toml", &plan);
    let now = plan.replacen("dev = false", "dev = true", 1);
    let (before, after) = now.split_once("[[event.property]]").expect("a property");
    let (_, after) = after.split_once("[[event.property]]").expect("another");
    let now = format!("{before}[[event.property]]{after}").replacen(
        "type = \"Mobile\"",
        "type = \"Mobile\"\nname = \"iOS\"",
        1,
    );
    let now = now.replacen(
        "properties = []",
        "properties = [{ event = \"Signed Up\", name = \"first_name\" }]",
        1,
    );
    desk.write("now.toml", &now);
    let differs = desk.said("segue diff then.toml now.toml");
    let readme = readme();
    let mut parts: Vec<_> = readme.split("```text\n").map(str::to_owned).collect();
    assert_eq!(parts.len(), 3, "two outputs are shown");
    for (part, wanted) in parts[1..].iter_mut().zip([&checked, &differs]) {
        let (_, rest) = part.split_once("```").expect("the end of the output");
        *part = format!("{}\n```{rest}", wanted.trim_end());
    }
    hold(&root().join("README.md"), &parts.join("```text\n"));
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
