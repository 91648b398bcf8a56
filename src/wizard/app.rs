//! The model: everything that the screen shows is a function of it.
//!
//! It holds no terminal, file or clock.

mod desk;
mod overlay;
mod save_form;
mod work;

pub use desk::Desk;
pub use overlay::{Help, Overlay, Prompt, PromptKind};
pub use save_form::{Base, Companion, SaveField, SaveForm, Standing, StandingKind};
pub use work::Work;

use crate::catalog::{Catalog, Goal};
use ratatui::layout::Size;
use std::path::PathBuf;
use std::rc::Rc;

/// The steps of the wizard, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Which part of the screen the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The goals.
    Goals,
    /// The use cases.
    UseCases,
    /// The filter over the use cases, while it is typed.
    Filter,
    /// The merged plan.
    Review,
    /// A name or a note, while it is typed.
    Prompt,
    /// A text field of the last step.
    Field,
    /// A switch of the last step.
    SaveOptions,
    /// The list of catalogs.
    Catalogs,
    /// The list of keys.
    Help,
    /// The question whether to leave.
    Leave,
}

impl Focus {
    /// All parts, in the order in which help and README show them, with their titles.
    pub const TITLES: &[(&'static str, Self)] = &[
        ("Goal", Self::Goals),
        ("Use cases", Self::UseCases),
        ("Review", Self::Review),
        ("Save: name and path", Self::Field),
        ("Save: what to write", Self::SaveOptions),
        ("Typing a filter", Self::Filter),
        ("Typing a name or note", Self::Prompt),
        ("Catalogs", Self::Catalogs),
        ("All keys", Self::Help),
        ("Leaving", Self::Leave),
    ];

    /// Whether letters are typed into a text here.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Filter | Self::Prompt | Self::Field | Self::Help)
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
    pub(super) desk: Desk,
    pub(super) other_desks: Vec<Desk>,
    pub(super) size: Size,
    pub(super) step: Step,
    pub(super) save: SaveForm,
    pub(super) overlay: Option<Overlay>,
    pub(super) notice: Option<Notice>,
    pub(super) written: Option<Written>,
}

impl App {
    /// A wizard at its first step, on a terminal of this size; the plan goes to `output` unless the person
    /// says otherwise.
    pub fn new(catalog: Rc<Catalog>, size: Size, base: Base, output: &str) -> Self {
        Self {
            desk: Desk::new(catalog),
            other_desks: Vec::new(),
            size,
            step: Step::Goal,
            save: SaveForm::new(base, output),
            overlay: None,
            notice: None,
            written: None,
        }
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

    /// Which part of the screen the keys go to.
    pub fn focus(&self) -> Focus {
        match &self.overlay {
            Some(Overlay::Help(_)) => Focus::Help,
            Some(Overlay::Catalogs(_)) => Focus::Catalogs,
            Some(Overlay::Leave) => Focus::Leave,
            Some(Overlay::Prompt(_)) => Focus::Prompt,
            None => self.focus_behind(),
        }
    }

    /// Which part of the step the keys go to when nothing stands in front of it.
    pub fn focus_behind(&self) -> Focus {
        match self.step {
            Step::Goal => Focus::Goals,
            Step::UseCases if self.work().filter.typing => Focus::Filter,
            Step::UseCases => Focus::UseCases,
            Step::Review => Focus::Review,
            Step::Save if self.save.field.is_text() => Focus::Field,
            Step::Save => Focus::SaveOptions,
        }
    }
}
