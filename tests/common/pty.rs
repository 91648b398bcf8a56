//! A program in a pseudo-terminal of its own, with a screen behind it.
//!
//! Nothing here sleeps: whoever waits, waits for output or for the end of the program, and gives up after a
//! time that no healthy program needs. The program never outlives its test.
#![allow(dead_code, reason = "each test file uses its own part")]

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, kill_process_group, waitpid};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use vt100::{MouseProtocolMode, Screen};

/// How long to wait for what a healthy program does at once, on a machine that is busy with something else.
const LIMIT: Duration = Duration::from_secs(30);

/// Begin and end of a frame (synchronized output).
pub(crate) const BEGIN: &str = "\x1b[?2026h";
pub(crate) const END: &str = "\x1b[?2026l";

/// An application program command: terminals take no notice of it. Written into the terminal behind the
/// program's back, it shows when everything before it has been read.
const MARK: &str = "\x1b_mark\x1b\\";

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Code(i32),
    Signal(i32),
}

/// A program to be started, and the terminal to start it in.
pub(crate) struct Setup {
    program: OsString,
    arguments: Vec<String>,
    environment: Vec<(&'static str, &'static str)>,
    size: (u16, u16),
    controlled: bool,
}

/// segue with these arguments, in a terminal of 80x24.
pub(crate) fn segue(arguments: &[&str]) -> Setup {
    program(env!("CARGO_BIN_EXE_segue"), arguments)
}

/// Any program, in a terminal of 80x24.
pub(crate) fn program(program: impl Into<OsString>, arguments: &[&str]) -> Setup {
    Setup {
        program: program.into(),
        arguments: arguments.iter().map(ToString::to_string).collect(),
        environment: Vec::new(),
        size: (80, 24),
        controlled: true,
    }
}

impl Setup {
    /// In a terminal of this size.
    pub(crate) fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// With this variable in its environment.
    pub(crate) fn environment(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// In a terminal that does not control it: closing it sends no signal.
    pub(crate) fn without_control(mut self) -> Self {
        self.controlled = false;
        self
    }

    /// Starts it, in an empty folder and with nothing in its environment that comes from outside.
    pub(crate) fn start(self) -> Pty {
        let folder = tempfile::tempdir().expect("a folder for the test");
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
        let (output, reading) = read(reader, Arc::clone(&closing));
        let (states, waiting) = watch(child);
        Pty {
            folder,
            master: Some(pair.master),
            tty: tty.into(),
            line_mode,
            child,
            states,
            waiting: Some(waiting),
            keys: Some(write(writer)),
            output,
            reading: Some(reading),
            closing,
            bytes: Vec::new(),
            parser: vt100::Parser::new(height, width, 0),
        }
    }
}

/// A program that runs in a pseudo-terminal. Dropping it ends the program.
pub(crate) struct Pty {
    folder: TempDir,
    master: Option<Box<dyn MasterPty + Send>>,
    tty: File,
    line_mode: Termios,
    child: Pid,
    states: Receiver<WaitStatus>,
    waiting: Option<JoinHandle<()>>,
    keys: Option<Sender<Vec<u8>>>,
    output: Receiver<Vec<u8>>,
    reading: Option<JoinHandle<()>>,
    closing: Arc<AtomicBool>,
    bytes: Vec<u8>,
    parser: vt100::Parser,
}

impl Pty {
    /// The program's working folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The screen as far as it was read.
    pub(crate) fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// The text on the screen as far as it was read, without the blanks at the end of its lines.
    pub(crate) fn text(&self) -> String {
        let (_, columns) = self.screen().size();
        let lines: Vec<_> = self.screen().rows(0, columns.get()).collect();
        lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
    }

    /// Everything that reached the terminal as far as it was read.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The same as text; bytes that are no UTF-8 would fail the test.
    pub(crate) fn output(&self) -> &str {
        str::from_utf8(&self.bytes).expect("only whole characters reach the terminal")
    }

