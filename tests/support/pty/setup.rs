//! What a program is started with, and in what terminal.

use super::{Pty, threads};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::Pid;
use rustix::termios::tcgetattr;
use std::ffi::OsString;
use std::num::NonZeroU16;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tempfile::TempDir;

/// A folder that programs run in one after the other.
pub type Folder = Arc<TempDir>;

/// An empty folder.
pub fn new_folder() -> Folder {
    Arc::new(tempfile::tempdir().expect("a folder for the test"))
}

/// A program to be started, and the terminal to start it in.
#[derive(Debug)]
pub struct Setup {
    program: OsString,
    arguments: Vec<String>,
    environment: Vec<(&'static str, &'static str)>,
    size: (u16, u16),
    controlled: bool,
    folder: Option<Folder>,
}

/// segue with these arguments, in a terminal of 80x24.
pub fn segue(arguments: &[&str]) -> Setup {
    program(crate::program::exe(), arguments)
}

/// Any program, in a terminal of 80x24.
pub fn program(program: impl Into<OsString>, arguments: &[&str]) -> Setup {
    Setup {
        program: program.into(),
        arguments: arguments.iter().map(ToString::to_string).collect(),
        environment: Vec::new(),
        size: (80, 24),
        controlled: true,
        folder: None,
    }
}

impl Setup {
    /// In a terminal of this size.
    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// With this variable in its environment.
    pub fn environment(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// In a terminal that does not control it: closing it sends no signal.
    pub fn without_control(mut self) -> Self {
        self.controlled = false;
        self
    }

    /// In a folder in which others ran before, and with what they left outside of it.
    pub fn in_folder(mut self, folder: &Folder) -> Self {
        self.folder = Some(Arc::clone(folder));
        self
    }

    /// Starts it, in an empty folder unless told otherwise, and with nothing in its environment that comes
    /// from outside.
    pub fn start(self) -> Pty {
        let folder = self.folder.unwrap_or_else(new_folder);
        let mut command = CommandBuilder::new(self.program);
        command.args(self.arguments);
        command.cwd(folder.path());
        command.env_clear();
        command.set_controlling_tty(self.controlled);
        command.env("TERM", "xterm-256color");
        for (name, place) in [("HOME", "home"), ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")]
        {
            command.env(name, folder.path().join(".outside").join(place));
        }
        for (name, value) in self.environment {
            command.env(name, value);
        }
        let pair = native_pty_system().openpty(size(self.size)).expect("a pseudo-terminal");
        // Kept open, so that the terminal can be looked at when the program is gone.
        let tty = pair.master.tty_name().expect("the terminal has a name");
        let tty = rustix::fs::open(tty, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("it opens");
        let (width, height) = cells(self.size);
        let line_mode = tcgetattr(&tty).expect("the terminal tells its modes");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let child =
            child.process_id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?)).expect("an id");
        let closing = Arc::new(AtomicBool::new(false));
        let reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let pause = Arc::default();
        let (output, reading) = threads::read(reader, Arc::clone(&closing), Arc::clone(&pause));
        let (states, waiting) = threads::watch(child);
        Pty {
            folder,
            master: Some(pair.master),
            tty: tty.into(),
            line_mode,
            child,
            states,
            waiting: Some(waiting),
            keys: Some(threads::write(writer)),
            output,
            reading: Some(reading),
            closing,
            pause,
            bytes: Vec::new(),
            parser: vt100::Parser::new(height, width, 0),
        }
    }
}

pub(super) fn size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

pub(super) fn cells((width, height): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    let cells = |number| NonZeroU16::new(number).expect("a terminal has cells");
    (cells(width), cells(height))
}
