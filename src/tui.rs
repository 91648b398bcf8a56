//! The terminal interface in which a person makes a plan.
//!
//! Built as Elm builds programs: [`App`] is the model, [`Message`] what can happen to it, [`update()`] the
//! only place where it changes, [`view`](view::view) draws it. `update` is pure: what has to be done in the
//! world comes out of it as an [`Effect`](crate::app::Effect), and only the loop here has effects carried out.

mod area;
mod background;
mod effect_runner;
mod event_loop;
pub(crate) mod input;
pub mod keys;
pub mod opening;
pub mod terminal;
pub mod theme;
pub mod view;

pub use event_loop::RunOptions;
pub use theme::Theme;
pub use view::Opening;

use crate::app::{App, Message, update};
use crate::session::Outcome;
use event_loop::{Session, exit_after_grace, perform};
use signal_hook::consts::SIGHUP;
use std::io;
use std::sync::mpsc;
use terminal::Screen;

/// Runs the wizard on the terminal that standard input and output are, until the person is done. The terminal
/// is as it was before when this returns, and all that was to be written is written.
///
/// # Errors
///
/// When the terminal cannot be set up or written to.
pub fn run(app: &mut App, options: RunOptions) -> io::Result<Outcome> {
    let ending = match run_session(app, options) {
        // The signal for it may come later than the first error.
        Err(_) if terminal::is_gone() => Outcome::Signal(SIGHUP),
        ending => ending?,
    };
    exit_after_grace(&ending);
    Ok(ending)
}

fn run_session(app: &mut App, options: RunOptions) -> io::Result<Outcome> {
    let signals = input::catch_signals()?;
    // The terminal may have changed its size before there was anyone to hear of it.
    let size = Screen::size()?;
    update(app, Message::Resize(size));
    let mut screen = Screen::take(options.modes, size, signals.end())?;
    screen.draw(app, &options.theme)?;
    // Only now: threads cost what a first frame costs.
    let (sender, inputs) = mpsc::channel();
    input::listen(signals, &screen, &sender)?;
    screen.ask_background()?;
    let RunOptions { theme, files, .. } = options;
    perform(app, Session { screen, theme, sender, inputs }, files, Vec::new())
}
