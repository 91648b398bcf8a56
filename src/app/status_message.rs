//! The line above the keys: a question, the answer to the last key, or what holds until that is answered.

use crate::app::{Overlay, Shared};
use crate::text::wrap;
use std::borrow::Cow;

/// The line above the keys. It is never cut: a person has to act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusMessage<'a> {
    /// The sentences.
    pub text: Cow<'a, str>,
    /// How they are meant.
    pub tone: Tone,
}

/// How something is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As a question.
    Question,
    /// As a warning, or a question of which one answer loses something.
    Warning,
    /// As an answer.
    Answer,
    /// As an aside.
    Aside,
}

impl<'a> StatusMessage<'a> {
    fn new(text: impl Into<Cow<'a, str>>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }

    /// The current status message; none while something is typed.
    pub(crate) fn of(shared: &'a Shared, on_leaving: &'a str, aside: Option<&'a str>) -> Option<Self> {
        match &shared.overlay {
            Some(Overlay::Prompt(_) | Overlay::Help(_)) => return None,
            Some(Overlay::MakeFolder(folder)) => {
                let text = format!("There is no folder {}. Make it?", folder.display());
                return Some(Self::new(text, Tone::Question));
            }
            Some(Overlay::Leave) => return Some(Self::new(on_leaving, Tone::Warning)),
            _ => {}
        }
        if let Some(notice) = &shared.notice {
            let tone = if notice.is_error { Tone::Warning } else { Tone::Answer };
            return Some(Self::new(&*notice.text, tone));
        }
        let decision = match &shared.overlay {
            Some(Overlay::Conflict(_) | Overlay::Existing(_)) => {
                Some("Nothing is written until you choose.")
            }
            _ => None,
        };
        decision.or(aside).map(|text| Self::new(text, Tone::Aside))
    }

    /// The lines of the text, on a screen of so many columns.
    pub fn lines(&self, columns: u16) -> Vec<Cow<'_, str>> {
        // One cell stays free at either side.
        wrap(&self.text, usize::from(columns.saturating_sub(2)))
    }
}
