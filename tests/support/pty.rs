//! A program in a pseudo-terminal of its own, with a screen behind it.
//!
//! Nothing here sleeps: whoever waits, waits for output or for the end of the program, and gives up after a
//! time that no healthy program needs. The program never outlives its test.

mod given_back;
mod keys;
mod setup;
mod stalled;
mod threads;

pub use setup::{Folder, Setup, new_folder, program, segue};

use portable_pty::MasterPty;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, WaitStatus, kill_process, kill_process_group};
use rustix::termios::{OptionalActions, Termios, tcsetattr};
use setup::{cells, size};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use threads::Pause;
use vt100::Screen;

/// How long to wait for what a healthy program does at once, on a machine that is busy with something else.
const LIMIT: Duration = Duration::from_secs(30);

/// Begin and end of a frame (synchronized output).
pub const BEGIN: &str = "\x1b[?2026h";
pub const END: &str = "\x1b[?2026l";

/// An application program command: terminals take no notice of it. Written into the terminal behind the
/// program's back, it shows when everything before it has been read.
const MARK: &str = "\x1b_mark\x1b\\";

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Code(i32),
    Signal(i32),
}

/// A program that runs in a pseudo-terminal. Dropping it ends the program.
pub struct Pty {
    folder: Folder,
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
    pause: Arc<Pause>,
    bytes: Vec<u8>,
    parser: vt100::Parser,
}

impl Pty {
    /// The program's working folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The same, for programs that run there afterwards.
    pub fn share_folder(&self) -> Folder {
        Arc::clone(&self.folder)
    }

    /// The screen as far as it was read.
    pub fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// The text on the screen as far as it was read, without the blanks at the end of its lines.
    pub fn text(&self) -> String {
        let (_, columns) = self.screen().size();
        let lines: Vec<_> = self.screen().rows(0, columns.get()).collect();
        lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
    }

    /// Everything that reached the terminal as far as it was read.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The same as text; bytes that are no UTF-8 would fail the test.
    pub fn output(&self) -> &str {
        str::from_utf8(&self.bytes).expect("only whole characters reach the terminal")
    }

    /// Types keys by name, separated by spaces, all at once: `enter space j ctrl-c`.
    pub fn press(&self, keys: &str) {
        self.send(keys.split(' ').flat_map(keys::key).collect::<Vec<_>>());
    }

    /// Sends text to the program as a terminal does when a person pastes it.
    pub fn paste(&self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Sends bytes to the program.
    pub fn send(&self, bytes: impl Into<Vec<u8>>) {
        let writer = self.keys.as_ref().expect("the terminal is open");
        writer.send(bytes.into()).expect("somebody writes");
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: i32) {
        let signal = Signal::from_named_raw(signal).expect("a signal");
        kill_process(self.child, signal).expect("the program runs");
    }

    /// Sends a signal to a program that may have ended meanwhile.
    pub fn signal_again(&self, signal: i32) {
        let _ = kill_process(self.child, Signal::from_named_raw(signal).expect("a signal"));
    }

    /// Kills the program, unless it has just ended by itself.
    pub fn kill(&self) {
        let _ = kill_process(self.child, Signal::KILL);
    }

    /// Sends a signal to the program and to all that it started.
    pub fn signal_group(&self, signal: i32) {
        let signal = Signal::from_named_raw(signal).expect("a signal");
        kill_process_group(self.child, signal).expect("the programs run");
    }

    /// Wipes the screen behind the program's back, so that only what is drawn again shows.
    pub fn wipe(&mut self) {
        self.parser.process(b"\x1b[2J");
    }

    /// Puts the terminal into line mode behind the program's back.
    pub fn set_line_mode(&self) {
        tcsetattr(&self.tty, OptionalActions::Now, &self.line_mode).expect("the terminal takes its modes");
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        // What came before was drawn for the size before.
        self.read_what_came();
        let (columns, rows) = cells((width, height));
        self.parser.set_size(rows, columns);
        let master = self.master.as_ref().expect("the terminal is open");
        master.resize(size((width, height))).expect("it changes its size");
    }

    /// Tells the program of a size that the screen behind the terminal does not have.
    pub fn claim_size(&self, width: u16, height: u16) {
        let master = self.master.as_ref().expect("the terminal is open");
        master.resize(size((width, height))).expect("it claims another size");
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("`{text}` on the screen"), |pty| pty.text().contains(text));
    }

    /// Waits until a whole frame makes a condition true.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        let late = Instant::now() + LIMIT;
        while self.in_frame() || !holds(self) {
            match self.output.recv_timeout(late.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("waited for {what} ({error}); the screen is\n{}", self.text()),
            }
        }
    }

    /// Reads what comes until then, and has every whole frame looked at as soon as it is there.
    pub fn watch_until(&mut self, then: Instant, mut look: impl FnMut(&Self)) {
        while let Ok(bytes) = self.output.recv_timeout(then.saturating_duration_since(Instant::now())) {
            self.take(&bytes);
            if !self.in_frame() {
                look(self);
            }
        }
    }

    /// Waits until the program ends, and reads all that it wrote, which is what the terminal then holds.
    #[track_caller]
    pub fn end(&mut self) -> End {
        let status = self.state();
        self.go_on();
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
    pub fn stop(&mut self) {
        let status = self.state();
        assert!(status.stopped(), "the program ended instead of stopping: {status:?}");
        self.read_all();
    }

    /// Closes the terminal, as a window is closed.
    pub fn close(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        self.go_on();
        self.wake_reader();
        if let Some(reading) = self.reading.take() {
            reading.join().expect("reading went well");
        }
        self.keys = None;
        self.master = None;
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

    /// Has the thread that reads find something. Where nothing fits in, it finds enough.
    fn wake_reader(&mut self) {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        let fits = poll(&mut [PollFd::new(&self.tty, PollFlags::OUT)], Some(&now));
        if fits.is_ok_and(|count| count > 0) {
            self.mark();
        }
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
