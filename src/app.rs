//! The model: everything that the screen shows is a function of it.
//!
//! It holds no terminal, file or clock.

mod conflict;
mod desk;
pub mod draft;
mod edited;
pub mod facts;
pub mod filter;
mod focus;
mod geometry;
mod history;
mod keeping;
pub mod keymap;
pub mod layout;
pub mod merged;
pub mod message;
mod open_plan;
pub mod outline;
mod overlay;
pub mod panel;
pub mod places;
pub mod revision;
pub mod rows;
mod said;
mod save_form;
mod shelf;
pub mod symbols;
pub mod tally;
pub mod text_field;
pub mod update;
mod work;

pub use conflict::{Cause, Conflict, SAME};
pub use desk::Desk;
pub use edited::{Apart, EditedPlan, Rebased, Theirs};
pub use focus::Focus;
pub use geometry::{Area, Size};
pub use history::History;
pub use message::{Action, Effect, Message, Motion};
pub use open_plan::{OpenPlan, Storing};
pub use overlay::{Existing, GoalChange, Help, Joined, Overlay, Prompt, PromptKind, Subject, Unfinished};
pub use said::{Said, Tone};
pub use save_form::{Base, Companion, SaveField, SaveForm, Standing, StandingKind};
pub use shelf::{Shelf, Shelved};
pub use symbols::Symbols;
pub use update::update;
pub use work::Work;

use crate::catalog::{Catalog, Goal};
use crate::plan::{Item, SetupPlan};
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
    /// Whether it tells of something that went wrong or cannot be done.
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

/// The model.
#[derive(Debug)]
pub struct App {
    pub(crate) desk: Desk,
    pub(crate) other_desks: Vec<Desk>,
    pub(crate) shelf: Shelf,
    pub(crate) size: Size,
    pub(crate) step: Step,
    pub(crate) save: SaveForm,
    pub(crate) overlay: Option<Overlay>,
    pub(crate) notice: Option<Notice>,
    pub(crate) written: Option<Written>,
    pub(crate) open_plan: Option<Box<OpenPlan>>,
    pub(crate) edited: Option<Arc<EditedPlan>>,
    /// Whether to leave as soon as the open plan is written.
    pub(crate) leaving: bool,
    /// Whether what is not saved is kept, so that nobody has to be asked before leaving.
    pub(crate) keeps_drafts: bool,
    /// Where drafts are kept that could not be gone on from, or not in whole.
    pub(crate) set_aside: Vec<PathBuf>,
}

impl App {
    /// A wizard at its first step, on a terminal of this size; the plan goes to `output` unless the person
    /// says otherwise.
    pub fn new(catalog: Arc<Catalog>, size: Size, base: Base, output: &str) -> Self {
        Self {
            desk: Desk::new(catalog),
            other_desks: Vec::new(),
            shelf: Shelf::default(),
            size,
            step: Step::Goal,
            save: SaveForm::new(base, output),
            overlay: None,
            notice: None,
            written: None,
            open_plan: None,
            edited: None,
            leaving: false,
            keeps_drafts: false,
            set_aside: Vec::new(),
        }
    }

    /// The checklist of the plan that stands at `path`; `catalog` is the plan's, for whoever goes on to change
    /// what was chosen.
    pub fn open(catalog: Arc<Catalog>, size: Size, base: Base, path: PathBuf, plan: SetupPlan) -> Self {
        let shown = path.display().to_string();
        let mut app = Self::new(catalog, size, base, &shown);
        app.open_plan = Some(Box::new(OpenPlan::new(path, plan)));
        app.follow();
        app
    }

    /// The step, or the last before it that makes sense with what is chosen.
    pub(crate) fn reachable(&self, step: Step) -> Step {
        if self.work().choice.selection().is_empty() { step.min(Step::UseCases) } else { step }
    }

    /// Where the person is.
    pub fn step(&self) -> Step {
        self.step
    }

    /// The catalog and what was chosen from it.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// What was chosen under the goal that the person picked.
    pub fn work(&self) -> &Work {
        self.desk.work()
    }

    /// The goal under the cursor of the first step, which is the goal of all later steps.
    pub fn goal(&self) -> &Goal {
        self.desk.goal()
    }

    /// The catalog that is shown.
    pub fn catalog(&self) -> &Catalog {
        &self.desk.catalog
    }

    /// The size of the terminal.
    pub fn size(&self) -> Size {
        self.size
    }

    /// What the person types into the last step.
    pub fn save_form(&self) -> &SaveForm {
        &self.save
    }

    /// The saved plan that is worked off, if one is open.
    pub fn open_plan(&self) -> Option<&OpenPlan> {
        self.open_plan.as_deref()
    }

    /// What stands in front of the step, if anything does.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The sentence that answers the last key.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// What was written; nothing before saving.
    pub fn written(&self) -> Option<&Written> {
        self.written.as_ref()
    }

    /// How many events, sources and destinations are in the plan: what is asked for less what was taken out.
    pub fn counts(&self) -> [usize; 3] {
        let (catalog, tally, choice) = (self.catalog(), &self.work().tally, &self.work().choice);
        let all = [&tally.events, &tally.sources, &tally.destinations].map(|it| it.asked_for().len());
        if choice.declined().next().is_none() {
            return all;
        }
        let count = |places: &[usize], item: &dyn Fn(usize) -> Item| {
            places.iter().filter(|place| !choice.is_declined(&item(**place))).count()
        };
        [
            count(tally.events.asked_for(), &|place| Item::Event(catalog.events()[place].name.clone())),
            count(tally.sources.asked_for(), &|place| {
                Item::Source(catalog.source_types()[place].name.clone())
            }),
            count(tally.destinations.asked_for(), &|place| {
                Item::Destination(catalog.destination_types()[place].name.clone())
            }),
        ]
    }
}
