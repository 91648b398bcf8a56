//! The terminal: its modes, and frames that leave in one piece.
//!
//! Nothing else changes a mode of the terminal. Nothing is ever asked of it: a terminal that does not answer
//! would make the program wait.

mod backend;

use super::app::App;
use super::theme::Theme;
use super::ui;
use backend::{Quiet, SharedBuffer};
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use crossterm::{Command, terminal};
use ratatui::Terminal;
use ratatui::layout::Size;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;

/// What the terminal is asked for beside the alternate screen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Modes {
    /// Whether clicks and the wheel come to the program.
    pub mouse: bool,
}

/// The screen while the wizard has it. Gives the terminal back when dropped.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Quiet>,
    frame: SharedBuffer,
    out: File,
    modes: Modes,
}

impl Screen {
    /// Takes the terminal that standard output writes to.
    ///
    /// # Errors
    ///
    /// When the terminal's modes cannot be set or it cannot be written to.
    pub fn take(modes: Modes) -> io::Result<Self> {
        let frame = SharedBuffer::default();
        let size = Self::size()?;
        let terminal = Terminal::new(Quiet::new(frame.clone(), size))?;
        // Standard output of the library is cut into lines and pieces; a frame has to leave in one write.
        let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        give_back_on_panic(modes);
        let mut screen = Self { terminal, frame, out, modes };
        screen.enter()?;
        Ok(screen)
    }

    /// How large the terminal is, in cells.
    pub fn size() -> io::Result<Size> {
        let (width, height) = terminal::size()?;
        Ok(Size { width, height })
    }

    /// Draws the model, in one write.
    pub fn draw(&mut self, app: &App, theme: &Theme) -> io::Result<()> {
        self.terminal.backend_mut().resize(app.size());
        self.terminal.draw(|frame| ui::view(app, theme, frame))?;
        self.send()
    }

    /// Puts text on the clipboard of the person's terminal (OSC 52).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        self.write(&ansi(&CopyToClipboard::to_clipboard_from(text)))
    }

    /// Gives the terminal to the shell, stops the process, and takes the terminal again once the person has
    /// brought it back.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.leave()?;
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.resume()
    }

    /// Takes the terminal again after the process was stopped; the next frame is drawn whole.
    pub fn resume(&mut self) -> io::Result<()> {
        self.enter()?;
        self.terminal.clear()
    }

    fn enter(&mut self) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        let mouse = if self.modes.mouse { ansi(&EnableMouseCapture) } else { String::new() };
        self.write(&[ansi(&EnterAlternateScreen), ansi(&EnableBracketedPaste), mouse, ansi(&Hide)].concat())
    }

    fn leave(&mut self) -> io::Result<()> {
        give_back(&mut self.out, self.modes)
    }

    fn send(&mut self) -> io::Result<()> {
        let frame = self.frame.take();
        if frame.is_empty() {
            return Ok(());
        }
        let start = ansi(&BeginSynchronizedUpdate);
        let end = ansi(&EndSynchronizedUpdate);
        self.out.write_all(&[start.as_bytes(), &frame, end.as_bytes()].concat())
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A terminal that is gone cannot be given back, and there is nobody to tell.
        let _ = self.leave();
    }
}

fn give_back(out: &mut File, modes: Modes) -> io::Result<()> {
    let mouse = if modes.mouse { ansi(&DisableMouseCapture) } else { String::new() };
    let end = [
        mouse,
        ansi(&EndSynchronizedUpdate),
        ansi(&DisableBracketedPaste),
        ansi(&ResetColor),
        ansi(&LeaveAlternateScreen),
        ansi(&Show),
    ];
    let written = out.write_all(end.concat().as_bytes());
    terminal::disable_raw_mode()?;
    written
}

/// A panic message has to stand on the normal screen, so the terminal is given back before it is printed,
/// whichever thread panics.
fn give_back_on_panic(modes: Modes) {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if let Ok(out) = io::stdout().as_fd().try_clone_to_owned() {
            let _ = give_back(&mut File::from(out), modes);
        }
        print(info);
    }));
}

fn ansi(command: &impl Command) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = command.write_ansi(&mut text);
    text
}
