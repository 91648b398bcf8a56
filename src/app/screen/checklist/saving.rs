//! How the plan of a checklist gets into its file, and what happens where the file has changed meanwhile.

use super::{OpenPlan, Storing};
use crate::app::message::{Effect, Stored};
use crate::app::{Cause, FileConflict, Model as _, Overlay, Unsaved};
use crate::plan::SetupPlan;

impl OpenPlan {
    /// Has the plan written, unless the person has to decide first whose changes stay.
    pub(super) fn store(&mut self) -> Option<Effect> {
        if matches!(self.shared.overlay, Some(Overlay::Conflict(_))) {
            return None;
        }
        self.storing = Storing::Underway;
        Some(Effect::Store(Box::new(self.plan().clone())))
    }

    /// Takes note of how writing the plan ended.
    pub(crate) fn stored(&mut self, stored: Stored) -> Option<Effect> {
        match stored {
            Stored::Done(plan) => {
                // A later change still waits where the file holds another plan than the person sees.
                self.storing = if *plan == *self.plan() { Storing::Done } else { Storing::Underway };
                self.hold(*plan);
            }
            Stored::Failed(sentence) => {
                self.storing = Storing::Failed(sentence.clone());
                if std::mem::take(&mut self.leaving) {
                    self.shared.ask_to_leave();
                }
                self.shared.warn(sentence);
            }
            Stored::Changed(theirs) => return self.changed(theirs),
            Stored::Taken(plan) => self.taken(*plan),
            Stored::NotTaken(sentence) => self.not_taken(sentence),
        }
        if self.leaving && self.storing == Storing::Done {
            self.leaving = false;
            return self.leave();
        }
        None
    }

    /// Puts together what was changed here and what someone else made of the file. Only where both changed the
    /// same fact, or the file holds no plan any more, does the person have to decide.
    fn changed(&mut self, theirs: Result<Box<SetupPlan>, String>) -> Option<Effect> {
        let is_asked = self.waiting.is_some() || matches!(self.shared.overlay, Some(Overlay::Conflict(_)));
        let is_settled = match &theirs {
            Ok(theirs) => !self.merge((**theirs).clone()) && !is_asked,
            Err(_) => false,
        };
        self.follow();
        if is_settled {
            self.shared.tell("Someone else changed the file; their changes and yours are both in it.");
            self.storing = Storing::Underway;
            return Some(Effect::KeepMine(Box::new(self.plan().clone())));
        }
        self.storing = Storing::Failed("The file was changed meanwhile.".to_owned());
        self.leaving = false;
        let cause = Cause::ChangedMeanwhile;
        let conflict = FileConflict { theirs, shows_difference: false, cause };
        if self.shared.prompt().is_some() {
            self.waiting = Some(conflict);
        } else {
            self.shared.overlay = Some(Overlay::Conflict(conflict));
        }
        None
    }

    /// Leaves once the plan is written. Where it could not be, that is tried once more before the person is
    /// asked.
    pub(crate) fn leave(&mut self) -> Option<Effect> {
        let is_undecided =
            self.waiting.is_some() || matches!(self.shared.overlay, Some(Overlay::Conflict(_)));
        let is_asked = self.shared.overlay == Some(Overlay::Leave);
        match self.storing {
            _ if is_asked && self.storing != Storing::Underway => return Some(Effect::Quit),
            Storing::Underway => self.leaving = true,
            // A text that was being typed, and the question whose changes stay, come again with the next start.
            Storing::Done if self.shared.keeps_drafts || self.unfinished_edit().is_none() => {
                return Some(Effect::Quit);
            }
            Storing::Failed(_) if is_undecided && self.shared.keeps_drafts => return Some(Effect::Quit),
            Storing::Failed(_) if !is_undecided => {
                self.leaving = true;
                return self.store();
            }
            Storing::Done | Storing::Failed(_) => self.shared.ask_to_leave(),
        }
        None
    }

    /// Has the file's state put in place of the person's. The question stays until that is done, so that
    /// nothing is worked on that is about to go.
    pub(crate) fn take_theirs(&mut self) -> Option<Effect> {
        if !self.is_undecided() {
            return None;
        }
        self.storing = Storing::Underway;
        Some(Effect::TakeTheirs)
    }

    /// Puts the file's state in place of the person's.
    fn taken(&mut self, plan: SetupPlan) {
        self.replace(plan);
        let known = match self.shared.overlay.take() {
            Some(Overlay::Conflict(FileConflict { theirs: Ok(theirs), .. })) => *theirs == *self.plan(),
            _ => true,
        };
        self.shared.tell(if known {
            "Now showing what the file holds."
        } else {
            "Now showing what the file holds; it was changed once more meanwhile."
        });
        self.follow();
    }

    fn not_taken(&mut self, sentence: String) {
        self.leaving = false;
        self.shared
            .warn(format!("The file cannot be taken: {sentence} Put it right first, or keep yours."));
        self.storing = Storing::Failed("The file holds no plan.".to_owned());
        if let Some(Overlay::Conflict(conflict)) = &mut self.shared.overlay {
            conflict.theirs = Err(sentence);
        }
    }

    /// Has the person's changes made in the file.
    pub(crate) fn keep_mine(&mut self) -> Option<Effect> {
        if !self.is_undecided() {
            return None;
        }
        self.storing = Storing::Underway;
        self.shared.overlay = None;
        Some(Effect::KeepMine(Box::new(self.plan().clone())))
    }

    /// Whether there is something to decide that is not decided yet.
    pub(super) fn is_undecided(&self) -> bool {
        matches!(self.shared.overlay, Some(Overlay::Conflict(_))) && self.storing != Storing::Underway
    }

    /// Asks whether the changes of an earlier session are to be made in the file, where it does not hold them.
    pub(crate) fn offer_unsaved(&mut self, unsaved: &Unsaved) {
        let theirs = self.plan().clone();
        self.take_up(unsaved);
        if *self.plan() == theirs {
            return self.replace(theirs);
        }
        let conflict = FileConflict {
            theirs: Ok(Box::new(theirs)),
            shows_difference: false,
            cause: Cause::LeftUnsaved,
        };
        self.shared.overlay = Some(Overlay::Conflict(conflict));
        self.follow();
    }
}
