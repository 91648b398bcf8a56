//! The effects that touch the disk.

use super::app::{App, Companion, Standing, StandingKind, Written};
use crate::export::{self, Unplanned};
use crate::plan::store::{Overwrite, make_folder, save};
use crate::plan::{self, SetupPlan};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// The disk, and the clock whose time goes into what is written.
#[derive(Debug, Clone, Copy)]
pub struct Disk {
    /// Gives the present time.
    pub now: fn() -> Timestamp,
}

impl Disk {
    /// Looks what stands at these paths.
    pub fn inspect(self, paths: &[PathBuf]) -> Vec<Standing> {
        paths.iter().map(|path| Standing { path: path.clone(), kind: standing(path) }).collect()
    }

    /// Makes the folder in which `file` is to stand.
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
    pub fn save(self, app: &App) -> Result<Written, String> {
        let form = app.save_form();
        let path = form.plan_path().map_err(|error| error.to_string())?;
        let name = form.name.text().trim();
        let plan = SetupPlan::compose(name, app.catalog(), app.goal(), &app.work().choice, (self.now)());
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
}

impl Companion {
    fn write(self, plan: &SetupPlan, path: &Path) -> Result<(), String> {
        let text = match self {
            Self::Markdown => export::markdown(plan),
            Self::Html => export::html(plan),
            Self::TrackingPlan => {
                export::segment(plan, Unplanned::default()).map_err(|error| error.to_string())?
            }
        };
        save(path, text.as_bytes(), Overwrite::Never).map_err(|error| error.to_string())?;
        Ok(())
    }
}

fn standing(path: &Path) -> StandingKind {
    let taken = |what: &str| StandingKind::Taken(what.to_owned());
    match plan::standing(path) {
        plan::Standing::Nothing => StandingKind::Nothing,
        plan::Standing::NoFolder(folder) => StandingKind::NoFolder(folder),
        plan::Standing::Plan(document) => {
            let day = document.plan().updated.strftime("%Y-%m-%d");
            StandingKind::Taken(format!("the plan `{}` of {day}", document.plan().name))
        }
        plan::Standing::FaultyPlan(_) => taken("a plan with faults"),
        plan::Standing::OtherFile { .. } => taken("a file that is no plan"),
        plan::Standing::Folder => taken("a folder"),
        plan::Standing::NoFile => taken("a device"),
        plan::Standing::Unreadable(faults) => {
            let why = faults.iter().next().map(|fault| fault.message.clone()).unwrap_or_default();
            StandingKind::Unusable(format!("{}: {why}. Choose another path.", path.display()))
        }
    }
}
