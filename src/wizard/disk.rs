//! The effects that touch the disk.

use super::app::{App, Companion, Standing, StandingKind, Written};
use crate::export::{self, Unplanned};
use crate::plan::SetupPlan;
use crate::plan::store::{Overwrite, folder_of, save};
use jiff::Timestamp;
use std::fs;
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
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => StandingKind::Taken("a folder".to_owned()),
        Ok(_) => StandingKind::Taken("there already".to_owned()),
        Err(_) if !folder_of(path).is_dir() => {
            StandingKind::Unusable(format!("The folder {} is not there.", folder_of(path).display()))
        }
        Err(_) => StandingKind::Nothing,
    }
}