    /// Types keys by name, separated by spaces, all at once: `enter space j ctrl-c`.
    pub(crate) fn press(&self, keys: &str) {
        self.send(keys.split(' ').flat_map(key).collect::<Vec<_>>());
    }

    /// Sends text to the program as a terminal does when a person pastes it.
    pub(crate) fn paste(&self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Sends bytes to the program.
    pub(crate) fn send(&self, bytes: impl Into<Vec<u8>>) {
        let keys = self.keys.as_ref().expect("the terminal is open");
        keys.send(bytes.into()).expect("somebody writes");
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: i32) {
        let signal = Signal::from_named_raw(signal).expect("a signal");
        kill_process(self.child, signal).expect("the program runs");
    }

    /// Sends a signal to the program and to all that it started.
    pub(crate) fn signal_group(&self, signal: i32) {
        let signal = Signal::from_named_raw(signal).expect("a signal");
        kill_process_group(self.child, signal).expect("the programs run");
    }

    /// Wipes the screen behind the program's back, so that only what is drawn again shows.
    pub(crate) fn wipe(&mut self) {
        self.parser.process(b"\x1b[2J");
    }

    /// Puts the terminal into line mode behind the program's back.
    pub(crate) fn set_line_mode(&self) {
        tcsetattr(&self.tty, OptionalActions::Now, &self.line_mode).expect("the terminal takes its modes");
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        // What came before was drawn for the size before.
        self.read_what_came();
        let (columns, rows) = cells((width, height));
        self.parser.set_size(rows, columns);
        let master = self.master.as_ref().expect("the terminal is open");
        master.resize(size((width, height))).expect("it changes its size");
    }

    /// Waits until a text stands on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("`{text}` on the screen"), |pty| pty.text().contains(text));
    }

    /// Waits until a whole frame makes a condition true.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let late = Instant::now() + LIMIT;
        while self.in_frame() || !holds(self) {
            match self.output.recv_timeout(late.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("waited for {what} ({error}); the screen is\n{}", self.text()),
            }
        }
    }

    /// Waits until the program ends, and reads all that it wrote.
    #[track_caller]
    pub(crate) fn end(&mut self) -> End {
        let status = self.state();
        assert!(!status.stopped(), "the program stopped instead of ending; the screen is\n{}", self.text());
        if self.master.is_some() {
            self.read_all();
        }
        match (status.exit_status(), status.terminating_signal()) {
            (Some(code), _) => End::Code(code),
            (_, Some(signal)) => End::Signal(signal),
            _ => panic!("the program neither ended nor was ended: {status:?}"),
        }
    }

    /// Waits until the program is stopped, and reads all that it wrote.
    #[track_caller]
    pub(crate) fn stop(&mut self) {
        let status = self.state();
        assert!(status.stopped(), "the program ended instead of stopping: {status:?}");
        self.read_all();
    }

    /// Closes the terminal, as a window is closed.
    pub(crate) fn close(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        self.mark();
        if let Some(reading) = self.reading.take() {
            reading.join().expect("reading went well");
        }
        self.keys = None;
        self.master = None;
    }

    /// Whether the terminal is in line mode with echo and all, as it was before the program started.
    pub(crate) fn is_in_line_mode(&self) -> bool {
        let modes = tcgetattr(&self.tty).expect("the terminal tells its modes");
        format!("{modes:?}") == format!("{:?}", self.line_mode)
    }

    /// Fails unless the program has the terminal for itself, down to `mouse`.
    #[track_caller]
    pub(crate) fn assert_taken(&self, mouse: bool) {
        let screen = self.screen();
        assert!(screen.alternate_screen(), "the normal screen is left alone");
        assert!(screen.bracketed_paste(), "pastes can be told from keys");
        assert_eq!(screen.mouse_protocol_mode() != MouseProtocolMode::None, mouse, "the mouse");
        assert!(!self.is_in_line_mode(), "keys come one by one");
    }

