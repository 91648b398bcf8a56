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
    /// Puts what the draft holds into a model that shows the draft's catalog, and gives a sentence for
    /// whatever is not there any more.
    pub fn restore(&self, app: &mut App) -> Vec<String> {
        let catalog = Arc::clone(&app.desk.catalog);
        let mut missing = Vec::new();
        for draft in &self.works {
            match place_of(&catalog, &draft.goal) {
                Some(place) => {
                    let goal = &catalog.goals()[place];
                    draft.restore(&catalog, goal, app.desk.work_at(place), &mut missing);
                }
                None => missing.push(format!("The goal `{}` is not in the catalog any more.", draft.goal)),
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
        missing
    }
}

fn place_of(catalog: &Catalog, goal: &str) -> Option<usize> {
    catalog.goals().iter().position(|other| other.id == goal)
}

impl WorkDraft {
    fn restore(&self, catalog: &Catalog, goal: &Goal, work: &mut Work, missing: &mut Vec<String>) {
        let ids = catalog.recommendations(goal).map(|it| &*it.use_case().id);
        let places: HashMap<_, _> = ids.enumerate().map(|(place, id)| (id, place)).collect();
        let place = |id: &String| places.get(&**id).copied();
        for id in self.use_cases.iter().filter(|id| place(id).is_none()) {
            missing.push(format!("The use case `{id}` is not recommended for {} any more.", goal.title));
        }
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
