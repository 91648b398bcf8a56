//! The last step: its form, and writing.

use crate::wizard::app::{App, SaveField, StandingKind, Step, Written};
use crate::wizard::message::Effect;
use crate::wizard::rows::ReviewRows;
use crate::wizard::text_field::TextField;

impl App {
    /// Goes to the last step, unless nothing is left to write.
    pub(super) fn enter_save(&mut self) -> Option<Effect> {
        let rows = ReviewRows::new(self.catalog(), self.goal(), self.work(), self.list_area());
        if rows.iter().all(|row| rows.choice().is_declined(row.item)) {
            self.warn("Everything is taken out: space puts the item under the cursor back.");
            return None;
        }
        self.step = Step::Save;
        if !self.save.named {
            self.save.name = TextField::new(&self.goal().title.clone());
        }
        Some(self.inspect())
    }

    /// Asks what stands where the files would go.
    pub(super) fn inspect(&self) -> Effect {
        Effect::Inspect(self.save.paths())
    }

    /// Edits the text field that has the focus.
    pub(super) fn edit_form(&mut self, with: impl FnOnce(&mut TextField)) -> Option<Effect> {
        with(self.save.text_mut()?);
        match self.save.field {
            SaveField::Name => self.save.named = true,
            SaveField::Path => return Some(self.inspect()),
            SaveField::Companion(_) => {}
        }
        None
    }

    /// Switches whether the file under the cursor is written.
    pub(super) fn toggle_companion(&mut self) -> Option<Effect> {
        let SaveField::Companion(place) = self.save.field else { return None };
        let (_, chosen) = &mut self.save.companions[place];
        *chosen = !*chosen;
        Some(self.inspect())
    }

    /// Writes the files, unless something stands in the way.
    pub(super) fn write(&mut self) -> Option<Effect> {
        if self.save.name.text().trim().is_empty() {
            self.save.field = SaveField::Name;
            self.warn("The plan needs a name.");
            return None;
        }
        if let Err(error) = self.save.plan_path() {
            self.save.field = SaveField::Path;
            self.warn(error.to_string());
            return None;
        }
        let Some(in_the_way) = self.in_the_way() else { return Some(Effect::Save) };
        self.save.field = SaveField::Path;
        self.warn(in_the_way);
        None
    }

    fn in_the_way(&self) -> Option<String> {
        self.save.paths().into_iter().find_map(|path| match self.save.standing_at(&path)? {
            StandingKind::Nothing => None,
            StandingKind::Taken(what) => {
                Some(format!("{} is {what}; choose another path.", path.display()))
            }
            StandingKind::Unusable(sentence) => Some(sentence.clone()),
        })
    }

    /// Takes note of how writing ended.
    pub(super) fn saved(&mut self, result: Result<Written, String>) -> Effect {
        match result {
            Ok(written) => {
                self.written = Some(written);
                Effect::Quit
            }
            Err(sentence) => {
                self.warn(sentence);
                self.inspect()
            }
        }
    }
}
