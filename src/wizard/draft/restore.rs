//! From a draft back to the model.

use super::{DeskDraft, Draft, WorkDraft};
use crate::catalog::{Catalog, Goal};
use crate::plan::{Change, Item};
use crate::wizard::app::{App, Desk, Step, Work};
use crate::wizard::outline::Spot;
use crate::wizard::text_field::TextField;
use std::collections::HashMap;
use std::sync::Arc;

impl Draft {
    /// Puts the step and the form of the last step into a model that shows the draft's catalog with what was
    /// chosen.
    pub fn restore(&self, app: &mut App) {
        let is_here = place_of(&app.desk.catalog, &self.shown.goal).is_some();
        app.step = if is_here { app.reachable(self.step) } else { Step::Goal };
        app.save.path = TextField::new(&self.path);
        app.save.named = self.name.is_some();
        app.save.name = TextField::new(self.name.as_deref().unwrap_or(&app.goal().title.clone()));
        for ((_, chosen), kept) in app.save.companions.iter_mut().zip(&self.companions) {
            *chosen = *kept;
        }
    }
}

impl DeskDraft {
    /// Puts what was chosen on a desk, as far as its catalog has it.
    pub fn restore(&self, desk: &mut Desk) {
        let catalog = Arc::clone(&desk.catalog);
        for draft in &self.works {
            if let Some(place) = place_of(&catalog, &draft.goal) {
                draft.restore(&catalog, &catalog.goals()[place], desk.work_at(place));
            }
        }
        let row = place_of(&catalog, &self.goal).unwrap_or(0);
        desk.goals.cursor = Spot { row, line: 0 };
    }
}

/// The place of the goal with this id.
pub(super) fn place_of(catalog: &Catalog, goal: &str) -> Option<usize> {
    catalog.goals().iter().position(|other| other.id == goal)
}

impl WorkDraft {
    fn restore(&self, catalog: &Catalog, goal: &Goal, work: &mut Work) {
        let ids = catalog.recommendations(goal).map(|it| it.use_case().id());
        let places: HashMap<_, _> = ids.enumerate().map(|(place, id)| (id, place)).collect();
        let place = |id: &String| places.get(&**id).copied();
        let selection = self.use_cases.iter().filter_map(place).collect();
        work.restore(catalog, goal, Change::SelectOnly(selection));
        for item in &self.declined {
            work.restore(catalog, goal, Change::Decline(item.clone()));
        }
        let texts = |texts: &[(Item, String)], change: fn(Item, Option<String>) -> Change| -> Vec<_> {
            texts.iter().map(|(item, text)| change(item.clone(), Some(text.clone()))).collect()
        };
        let changes = texts(&self.names, Change::Name).into_iter().chain(texts(&self.notes, Change::Note));
        for change in changes {
            work.restore(catalog, goal, change);
        }
        work.open = self.open.iter().filter_map(place).collect();
        work.filter.query = TextField::new(&self.filter);
        work.filter.refresh(catalog, goal);
        let row = self.cursor.as_ref().and_then(place).and_then(|place| work.filter.row(place));
        work.panels.cursor = row.map(|row| Spot { row, line: self.line }).unwrap_or_default();
        work.review.cursor = Spot { row: self.review.0, line: self.review.1 };
        work.review_open = self.review_open.iter().cloned().collect();
    }
}
