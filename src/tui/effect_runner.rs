//! Carries out what the model asks for: on the screen, on the disk, in drafts and in the open plan's file.

use crate::app::draft::Snapshot;
use crate::app::{Action, App, Effect, Message, update};
use crate::session::catalog_loader::CatalogLoader;
use crate::session::draft::Writer;
use crate::session::plan_saver::PlanSaver;
use crate::session::{Burst, Disk, Drafts, Input, Outcome};
use crate::tui::terminal::Screen;
use crate::tui::theme::Theme;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};

/// What effects act on.
pub(super) struct EffectRunner {
    pub(super) screen: Screen,
    pub(super) theme: Theme,
    pub(super) disk: Disk,
    pub(super) loader: CatalogLoader,
    pub(super) saver: Option<PlanSaver>,
    pub(super) drafts: Option<Writer>,
}

impl EffectRunner {
    pub(super) fn draw(&mut self, app: &App) -> io::Result<()> {
        self.screen.draw(app, &self.theme)
    }

    /// Sleeps until there are inputs, or a draft is due: then there are none. Nothing once none can come.
    pub(super) fn wait(&self, inputs: &Receiver<Burst>) -> Option<Burst> {
        let drafts = self.drafts.as_ref().and_then(Writer::patience);
        match drafts.or_else(|| self.saver.as_ref().and_then(PlanSaver::patience)) {
            None => inputs.recv().ok(),
            Some(patience) => match inputs.recv_timeout(patience) {
                Err(RecvTimeoutError::Timeout) => Some(Vec::new()),
                result => result.ok(),
            },
        }
    }

    /// Has kept what a person is at, where they did something since or it is due.
    pub(super) fn keep(&mut self, app: &App, idle: bool) {
        if let Some(drafts) = &mut self.drafts {
            if !idle {
                drafts.touch();
            }
            drafts.keep(|| Snapshot::of(app));
        }
        if let Some(saver) = &mut self.saver {
            if !idle {
                saver.touch();
            }
            saver.keep_typed(|| app.unfinished_edit());
        }
    }

    /// Has the next frame drawn whole and asks for the size: whatever it is now, the terminal may have moved
    /// or cut what was on it before.
    pub(super) fn resume(&mut self) -> io::Result<Message> {
        self.screen.invalidate()?;
        Ok(Message::Resize(Screen::size()?))
    }

    /// Starts to keep drafts, and lets the model know of one that is there.
    pub(super) fn find_draft(&mut self, app: &mut App, drafts: &Drafts) -> io::Result<()> {
        let Some(slot) = drafts.find(&self.loader.library, app) else { return Ok(()) };
        self.drafts = Some(Writer::start(slot, &self.loader.sender)?);
        if drafts.resumes(app) {
            self.perform(app, Message::Act(Action::Resume))?;
        }
        Ok(())
    }

    /// Lets something happen to the model and does what it then asks for; returns whether it asks to leave.
    pub(super) fn perform(&mut self, app: &mut App, message: Message) -> io::Result<bool> {
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
    pub(super) fn abandon(self) {
        if let Some(saver) = self.saver {
            saver.abandon();
        }
        if let Some(drafts) = self.drafts {
            drafts.abandon();
        }
    }

    /// Waits until all that was to be written is written, and lets the model know how that ended.
    pub(super) fn finish(&mut self, app: &mut App, inputs: &Receiver<Burst>, ending: &io::Result<Outcome>) {
        let mut kept = self.saver.take().and_then(|saver| saver.finish(|| app.unfinished_edit()));
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
        match (effect, &self.saver) {
            (Effect::Copy(text), _) => self.screen.copy(&text)?,
            (Effect::Suspend, _) => self.screen.suspend()?,
            (Effect::Inspect(paths), _) => return Ok(Some(Message::Inspected(self.disk.inspect(&paths)))),
            (Effect::MakeFolder(file), _) => {
                return Ok(Some(Message::FolderMade(self.disk.make_folder(&file))));
            }
            (Effect::ListCatalogs, _) => self.loader.list()?,
            (Effect::OpenCatalog(path), _) => self.loader.open(path)?,
            (Effect::Save, _) => return Ok(app.wizard().map(|it| Message::Saved(self.disk.save(it)))),
            (Effect::KeepDraft, _) => {
                let copy = self.drafts.as_ref().and_then(Writer::set_copy_aside);
                return Ok(copy.map(Message::DraftKept));
            }
            (Effect::Reread, _) => return Ok(app.wizard().map(|it| Message::Reread(self.disk.reread(it)))),
            (Effect::Update, _) => {
                return Ok(app.wizard().map(|it| Message::Updated(self.disk.update(it))));
            }
            (Effect::Store(plan), Some(saver)) => saver.store(plan),
            (Effect::KeepMine(plan), Some(saver)) => saver.keep_mine(plan),
            (Effect::TakeTheirs, Some(saver)) => saver.take_theirs(),
            // Nothing is kept where no plan is open, and the loop itself quits.
            (Effect::Store(_) | Effect::KeepMine(_) | Effect::TakeTheirs, None) | (Effect::Quit, _) => {}
        }
        Ok(None)
    }
}
