//! An unfinished session of the wizard, as it is kept in case the program ends before the plan is saved.
//!
//! A draft names goals and use cases by their ids, so that it outlives a change of the catalog: what is not
//! there any more is told, all else is as it was.

mod restore;
mod slot;
mod writer;

pub use slot::{Found, Slot};
pub use writer::Writer;

use super::app::{App, Step};
use super::places::Places;
use crate::catalog::{Catalog, Goal};
use crate::plan::{Choice, Item};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The version of drafts that this program writes.
const VERSION: u32 = 1;

/// Of so many panels a draft knows that they are open. Nobody misses the others, and they would take megabytes.
const KEPT_OPEN: usize = 1000;

/// An unfinished session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    version: u32,
    /// The id of the catalog.
    pub catalog: String,
    /// The id of the goal under the cursor.
    pub goal: String,
    step: Step,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    companions: Vec<bool>,
    #[serde(rename = "work", default)]
    works: Vec<WorkDraft>,
}

/// What was chosen under one goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkDraft {
    goal: String,
    use_cases: Vec<String>,
    cursor: Option<String>,
    filter: String,
    open: Vec<String>,
    declined: Vec<Item>,
    names: Vec<(Item, String)>,
    notes: Vec<(Item, String)>,
}

/// What a draft is made of, in the terms of the model: cheap to take while a person types, and free to go to
/// another thread.
#[derive(Debug)]
pub struct Snapshot {
    catalog: Arc<Catalog>,
    goal: usize,
    step: Step,
    path: String,
    name: Option<String>,
    companions: Vec<bool>,
    works: Vec<WorkSnapshot>,
}

#[derive(Debug)]
struct WorkSnapshot {
    goal: usize,
    choice: Choice,
    cursor: Option<usize>,
    filter: String,
    open: Places,
}

impl Snapshot {
    /// What the model holds now; nothing while nothing is chosen, since then nothing can be lost.
    pub fn of(app: &App) -> Option<Self> {
        let desk = app.desk();
        if !desk.has_choices() || app.written().is_some() {
            return None;
        }
        let save = app.save_form();
        let works = desk.works().map(|(goal, work)| WorkSnapshot {
            goal,
            choice: work.choice.clone(),
            cursor: work.filter.place(work.panels.cursor.row),
            filter: work.filter.query.text().to_owned(),
            open: work.open.clone(),
        });
        Some(Self {
            catalog: Arc::clone(&desk.catalog),
            goal: desk.goals.cursor.row,
            step: app.step(),
            path: save.path.text().to_owned(),
            name: save.named.then(|| save.name.text().to_owned()),
            companions: save.companions.iter().map(|(_, chosen)| *chosen).collect(),
            works: works.collect(),
        })
    }
}

impl From<&Snapshot> for Draft {
    fn from(snapshot: &Snapshot) -> Self {
        let goals = snapshot.catalog.goals();
        Self {
            version: VERSION,
            catalog: snapshot.catalog.id().to_owned(),
            goal: goals[snapshot.goal].id.clone(),
            step: snapshot.step,
            path: snapshot.path.clone(),
            name: snapshot.name.clone(),
            companions: snapshot.companions.clone(),
            works: snapshot
                .works
                .iter()
                .map(|work| work.draft(&snapshot.catalog, &goals[work.goal]))
                .collect(),
        }
    }
}

impl WorkSnapshot {
    fn draft(&self, catalog: &Catalog, goal: &Goal) -> WorkDraft {
        let id = |place| catalog.recommendation(goal, place).map(|it| it.use_case().id.clone());
        let texts = |(item, text): (&Item, &str)| (item.clone(), text.to_owned());
        WorkDraft {
            goal: goal.id.clone(),
            use_cases: self.choice.selection().iter().filter_map(id).collect(),
            cursor: self.cursor.and_then(id),
            filter: self.filter.clone(),
            open: self.open.iter().take(KEPT_OPEN).filter_map(id).collect(),
            declined: self.choice.declined().cloned().collect(),
            names: self.choice.names().map(texts).collect(),
            notes: self.choice.notes().map(texts).collect(),
        }
    }
}

impl Draft {
    /// The draft that `text` holds.
    ///
    /// # Errors
    ///
    /// A few words on what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let draft: Self = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        if draft.version != VERSION {
            return Err(format!("it is of version {}", draft.version));
        }
        Ok(draft)
    }

    /// The draft as the text of its file.
    pub fn to_text(&self) -> String {
        // Every part of a draft has a form in TOML.
        toml::to_string(self).unwrap_or_default()
    }

    /// How many use cases were chosen under the goal.
    pub fn chosen(&self) -> usize {
        self.works.iter().find(|work| work.goal == self.goal).map_or(0, |work| work.use_cases.len())
    }

    /// The step at which the session ended.
    pub fn step(&self) -> Step {
        self.step
    }
}
