//! What is worth keeping, in the model and on the disk.

use super::{Kind, plan_path};
use crate::pty::Folder;
use crate::wizard::steps::Steps as _;
use segue::app::App;
use segue::app::draft::{Draft, Snapshot};
use segue::export;
use segue::plan::{Document, SetupPlan};
use std::fs;
use std::path::{Path, PathBuf};

/// What is worth keeping at a moment.
#[derive(Debug, PartialEq)]
pub(super) enum Kept {
    /// Nothing.
    Nothing,
    /// An unfinished plan.
    Draft(Box<Draft>),
    /// A saved plan.
    Plan(Box<SetupPlan>),
}

impl Kept {
    /// What is worth keeping of what the model holds.
    pub(super) fn of(app: &App) -> Self {
        match (app.open_plan(), app.written()) {
            (Some(open), _) => Self::Plan(Box::new(timeless(open.plan()))),
            (None, Some(_)) => {
                let (name, now) = (app.save_form().name.text().trim(), jiff::Timestamp::UNIX_EPOCH);
                let plan = SetupPlan::compose(name, app.catalog(), &app.work().choice, now);
                Self::Plan(Box::new(timeless(&plan)))
            }
            (None, None) => {
                let draft = Snapshot::of(app).map(|snapshot| Draft::from(&snapshot));
                draft.map_or(Self::Nothing, |draft| Self::Draft(Box::new(draft)))
            }
        }
    }
}

/// The plan as it would be at the beginning of time.
fn timeless(plan: &SetupPlan) -> SetupPlan {
    SetupPlan { created: None, ..plan.clone() }
}

/// What was found on the disk after the kill.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) kept: Kept,
    /// The text of the plan; empty where there is none.
    pub(super) text: String,
    /// How many temporary files nobody removed.
    pub(super) left_behind: usize,
}

impl Found {
    /// Whether this is what was worth keeping.
    pub(super) fn is(&self, kept: &Kept) -> bool {
        self.kept == *kept
    }
}

/// The text of a plan as a person leaves it who has had it open in an editor.
pub(super) fn by_hand(plan: &SetupPlan) -> String {
    let text = plan.to_toml();
    text.replace("[[source]]\n", "\n# ask Grace first\n[[source]]   # as agreed\n") + "\n# the end\n"
}

/// What is left, which has to be whole.
pub(super) fn found(kind: Kind, folder: &Folder, session: &str) -> Found {
    let drafts = files(&folder.path().join(".outside/state/segue/drafts"));
    let here = files(folder.path());
    let left = |files: &[PathBuf]| files.iter().filter(|path| has_ending(path, "tmp")).count();
    let left_behind = left(&drafts) + left(&here);
    let path = if kind == Kind::Saving { folder.path().join("p.toml") } else { plan_path(folder) };
    let draft = drafts.iter().find(|path| has_ending(path, "json")).map(|path| {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{session}: {error}"));
        Draft::parse(&text)
            .unwrap_or_else(|error| panic!("{session}: the draft is broken: {error}\n{text}"))
    });
    if !path.exists() {
        let kept = draft.map_or(Kept::Nothing, |draft| Kept::Draft(Box::new(draft)));
        return Found { kept, text: String::new(), left_behind };
    }
    let document =
        Document::open(&path).unwrap_or_else(|faults| panic!("{session}: the plan is broken: {faults}"));
    let text = document.text().to_owned();
    check_whole(kind, &document, session);
    check_beside(folder, document.plan(), session);
    Found { kept: Kept::Plan(Box::new(timeless(document.plan()))), text, left_behind }
}

/// The plan has to be there byte for byte, with the comments of whoever wrote some.
fn check_whole(kind: Kind, document: &Document, session: &str) {
    let expected = if kind == Kind::Checklist {
        let before = super::original();
        let text = by_hand(&before);
        let before = Document::parse("before", text).expect("a plan");
        before.text_with(document.plan()).expect("the change can be written")
    } else {
        document.plan().to_toml()
    };
    assert_eq!(document.text(), expected, "{session}: the plan is not whole");
}

/// A checklist beside a new plan is whole or not there.
fn check_beside(folder: &Folder, plan: &SetupPlan, session: &str) {
    let checklist = folder.path().join("p-checklist.md");
    if let Ok(text) = fs::read_to_string(checklist) {
        assert_eq!(text, export::markdown(plan), "{session}: the checklist is not whole");
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect()
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|it| it == ending)
}
