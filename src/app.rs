//! The model: everything that the screen shows is a function of it.
//!
//! It holds no terminal, file or clock.

mod catalog_session;
mod changed;
mod choice_state;
pub mod counts;
pub mod draft;
mod edited;
pub mod fit_panel;
mod focus;
mod geometry;
mod goal_view;
mod history;
pub mod index_set;
pub mod keymap;
pub mod layout;
mod live;
pub mod message;
mod model;
pub mod outline;
mod overlay;
pub mod plan_preview;
pub mod review_items;
pub mod screen;
mod status_message;
mod steps;
pub mod summary;
pub mod symbols;
pub mod text_field;
mod unsaved;
pub mod update;
mod wizard;

pub use catalog_session::CatalogSession;
pub use choice_state::ChoiceState;
pub use edited::{Divergence, EditedPlan, Rebased, RemoteVersion};
pub use focus::Focus;
pub use geometry::{Area, Size};
pub use goal_view::GoalView;
pub use history::History;
pub use live::{Arrival, Arrivals, Live};
pub use message::{Action, Effect, Message, Motion};
pub use overlay::Overlay;
pub use screen::catalogs::{CatalogEntry, CatalogPicker};
pub use screen::checklist::{OpenPlan, Storing};
pub use screen::conflict::{Cause, FileConflict, SAME};
pub use screen::existing::{Existing, Joined};
pub use screen::folder_plan::{FolderPlan, NextSession};
pub use screen::help::Help;
pub use screen::prompt::{Picker, Prompt, PromptKind, PromptSubject};
pub use screen::resume::Unfinished;
pub use screen::save::{Companion, PathBase, SaveField, SaveForm, TargetKind, TargetStatus};
pub use status_message::{StatusMessage, Tone};
pub use symbols::Symbols;
pub use unsaved::Unsaved;
pub use update::update;
pub use wizard::Wizard;

pub(crate) use model::{Model, Shared};
pub(crate) use wizard::Purpose;

use crate::catalog::Catalog;
use crate::export::CodeLanguage;
use crate::plan::{Document, Edit, SetupPlan};
use layout::Areas;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// The steps of the wizard, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Which goal.
    Goal,
    /// Which of its use cases.
    UseCases,
    /// What of the merged plan.
    Review,
    /// Under which name, where.
    Save,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 4] = [Self::Goal, Self::UseCases, Self::Review, Self::Save];

    /// What the step is called on the screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Goal => "Goal",
            Self::UseCases => "Use cases",
            Self::Review => "Review",
            Self::Save => "Save",
        }
    }
}

/// A sentence that answers the last key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong or cannot be done.
    pub is_error: bool,
}

/// What was written at the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The files, the plan first.
    pub paths: Vec<PathBuf>,
    /// What could not be written beside the plan, a sentence each.
    pub problems: Vec<String>,
}

/// The model: one of the two programs that a session can be.
#[derive(Debug)]
pub struct App {
    pub(crate) mode: Mode,
}

/// What a session is for.
#[derive(Debug)]
pub(crate) enum Mode {
    /// A plan is made, or what was chosen for a saved one is changed.
    Wizard(Box<Wizard>),
    /// A saved plan is worked off.
    Checklist(Box<OpenPlan>),
}

impl App {
    /// A wizard at its first step, on a terminal of this size; the plan goes to `output` unless the person
    /// says otherwise.
    pub fn new(catalog: Arc<Catalog>, size: Size, base: PathBase, output: &str) -> Self {
        Self { mode: Mode::Wizard(Box::new(Wizard::new(catalog, size, base, output))) }
    }

    /// The wizard on the plan of `document`, which is at `path`; nothing where `catalog` does not have the
    /// plan's goal.
    pub fn reopen(
        catalog: Arc<Catalog>,
        size: Size,
        base: PathBase,
        path: PathBuf,
        document: Document,
    ) -> Option<Self> {
        let wizard = Wizard::reopen(catalog, size, base, path, document)?;
        Some(Self { mode: Mode::Wizard(Box::new(wizard)) })
    }

