//! What can be in front of a step.

use crate::app::Focus;
use crate::app::screen::conflict::FileConflict;
use crate::app::screen::existing::Existing;
use crate::app::screen::folder_plan::FolderPlan;
use crate::app::screen::help::Help;
use crate::app::screen::prompt::Prompt;
use crate::app::screen::resume::Unfinished;
use crate::app::text_field::TextField;
use std::path::PathBuf;

/// What is in front of a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// All keys.
    Help(Help),
    /// The catalogs to choose from, and the row of the cursor.
    Catalogs(usize),
    /// The question whether to leave without saving.
    Leave,
    /// The question whether to make the folder that the plan is to be in.
    MakeFolder(PathBuf),
    /// A name or a note that is typed.
    Prompt(Prompt),
    /// The question whose changes of a plan stay.
    Conflict(FileConflict),
    /// The question whether to go on from an unfinished plan.
    Resume(Box<Unfinished>),
    /// The question what to do with the plan of the folder.
    FolderPlan(FolderPlan),
    /// The question what to do with a plan that is where the new one is to go.
    Existing(Box<Existing>),
}

impl Overlay {
    /// The part of the screen that it is.
    pub fn focus(&self) -> Focus {
        match self {
            Self::Help(_) => Focus::Help,
            Self::Catalogs(_) => Focus::Catalogs,
            Self::Leave => Focus::Leave,
            Self::MakeFolder(_) => Focus::MakeFolder,
            Self::Prompt(_) => Focus::Prompt,
            Self::Conflict(_) => Focus::Conflict,
            Self::Resume(_) => Focus::Resume,
            Self::FolderPlan(_) => Focus::FolderPlan,
            Self::Existing(_) => Focus::Existing,
        }
    }

    /// The text that is typed into it, if it takes any.
    pub(crate) fn edit_text(&mut self, with: &mut dyn FnMut(&mut TextField)) {
        match self {
            Self::Prompt(prompt) => prompt.edit(with),
            Self::Help(help) => {
                with(&mut help.search);
                help.top = 0;
            }
            _ => {}
        }
    }
}
