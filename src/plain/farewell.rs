//! The last lines, and what becomes of what was done.

use crate::app::{Storing, Wizard};
use crate::plain::PromptSession;

impl PromptSession {
    /// Leaves, since nobody answers any more.
    pub(crate) fn end_of_input(&mut self) {
        self.page.end_line();
        let left = self.what_is_left();
        let before = match self.app().wizard() {
            Some(wizard) if !wizard.is_editing() => " before the plan was saved",
            Some(wizard) if wizard.has_unsaved() => " before the changes were saved",
            _ => "",
        };
        self.page.line(&format!("The input ended{before}. {left}"));
        self.driver.leave();
    }

    /// Says that the person left.
    pub(crate) fn tell_left(&mut self) {
        let wizard = self.app().wizard();
        let is_saved = wizard.is_none_or(|it| it.is_editing() && !it.has_unsaved());
        let how = if is_saved { "Left." } else { "Left without saving." };
        let left = self.what_is_left();
        self.page.line(&format!("{how} {left}"));
    }

    /// What becomes of what was done, for whoever leaves now.
    fn what_is_left(&self) -> &'static str {
        let app = self.app();
        if let Some(open) = app.open_plan() {
            return match (&open.storing, app.keeps_drafts()) {
                (Storing::Done, _) => "The file holds all changes.",
                (_, true) => "The last changes are not in the file; the next `segue open` offers them.",
                (_, false) => "The last changes are not in the file.",
            };
        }
        match (app.wizard().is_some_and(Wizard::is_editing), app.keeps_draft()) {
            (true, true) => "The file is as it was. What you changed is kept: segue edit goes on from it.",
            (true, false) => "The file is as it was.",
            (false, true) => {
                "No plan was written. What you chose is kept: segue in this folder goes on from it."
            }
            (false, false) => "No file was written.",
        }
    }
}
