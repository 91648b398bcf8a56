//! The terminal interface in which a person makes a plan.
//!
//! Built as Elm builds programs: [`App`] is the model, [`Message`] what can happen to it, [`update()`] the
//! only place where it changes, [`view`](view::view) draws it. `update` is pure: what has to be done in the
//! world comes out of it as an [`Effect`](crate::app::Effect), and only the loop here has effects carried out.

mod area;
mod background;
mod effect_runner;
pub(crate) mod input;
pub mod keys;
pub mod opening;
pub mod terminal;
pub mod theme;
pub mod view;

pub use theme::Theme;

use crate::app::keymap::KeyPress;
use crate::app::{Action, App, Message, keymap, update};
use crate::session::catalog_loader::CatalogLoader;
use crate::session::plan_saver::{PlanFile, PlanSaver};
use crate::session::{Burst, Files, Input, Outcome, files};
use effect_runner::EffectRunner;
use signal_hook::consts::SIGHUP;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use terminal::{Modes, Screen};

/// Sees to it that a program that a signal asked to end does end.
fn exit_after_grace(ending: &Outcome) {
    if let Outcome::Signal(signal) = ending {
        input::end_soon(*signal);
    }
}

/// What the wizard runs with, beside its model.
#[derive(Debug)]
pub struct RunOptions {
    /// How roles look.
    pub theme: Theme,
    /// What the terminal is asked for.
    pub modes: Modes,
    /// The disk, and what is kept there.
    pub files: Files,
}

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

/// What a session is played on.
struct Session {
    screen: Screen,
    theme: Theme,
    sender: Sender<Burst>,
    inputs: Receiver<Burst>,
}

/// Plays a session whose first frame is drawn, from the keys on that were typed ahead.
fn perform(app: &mut App, stage: Session, files: Files, ahead: Vec<KeyPress>) -> io::Result<Outcome> {
    let Session { screen, theme, sender, inputs } = stage;
    let Files { disk, library, document, unsaved, drafts, feed } = files;
    if let Some(slot) = &unsaved {
        files::find_unsaved(slot, app);
    }
    let saver = match (document, app.open_plan()) {
        (Some(document), Some(open)) => {
            let kept = PlanFile::new(open.path.clone(), document, unsaved);
            Some(PlanSaver::start(kept, &sender)?)
        }
        _ => None,
    };
    if let Some(feed) = feed {
        feed.start(&sender)?;
    }
    let mut runner = EffectRunner {
        screen,
        theme,
        disk,
        loader: CatalogLoader { library, sender },
        saver,
        drafts: None,
    };
    if let Some(drafts) = drafts {
        runner.find_draft(app, &drafts)?;
    }
    runner.draw(app)?;
    let play = || match opening::catch_up(app, &mut runner, ahead)? {
        Some(ending) => Ok(ending),
        None => event_loop(app, &mut runner, &inputs),
    };
    let Ok(ending) = catch_unwind(AssertUnwindSafe(play)) else {
        // Nothing new is kept of a model that may be half changed.
        runner.abandon();
        return Ok(Outcome::Panicked);
    };
    runner.finish(app, &inputs, &ending);
    ending
}

/// Lets inputs act and draws, until one ends it.
fn event_loop(app: &mut App, runner: &mut EffectRunner, inputs: &Receiver<Burst>) -> io::Result<Outcome> {
    loop {
        let Some(burst) = runner.wait(inputs) else { return Ok(Outcome::Left) };
        let burst = input::gather(burst, inputs);
        let idle = burst.is_empty();
        for input in burst {
            if let Some(ending) = handle_input(input, app, runner)? {
                return Ok(ending);
            }
        }
        if !idle {
            runner.draw(app)?;
        }
        runner.keep(app, idle);
    }
}

/// Lets one input act; gives the ending if it is the last.
fn handle_input(input: Input, app: &mut App, runner: &mut EffectRunner) -> io::Result<Option<Outcome>> {
    let message = match input {
        Input::Key(key) => keymap::message(app, key),
        Input::Told(message) => Some(message),
        Input::Stop => Some(Message::Act(Action::Suspend)),
        Input::Resized => Some(runner.resume()?),
        Input::Continue => {
            runner.screen.resume()?;
            Some(runner.resume()?)
        }
        Input::LightBackground(is_light) => {
            runner.theme = runner.theme.on(is_light);
            return Ok(None);
        }
        Input::End(signal) => return Ok(Some(Outcome::Signal(signal))),
        Input::Closed => return Ok(Some(Outcome::Signal(SIGHUP))),
        Input::Panicked => return Ok(Some(Outcome::Panicked)),
    };
    let Some(message) = message else { return Ok(None) };
    let leaves = runner.perform(app, message)?;
    Ok(leaves.then(|| app.written().cloned().map_or(Outcome::Left, Outcome::Saved)))
}