    /// Fails unless the terminal is as it was before the program.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "the normal screen is back");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are plain again");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "the mouse is the terminal's");
        assert!(!screen.application_cursor() && !screen.application_keypad(), "the keys are plain");
        assert!(!self.in_frame(), "the terminal is not held up");
        assert!(self.is_in_line_mode(), "echo and line mode are back");
    }

    fn state(&self) -> WaitStatus {
        self.states.recv_timeout(LIMIT).unwrap_or_else(|error| {
            panic!("waited for the program to end or stop ({error}); the screen is\n{}", self.text())
        })
    }

    /// Whether a frame has begun and not ended.
    fn in_frame(&self) -> bool {
        let last = |what: &str| self.bytes.windows(what.len()).rposition(|bytes| bytes == what.as_bytes());
        last(BEGIN) > last(END)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    fn read_what_came(&mut self) {
        while let Ok(bytes) = self.output.try_recv() {
            self.take(&bytes);
        }
    }

    /// Reads everything that the program, which writes no more, has written.
    #[track_caller]
    fn read_all(&mut self) {
        self.mark();
        let late = Instant::now() + LIMIT;
        while !self.bytes.ends_with(MARK.as_bytes()) {
            let left = late.saturating_duration_since(Instant::now());
            let bytes = self.output.recv_timeout(left).expect("all output comes");
            self.take(&bytes);
        }
        self.bytes.truncate(self.bytes.len() - MARK.len());
    }

    fn mark(&mut self) {
        self.tty.write_all(MARK.as_bytes()).expect("the terminal takes it");
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let Some(waiting) = self.waiting.take() else { return };
        if !waiting.is_finished() {
            let _ = kill_process(self.child, Signal::KILL);
        }
        let _ = waiting.join();
        if self.reading.is_some() {
            self.close();
        }
    }
}

fn size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells((width, height): (u16, u16)) -> (NonZeroU16, NonZeroU16) {
    let cells = |number| NonZeroU16::new(number).expect("a terminal has cells");
    (cells(width), cells(height))
}

fn read(mut from: Box<dyn Read + Send>, closing: Arc<AtomicBool>) -> (Receiver<Vec<u8>>, JoinHandle<()>) {
    let (sender, output) = mpsc::channel();
    let reading = thread::spawn(move || {
        let mut buffer = vec![0; 65536];
        while let Ok(count @ 1..) = from.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() || closing.load(Ordering::SeqCst) {
                return;
            }
        }
    });
    (output, reading)
}

/// Writes in a thread of its own, since a program may take its time to read.
fn write(mut to: Box<dyn Write + Send>) -> Sender<Vec<u8>> {
    let (sender, keys) = mpsc::channel::<Vec<u8>>();
    thread::spawn(move || {
        for bytes in keys {
            if to.write_all(&bytes).is_err() {
                return;
            }
        }
    });
    sender
}

fn watch(child: Pid) -> (Receiver<WaitStatus>, JoinHandle<()>) {
    let (sender, states) = mpsc::channel();
    let waiting = thread::spawn(move || {
        loop {
            match waitpid(Some(child), WaitOptions::UNTRACED) {
                Ok(Some((_, state))) => {
                    // Whether anybody still listens or not, the program has to be waited for.
                    let _ = sender.send(state);
                    if !state.stopped() {
                        return;
                    }
                }
                Err(rustix::io::Errno::INTR) | Ok(None) => {}
                Err(_) => return,
            }
        }
    });
    (states, waiting)
}

fn key(name: &str) -> Vec<u8> {
    let sequence = match name {
        "enter" => "\r",
        "space" => " ",
        "esc" => "\x1b",
        "tab" => "\t",
        "backspace" => "\x7f",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "right" => "\x1b[C",
        "left" => "\x1b[D",
        _ => match name.strip_prefix("ctrl-").map(str::as_bytes) {
            Some([letter]) => return vec![letter & 0x1f],
            _ => name,
        },
    };
    sequence.as_bytes().to_vec()
}
