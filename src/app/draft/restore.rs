//! From a draft back to the model.

use crate::app::draft::choice::places_of;
use crate::app::draft::{DeskDraft, Draft, WorkDraft};
use crate::app::outline::RowPos;
use crate::app::text_field::TextField;
use crate::app::{CatalogSession, GoalState, Step, Wizard};
use crate::catalog::{Catalog, Goal};
use crate::plan::Choice;
use std::sync::Arc;

impl Draft {
    /// Puts the step and the form of the last step into a model that shows the draft's catalog with what was
    /// chosen.
    pub fn restore(&self, wizard: &mut Wizard) {
        let is_here = place_of(&wizard.catalog.catalog, &self.shown.goal).is_some();
        wizard.step = if is_here { wizard.reachable(self.step) } else { Step::Goal };
        wizard.save.path = TextField::new(&self.path);
        wizard.save.named = self.name.is_some();
        wizard.save.name = TextField::new(self.name.as_deref().unwrap_or(&wizard.goal().title.clone()));
        for ((_, chosen), kept) in wizard.save.companions.iter_mut().zip(&self.companions) {
            *chosen = *kept;
        }
    }
}

impl DeskDraft {
    /// Puts what was chosen on a desk, as far as its catalog has it.
    pub fn restore(&self, desk: &mut CatalogSession) {
        let catalog = Arc::clone(&desk.catalog);
        for draft in &self.works {
            if let Some(place) = place_of(&catalog, &draft.goal) {
                *desk.work_at(place) = draft.work(&catalog, &catalog.goals()[place]);
            }
        }
        let row = place_of(&catalog, &self.goal).unwrap_or(0);
        desk.goals.cursor = RowPos { row, line: 0 };
    }

    /// What was chosen under the goal at `place`, if anything ever was.
    pub fn choice_under(&self, catalog: &Catalog, place: usize) -> Option<Choice> {
        let goal = &catalog.goals()[place];
        let work = self.works.iter().find(|work| work.goal == goal.id)?;
        Some(work.choice.choice(&places_of(catalog, goal)))
    }
}

/// The place of the goal with this id.
pub(super) fn place_of(catalog: &Catalog, goal: &str) -> Option<usize> {
    catalog.goals().iter().position(|other| other.id == goal)
}

impl WorkDraft {
    fn work(&self, catalog: &Catalog, goal: &Goal) -> GoalState {
        let places = places_of(catalog, goal);
        let place = |id: &String| places.get(&**id).copied();
        let mut work = GoalState::from_choice(catalog, goal, self.choice.choice(&places));
        work.open = self.open.iter().filter_map(place).collect();
        work.filter.query = TextField::new(&self.filter);
        work.filter.refresh(catalog, goal);
        let row = self.cursor.as_ref().and_then(place).and_then(|place| work.filter.row(place));
        work.panels.cursor = row.map(|row| RowPos { row, line: self.line }).unwrap_or_default();
        work.review.cursor = RowPos { row: self.review.0, line: self.review.1 };
        work.review_open = self.review_open.iter().cloned().collect();
        work
    }
}
