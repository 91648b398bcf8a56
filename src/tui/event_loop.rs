//! The loop: inputs act on the model, effects are carried out, frames are drawn.

use crate::app::keymap::{self, KeyPress};
use crate::app::{Action, App, Message};
use crate::session::catalog_loader::CatalogLoader;
use crate::session::plan_saver::{PlanFile, PlanSaver};
use crate::session::{Burst, Files, Input, Outcome, files};
use crate::tui::effect_runner::EffectRunner;
use crate::tui::input;
use crate::tui::terminal::{Modes, Screen};
use crate::tui::theme::Theme;
use signal_hook::consts::SIGHUP;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender};

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

/// Sees to it that a program that a signal asked to end does end.
pub(super) fn exit_after_grace(ending: &Outcome) {
    if let Outcome::Signal(signal) = ending {
        input::end_soon(*signal);
    }
}

/// What a session is played on.
pub(super) struct Session {
    pub(super) screen: Screen,
    pub(super) theme: Theme,
    pub(super) sender: Sender<Burst>,
    pub(super) inputs: Receiver<Burst>,
}

/// Plays a session whose first frame is drawn, from the keys on that were typed ahead.
pub(super) fn perform(
    app: &mut App,
    stage: Session,
    files: Files,
    ahead: Vec<KeyPress>,
) -> io::Result<Outcome> {
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
    let play = || match catch_up(app, &mut runner, ahead)? {
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

/// Lets the keys act that were typed ahead, unless a question came that nobody could foresee; gives the ending
/// if one is the last.
fn catch_up(app: &mut App, runner: &mut EffectRunner, ahead: Vec<KeyPress>) -> io::Result<Option<Outcome>> {
    if ahead.is_empty() || app.overlay().is_some() {
        return Ok(None);
    }
    for key in ahead {
        if let Some(ending) = handle_input(Input::Key(key), app, runner)? {
            return Ok(Some(ending));
        }
    }
    if let Some(drafts) = &mut runner.drafts {
        drafts.touch();
    }
    runner.draw(app)?;
    Ok(None)
}
