//! What can stand in front of a step.

use crate::app::draft::Draft;
use crate::app::text_field::TextField;
use crate::app::{Conflict, EditedPlan};
use crate::plan::checklist::Task;
use crate::plan::{Choice, Document, Item};
use std::path::PathBuf;

/// What stands in front of a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// All keys.
    Help(Help),
    /// The catalogs to choose from, and the row of the cursor.
    Catalogs(usize),
    /// The question whether to leave without saving.
    Leave,
    /// The question whether to make the folder that the plan is to stand in.
    MakeFolder(PathBuf),
    /// A name or a note that is typed.
    Prompt(Prompt),
    /// The question whose changes of a plan stay.
    Conflict(Conflict),
    /// The question whether to go on from an unfinished plan.
    Resume(Box<Unfinished>),
    /// The question whether to change the goal of a saved plan.
    NewGoal(Box<GoalChange>),
    /// The question what to do with a plan that stands where the new one is to go.
    Existing(Box<Existing>),
}

/// What another goal makes of a saved plan.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalChange {
    /// The place of the goal that it serves now.
    pub from: usize,
    /// What is chosen under the other goal.
    pub choice: Choice,
    /// The titles of the use cases that fall away.
    pub lost: Vec<String>,
    /// What comes into the plan.
    pub added: Vec<Item>,
    /// What leaves it.
    pub gone: Vec<Item>,
}

/// A plan that stands where the new one is to go.
#[derive(Debug, Clone, PartialEq)]
pub struct Existing {
    /// Where it stands.
    pub path: PathBuf,
    /// What it is.
    pub document: Box<Document>,
    /// What it becomes if it is updated; a sentence on why it cannot be.
    pub joined: Result<Joined, String>,
}

/// A saved plan to which what was chosen for a new one is added.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// The plan.
    pub edited: EditedPlan,
    /// What is chosen in both.
    pub choice: Choice,
    /// What comes into it.
    pub added: Vec<Item>,
    /// What leaves it.
    pub gone: Vec<Item>,
}

/// An unfinished plan of an earlier session.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    /// The plan.
    pub draft: Draft,
    /// What its goal is called.
    pub goal: String,
    /// A sentence for whatever of it is not there any more.
    pub missing: Vec<String>,
    /// Whether it changes a saved plan whose file was changed since.
    pub is_file_changed: bool,
}

impl Unfinished {
    /// What is said where the file of the saved plan was changed since.
    pub const FILE_CHANGED: &str =
        "Someone else changed the file since. Whoever resumes is asked whose changes stay.";
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
            Self::Task(Task::Event(title) | Task::EventFrom { event: title, .. }) => title,
            Self::Task(Task::Source(id) | Task::Destination(id)) => &id.kind,
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
