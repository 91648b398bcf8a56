//! Without a terminal, the wizard says what to do instead.

use std::process::{Command, Output, Stdio};
use support::pty;

const SENTENCE: &str = "is not a terminal, so there is no screen to draw on.";

fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"", "nothing is drawn");
    let said = String::from_utf8(output.stderr.clone()).expect("text");
    assert!(said.contains(SENTENCE), "{said}");
    assert!(said.contains("segue plan --goal"), "it names the command for scripts: {said}");
    assert!(!said.contains('\x1b'), "{said:?}");
    said
}

fn segue() -> Command {
    let mut command = Command::new(support::program::exe());
    command.env_clear().env("TERM", "xterm-256color");
    command
}

#[test]
fn where_input_is_no_terminal() {
    let output = segue().stdin(Stdio::null()).output().expect("it runs");
    assert!(refused(&output).contains("standard input"));
}

#[test]
fn where_output_is_no_terminal() {
    let script = format!("{} >out.txt 2>err.txt; echo code $?", support::program::exe());
    let mut pty = pty::program("/bin/sh", &["-c", &script]).start();
    pty.wait_for("code 2");
    assert_eq!(pty.end(), pty::End::Code(0));
    assert!(!pty.bytes().contains(&0x1b), "nothing is drawn: {:?}", pty.output());
    let read = |name| std::fs::read_to_string(pty.folder().join(name)).expect(name);
    assert_eq!(read("out.txt"), "");
    let said = read("err.txt");
    assert!(said.contains("standard output") && said.contains(SENTENCE), "{said}");
    assert!(said.contains("segue plan --goal"), "it names the command for scripts: {said}");
}
