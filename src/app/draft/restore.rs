//! From a draft back to the model.

use crate::app::draft::choice::places_of;
use crate::app::draft::{DeskDraft, Draft, ViewDraft};
use crate::app::outline::RowPos;
use crate::app::text_field::TextField;
use crate::app::{CatalogSession, ChoiceState, GoalView, Step, Wizard};
use crate::catalog::{Catalog, Goal};
use std::sync::Arc;

impl Draft {
    /// Puts the step and the form of the last step into a model that shows the draft's catalog with what was
    /// chosen.
    pub fn restore(&self, wizard: &mut Wizard) {
        let is_here =
            !wizard.work().choice.is_empty() || place_of(wizard.catalog(), &self.shown.goal).is_some();
        wizard.step = if is_here { wizard.reachable(self.step) } else { Step::Goal };
        wizard.save.path = TextField::new(&self.path);
        wizard.save.named = self.name.is_some();
        wizard.save.name =
            TextField::new(self.name.as_deref().unwrap_or(&wizard.chosen_goals()[0].title.clone()));
        for ((_, chosen), kept) in wizard.save.companions.iter_mut().zip(&self.companions) {
            *chosen = *kept;
        }
    }
}

impl DeskDraft {
    /// Puts what was chosen on a desk, as far as its catalog has it.
    pub fn restore(&self, desk: &mut CatalogSession) {
        let catalog = Arc::clone(&desk.catalog);
        desk.work = ChoiceState::from_choice(&catalog, self.choice(&catalog));
        desk.work.review.cursor = RowPos { row: self.review.0, line: self.review.1 };
        desk.work.review_open = self.review_open.iter().cloned().collect();
        for draft in &self.views {
            if let Some(place) = place_of(&catalog, &draft.goal) {
                *desk.view_of(place) = draft.view(&catalog, &catalog.goals()[place]);
            }
        }
        let chosen = desk.work.choice.selections().next().map_or(0, |(goal, _)| goal);
        let row = place_of(&catalog, &self.goal).unwrap_or(chosen);
        desk.goals.cursor = RowPos { row, line: 0 };
    }
}

/// The place of the goal with this id.
pub(super) fn place_of(catalog: &Catalog, goal: &str) -> Option<usize> {
    catalog.goals().iter().position(|other| other.id == goal)
}

impl ViewDraft {
    fn view(&self, catalog: &Catalog, goal: &Goal) -> GoalView {
        let places = places_of(catalog, goal);
        let place = |id: &String| places.get(&**id).copied();
        let mut view =
            GoalView { open: self.open.iter().filter_map(place).collect(), ..GoalView::default() };
        view.filter.query = TextField::new(&self.filter);
        view.filter.refresh(catalog, goal);
        let row = self.cursor.as_ref().and_then(place).and_then(|place| view.filter.row(place));
        view.panels.cursor = row.map(|row| RowPos { row, line: self.line }).unwrap_or_default();
        view
    }
}
