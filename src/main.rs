//! Reads the command line, runs the command, turns its outcome into an exit code; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    segue::cli::run(std::env::args_os()).into()
}
