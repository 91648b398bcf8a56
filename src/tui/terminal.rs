//! The terminal: its modes, and frames that leave in one piece.
//!
//! Nothing else changes a mode of the terminal. Nothing is ever asked of it: a terminal that does not answer
//! would make the program wait.

mod backend;
mod canvas;
mod guard;
mod tty_writer;

use crate::app::{App, Size};
use crate::tui::background;
use crate::tui::theme::Theme;
use crate::tui::view::{Opening, OpeningView, view};
use backend::{BufferedBackend, SharedBuffer};
use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use guard::TerminalGuard;
use ratatui::{Frame, Terminal};
use rustix::process::Signal;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// No larger part of a terminal is used: each cell takes memory, and no screen is as large as this.
const LARGEST: Size = Size::new(1_000, 500);

/// What the terminal is asked for beside the alternate screen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Modes {
    /// Whether clicks and the wheel come to the program.
    pub mouse: bool,
    /// Whether it is asked for its background, which decides on the theme.
    pub asks_background: bool,
}

/// The screen while the wizard has it. Gives the terminal back when dropped.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<BufferedBackend>,
    frame: SharedBuffer,
    lease: Arc<TerminalGuard>,
    end: Arc<AtomicBool>,
    asks_background: bool,
}

impl Screen {
    /// Takes the terminal that standard output writes to, which has this size. Once `end` is true, a terminal
    /// that takes nothing is not waited for.
    ///
    /// # Errors
    ///
    /// When the terminal's modes cannot be set or it cannot be written to.
    pub fn take(modes: Modes, size: Size, end: Arc<AtomicBool>) -> io::Result<Self> {
        let asks_background = modes.asks_background;
        let frame = SharedBuffer::default();
        let terminal = Terminal::new(BufferedBackend::new(frame.clone(), size.into()))?;
        let lease = Arc::new(TerminalGuard::new(modes, Arc::clone(&end))?);
        let screen = Self { terminal, frame, lease: Arc::clone(&lease), end, asks_background };
        give_back_on_panic(lease);
        screen.lease.take()?;
        Ok(screen)
    }

    /// Asks the terminal for its background, if that decides on the theme. The answer comes among the keys.
    pub(super) fn ask_background(&mut self) -> io::Result<()> {
        if self.asks_background { self.lease.write(background::QUESTION.as_bytes()) } else { Ok(()) }
    }

    /// Whether an answer to that is to be expected.
    pub(super) fn asks_background(&self) -> bool {
        self.asks_background
    }

    /// Gives the terminal back from another thread, when the program is to end at once.
    pub(super) fn release(&self) -> Release {
        Release(Arc::clone(&self.lease))
    }

    /// How large the terminal is, in cells. One that does not know, such as a serial line, counts as the
    /// classic 80x24; of one beyond reason, only a part is used.
    pub fn size() -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(io::stdout())?;
        Ok(match Size::new(size.ws_col, size.ws_row) {
            Size { width: 0, height: 0 } => Size::new(80, 24),
            size => Size::new(size.width.min(LARGEST.width), size.height.min(LARGEST.height)),
        })
    }

    /// Draws the model, in one write.
    pub fn draw(&mut self, app: &App, theme: &Theme) -> io::Result<()> {
        self.draw_with(app.size(), |frame| view(app, theme, frame))
    }

    /// Draws what there is to see before there is a catalog, in one write.
    pub fn draw_opening(&mut self, opening: &Opening, theme: &Theme) -> io::Result<()> {
        self.draw_with(opening.size, |frame| {
            frame.render_widget(&OpeningView { opening, theme }, frame.area());
        })
    }

    fn draw_with(&mut self, size: Size, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.backend_mut().resize(size.into());
        self.terminal.draw(draw)?;
        self.send()
    }

    /// Puts text on the clipboard of the person's terminal (OSC 52).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        self.lease.write(ansi(&CopyToClipboard::to_clipboard_from(text)).as_bytes())
    }

    /// Gives the terminal to the shell and stops. The system sends SIGCONT when the person has brought
    /// the program back, and then it is time to [`resume`](Self::resume); until then nothing is drawn.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.lease.give_back()?;
        // Whoever asked it to end meanwhile would wait for a program that is stopped.
        if self.end.load(Ordering::Relaxed) {
            return Ok(());
        }
        // The whole job: a shell notices nothing while whatever started us there goes on.
        Ok(rustix::process::kill_current_process_group(Signal::STOP)?)
    }

    /// Takes the terminal again after the process was stopped. What is on it is anyone's guess; see
    /// [`invalidate`](Self::invalidate).
    pub fn resume(&mut self) -> io::Result<()> {
        self.lease.renew()
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    pub fn invalidate(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    fn send(&mut self) -> io::Result<()> {
        let frame = self.frame.take();
        if frame.is_empty() {
            return Ok(());
        }
        let start = ansi(&BeginSynchronizedUpdate);
        let end = ansi(&EndSynchronizedUpdate);
        self.lease.write(&[start.as_bytes(), &frame, end.as_bytes()].concat())
    }
}

/// Gives the terminal back from wherever the program ends.
#[derive(Debug, Clone)]
pub(crate) struct Release(Arc<TerminalGuard>);

impl Release {
    /// Gives the terminal back, unless that was done. Whoever is just doing it is waited for, and a terminal
    /// that takes nothing for no longer than half a second.
    pub(super) fn give_back(&self) {
        // The caller is about to end, and there is nowhere left to report it.
        let _ = self.0.give_back();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A terminal that is gone cannot be given back, and there is nowhere left to report it.
        let _ = self.lease.give_back();
    }
}

/// Whether the terminal that was there at the start is gone. What fails then, and with which error, depends on
/// what was tried first.
pub fn is_gone() -> bool {
    !(io::stdin().is_terminal() && io::stdout().is_terminal())
}

/// A panic message has to be on the normal screen, so the terminal is given back before it is printed,
/// whichever thread panics.
fn give_back_on_panic(lease: Arc<TerminalGuard>) {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let _ = lease.give_back();
        print(info);
    }));
}

fn ansi(command: &impl Command) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = command.write_ansi(&mut text);
    text
}