    /// The same, where the folder has a plan: first asks whether that is what the person came for.
    pub fn beside(mut self, plan: Option<FolderPlan>) -> Self {
        if let (Mode::Wizard(wizard), Some(plan)) = (&mut self.mode, plan) {
            wizard.shared.overlay = Some(Overlay::FolderPlan(plan));
        }
        self
    }

    /// What comes after this session, where it ended for another.
    pub fn next_session(&self) -> Option<&NextSession> {
        self.wizard()?.next.as_ref()
    }

    /// The checklist of the plan that is at `path`.
    pub fn open(size: Size, path: PathBuf, plan: SetupPlan) -> Self {
        let mut open = OpenPlan::new(size, path, plan);
        open.follow();
        Self { mode: Mode::Checklist(Box::new(open)) }
    }

    pub(crate) fn model(&self) -> &dyn Model {
        match &self.mode {
            Mode::Wizard(wizard) => &**wizard,
            Mode::Checklist(open) => &**open,
        }
    }

    pub(crate) fn model_mut(&mut self) -> &mut dyn Model {
        match &mut self.mode {
            Mode::Wizard(wizard) => &mut **wizard,
            Mode::Checklist(open) => &mut **open,
        }
    }

    /// The four steps, where a plan is made or changed.
    pub fn wizard(&self) -> Option<&Wizard> {
        match &self.mode {
            Mode::Wizard(wizard) => Some(wizard),
            Mode::Checklist(_) => None,
        }
    }

    /// Says from which file the catalog that is shown was read.
    pub fn catalog_is_from(&mut self, path: PathBuf) {
        if let Mode::Wizard(wizard) = &mut self.mode {
            wizard.catalog_is_from(path);
        }
    }

    /// The saved plan that is worked off, if one is open.
    pub fn open_plan(&self) -> Option<&OpenPlan> {
        match &self.mode {
            Mode::Wizard(_) => None,
            Mode::Checklist(open) => Some(open),
        }
    }

    /// What a text that is being typed would change in the open plan.
    pub fn unfinished_edit(&self) -> Option<Edit> {
        self.open_plan().and_then(OpenPlan::unfinished_edit)
    }

    /// The size of the terminal.
    pub fn size(&self) -> Size {
        self.model().shared().size
    }

    /// The parts of the screen, with room for the status message; nothing where the terminal is too small.
    pub fn areas(&self) -> Option<Areas> {
        self.model().areas()
    }

    /// The area of the list that is shown.
    pub fn list_area(&self) -> Area {
        self.model().list_area()
    }

    /// Which part of the screen the keys go to.
    pub fn focus(&self) -> Focus {
        self.model().focus()
    }

    /// Which part of the screen the keys go to when nothing is in front of it.
    pub fn focus_behind(&self) -> Focus {
        self.model().focus_behind()
    }

    /// What is in front of the list, if anything does.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.model().shared().overlay.as_ref()
    }

    /// The sentence that answers the last key.
    pub fn notice(&self) -> Option<&Notice> {
        self.model().shared().notice.as_ref()
    }

    /// The current status message; none while something is typed.
    pub fn status(&self) -> Option<StatusMessage<'_>> {
        self.model().status()
    }

    /// What was written; nothing before saving.
    pub fn written(&self) -> Option<&Written> {
        self.wizard().and_then(Wizard::written)
    }

    /// Whether what is not saved is kept if the person leaves now.
    pub fn keeps_drafts(&self) -> bool {
        self.model().shared().keeps_drafts
    }

    /// Says in which language the code of events is copied.
    pub fn copies_code_in(&mut self, language: CodeLanguage) {
        self.model_mut().shared_mut().code_language = language;
    }

    /// Where drafts are kept that could not be gone on from, or not in whole.
    pub fn set_aside(&self) -> &[PathBuf] {
        &self.model().shared().set_aside
    }

    /// Whether an unfinished plan is kept if the person leaves now.
    pub fn keeps_draft(&self) -> bool {
        self.wizard().is_some_and(Wizard::keeps_draft)
    }

    /// Whether a filter holds.
    pub fn is_filtered(&self) -> bool {
        match &self.mode {
            Mode::Wizard(wizard) => wizard.is_filtered(),
            Mode::Checklist(open) => open.is_filtered(),
        }
    }
}
