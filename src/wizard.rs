//! The terminal interface in which a person makes a plan.
//!
//! Built as Elm builds programs: [`App`] is the model, [`Message`] what can happen to it, [`update`] the
//! only place where it changes, [`view`](ui::view) draws it. `update` is pure: what has to be done in the
//! world comes out of it as an [`Effect`], and only the loop here has effects carried out.

pub mod app;
pub mod disk;
pub mod filter;
pub mod input;
pub mod keymap;
pub mod message;
pub mod outline;
pub mod panel;
pub mod rows;
pub mod tally;
pub mod terminal;
pub mod text_field;
pub mod theme;
pub mod ui;
pub mod update;

pub use app::App;
pub use disk::Disk;
pub use message::{Action, Effect, Message, Motion};
pub use theme::Theme;
pub use update::update;

use app::Written;
use input::{Burst, Input};
use std::io;
use std::sync::mpsc;
use terminal::{Modes, Screen};

/// How the wizard ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The plan was written.
    Saved(Written),
    /// The person left before saving.
    Left,
    /// A signal asked the program to end.
    Signal(i32),
}

/// Runs the wizard on the terminal that standard input and output are, until the person is done. The terminal
/// is as it was before when this returns.
///
/// # Errors
///
/// When the terminal cannot be set up or written to.
pub fn run(mut app: App, theme: &Theme, modes: Modes, disk: Disk) -> io::Result<Ending> {
    let signals = input::catch_signals()?;
    let mut screen = Screen::take(modes)?;
    screen.draw(&app, theme)?;
    // Only now: threads cost what a first frame costs.
    let (sender, inputs) = mpsc::channel();
    input::listen(signals, &sender)?;
    loop {
        let Ok(burst) = inputs.recv() else { return Ok(Ending::Left) };
        for input in burst.into_iter().chain(inputs.try_iter().flatten().collect::<Burst>()) {
            if let Some(ending) = take(input, &mut app, &mut screen, disk)? {
                return Ok(ending);
            }
        }
        screen.draw(&app, theme)?;
    }
}

/// Lets one input act; gives the ending if it is the last.
fn take(input: Input, app: &mut App, screen: &mut Screen, disk: Disk) -> io::Result<Option<Ending>> {
    let mut message = match input {
        Input::Key(key) => keymap::message(app, key),
        Input::Told(message) => Some(message),
        Input::Stop => return suspend(app, screen).map(|()| None),
        Input::Continue => return resume(app, screen).map(|()| None),
        Input::End(signal) => return Ok(Some(Ending::Signal(signal))),
        Input::Closed => return Ok(Some(Ending::Left)),
    };
    while let Some(effect) = message.take().and_then(|message| update(app, message)) {
        match effect {
            Effect::Copy(text) => screen.copy(&text)?,
            Effect::Suspend => suspend(app, screen)?,
            Effect::Quit => {
                let written = app.written().cloned();
                return Ok(Some(written.map_or(Ending::Left, Ending::Saved)));
            }
            Effect::Inspect(paths) => message = Some(Message::Inspected(disk.inspect(&paths))),
            Effect::Save => message = Some(Message::Saved(disk.save(app))),
        }
    }
    Ok(None)
}

fn suspend(app: &mut App, screen: &mut Screen) -> io::Result<()> {
    screen.suspend()?;
    update(app, Message::Resize(Screen::size()?));
    Ok(())
}

fn resume(app: &mut App, screen: &mut Screen) -> io::Result<()> {
    screen.resume()?;
    update(app, Message::Resize(Screen::size()?));
    Ok(())
}
