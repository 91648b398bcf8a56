//! What can stand in front of a step.

use crate::plan::checklist::Task;
use crate::plan::{Item, SetupPlan};
use crate::wizard::draft::Draft;
use crate::wizard::text_field::TextField;

/// What stands in front of a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// All keys.
    Help(Help),
    /// The catalogs to choose from, and the row of the cursor.
    Catalogs(usize),
    /// The question whether to leave without saving.
    Leave,
    /// A name or a note that is typed.
    Prompt(Prompt),
    /// The question whose changes of a plan stay.
    Conflict(Conflict),
    /// The question whether to go on from an unfinished plan.
    Resume(Box<Draft>),
}

/// A plan that was changed by someone else while it was open here.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What the file holds now; a sentence where that is no plan.
    pub theirs: Result<Box<SetupPlan>, String>,
    /// Whether the difference is shown.
    pub shows_difference: bool,
}

/// What a name or a note is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// An item of a plan that is being made.
    Item(Item),
    /// A piece of work of a saved plan.
    Task(Task),
}

impl Subject {
    /// What it is called.
    pub fn title(&self) -> &str {
        match self {
            Self::Item(item) => item.title(),
            Self::Task(Task::Event(title) | Task::Source(title) | Task::Destination(title)) => title,
            Self::Task(Task::Verify) => "verifying",
        }
    }
}

/// All keys, and what was typed to find some.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    /// What was typed.
    pub search: TextField,
    /// The first line shown.
    pub top: usize,
}

/// A name or a note that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What it is for.
    pub subject: Subject,
    /// Whether it is a name or a note.
    pub kind: PromptKind,
    /// What was typed.
    pub text: TextField,
}

/// What a [`Prompt`] asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptKind {
    /// The concrete thing that a source or destination stands for.
    Name,
    /// A note.
    Note,
}
