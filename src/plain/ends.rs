//! What is said at the end, and what then becomes of what was done.

use crate::app::Storing;
use crate::plain::Plain;

impl Plain {
    /// Leaves, since nobody answers any more.
    pub(crate) fn end_of_input(&mut self) {
        self.page.end_line();
        let left = self.what_is_left();
        let before = match (self.app().open_plan(), self.app().edited()) {
            (Some(_), _) => "",
            (None, Some(_)) if !self.app().has_unsaved() => "",
            (None, Some(_)) => " before the changes were saved",
            (None, None) => " before the plan was saved",
        };
        self.page.line(&format!("The input ended{before}. {left}"));
        self.driver.leave();
    }

    /// Says that the person left.
    pub(crate) fn tell_left(&mut self) {
        let app = self.app();
        let is_saved = app.open_plan().is_some() || (app.is_editing() && !app.has_unsaved());
        let how = if is_saved { "Left." } else { "Left without saving." };
        let left = self.what_is_left();
        self.page.line(&format!("{how} {left}"));
    }

    /// What becomes of what was done, for whoever leaves now.
    fn what_is_left(&self) -> &'static str {
        let app = self.app();
        if let Some(open) = app.open_plan() {
            return match (&open.storing, app.keeps_drafts) {
                (Storing::Done, _) => "The file holds all changes.",
                (_, true) => "The last changes are not in the file; the next `segue open` offers them.",
                (_, false) => "The last changes are not in the file.",
            };
        }
        match (app.is_editing(), app.keeps_draft()) {
            (true, true) => "The file is as it was. What you changed is kept: segue edit goes on from it.",
            (true, false) => "The file is as it was.",
            (false, true) => {
                "No plan was written. What you chose is kept: segue in this folder goes on from it."
            }
            (false, false) => "No file was written.",
        }
    }
}
