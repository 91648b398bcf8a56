//! A name or a note that is typed.

use crate::app::Focus;
use crate::app::keymap::binding::{ALT_ENTER, ENTER, ESC};
use crate::app::keymap::{KeyBinding, When};
use crate::app::message::{Action, FieldEdit};
use crate::app::text_field::TextField;
use crate::plan::Item;
use crate::plan::checklist::Task;
use serde::{Deserialize, Serialize};

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(&[ENTER], Action::Confirm, &[Focus::Prompt], "keep", "Keep the text").rank(1),
    KeyBinding::new(
        &[ALT_ENTER],
        Action::Edit(FieldEdit::NewLine),
        &[Focus::Prompt],
        "new line",
        "Begin a new line of the note",
    )
    .rank(2)
    .when(When::HasLines),
    KeyBinding::new(&[ESC], Action::Back, &[Focus::Prompt], "cancel", "Leave the text as it was").rank(3),
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
    /// What stood there before.
    pub before: String,
}

impl Prompt {
    /// Asks for the name of, or a note to, `subject`, of which `before` is known.
    pub(crate) fn new(subject: PromptSubject, kind: PromptKind, before: Option<&str>) -> Self {
        let before = before.unwrap_or_default().to_owned();
        let text = match kind {
            PromptKind::Name => TextField::new(&before),
            PromptKind::Note => TextField::of_lines(&before),
        };
        Self { subject, kind, text, before }
    }

    /// Goes on from what was typed before.
    pub(crate) fn fill(&mut self, text: &str) {
        self.text = if self.text.has_lines() { TextField::of_lines(text) } else { TextField::new(text) };
    }

    /// What was typed, where that is not what stood there before; blanks around it do not count.
    pub fn typed(&self) -> Option<&str> {
        let typed = self.text.text();
        (typed != self.before && typed.trim() != self.before).then(|| typed.trim())
    }
}

/// What a [`Prompt`] asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
