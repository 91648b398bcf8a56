//! The terminal interface in which a person makes a plan.
//!
//! Built as Elm builds programs: [`App`] is the model, [`Message`] what can happen to it, [`update()`] the
//! only place where it changes, [`view`](view::view) draws it. `update` is pure: what has to be done in the
//! world comes out of it as an [`Effect`], and only the loop here has effects carried out.

mod area;
mod background;
pub(crate) mod input;
pub mod keys;
pub mod opening;
pub mod terminal;
pub mod theme;
pub mod view;

pub use theme::Theme;

use crate::app::draft::Snapshot;
use crate::app::keymap::KeyPress;
use crate::app::{Action, App, Effect, Message, keymap, update};
use crate::session::draft::Writer;
use crate::session::keeper::{PlanFile, PlanSaver};
use crate::session::shelves::CatalogLoader;
use crate::session::{Burst, Disk, Drafts, Files, Input, Outcome, files};
use signal_hook::consts::SIGHUP;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use terminal::{Modes, Screen};

/// Sees to it that a program that a signal asked to end does end.
fn hurry(ending: &Outcome) {
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
pub fn run(app: &mut App, surroundings: RunOptions) -> io::Result<Outcome> {
    let ending = match converse(app, surroundings) {
        // The signal for it may come later than the first error.
        Err(_) if terminal::is_gone() => Outcome::Signal(SIGHUP),
        ending => ending?,
    };
    hurry(&ending);
    Ok(ending)
}

fn converse(app: &mut App, surroundings: RunOptions) -> io::Result<Outcome> {
    let signals = input::catch_signals()?;
    // The terminal may have changed its size before there was anyone to hear of it.
    let size = Screen::size()?;
    update(app, Message::Resize(size));
    let mut screen = Screen::take(surroundings.modes, size, signals.end())?;
    screen.draw(app, &surroundings.theme)?;
    // Only now: threads cost what a first frame costs.
    let (sender, inputs) = mpsc::channel();
    input::listen(signals, &screen, &sender)?;
    screen.ask_background()?;
    let RunOptions { theme, files, .. } = surroundings;
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
    let keeper = match (document, app.open_plan()) {
        (Some(document), Some(open)) => {
            let kept = PlanFile::new(open.path.clone(), document, unsaved);
            Some(PlanSaver::start(kept, &sender)?)
        }
        _ => None,
    };
    if let Some(feed) = feed {
        feed.start(&sender)?;
    }
    let mut world = EffectRunner {
        screen,
        theme,
        disk,
        shelves: CatalogLoader { library, sender },
        keeper,
        drafts: None,
    };
    if let Some(drafts) = drafts {
        world.find_draft(app, &drafts)?;
    }
    world.draw(app)?;
    let play = || match opening::catch_up(app, &mut world, ahead)? {
        Some(ending) => Ok(ending),
        None => turn(app, &mut world, &inputs),
    };
    let Ok(ending) = catch_unwind(AssertUnwindSafe(play)) else {
        // Nothing new is kept of a model that may be half changed.
        world.abandon();
        return Ok(Outcome::Panicked);
    };
    world.finish(app, &inputs, &ending);
    ending
}

/// What effects act on.
struct EffectRunner {
    screen: Screen,
    theme: Theme,
    disk: Disk,
    shelves: CatalogLoader,
    keeper: Option<PlanSaver>,
    drafts: Option<Writer>,
}

/// Lets inputs act and draws, until one ends it.
fn turn(app: &mut App, world: &mut EffectRunner, inputs: &Receiver<Burst>) -> io::Result<Outcome> {
    loop {
        let Some(burst) = world.wait(inputs) else { return Ok(Outcome::Left) };
        let burst = input::gather(burst, inputs);
        let idle = burst.is_empty();
        for input in burst {
            if let Some(ending) = take(input, app, world)? {
                return Ok(ending);
            }
        }
        if !idle {
            world.draw(app)?;
        }
        world.keep(app, idle);
    }
}

/// Lets one input act; gives the ending if it is the last.
fn take(input: Input, app: &mut App, world: &mut EffectRunner) -> io::Result<Option<Outcome>> {
    let message = match input {
        Input::Key(key) => keymap::message(app, key),
        Input::Told(message) => Some(message),
        Input::Stop => Some(Message::Act(Action::Suspend)),
        Input::Resized => Some(world.look_again()?),
        Input::Continue => {
            world.screen.resume()?;
            Some(world.look_again()?)
        }
        Input::LightBackground(is_light) => {
            world.theme = world.theme.on(is_light);
            return Ok(None);
        }
        Input::End(signal) => return Ok(Some(Outcome::Signal(signal))),
        Input::Closed => return Ok(Some(Outcome::Signal(SIGHUP))),
        Input::Panicked => return Ok(Some(Outcome::Panicked)),
    };
    let Some(message) = message else { return Ok(None) };
    let leaves = world.perform(app, message)?;
    Ok(leaves.then(|| app.written().cloned().map_or(Outcome::Left, Outcome::Saved)))
}

impl EffectRunner {
    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.screen.draw(app, &self.theme)
    }

    /// Sleeps until there are inputs, or a draft is due: then there are none. Nothing once none can come.
    fn wait(&self, inputs: &Receiver<Burst>) -> Option<Burst> {
        let drafts = self.drafts.as_ref().and_then(Writer::patience);
        match drafts.or_else(|| self.keeper.as_ref().and_then(PlanSaver::patience)) {
            None => inputs.recv().ok(),
            Some(patience) => match inputs.recv_timeout(patience) {
                Err(RecvTimeoutError::Timeout) => Some(Vec::new()),
                result => result.ok(),
            },
        }
    }

    /// Has kept what a person is at, where they did something since or it is due.
    fn keep(&mut self, app: &App, idle: bool) {
        if let Some(drafts) = &mut self.drafts {
            if !idle {
                drafts.touch();
            }
            drafts.keep(|| Snapshot::of(app));
        }
        if let Some(keeper) = &mut self.keeper {
            if !idle {
                keeper.touch();
            }
            keeper.keep_typed(|| app.unfinished_edit());
        }
    }

    /// Has the next frame drawn whole and asks for the size: whatever it is now, the terminal may have moved
    /// or cut what was on it before.
    fn look_again(&mut self) -> io::Result<Message> {
        self.screen.forget()?;
        Ok(Message::Resize(Screen::size()?))
    }

    /// Starts to keep drafts, and lets the model know of one that is there.
    fn find_draft(&mut self, app: &mut App, drafts: &Drafts) -> io::Result<()> {
        let Some(slot) = drafts.find(&self.shelves.library, app) else { return Ok(()) };
        self.drafts = Some(Writer::start(slot, &self.shelves.sender)?);
        if drafts.resumes(app) {
            self.perform(app, Message::Act(Action::Resume))?;
        }
        Ok(())
    }

    /// Lets something happen to the model and does what it then asks for; returns whether it asks to leave.
    fn perform(&mut self, app: &mut App, message: Message) -> io::Result<bool> {
        let mut message = Some(message);
        while let Some(effect) = message.take().and_then(|message| update(app, message)) {
            if effect == Effect::Quit {
                return Ok(true);
            }
            message = self.carry_out(effect, app)?;
        }
        Ok(false)
    }

    /// Waits until all is written that was asked for.
    fn abandon(self) {
        if let Some(keeper) = self.keeper {
            keeper.abandon();
        }
        if let Some(drafts) = self.drafts {
            drafts.abandon();
        }
    }

    /// Waits until all that was to be written is written, and lets the model know how that ended.
    fn finish(&mut self, app: &mut App, inputs: &Receiver<Burst>, ending: &io::Result<Outcome>) {
        let mut kept = self.keeper.take().and_then(|keeper| keeper.finish(|| app.unfinished_edit()));
        let slot = self.drafts.take().and_then(|drafts| drafts.finish(|| Snapshot::of(app)));
        for input in inputs.try_iter().flatten() {
            if let Input::Told(message @ (Message::Stored(_) | Message::KeepsDrafts(_))) = input {
                let effect = update(app, message);
                // What others changed meanwhile has just been put together with what was changed here.
                if let (Some(Effect::KeepMine(plan)), Some(kept)) = (effect, &mut kept) {
                    let stored = kept.keep_mine(&plan);
                    kept.keeps_now().map(|keeps| update(app, Message::KeepsDrafts(keeps)));
                    update(app, Message::Stored(stored));
                }
            }
        }
        if let (Some(slot), Ok(Outcome::Saved(_))) = (slot, ending) {
            // A draft that stays is offered once more; nothing is lost.
            let _ = slot.remove();
        }
    }

    /// Runs an effect, and returns the message that answers it at once, if any.
    fn carry_out(&mut self, effect: Effect, app: &App) -> io::Result<Option<Message>> {
        match (effect, &self.keeper) {
            (Effect::Copy(text), _) => self.screen.copy(&text)?,
            (Effect::Suspend, _) => self.screen.suspend()?,
            (Effect::Inspect(paths), _) => return Ok(Some(Message::Inspected(self.disk.inspect(&paths)))),
            (Effect::MakeFolder(file), _) => {
                return Ok(Some(Message::FolderMade(self.disk.make_folder(&file))));
            }
            (Effect::ListCatalogs, _) => self.shelves.list()?,
            (Effect::OpenCatalog(path), _) => self.shelves.open(path)?,
            (Effect::Save, _) => return Ok(app.wizard().map(|it| Message::Saved(self.disk.save(it)))),
            (Effect::KeepDraft, _) => {
                let copy = self.drafts.as_ref().and_then(Writer::set_copy_aside);
                return Ok(copy.map(Message::DraftKept));
            }
            (Effect::Reread, _) => return Ok(app.wizard().map(|it| Message::Reread(self.disk.reread(it)))),
            (Effect::Update, _) => {
                return Ok(app.wizard().map(|it| Message::Updated(self.disk.update(it))));
            }
            (Effect::Store(plan), Some(keeper)) => keeper.store(plan),
            (Effect::KeepMine(plan), Some(keeper)) => keeper.keep_mine(plan),
            (Effect::TakeTheirs, Some(keeper)) => keeper.take_theirs(),
            // Nothing is kept where no plan is open, and the loop itself quits.
            (Effect::Store(_) | Effect::KeepMine(_) | Effect::TakeTheirs, None) | (Effect::Quit, _) => {}
        }
        Ok(None)
    }
}
