//! The real program, run as a script runs it.

use assert_cmd::cargo::cargo_bin;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;

/// The program.
pub fn exe() -> &'static str {
    static EXE: LazyLock<String> =
        LazyLock::new(|| cargo_bin("segue").into_os_string().into_string().expect("a path in UTF-8"));
    &EXE
}

/// `segue` in `folder`, with a home of its own and none of the variables that it reads.
pub fn segue(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(crate::program::exe());
    command.current_dir(folder).args(arguments);
    for name in ["SOURCE_DATE_EPOCH", "NO_COLOR", "SEGUE_THEME", "SEGUE_CATALOG"] {
        command.env_remove(name);
    }
    command.env("HOME", folder).env("XDG_CONFIG_HOME", folder.join(".config"));
    command.env("XDG_STATE_HOME", folder.join(".state"));
    command
}

/// What the program wrote to standard output, that it wrote to standard error, and its exit code.
pub fn told(mut command: Command) -> (String, String, i32) {
    let Output { status, stdout, stderr } = command.output().expect("segue starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    (text(stdout), text(stderr), status.code().expect("the program ends by itself"))
}

/// The same, for a program that asks questions: each line is an answer.
pub fn answered(mut command: Command, answers: &[&str]) -> (String, String, i32) {
    use std::io::Write as _;
    use std::process::Stdio;
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("segue starts");
    let lines: Vec<_> = answers.iter().map(|answer| format!("{answer}\n")).collect();
    // Whoever has heard enough may be gone.
    let _ = child.stdin.take().expect("a pipe").write_all(lines.concat().as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().expect("segue ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    (text(stdout), text(stderr), status.code().expect("the program ends by itself"))
}
