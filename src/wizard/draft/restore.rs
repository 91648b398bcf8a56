//! From a draft back to the model.

use super::{Draft, WorkDraft};
use crate::catalog::{Catalog, Goal};
use crate::plan::{Change, Item};
use crate::wizard::app::{App, Step, Work};
use crate::wizard::outline::Spot;
use crate::wizard::text_field::TextField;
use std::collections::HashMap;
use std::sync::Arc;

impl Draft {
    /// Puts what the draft holds into a model, as far as the catalog that the model shows has it.
    pub fn restore(&self, app: &mut App) {
        let catalog = Arc::clone(&app.desk.catalog);
        for draft in &self.works {
            if let Some(place) = place_of(&catalog, &draft.goal) {
                draft.restore(&catalog, &catalog.goals()[place], app.desk.work_at(place));
            }
        }
        let goal = place_of(&catalog, &self.goal);
        app.desk.goals.cursor = Spot { row: goal.unwrap_or(0), line: 0 };
        app.step = if goal.is_some() { app.reachable(self.step) } else { Step::Goal };
        app.save.path = TextField::new(&self.path);
        app.save.named = self.name.is_some();
        app.save.name = TextField::new(self.name.as_deref().unwrap_or(&app.goal().title.clone()));
        for ((_, chosen), kept) in app.save.companions.iter_mut().zip(&self.companions) {
            *chosen = *kept;
        }
    }
}

/// The place of the goal with this id.
pub(super) fn place_of(catalog: &Catalog, goal: &str) -> Option<usize> {
    catalog.goals().iter().position(|other| other.id == goal)
}

impl WorkDraft {
    fn restore(&self, catalog: &Catalog, goal: &Goal, work: &mut Work) {
        let ids = catalog.recommendations(goal).map(|it| &*it.use_case().id);
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
        work.panels.cursor = Spot { row: row.unwrap_or(0), line: 0 };
    }
}
