//! `segue man`, `--help` and `--version`.

use assert_cmd::cargo::cargo_bin;
use std::process::{Command, Output};

#[test]
fn the_manual_names_every_command() {
    let page = stdout(&["man"]);
    assert!(page.contains(".TH segue 1"), "{page}");
    for command in commands(&[]) {
        assert!(page.contains(&format!("segue\\-{command}(1)")), "{page}");
    }
    assert!(page.contains(".SH \"EXIT STATUS\""), "{page}");
}

#[test]
fn every_command_has_a_page_with_its_examples() {
    for command in commands(&[]) {
        let page = stdout(&["man", &command]);
        assert!(page.contains(&format!(".TH segue-{command} 1")), "{page}");
        assert!(page.contains(concat!("\"segue ", env!("CARGO_PKG_VERSION"), "\"")), "{page}");
        assert!(page.contains(".SH EXAMPLES\n.nf\nsegue "), "{page}");
        for below in commands(&[&command]) {
            let page = stdout(&["man", &command, &below]);
            assert!(page.contains(&format!(".TH segue-{command}-{below} 1")), "{page}");
        }
    }
}

#[test]
fn a_page_that_is_not_there_is_told() {
    let output = segue(&["man", "frobnicate"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "error: `segue` has no command `frobnicate`; `segue --help` lists them.\n");
}

#[test]
fn a_page_that_was_meant_is_offered() {
    let output = segue(&["man", "exprot"]);
    assert!(String::from_utf8(output.stderr).unwrap().ends_with("; did you mean `export`?\n"));
}

#[test]
fn help_has_examples_and_exit_codes() {
    for arguments in [&["--help"][..], &["help"]] {
        let help = stdout(arguments);
        assert!(help.contains("Examples:\n  segue\n"), "{help}");
        assert!(help.contains("Exit status:\n  0 "), "{help}");
    }
    for command in commands(&[]) {
        let help = stdout(&[&command, "--help"]);
        assert!(help.contains("Examples:\n  segue "), "{help}");
        assert!(!help.contains('\x1b'), "colours are for terminals");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    for argument in ["--version", "-V"] {
        assert_eq!(stdout(&[argument]), concat!("segue ", env!("CARGO_PKG_VERSION"), "\n"));
    }
}

/// The commands below a command, as its help lists them.
fn commands(path: &[&str]) -> Vec<String> {
    let help = stdout(&[path, &["--help"]].concat());
    let Some((_, list)) = help.split_once("Commands:\n") else { return Vec::new() };
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

fn stdout(arguments: &[&str]) -> String {
    let output = segue(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn segue(arguments: &[&str]) -> Output {
    Command::new(cargo_bin("segue")).args(arguments).output().unwrap()
}
