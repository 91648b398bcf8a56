//! A name or a note that is typed.

use crate::app::Focus;
use crate::app::keymap::KeyBinding;
use crate::app::keymap::binding::{ENTER, ESC};
use crate::app::message::Action;
use crate::app::text_field::TextField;
use crate::plan::Item;
use crate::plan::checklist::Task;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(&[ENTER], Action::Confirm, &[Focus::Prompt], "keep", "Keep the text").rank(1),
    KeyBinding::new(&[ESC], Action::Back, &[Focus::Prompt], "cancel", "Leave the text as it was").rank(2),
];

/// A name or a note that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What it is for.
    pub subject: PromptSubject,
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

/// What a name or a note is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromptSubject {
    /// An item of a plan that is being made.
    Item(Item),
    /// A piece of work of a saved plan.
    Task(Task),
}

impl PromptSubject {
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
