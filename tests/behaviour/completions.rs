//! `segue completions`: the scripts that make a shell complete segue's commands.

use assert_cmd::cargo::cargo_bin;
use segue::catalog::{Catalog, UseCase};
use segue::export::Format;
use std::process::Command;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// Those whose scripts complete values; the others complete commands and options.
const SHELLS_WITH_VALUES: [&str; 3] = ["bash", "fish", "zsh"];

#[test]
fn every_shell_learns_the_commands_and_options() {
    for shell in SHELLS {
        let script = script(shell);
        for word in ["export", "completions", "man", "format", "strict"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn shells_learn_formats_and_the_ids_of_the_built_in_catalogs() {
    let catalog = Catalog::draft();
    let goals = catalog.goals().iter().map(|goal| &*goal.id);
    let use_cases = catalog.use_cases().map(UseCase::id);
    let formats = Format::ALL.map(Format::name).into_iter();
    let values: Vec<&str> = goals.chain(use_cases).chain(formats).chain(Catalog::BUILTIN).collect();
    for shell in SHELLS_WITH_VALUES {
        let script = script(shell);
        for value in &values {
            assert!(script.contains(value), "{shell}: {value}");
        }
    }
}

#[test]
fn bash_completes_with_the_script() {
    assert_eq!(bash(&["segue", "exp"]), ["export"]);
    assert_eq!(bash(&["segue", "export", "plan.toml", "--format", "ma"]), ["markdown"]);
    assert_eq!(bash(&["segue", "--catalog", ""]), Catalog::BUILTIN);
    assert_eq!(bash(&["segue", "plan", "--goal", "opt"]), ["optimize-advertising"]);
    let use_cases = ["suppress-based-on-time", "suppress-with-purchase"];
    assert_eq!(bash(&["segue", "plan", "--use-case", "supp"]), use_cases);
    assert_eq!(bash(&["segue", "catalog", "show", "pub"]), ["published"]);
    assert_eq!(bash(&["segue", "completions", "z"]), ["zsh"]);
}

#[test]
fn a_shell_that_is_not_known_is_told_those_that_are() {
    let output = Command::new(cargo_bin("segue")).args(["completions", "zhs"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(SHELLS.into_iter().all(|shell| said.contains(shell)), "{said}");
}

/// What bash offers for the last of `words`.
fn bash(words: &[&str]) -> Vec<String> {
    let complete = "complete() { eval function=\"\\${@: -2:1}\"; }\n";
    let call = r#"
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _segue "$1" "${@: -1}" "${@: -2:1}"
        printf '%s\n' "${COMPREPLY[@]}""#;
    let output = Command::new("bash")
        .args(["-c", &format!("{complete}{}{call}", script("bash")), "bash"])
        .args(words)
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn script(shell: &str) -> String {
    let output = Command::new(cargo_bin("segue")).args(["completions", shell]).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}
