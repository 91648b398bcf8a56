//! Writing the changes of a saved plan, and whose changes stay where someone else changed the file.

use crate::app::message::{Effect, NotUpdated};
use crate::app::text_field::TextField;
use crate::app::{
    Cause, Divergence, EditedPlan, FileConflict, Model, Overlay, Rebased, RemoteVersion, Step, Unfinished,
    Wizard, Written,
};
use crate::plan::{Document, SetupPlan};

impl Wizard {
    /// Takes note of how updating the saved plan ended.
    pub(crate) fn updated(&mut self, result: Result<Written, NotUpdated>) -> Option<Effect> {
        self.edited()?;
        match result {
            Ok(written) => {
                self.written = Some(written);
                return Some(Effect::Quit);
            }
            Err(NotUpdated::Failed(sentence)) => self.shared.warn(sentence),
            Err(NotUpdated::Vanished(sentence)) => {
                self.edited_mut()?.fingerprint = None;
                self.shared.warn(sentence);
            }
            Err(NotUpdated::Changed(theirs)) => {
                let plan = theirs.document.as_ref().map(|document| Box::new(document.plan().clone()));
                self.edited_mut()?.apart = Some(Divergence::Theirs(theirs.clone()));
                self.ask_whose(plan.map_err(Clone::clone), Cause::ChangedWhileEdited);
            }
        }
        None
    }

    /// Asks whose changes of a draft's plan stay, whose file was changed since the draft was left.
    pub(crate) fn ask_whose_of_draft(&mut self, unfinished: Box<Unfinished>) {
        let Some(edited) = self.edited_mut() else { return };
        let theirs = Box::new(edited.document.plan().clone());
        edited.apart = Some(Divergence::Left(unfinished));
        self.ask_whose(Ok(theirs), Cause::ChangedSinceLeft);
    }

    pub(crate) fn ask_whose(&mut self, theirs: Result<Box<SetupPlan>, String>, cause: Cause) {
        self.shared.overlay =
            Some(Overlay::Conflict(FileConflict { theirs, shows_difference: false, cause }));
    }

    /// Starts again from what the file of the saved plan holds: whoever was asked may have put it right
    /// meanwhile. A sentence where that cannot be read.
    pub(crate) fn reread(&mut self, result: Result<Box<Document>, String>) {
        let Some(edited) = self.edited() else { return };
        let path = edited.path.clone();
        let document = match result {
            Ok(document) => document,
            Err(sentence) => {
                return self.shared.warn(format!(
                    "The file cannot be taken: {sentence} Put it right first, or keep yours."
                ));
            }
        };
        let Some(theirs) = EditedPlan::new(path, *document, self.catalog()) else {
            return self
                .shared
                .warn("The goals of their plan are not in the catalog; keep yours, or leave.");
        };
        self.shared.overlay = None;
        self.set_edited(theirs);
        self.follow();
        self.shared.tell("Now showing what the file holds.");
    }

    /// Makes the changes that were made here in what someone else made of the saved plan.
    pub(crate) fn keep_edited(&mut self) -> Option<Effect> {
        let rebased = self.rebased();
        self.shared.overlay = None;
        match (self.edited_mut()?.apart.take()?, rebased) {
            (Divergence::Left(unfinished), Some(rebased)) => {
                let effect = self.go_on_from(*unfinished, Some(rebased));
                if self.shared.notice.is_none() {
                    self.shared
                        .tell("Your changes are made in what the file holds now; nothing is written yet.");
                }
                effect
            }
            (Divergence::Theirs(_), Some(rebased)) => {
                self.set_rebased(rebased);
                self.step = Step::Save;
                Some(Effect::Update)
            }
            (Divergence::Theirs(RemoteVersion { fingerprint, .. }), None) => {
                // Their file is no plan to build on: mine is written over it, since the person has seen that and chose so.
                self.edited_mut()?.fingerprint = Some(fingerprint);
                Some(Effect::Update)
            }
            (Divergence::Left(_), None) => None,
        }
    }

    /// Puts changes of a saved plan on the desk, made in what its file holds.
    pub(crate) fn set_rebased(&mut self, rebased: Rebased) {
        let Rebased { edited, choice, name } = rebased;
        self.set_edited(edited);
        self.set_choice(choice);
        if let Some(name) = name {
            self.save.name = TextField::new(&name);
        }
    }
}
