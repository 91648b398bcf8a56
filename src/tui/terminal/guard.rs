//! Taking the terminal and giving it back, each once.

use crate::tui::terminal::tty_writer::TtyWriter;
use crate::tui::terminal::{Modes, ansi};
use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    self, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use std::io::{self, ErrorKind};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The terminal, ours or not. A panic hook gives it back from under the thread that draws, so
/// every write asks first whether it still is ours.
#[derive(Debug)]
pub(super) struct TerminalGuard {
    modes: Modes,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    line: TtyWriter,
    ours: bool,
    /// Whether the terminal takes nothing, and the program ends without it.
    given_up: bool,
}

impl TerminalGuard {
    /// A terminal that is not taken yet. Once `end` is true it is given up where it takes nothing.
    pub(super) fn new(modes: Modes, end: Arc<AtomicBool>) -> io::Result<Self> {
        let state = State { line: TtyWriter::new(end)?, ours: false, given_up: false };
        Ok(Self { modes, state: Mutex::new(state) })
    }

    /// Takes the terminal: alternate screen, keys one by one.
    pub(super) fn take(&self) -> io::Result<()> {
        let mut state = self.state();
        // From here on there is something to give back, even if only half of it works.
        state.ours = true;
        terminal::enable_raw_mode()?;
        let mouse = if self.modes.mouse { ansi(&EnableMouseCapture) } else { String::new() };
        let modes = [
            ansi(&EnterAlternateScreen),
            // A character that is wider than we think must not push the rest of its row onto the next.
            ansi(&DisableLineWrap),
            ansi(&EnableBracketedPaste),
            mouse,
            ansi(&Hide),
        ];
        state.write(modes.concat().as_bytes())
    }

    /// Takes the terminal whether it is ours or not: where the process was stopped without a signal, the
    /// shell has changed modes that we think are ours.
    pub(super) fn renew(&self) -> io::Result<()> {
        terminal::disable_raw_mode()?;
        self.take()
    }

    /// Gives the terminal back, if it is ours: leaving the alternate screen a second time would put the
    /// cursor on what was printed since.
    pub(super) fn give_back(&self) -> io::Result<()> {
        let mut state = self.state();
        if !std::mem::take(&mut state.ours) {
            return Ok(());
        }
        let mouse = if self.modes.mouse { ansi(&DisableMouseCapture) } else { String::new() };
        let modes = [
            mouse,
            ansi(&EndSynchronizedUpdate),
            ansi(&DisableBracketedPaste),
            ansi(&EnableLineWrap),
            ansi(&ResetColor),
            ansi(&LeaveAlternateScreen),
            ansi(&Show),
        ];
        let modes = modes.concat();
        let mut written = state.write(modes.as_bytes());
        if state.given_up {
            // Instead of frames that nobody saw, what gives it back waits for whoever looks again. The
            // string terminator ends whatever was cut off.
            state.line.clear();
            written = state.line.write(format!("\x1b\\{modes}").as_bytes());
        }
        terminal::disable_raw_mode()?;
        written
    }

    /// Writes to the terminal, if it is ours.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        if state.ours { state.write(bytes) } else { Ok(()) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic leaves nothing half done here, and giving the terminal back matters most then.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Writes to the terminal, unless it is given up.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.given_up {
            return Ok(());
        }
        match self.line.write(bytes) {
            // The signal that asks to end is on its way to the loop, which has to hear of nothing else.
            Err(error) if error.kind() == ErrorKind::TimedOut => {
                self.given_up = true;
                Ok(())
            }
            result => result,
        }
    }
}
