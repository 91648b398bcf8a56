//! The command that `segue listen` runs: started with the listener's address in its environment, in a process
//! group of its own, so that stopping it stops what it started.

use crate::cli::Failure;
use crate::diagnostic::quoted;
use rustix::process::{Pid, Signal, kill_process_group};
use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

/// A command that was started and is waited for.
pub(super) struct Running {
    group: Option<Pid>,
}

impl Running {
    /// Starts `command`; `ended` is called with how it ends, on a thread of its own.
    pub(super) fn start(
        command: &[OsString],
        environment: [(&str, &str); 2],
        ended: impl FnOnce(io::Result<ExitStatus>) + Send + 'static,
    ) -> Result<Self, Failure> {
        let (program, arguments) = command.split_first().expect("the parser demands one");
        let name = program.to_string_lossy().into_owned();
        let mut command = Command::new(program);
        command.args(arguments).envs(environment).process_group(0);
        if io::stdin().is_terminal() {
            // In a group of its own, reading the terminal would stop it.
            command.stdin(Stdio::null());
        }
        let mut child = command.spawn().map_err(|error| not_started(&name, &error))?;
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        thread::spawn(move || ended(child.wait()));
        Ok(Self { group })
    }

    /// Sends a signal to it and to what it started.
    pub(super) fn signal(&self, signal: Signal) {
        if let Some(group) = self.group {
            // Where it fails, the group has ended.
            let _ = kill_process_group(group, signal);
        }
    }
}

fn not_started(name: &str, error: &io::Error) -> Failure {
    let name = quoted(name);
    Failure::usage(match error.kind() {
        ErrorKind::NotFound => format!("There is no command {name}. Is it spelt right, and in PATH?"),
        ErrorKind::PermissionDenied => format!("The command {name} may not be run. Is it a program?"),
        _ => format!("The command {name} cannot be started: {error}."),
    })
}
