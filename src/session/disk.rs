//! The effects that touch the disk.

use crate::app::message::NotUpdated;
use crate::app::{Companion, RemoteVersion, TargetKind, TargetStatus, Wizard, Written};
use crate::diagnostic::Diagnostics;
use crate::export::{self, UnknownPolicy};
use crate::plan::store::{Fingerprint, Overwrite, SaveError, make_folder, save};
use crate::plan::{self, Document, SetupPlan};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// The disk, and the clock whose time goes into what is written.
#[derive(Debug, Clone, Copy)]
pub struct Disk {
    /// Gives the present time.
    pub now: fn() -> Timestamp,
}

impl Disk {
    /// Looks what is at these paths.
    pub fn inspect(self, paths: &[PathBuf]) -> Vec<TargetStatus> {
        paths.iter().map(|path| TargetStatus { path: path.clone(), kind: target_kind(path) }).collect()
    }

    /// Makes the folder in which `file` is to be.
    ///
    /// # Errors
    ///
    /// A sentence on why it could not be made.
    pub fn make_folder(self, file: &Path) -> Result<(), String> {
        make_folder(file).map_err(|error| error.to_string())
    }

    /// Writes the plan and what was asked for beside it.
    ///
    /// # Errors
    ///
    /// A sentence on why the plan itself could not be written; then nothing was.
    pub fn save(self, wizard: &Wizard) -> Result<Written, String> {
        let form = wizard.save_form();
        let path = form.plan_path().map_err(|error| error.to_string())?;
        let name = form.name.text().trim();
        let plan = SetupPlan::compose(name, wizard.catalog(), &wizard.work().choice, (self.now)());
        save(&path, plan.to_toml().as_bytes(), Overwrite::Never).map_err(|error| error.to_string())?;
        let mut written = Written { paths: vec![path.clone()], problems: Vec::new() };
        for (companion, path) in form.chosen(&path) {
            match companion.write(&plan, &path) {
                Ok(()) => written.paths.push(path),
                Err(sentence) => written.problems.push(sentence),
            }
        }
        Ok(written)
    }

    /// Writes the changes of the saved plan to its file; nothing where there are none.
    ///
    /// # Errors
    ///
    /// Why they were not written.
    pub fn update(self, wizard: &Wizard) -> Result<Written, NotUpdated> {
        let (Some(edited), Some(plan)) = (wizard.edited(), wizard.revised()) else {
            return Ok(Written::default());
        };
        if !wizard.is_revised() && edited.fingerprint == Some(edited.document.fingerprint()) {
            return Ok(Written::default());
        }
        let text = match edited.document.text_with(&plan) {
            Ok(text) => text,
            Err(faults) => return Err(NotUpdated::Failed(first_of(&faults))),
        };
        let overwrite = edited.fingerprint.map_or(Overwrite::Never, Overwrite::IfUnchanged);
        match save(&edited.path, text.as_bytes(), overwrite) {
            Ok(_) => Ok(Written { paths: vec![edited.path.clone()], problems: Vec::new() }),
            Err(SaveError::Changed { path, theirs }) => Err(NotUpdated::Changed(read(&path, &theirs))),
            Err(error @ SaveError::Vanished(_)) => Err(NotUpdated::Vanished(error.to_string())),
            Err(error) => Err(NotUpdated::Failed(error.to_string())),
        }
    }

    /// What the file of the saved plan holds now.
    ///
    /// # Errors
    ///
    /// A sentence on why it holds no plan.
    pub fn reread(self, wizard: &Wizard) -> Result<Box<Document>, String> {
        let Some(edited) = wizard.edited() else { return Err("No plan is changed.".to_owned()) };
        Document::open(&edited.path).map(Box::new).map_err(|faults| first_of(&faults))
    }
}

/// What someone else wrote to a file.
fn read(path: &Path, bytes: &[u8]) -> RemoteVersion {
    let parse = |text| {
        let document = Document::parse(&path.to_string_lossy(), text);
        document.map(Box::new).map_err(|faults| first_of(&faults))
    };
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8 text.".to_owned());
    RemoteVersion { document: text.and_then(parse), fingerprint: Fingerprint::of(bytes) }
}

/// The first thing that is wrong, as a sentence.
fn first_of(faults: &Diagnostics) -> String {
    faults.iter().next().map_or_else(String::new, |fault| format!("{}.", fault.message))
}

impl Companion {
    fn write(self, plan: &SetupPlan, path: &Path) -> Result<(), String> {
        let text = match self {
            Self::Markdown => export::markdown(plan),
            Self::Html => export::html(plan),
            Self::TrackingPlan => {
                export::segment(plan, UnknownPolicy::default()).map_err(|error| error.to_string())?
            }
        };
        save(path, text.as_bytes(), Overwrite::Never).map_err(|error| error.to_string())?;
        Ok(())
    }
}

fn target_kind(path: &Path) -> TargetKind {
    let taken = |what: &str| TargetKind::Taken(what.to_owned());
    match plan::path_status(path) {
        plan::PathStatus::Nothing => TargetKind::Nothing,
        plan::PathStatus::NoFolder(folder) => TargetKind::NoFolder(folder),
        plan::PathStatus::Plan(document) => TargetKind::Plan(document),
        plan::PathStatus::FaultyPlan(_) => taken("a plan with faults"),
        plan::PathStatus::OtherFile { .. } => taken("a file that is no plan"),
        plan::PathStatus::Folder => taken("a folder"),
        plan::PathStatus::NoFile => taken("a device"),
        plan::PathStatus::Unreadable(faults) => {
            let why = faults.iter().next().map(|fault| fault.message.clone()).unwrap_or_default();
            TargetKind::Unusable(format!("{}: {why}. Choose another path.", path.display()))
        }
    }
}
