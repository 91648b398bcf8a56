//! The four steps from a goal to a plan, of a new plan or of a saved one that is changed.

use crate::app::{
    CatalogPicker, CatalogSession, ChoiceState, EditedPlan, GoalView, NextSession, SaveForm, Shared, Step,
    Written,
};
use crate::app::{Overlay, PathBase, Size};
use crate::catalog::{Catalog, Goal};
use crate::plan::{Item, Selection};
use std::sync::Arc;

/// The four steps while a person goes through them.
#[derive(Debug)]
pub struct Wizard {
    pub(crate) shared: Shared,
    pub(crate) catalog: CatalogSession,
    pub(crate) other_catalogs: Vec<CatalogSession>,
    pub(crate) picker: CatalogPicker,
    pub(crate) step: Step,
    pub(crate) save: SaveForm,
    pub(crate) written: Option<Written>,
    /// What comes after this session, where it ends for another.
    pub(crate) next: Option<NextSession>,
    pub(crate) purpose: Purpose,
}

/// What comes of the four steps.
#[derive(Debug, Clone)]
pub(crate) enum Purpose {
    /// A new plan.
    NewPlan,
    /// The changes of a saved one.
    SavedPlan(Arc<EditedPlan>),
}

impl Wizard {
    pub(crate) fn new(catalog: Arc<Catalog>, size: Size, base: PathBase, output: &str) -> Self {
        Self {
            shared: Shared::new(size),
            catalog: CatalogSession::new(catalog),
            other_catalogs: Vec::new(),
            picker: CatalogPicker::default(),
            step: Step::Goal,
            save: SaveForm::new(base, output),
            written: None,
            next: None,
            purpose: Purpose::NewPlan,
        }
    }

    /// The step, or the last before it that makes sense with what is chosen.
    pub(crate) fn reachable(&self, step: Step) -> Step {
        if self.work().choice.is_empty() { step.min(Step::UseCases) } else { step }
    }

    /// Where the person is.
    pub fn step(&self) -> Step {
        self.step
    }

    /// The catalog and what was chosen from it.
    pub fn session(&self) -> &CatalogSession {
        &self.catalog
    }

    /// What was chosen.
    pub fn work(&self) -> &ChoiceState {
        &self.catalog.work
    }

    /// How the use cases of the goal under the cursor are looked at.
    pub fn goal_view(&self) -> &GoalView {
        self.catalog.view()
    }

    /// The goal under the cursor of the first step, whose use cases the second shows.
    pub fn goal(&self) -> &Goal {
        self.catalog.goal()
    }

    /// The use cases chosen under the goal under the cursor.
    pub fn selection(&self) -> &Selection {
        self.work().choice.selection(self.catalog.goals.cursor.row)
    }

    /// The goals under which use cases are chosen; the one under the cursor where there are none.
    pub fn chosen_goals(&self) -> Vec<&Goal> {
        let goals = self.catalog().goals();
        let chosen: Vec<_> = self.work().choice.selections().map(|(place, _)| &goals[place]).collect();
        if chosen.is_empty() { vec![self.goal()] } else { chosen }
    }

    /// The titles of those goals.
    pub fn goal_titles(&self) -> String {
        self.chosen_goals().iter().map(|goal| &*goal.title).collect::<Vec<_>>().join(", ")
    }

    /// `2 selected`, or `3 selected for 2 goals`.
    pub fn selected(&self) -> String {
        let choice = &self.work().choice;
        match choice.selections().len() {
            0 | 1 => format!("{} selected", choice.len()),
            goals => format!("{} selected for {goals} goals", choice.len()),
        }
    }

    /// The catalog that is shown.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog.catalog
    }

    /// What the person types into the last step.
    pub fn save_form(&self) -> &SaveForm {
        &self.save
    }

    /// What is in front of the step, if anything does.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.shared.overlay.as_ref()
    }

    /// What was written; nothing before saving.
    pub fn written(&self) -> Option<&Written> {
        self.written.as_ref()
    }

    /// The saved plan that is changed, if one is.
    pub fn edited(&self) -> Option<&EditedPlan> {
        match &self.purpose {
            Purpose::NewPlan => None,
            Purpose::SavedPlan(edited) => Some(edited),
        }
    }

    pub(crate) fn edited_mut(&mut self) -> Option<&mut EditedPlan> {
        match &mut self.purpose {
            Purpose::NewPlan => None,
            Purpose::SavedPlan(edited) => Some(Arc::make_mut(edited)),
        }
    }

    /// Whether a saved plan is changed rather than a new one made.
    pub fn is_editing(&self) -> bool {
        matches!(self.purpose, Purpose::SavedPlan(_))
    }

    /// How many events, sources and destinations are in the plan: what is asked for less what was taken out.
    pub fn counts(&self) -> [usize; 3] {
        let (catalog, tally, choice) = (self.catalog(), &self.work().tally, &self.work().choice);
        let all = [&tally.events, &tally.sources, &tally.destinations].map(|it| it.asked_for().len());
        if choice.declined().next().is_none() {
            return all;
        }
        let count = |places: &[usize], item: &dyn Fn(usize) -> Item| {
            places.iter().filter(|place| !choice.is_declined(&item(**place))).count()
        };
        [
            count(tally.events.asked_for(), &|place| Item::Event(catalog.events()[place].name.clone())),
            count(tally.sources.asked_for(), &|place| {
                Item::Source(catalog.source_types()[place].name.clone())
            }),
            count(tally.destinations.asked_for(), &|place| {
                Item::Destination(catalog.destination_types()[place].name.clone())
            }),
        ]
    }
}
