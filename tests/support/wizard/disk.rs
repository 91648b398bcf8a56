//! The disk of a test: it keeps everything in memory and reports what was asked of it.

use super::compose;
use crate::wizard::steps::Steps as _;
use segue::app::App;
use segue::app::message::{NotUpdated, Stored};
use segue::app::{TargetKind, TargetStatus, Written};
use segue::plan::{Document, SetupPlan};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the disk was asked to do and how it answers.
#[derive(Debug, Default)]
pub struct FakeDisk {
    /// What is where; nothing is anywhere else.
    pub targets: BTreeMap<PathBuf, TargetKind>,
    /// The files whose folders were made.
    pub made: Vec<PathBuf>,
    /// What writing answers in place of success.
    pub refusal: Option<String>,
    /// What keeping an open plan answers in place of success.
    pub answer: Option<Stored>,
    /// What the file of the open plan holds, where someone else wrote it; a sentence where that is no plan.
    pub theirs: Option<Result<Box<SetupPlan>, String>>,
    /// The states of the open plan that were to be kept, in order.
    pub kept: Vec<SetupPlan>,
    /// What updating a saved plan answers in place of success.
    pub not_updated: Option<NotUpdated>,
    /// What the file of the saved plan holds that is changed, once someone else wrote it.
    pub reread: Option<Result<Box<Document>, String>>,
    /// What became of saved plans that were changed, in order.
    pub updated: Vec<SetupPlan>,
    /// The plans that were written, with the paths of all files of each.
    pub written: Vec<(SetupPlan, Vec<PathBuf>)>,
}

impl FakeDisk {
    /// The open plan is to be written, unless someone else changed its file.
    pub(super) fn store(&mut self, plan: Box<SetupPlan>) -> Stored {
        self.kept.push((*plan).clone());
        self.answer.clone().unwrap_or(Stored::Done(plan))
    }

    /// The open plan is to be written in place of what someone else made of its file.
    pub(super) fn keep_mine(&mut self, plan: Box<SetupPlan>) -> Stored {
        self.answer.take_if(|it| matches!(it, Stored::Changed(_)));
        self.store(plan)
    }

    /// What the file of an open plan holds, as it is taken.
    pub(super) fn take_theirs(&mut self) -> Stored {
        match self.theirs.clone().expect("someone else wrote the file") {
            Ok(plan) => Stored::Taken(plan),
            Err(sentence) => Stored::NotTaken(sentence),
        }
    }

    pub(super) fn inspect(&self, paths: &[PathBuf]) -> Vec<TargetStatus> {
        let kind = |path| self.targets.get(path).cloned().unwrap_or(TargetKind::Nothing);
        paths.iter().map(|path| TargetStatus { path: path.clone(), kind: kind(path) }).collect()
    }

    pub(super) fn reread(&self) -> Result<Box<Document>, String> {
        self.reread.clone().expect("the file of a saved plan")
    }

    pub(super) fn update(&mut self, app: &App) -> Result<Written, NotUpdated> {
        if let Some(refusal) = self.not_updated.take() {
            if let NotUpdated::Changed(theirs) = &refusal {
                self.reread = Some(theirs.document.clone());
            }
            return Err(refusal);
        }
        let (edited, revised) = (app.edited().expect("a saved plan"), app.revised().expect("a saved plan"));
        self.updated.push(revised);
        Ok(Written { paths: vec![edited.path.clone()], problems: Vec::new() })
    }

    pub(super) fn save(&mut self, app: &App) -> Result<Written, String> {
        if let Some(refusal) = &self.refusal {
            return Err(refusal.clone());
        }
        let paths = app.save_form().paths();
        self.written.push((compose(app), paths.clone()));
        Ok(Written { paths, problems: Vec::new() })
    }
}
