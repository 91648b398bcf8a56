//! What can stand in front of a step.

use crate::plan::Item;
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
    pub item: Item,
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
