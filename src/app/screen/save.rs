//! The last step: its form, and writing.

mod form;

pub use form::{Companion, PathBase, SaveField, SaveForm, TargetKind, TargetStatus};

use crate::app::Focus;
use crate::app::keymap::binding::{BACK_TAB, ENTER, SPACE, TAB};
use crate::app::keymap::{KeyBinding, When};
use crate::app::message::{Action, Effect, Motion};
use crate::app::screen::review::ReviewRows;
use crate::app::text_field::TextField;
use crate::app::{Model, Overlay, Step, Wizard, Written};
use std::path::PathBuf;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[SPACE],
        Action::Toggle,
        &[Focus::SaveOptions],
        "switch",
        "Write this file too, or not",
    )
    .rank(1),
    KeyBinding::new(
        &[ENTER],
        Action::Confirm,
        &[Focus::Field],
        "save the changes",
        "Save the changes of the plan and leave",
    )
    .rank(0)
    .when(When::Revised),
    KeyBinding::new(
        &[ENTER],
        Action::Confirm,
        &[Focus::Field],
        "leave it as it is",
        "Leave the plan as it is, with no change",
    )
    .rank(0)
    .when(When::Unchanged),
    KeyBinding::new(
        &[ENTER],
        Action::Confirm,
        &[Focus::Field, Focus::SaveOptions],
        "write the files",
        "Write the files and leave",
    )
    .rank(0)
    .when(When::New),
    KeyBinding::new(
        &[TAB],
        Action::Move(Motion::Down),
        &[Focus::Field, Focus::SaveOptions],
        "next",
        "To the next field",
    )
    .rank(3)
    .when(When::New),
    KeyBinding::new(
        &[BACK_TAB],
        Action::Move(Motion::Up),
        &[Focus::Field, Focus::SaveOptions],
        "previous",
        "To the field before",
    ),
];

impl Wizard {
    /// Goes to the last step, unless nothing is left to write.
    pub(crate) fn enter_save(&mut self) -> Option<Effect> {
        let rows = ReviewRows::new(self.catalog(), self.work(), self.list_area().width);
        let stays = self.revision().is_some_and(|it| !it.plan.events.is_empty());
        if !stays && rows.iter().all(|row| rows.choice().is_declined(row.item)) {
            self.shared.warn("Everything is taken out: space puts the item under the cursor back.");
            return None;
        }
        self.step = Step::Save;
        if self.is_editing() {
            return None;
        }
        if !self.save.named {
            self.save.name = TextField::new(&self.chosen_goals()[0].title.clone());
        }
        Some(self.inspect())
    }

    /// Asks what is where the files would go.
    pub(crate) fn inspect(&self) -> Effect {
        Effect::Inspect(self.save.paths())
    }

    /// Edits the text field that has the focus.
    pub(crate) fn edit_form(&mut self, with: impl FnOnce(&mut TextField)) -> Option<Effect> {
        with(self.save.text_mut()?);
        match self.save.field {
            SaveField::Name => self.save.named = true,
            SaveField::Path => return Some(self.inspect()),
            SaveField::Companion(_) => {}
        }
        None
    }

    /// Switches whether the file under the cursor is written.
    pub(crate) fn toggle_companion(&mut self) -> Option<Effect> {
        let SaveField::Companion(place) = self.save.field else { return None };
        let (_, chosen) = &mut self.save.companions[place];
        *chosen = !*chosen;
        Some(self.inspect())
    }

    /// Writes the files, unless something is in the way.
    pub(crate) fn write(&mut self) -> Option<Effect> {
        if self.save.name.text().trim().is_empty() {
            self.save.field = SaveField::Name;
            self.shared.warn("The plan needs a name.");
            return None;
        }
        if self.is_editing() {
            return Some(Effect::Update);
        }
        if let Err(error) = self.save.plan_path() {
            self.save.field = SaveField::Path;
            self.shared.warn(error.to_string());
            return None;
        }
        if self.ask_about_existing() {
            return None;
        }
        if let Some(in_the_way) = self.in_the_way() {
            self.save.field = SaveField::Path;
            self.shared.warn(in_the_way);
            return None;
        }
        if let Some(folder) = self.missing_folder() {
            self.save.field = SaveField::Path;
            self.shared.overlay = Some(Overlay::MakeFolder(folder));
            return None;
        }
        Some(Effect::Save)
    }

    pub(crate) fn missing_folder(&self) -> Option<PathBuf> {
        self.save.targets.iter().find_map(|target| match &target.kind {
            TargetKind::NoFolder(folder) => Some(folder.clone()),
            _ => None,
        })
    }

    /// Has the missing folder made.
    pub(crate) fn make_folder(&mut self) -> Option<Effect> {
        let Some(Overlay::MakeFolder(folder)) = self.shared.overlay.take() else { return None };
        let plan = self.save.plan_path().ok()?;
        Some(Effect::MakeFolder(folder.join(plan.file_name()?)))
    }

    /// Writes the files once their folder is there.
    pub(crate) fn folder_made(&mut self, result: Result<(), String>) -> Option<Effect> {
        if let Err(sentence) = result {
            self.shared.warn(sentence);
            return None;
        }
        for target in &mut self.save.targets {
            if matches!(target.kind, TargetKind::NoFolder(_)) {
                target.kind = TargetKind::Nothing;
            }
        }
        self.write()
    }

    pub(crate) fn in_the_way(&self) -> Option<String> {
        self.save.paths().into_iter().find_map(|path| match self.save.target_at(&path)? {
            TargetKind::Nothing | TargetKind::NoFolder(_) => None,
            TargetKind::Taken(what) => Some(format!("{} is {what}; choose another path.", path.display())),
            TargetKind::Plan(document) => {
                let what = TargetKind::of_plan(document);
                Some(format!("{} is {what}; choose another path.", path.display()))
            }
            TargetKind::Unusable(sentence) => Some(sentence.clone()),
        })
    }

    /// Takes note of how writing ended.
    pub(crate) fn saved(&mut self, result: Result<Written, String>) -> Effect {
        match result {
            Ok(written) => {
                self.written = Some(written);
                Effect::Quit
            }
            Err(sentence) => {
                self.shared.warn(sentence);
                self.inspect()
            }
        }
    }
}
