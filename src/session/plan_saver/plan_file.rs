//! The file of an open plan, and where changes stay that it does not take.

use crate::app::message::Stored;
use crate::diagnostic::Diagnostics;
use crate::plan::store::{Fingerprint, Overwrite, SaveError, save};
use crate::plan::{Document, Edit, SetupPlan};
use crate::session::draft::{Slot, unsaved_text};
use std::path::{Path, PathBuf};

/// An open plan and its file: written whole or not at all, and never over changes by others.
#[derive(Debug)]
pub struct PlanFile {
    path: PathBuf,
    /// The file as it was read. What is written comes of it, however often that is: so taking back all that
    /// was done gives back the very bytes.
    document: Document,
    /// What the file holds since it was written or read last.
    fingerprint: Fingerprint,
    /// The plan that the file holds since then.
    held: SetupPlan,
    theirs: Option<Vec<u8>>,
    /// Whether the person knows that the file is gone; then it is written anew.
    is_gone: bool,
    unsaved: Option<Slot>,
    /// The plan as it was to be written last.
    mine: SetupPlan,
    /// A text that is being typed.
    typed: Option<Edit>,
    /// Whether what the file does not hold was kept when that was tried last; a sentence on why not.
    keeps: Result<(), String>,
    /// Whether the person was told that it is kept.
    is_told_kept: bool,
}

impl PlanFile {
    /// The file at `path` as it was read. What cannot be written to it is kept in `unsaved`, where there is
    /// such a place.
    pub fn new(path: PathBuf, document: Document, unsaved: Option<Slot>) -> Self {
        let fingerprint = document.fingerprint();
        let held = document.plan().clone();
        Self {
            path,
            document,
            fingerprint,
            mine: held.clone(),
            held,
            theirs: None,
            is_gone: false,
            unsaved,
            typed: None,
            keeps: Ok(()),
            is_told_kept: true,
        }
    }

    /// Writes the plan, unless others changed the file.
    pub fn store(&mut self, plan: &SetupPlan) -> Stored {
        let overwrite = if self.is_gone && !self.path.exists() {
            Overwrite::Never
        } else {
            Overwrite::IfUnchanged(self.fingerprint)
        };
        self.write(plan, overwrite)
    }

    /// Writes the plan, which has what others changed in it. What is in their file and in no plan stays. Where
    /// their file is no plan, mine is written over it: the person has seen that and chose so.
    pub fn keep_mine(&mut self, plan: &SetupPlan) -> Stored {
        if let Some(document) = self.theirs.as_deref().and_then(|theirs| parse(&self.path, theirs).ok()) {
            self.adopt(document);
        }
        let overwrite = match &self.theirs {
            Some(theirs) => Overwrite::IfUnchanged(Fingerprint::of(theirs)),
            None => Overwrite::IfUnchanged(self.fingerprint),
        };
        self.theirs = None;
        self.write(plan, overwrite)
    }

    fn write(&mut self, plan: &SetupPlan, overwrite: Overwrite) -> Stored {
        let stored = self.try_to_write(plan, overwrite);
        // Whoever is asked now may never answer.
        self.keep_unsaved();
        stored
    }

    fn try_to_write(&mut self, plan: &SetupPlan, overwrite: Overwrite) -> Stored {
        self.mine = plan.clone();
        let text = match self.document.text_with(plan) {
            Ok(text) => text,
            Err(faults) => return Stored::Failed(first_of(&faults)),
        };
        let error = match save(&self.path, text.as_bytes(), overwrite) {
            Ok(fingerprint) => {
                self.fingerprint = fingerprint;
                self.held = plan.clone();
                self.is_gone = false;
                return Stored::Done(Box::new(plan.clone()));
            }
            Err(error) => error,
        };
        self.is_gone = matches!(error, SaveError::Vanished(_));
        match error {
            SaveError::Changed { theirs, .. } => {
                let plan = parse(&self.path, &theirs).map(|document| Box::new(document.plan().clone()));
                self.theirs = Some(theirs);
                Stored::Changed(plan)
            }
            SaveError::Vanished(path) => Stored::Failed(format!(
                "{} is not there any more; it was moved or deleted. The next change writes it anew.",
                path.display()
            )),
            error => Stored::Failed(error.to_string()),
        }
    }

    /// Keeps a text that is being typed, beside what else the file does not hold; forgets it where there is
    /// none any more.
    pub fn keep_typed(&mut self, typed: Option<Edit>) {
        if self.typed != typed {
            self.typed = typed;
            self.keep_unsaved();
        }
    }

    /// Whether what the file does not hold is kept, where that is another answer than the last.
    pub fn keeps_now(&mut self) -> Option<Result<(), String>> {
        let is_kept = self.keeps.is_ok();
        let is_news = std::mem::replace(&mut self.is_told_kept, is_kept) != is_kept;
        is_news.then(|| self.keeps.clone())
    }

    fn keep_unsaved(&mut self) {
        let Some(slot) = &self.unsaved else { return };
        let mut mine = self.mine.clone();
        if let Some(edit) = self.typed.clone() {
            mine.apply(edit);
        }
        self.keeps = if mine == self.held {
            // What stays is offered once more; nothing is lost.
            let _ = slot.remove();
            Ok(())
        } else {
            let text = self.document.text_with(&mine).unwrap_or_else(|_| mine.to_toml());
            slot.write(&unsaved_text(&self.held, &text))
        };
    }

    /// Goes on from what the file holds now: whoever was asked may have put it right meanwhile.
    pub fn take_theirs(&mut self) -> Stored {
        match Document::open(&self.path) {
            Ok(document) => {
                let plan = Box::new(document.plan().clone());
                self.adopt(document);
                self.is_gone = false;
                self.mine.clone_from(&plan);
                self.keep_unsaved();
                Stored::Taken(plan)
            }
            Err(faults) => Stored::NotTaken(first_of(&faults)),
        }
    }

    fn adopt(&mut self, document: Document) {
        self.fingerprint = document.fingerprint();
        self.held = document.plan().clone();
        self.document = document;
        self.theirs = None;
    }
}

/// The plan in a file's bytes, or a sentence on the first thing that is wrong.
fn parse(path: &Path, bytes: &[u8]) -> Result<Document, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text.".to_owned())?;
    Document::parse(&path.to_string_lossy(), text).map_err(|faults| first_of(&faults))
}

fn first_of(faults: &Diagnostics) -> String {
    faults.iter().next().map_or_else(String::new, |fault| format!("{}.", fault.message))
}
