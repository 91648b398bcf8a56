//! Turns what is meant into the messages that keys would have given, and has effects carried out.

mod walk;

use crate::app::draft::{Draft, Snapshot};
use crate::app::keymap;
use crate::app::message::{Action, Effect, FieldEdit, Message, Stored};
use crate::app::update;
use crate::app::{App, Focus, Wizard};
use crate::catalog::{Library, NotOpened};
use crate::session::Outcome;
use crate::session::disk::Disk;
use crate::session::draft::Slot;
use crate::session::files::{Files, find_unsaved};
use crate::session::plan_saver::PlanFile;
use std::sync::Arc;

/// The model and the world around it.
#[derive(Debug)]
pub(crate) struct Driver {
    app: App,
    disk: Disk,
    library: Library,
    kept: Option<PlanFile>,
    drafts: Option<Slot>,
    /// The draft as it was written last.
    draft: Option<Draft>,
    ending: Option<Outcome>,
}

impl Driver {
    pub(crate) fn new(mut app: App, files: Files) -> Self {
        let Files { disk, library, document, unsaved, drafts, .. } = files;
        if let Some(slot) = &unsaved {
            find_unsaved(slot, &mut app);
        }
        let open = app.open_plan().map(|open| open.path.clone());
        let kept = open.zip(document).map(|(path, it)| PlanFile::new(path, it, unsaved));
        let slot = drafts.as_ref().and_then(|drafts| drafts.find(&library, &mut app));
        let mut driver = Self { app, disk, library, kept, drafts: slot, draft: None, ending: None };
        if drafts.is_some_and(|drafts| drafts.resumes(&driver.app)) {
            driver.act(Action::Resume);
        }
        driver.settle();
        driver
    }

    /// Writes the draft as the model is now: whoever reads the next question knows that the last answer is
    /// kept. Once the plan is saved there is none.
    pub(crate) fn keep(&mut self) {
        let Some(slot) = &self.drafts else { return };
        let is_saved = matches!(self.ending, Some(Outcome::Saved(_)));
        let draft = Snapshot::of(&self.app).map(|snapshot| Draft::from(&snapshot)).filter(|_| !is_saved);
        if draft == self.draft && !is_saved {
            return;
        }
        let done = match &draft {
            Some(draft) => slot.write(&draft.to_text()),
            // A draft that stays is offered once more; nothing is lost.
            None => slot.remove().map_err(|error| error.to_string()),
        };
        // What could not be written is tried again with the next answer, and asked about before leaving.
        if done.is_ok() {
            self.draft = draft;
        }
        if done.is_ok() != self.app.keeps_drafts() {
            self.send(Message::KeepsDrafts(done));
        }
    }

    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    pub(crate) fn wizard(&self) -> Option<&Wizard> {
        self.app.wizard()
    }

    pub(crate) fn ending(&self) -> Option<&Outcome> {
        self.ending.as_ref()
    }

    /// Leaves as if the terminal were gone.
    pub(crate) fn leave(&mut self) {
        self.ending = Some(Outcome::Left);
    }

    /// Ends what a key would leave half typed: here every answer is whole.
    pub(crate) fn settle(&mut self) {
        match self.app.focus() {
            Focus::Filter => self.act(Action::Confirm),
            Focus::Help => self.act(Action::Back),
            _ => false,
        };
    }

    /// Does what a key would do here and now; returns whether there is such a key.
    pub(crate) fn act(&mut self, action: Action) -> bool {
        let offered = keymap::bindings().any(|it| it.action == action && keymap::works(it, &self.app));
        if offered {
            self.send(Message::Act(action));
        }
        offered
    }

    /// Puts `text` in the place of what is in the text field that has the focus.
    pub(crate) fn fill(&mut self, text: &str) {
        self.act(Action::Edit(FieldEdit::End));
        self.act(Action::Edit(FieldEdit::DeleteToStart));
        self.send(Message::Paste(text.to_owned()));
    }

    fn list_catalogs(&mut self) {
        let listed: Vec<_> = self.library.list().collect();
        for listed in listed {
            self.send(Message::Listed(Box::new(listed)));
        }
        self.send(Message::ListedAll);
    }

    /// Brings the open plan and its file together.
    fn stored(&mut self, how: impl FnOnce(&mut PlanFile) -> Stored) -> Option<Message> {
        let kept = self.kept.as_mut()?;
        let stored = how(kept);
        kept.keeps_now().map(|keeps| update(&mut self.app, Message::KeepsDrafts(keeps)));
        Some(Message::Stored(stored))
    }

    fn send(&mut self, message: Message) {
        let mut message = Some(message);
        while let Some(effect) = message.take().and_then(|message| update(&mut self.app, message)) {
            match effect {
                Effect::Quit => {
                    let written = self.app.written().cloned();
                    self.ending = Some(written.map_or(Outcome::Left, Outcome::Saved));
                }
                Effect::Inspect(paths) => message = Some(Message::Inspected(self.disk.inspect(&paths))),
                Effect::MakeFolder(file) => {
                    message = Some(Message::FolderMade(self.disk.make_folder(&file)));
                }
                Effect::Update => message = self.wizard().map(|it| Message::Updated(self.disk.update(it))),
                Effect::Reread => message = self.wizard().map(|it| Message::Reread(self.disk.reread(it))),
                Effect::Save => message = self.wizard().map(|it| Message::Saved(self.disk.save(it))),
                Effect::KeepDraft => {
                    let copy = self.drafts.as_ref().and_then(Slot::set_copy_aside);
                    message = copy.map(Message::DraftKept);
                }
                Effect::Store(plan) => message = self.stored(|kept| kept.store(&plan)),
                Effect::KeepMine(plan) => message = self.stored(|kept| kept.keep_mine(&plan)),
                Effect::ListCatalogs => self.list_catalogs(),
                Effect::OpenCatalog(path) => {
                    let opened = self.library.read(&path, &mut |_| ());
                    let opened = opened.map(Arc::new).map_err(NotOpened::Faulty);
                    message = Some(Message::Opened(path, opened));
                }
                Effect::TakeTheirs => message = self.stored(PlanFile::take_theirs),
                // There is no clipboard, and no screen to give away.
                Effect::Copy(_) | Effect::Suspend => {}
            }
        }
    }
}
