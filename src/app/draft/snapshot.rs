//! From the model to a draft, in two steps: one that is cheap, and one that need not be.

use crate::app::draft::choice::ChoiceDraft;
use crate::app::draft::{Basis, DeskDraft, Draft, TypedDraft, VERSION, WorkDraft};
use crate::app::index_set::Places;
use crate::app::outline::RowPos;
use crate::app::{App, CatalogSession, EditedPlan, Purpose, Step};
use crate::catalog::{Catalog, Goal};
use crate::plan::{Choice, Item};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Of so many panels a draft knows that they are open. Nobody misses the others, and they would take megabytes.
const KEPT_OPEN: usize = 1000;

/// What a draft is made of, in the terms of the model: cheap to take while a person types, and free to go to
/// another thread.
#[derive(Debug)]
pub struct Snapshot {
    step: Step,
    path: String,
    name: Option<String>,
    companions: Vec<bool>,
    shown: DeskSnapshot,
    others: Vec<DeskSnapshot>,
    edited: Option<Arc<EditedPlan>>,
    typed: Option<TypedDraft>,
}

#[derive(Debug)]
struct DeskSnapshot {
    catalog: Arc<Catalog>,
    file: Option<PathBuf>,
    goal: usize,
    works: Vec<WorkSnapshot>,
}

#[derive(Debug)]
struct WorkSnapshot {
    goal: usize,
    choice: Choice,
    cursor: Option<usize>,
    line: usize,
    filter: String,
    open: Places,
    review: RowPos,
    review_open: HashSet<Item>,
}

impl Snapshot {
    /// What the model holds now; nothing while nothing is chosen, since then nothing can be lost.
    pub fn of(app: &App) -> Option<Self> {
        let wizard = app.wizard()?;
        if !wizard.has_unsaved() || wizard.written().is_some() {
            return None;
        }
        let save = wizard.save_form();
        let others = wizard.other_catalogs.iter().filter(|desk| desk.has_choices());
        Some(Self {
            step: wizard.step(),
            path: save.path.text().to_owned(),
            name: save.named.then(|| save.name.text().to_owned()),
            companions: save.companions.iter().map(|(_, chosen)| *chosen).collect(),
            shown: DeskSnapshot::of(wizard.session()),
            others: others.map(DeskSnapshot::of).collect(),
            edited: match &wizard.purpose {
                Purpose::NewPlan => None,
                Purpose::SavedPlan(edited) => Some(Arc::clone(edited)),
            },
            typed: wizard.unfinished_text(),
        })
    }
}

impl DeskSnapshot {
    fn of(desk: &CatalogSession) -> Self {
        let works = desk.works().map(|(goal, work)| WorkSnapshot {
            goal,
            choice: work.choice.clone(),
            cursor: work.filter.place(work.panels.cursor.row),
            line: work.panels.cursor.line,
            filter: work.filter.query.text().to_owned(),
            open: work.open.clone(),
            review: work.review.cursor,
            review_open: work.review_open.clone(),
        });
        let (catalog, file) = (Arc::clone(&desk.catalog), desk.file.clone());
        Self { catalog, file, goal: desk.goals.cursor.row, works: works.collect() }
    }
}

impl From<&Snapshot> for Draft {
    fn from(snapshot: &Snapshot) -> Self {
        Self {
            version: VERSION,
            step: snapshot.step,
            path: snapshot.path.clone(),
            name: snapshot.name.clone(),
            companions: snapshot.companions.clone(),
            shown: DeskDraft::from(&snapshot.shown),
            others: snapshot.others.iter().map(DeskDraft::from).collect(),
            basis: snapshot.edited.as_ref().map(|edited| Basis::of(edited, &snapshot.shown.catalog)),
            typed: snapshot.typed.clone(),
        }
    }
}

impl From<&DeskSnapshot> for DeskDraft {
    fn from(desk: &DeskSnapshot) -> Self {
        let goals = desk.catalog.goals();
        let works = desk.works.iter().map(|work| work.draft(&desk.catalog, &goals[work.goal]));
        Self {
            id: desk.catalog.id().to_owned(),
            edition: desk.catalog.edition().date.clone(),
            file: desk.file.as_ref().and_then(|file| file.to_str()).map(str::to_owned),
            goal: goals[desk.goal].id.clone(),
            works: works.collect(),
        }
    }
}

impl WorkSnapshot {
    fn draft(&self, catalog: &Catalog, goal: &Goal) -> WorkDraft {
        let id = |place| catalog.recommendation(goal, place).map(|it| it.use_case().id().to_owned());
        let mut review_open: Vec<_> = self.review_open.iter().cloned().collect();
        review_open.sort_unstable();
        WorkDraft {
            goal: goal.id.clone(),
            choice: ChoiceDraft::of(&self.choice, catalog, goal),
            cursor: self.cursor.and_then(id),
            line: self.line,
            filter: self.filter.clone(),
            open: self.open.iter().take(KEPT_OPEN).filter_map(id).collect(),
            review: (self.review.row, self.review.line),
            review_open,
        }
    }
}
