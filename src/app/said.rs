//! What is said above the keys: a question, the answer to the last key, or what holds while it is decided.

use crate::app::layout::{self, Areas};
use crate::app::{App, Overlay};
use crate::text::wrap;
use std::borrow::Cow;

/// What is said above the keys. It is shown whole: a person has to act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<'a> {
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

impl<'a> Said<'a> {
    fn new(text: impl Into<Cow<'a, str>>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }

    /// The lines of the text, on a screen of so many columns.
    pub fn lines(&self, columns: u16) -> Vec<Cow<'_, str>> {
        // One cell stays free at either side.
        wrap(&self.text, usize::from(columns.saturating_sub(2)))
    }
}

impl App {
    /// What is said at the moment; nothing while something is typed.
    pub fn said(&self) -> Option<Said<'_>> {
        match &self.overlay {
            Some(Overlay::Prompt(_) | Overlay::Help(_)) => return None,
            Some(Overlay::MakeFolder(folder)) => {
                let text = format!("There is no folder {}. Make it?", folder.display());
                return Some(Said::new(text, Tone::Question));
            }
            Some(Overlay::Leave) => return Some(Said::new(self.asked_on_leaving(), Tone::Warning)),
            _ => {}
        }
        if let Some(notice) = &self.notice {
            let tone = if notice.is_error { Tone::Warning } else { Tone::Answer };
            return Some(Said::new(&*notice.text, tone));
        }
        let aside = match &self.overlay {
            Some(Overlay::Conflict(_) | Overlay::NewGoal(_) | Overlay::Existing(_)) => {
                "Nothing is written until you choose."
            }
            Some(Overlay::Catalogs(_)) if self.shelf.is_listing => "Reading your own catalogs.",
            Some(Overlay::Catalogs(_)) if self.shelf.has_own() => {
                "Choices stay with the catalog that they were made in."
            }
            Some(Overlay::Catalogs(_)) => "`segue catalog new` begins one of your own.",
            Some(Overlay::Resume(_)) => "Start afresh and a choice replaces it.",
            _ => return None,
        };
        Some(Said::new(aside, Tone::Aside))
    }

    fn asked_on_leaving(&self) -> &'static str {
        match self.open_plan {
            Some(_) if self.keeps_drafts => {
                "Leave? The last changes are not in the file; the next `segue open` offers them."
            }
            Some(_) => "Leave? The last changes could not be written and would be lost.",
            None if self.is_editing() => "Leave without saving? The changes of the plan would be lost.",
            None => "Leave without saving? What is selected would be lost.",
        }
    }

    /// The parts of the screen, with room for what is said; nothing where the terminal is too small.
    pub fn areas(&self) -> Option<Areas> {
        let areas = layout::areas(self.size)?;
        let rows = self.said().map_or(1, |said| said.lines(areas.status.width).len());
        Some(areas.with_status(u16::try_from(rows).unwrap_or(u16::MAX)))
    }
}
