//! A name or a note that is typed, and the real sources or destinations that a name may be of.

pub(crate) mod offers;
mod picker;

pub use crate::connections::Offer;
pub use picker::{Picker, PickerLine, PickerRows};

use crate::app::Focus;
use crate::app::keymap::binding::{ALT_ENTER, DOWN, ENTER, ESC};
use crate::app::keymap::{KeyBinding, When};
use crate::app::message::{Action, FieldEdit, Motion};
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
    KeyBinding::new(
        &[DOWN],
        Action::Move(Motion::Down),
        &[Focus::Prompt],
        "choose",
        "Choose one of the real ones below",
    )
    .rank(2)
    .when(When::HasOffers),
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
    /// The real ones that a name may be of.
    pub picker: Option<Picker>,
}

impl Prompt {
    /// Asks for the name of, or a note to, `subject`, of which `before` is known.
    pub(crate) fn new(subject: PromptSubject, kind: PromptKind, before: Option<&str>) -> Self {
        let before = before.unwrap_or_default().to_owned();
        let text = match kind {
            PromptKind::Name => TextField::new(&before),
            PromptKind::Note => TextField::of_lines(&before),
        };
        Self { subject, kind, text, before, picker: None }
    }

    /// The same with real ones to choose from.
    pub(crate) fn offering(self, offers: Vec<Offer>) -> Self {
        Self { picker: Some(Picker::new(offers)), ..self }
    }

    /// What the real ones are searched for: what was typed since the prompt opened.
    pub fn query(&self) -> &str {
        if self.text.text() == self.before { "" } else { self.text.text() }
    }

    /// The real ones that what was typed leaves, the best first.
    pub fn offers(&self) -> Vec<&Offer> {
        self.picker.as_ref().map_or_else(Vec::new, |it| it.matching(self.query()))
    }

    /// The real one under the cursor, if it is on one.
    pub fn offer(&self) -> Option<&Offer> {
        let place = self.picker.as_ref()?.row.checked_sub(1)?;
        self.offers().get(place).copied()
    }

    /// Moves the cursor: through the lines of a note, or between the text of a name and the real ones.
    pub(crate) fn go(&mut self, motion: Motion, page: usize) {
        let last = self.offers().len();
        match (&mut self.picker, motion) {
            (Some(picker), _) => picker.go(motion, last, page),
            (None, Motion::Up) => self.text.move_line(false),
            (None, Motion::Down) => self.text.move_line(true),
            (None, _) => {}
        }
    }

    /// Edits the text; what was chosen by another text is chosen no more.
    pub(crate) fn edit(&mut self, with: &mut dyn FnMut(&mut TextField)) {
        let before = self.text.text().to_owned();
        with(&mut self.text);
        if let Some(picker) = self.picker.as_mut().filter(|_| self.text.text() != before) {
            picker.row = 0;
        }
    }

    /// Goes on from what was typed before.
    pub(crate) fn fill(&mut self, text: &str) {
        self.text = if self.text.has_lines() { TextField::of_lines(text) } else { TextField::new(text) };
    }

    /// What was typed, where that is not what stood there before; blanks around it do not count.
    pub fn typed(&self) -> Option<&str> {
        self.changed_by(self.text.text())
    }

    /// What was chosen or typed, likewise.
    pub(crate) fn answer(&self) -> Option<&str> {
        self.changed_by(self.offer().map_or_else(|| self.text.text(), |offer| offer.name))
    }

    fn changed_by<'a>(&self, text: &'a str) -> Option<&'a str> {
        (text != self.before && text.trim() != self.before).then(|| text.trim())
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
