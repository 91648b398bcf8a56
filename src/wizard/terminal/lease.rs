//! Taking the terminal and giving it back, each once.

use super::{Modes, ansi};
use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{self, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The terminal, ours or not. Whoever has a panic to tell gives it back from under the thread that draws, so
/// every write asks first whether it still is ours.
#[derive(Debug)]
pub(super) struct Lease {
    modes: Modes,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    out: File,
    ours: bool,
}

impl Lease {
    /// A terminal that is not taken yet.
    pub(super) fn new(modes: Modes) -> io::Result<Self> {
        // Standard output of the library is cut into lines and pieces; a frame has to leave in one write.
        let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        Ok(Self { modes, state: Mutex::new(State { out, ours: false }) })
    }

    /// Takes the terminal: alternate screen, keys one by one.
    pub(super) fn take(&self) -> io::Result<()> {
        let mut state = self.state();
        // From here on there is something to give back, even if only half of it works.
        state.ours = true;
        terminal::enable_raw_mode()?;
        let mouse = if self.modes.mouse { ansi(&EnableMouseCapture) } else { String::new() };
        let modes = [ansi(&EnterAlternateScreen), ansi(&EnableBracketedPaste), mouse, ansi(&Hide)];
        state.out.write_all(modes.concat().as_bytes())
    }

    /// Takes the terminal whether it is ours or not: where the process was stopped without being told, the
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
            ansi(&ResetColor),
            ansi(&LeaveAlternateScreen),
            ansi(&Show),
        ];
        let written = state.out.write_all(modes.concat().as_bytes());
        terminal::disable_raw_mode()?;
        written
    }

    /// Writes to the terminal, if it is ours.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        if state.ours { state.out.write_all(bytes) } else { Ok(()) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic leaves nothing half done here, and giving the terminal back matters most then.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
