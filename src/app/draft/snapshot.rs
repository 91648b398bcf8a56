//! From the model to a draft, in two steps: one that is cheap, and one that need not be.

use crate::app::draft::choice::ChoiceDraft;
use crate::app::draft::{Basis, DeskDraft, Draft, TypedDraft, VERSION, ViewDraft};
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
    choice: Choice,
    views: Vec<ViewSnapshot>,
    review: RowPos,
    review_open: HashSet<Item>,
}

#[derive(Debug)]
struct ViewSnapshot {
    goal: usize,
    cursor: Option<usize>,
    line: usize,
    filter: String,
    open: Places,
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
        let views = desk.views().map(|(goal, view)| ViewSnapshot {
            goal,
            cursor: view.filter.place(view.panels.cursor.row),
            line: view.panels.cursor.line,
            filter: view.filter.query.text().to_owned(),
            open: view.open.clone(),
        });
        Self {
            catalog: Arc::clone(&desk.catalog),
            file: desk.file.clone(),
            goal: desk.goals.cursor.row,
            choice: desk.work.choice.clone(),
            views: views.collect(),
            review: desk.work.review.cursor,
            review_open: desk.work.review_open.clone(),
        }
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
        let mut review_open: Vec<_> = desk.review_open.iter().cloned().collect();
        review_open.sort_unstable();
        Self {
            id: desk.catalog.id().to_owned(),
            edition: desk.catalog.edition().date.clone(),
            file: desk.file.as_ref().and_then(|file| file.to_str()).map(str::to_owned),
            goal: goals[desk.goal].id.clone(),
            choice: ChoiceDraft::of(&desk.choice, &desk.catalog),
            views: desk.views.iter().map(|view| view.draft(&desk.catalog, &goals[view.goal])).collect(),
            review: (desk.review.row, desk.review.line),
            review_open,
        }
    }
}

impl ViewSnapshot {
    fn draft(&self, catalog: &Catalog, goal: &Goal) -> ViewDraft {
        let id = |place| catalog.recommendation(goal, place).map(|it| it.use_case().id().to_owned());
        ViewDraft {
            goal: goal.id.clone(),
            cursor: self.cursor.and_then(id),
            line: self.line,
            filter: self.filter.clone(),
            open: self.open.iter().take(KEPT_OPEN).filter_map(id).collect(),
        }
    }
}
