//! A saved plan while what was chosen for it is changed.

use super::{App, Base, Desk, SaveForm, Step, Work};
use crate::catalog::Catalog;
use crate::plan::store::Stamp;
use crate::plan::{Choice, Document, Reopened, Revised, carried, reopen, revise};
use crate::wizard::outline::Spot;
use crate::wizard::text_field::TextField;
use ratatui::layout::Size;
use std::path::PathBuf;
use std::sync::Arc;

/// A saved plan while what was chosen for it is changed.
#[derive(Debug, Clone, PartialEq)]
pub struct EditedPlan {
    /// The file.
    pub path: PathBuf,
    /// What it held when it was read.
    pub document: Document,
    /// By what it is known that it holds that still; nothing once the file is gone.
    pub stamp: Option<Stamp>,
    /// What was chosen when it was read.
    pub base: Reopened,
    /// The place of the goal that the plan is to serve.
    pub goal: usize,
    /// What someone else made of the file, while the person is asked whose changes stay.
    pub theirs: Option<Theirs>,
}

/// What someone else made of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Theirs {
    /// The plan; a sentence where the file holds none.
    pub document: Result<Box<Document>, String>,
    /// By what it is known that the file holds that still.
    pub stamp: Stamp,
}

impl EditedPlan {
    /// The plan of `document`, the file at `path`; nothing where the catalog does not have its goal.
    pub fn new(path: PathBuf, document: Document, catalog: &Catalog) -> Option<Self> {
        let base = reopen(document.plan(), catalog)?;
        let (stamp, goal) = (Some(document.stamp()), base.goal);
        Some(Self { path, document, stamp, base, goal, theirs: None })
    }
}

impl App {
    /// The wizard on the plan of `document`, which stands at `path`; nothing where `catalog` does not have the
    /// plan's goal.
    pub fn reopen(
        catalog: Arc<Catalog>,
        size: Size,
        base: Base,
        path: PathBuf,
        document: Document,
    ) -> Option<Self> {
        let edited = EditedPlan::new(path, document, &catalog)?;
        let mut app = Self::new(catalog, size, base, "");
        app.set_edited(edited);
        app.follow();
        app.tell_what_changed();
        Some(app)
    }

    /// Puts a saved plan on the desk, as it was chosen.
    pub(in crate::wizard) fn set_edited(&mut self, edited: EditedPlan) {
        self.desk = Desk::new(Arc::clone(&self.desk.catalog));
        self.set_choice(edited.goal, edited.base.choice.clone());
        let (base, path) = (self.save.base.clone(), edited.path.display().to_string());
        self.save = SaveForm::new(base, &path);
        self.save.name = TextField::new(&edited.document.plan().name);
        self.save.named = true;
        self.step = Step::UseCases;
        self.edited = Some(Box::new(edited));
    }

    /// Lets the person go on from `choice` under the goal at `place`.
    pub(in crate::wizard) fn set_choice(&mut self, place: usize, choice: Choice) {
        let catalog = Arc::clone(&self.desk.catalog);
        *self.desk.work_at(place) = Work::from_choice(&catalog, &catalog.goals()[place], choice);
        self.desk.goals.cursor = Spot { row: place, line: 0 };
    }

    /// The saved plan that is changed, if one is.
    pub fn edited(&self) -> Option<&EditedPlan> {
        self.edited.as_deref()
    }

    /// Whether a saved plan is changed rather than a new one made.
    pub fn is_editing(&self) -> bool {
        self.edited.is_some()
    }

    /// What becomes of the saved plan; its time of change stays.
    pub fn revised(&self) -> Option<Revised> {
        let edited = self.edited()?;
        let (_, work) = self.desk.works().find(|(place, _)| *place == edited.goal)?;
        let mut revised = self.revised_under(edited, edited.goal, &work.choice);
        self.save.name.text().trim().clone_into(&mut revised.plan.name);
        Some(revised)
    }

    /// What becomes of `edited` with this choice under the goal at `place`.
    pub(in crate::wizard) fn revised_under(
        &self,
        edited: &EditedPlan,
        place: usize,
        choice: &Choice,
    ) -> Revised {
        let plan = edited.document.plan();
        revise(plan, self.catalog(), &self.catalog().goals()[place], choice, plan.updated)
    }

    /// What is chosen under the goal at `place`, where nothing was yet what it takes over from the other goal.
    pub(in crate::wizard) fn choice_under(&self, edited: &EditedPlan, place: usize) -> Choice {
        let of = |place| self.desk.works().find(|(it, _)| *it == place).map(|(_, work)| &work.choice);
        if let Some(choice) = of(place).filter(|choice| **choice != Choice::default()) {
            return choice.clone();
        }
        let goals = self.catalog().goals();
        let choice = of(edited.goal).unwrap_or(&edited.base.choice);
        carried(choice, edited.document.plan(), self.catalog(), &goals[edited.goal], &goals[place])
    }
}
