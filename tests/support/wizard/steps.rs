//! The four steps of a session that is a wizard.

use segue::app::plan_preview::Revision;
use segue::app::screen::review::ReviewRows;
use segue::app::screen::use_cases::PanelRows;
use segue::app::{
    App, CatalogPicker, CatalogSession, ChoiceState, EditedPlan, GoalView, SaveForm, Step, Wizard,
};
use segue::catalog::{Catalog, Goal};
use segue::plan::{Selection, SetupPlan};

/// What a test looks at in a session that is a wizard.
pub trait Steps {
    /// The wizard.
    fn steps(&self) -> &Wizard;

    fn step(&self) -> Step {
        self.steps().step()
    }

    fn work(&self) -> &ChoiceState {
        self.steps().work()
    }

    fn goal_view(&self) -> &GoalView {
        self.steps().goal_view()
    }

    /// The use cases chosen under the goal under the cursor.
    fn selection(&self) -> &Selection {
        self.steps().selection()
    }

    fn goal(&self) -> &Goal {
        self.steps().goal()
    }

    fn catalog(&self) -> &Catalog {
        self.steps().catalog()
    }

    fn session(&self) -> &CatalogSession {
        self.steps().session()
    }

    fn picker(&self) -> &CatalogPicker {
        self.steps().picker()
    }

    fn save_form(&self) -> &SaveForm {
        self.steps().save_form()
    }

    fn edited(&self) -> Option<&EditedPlan> {
        self.steps().edited()
    }

    fn is_editing(&self) -> bool {
        self.steps().is_editing()
    }

    fn is_revised(&self) -> bool {
        self.steps().is_revised()
    }

    fn revision(&self) -> Option<&Revision> {
        self.steps().revision()
    }

    fn revised(&self) -> Option<SetupPlan> {
        self.steps().revised()
    }

    fn counts(&self) -> [usize; 3] {
        self.steps().counts()
    }

    fn review_rows(&self) -> ReviewRows<'_> {
        self.steps().review_rows()
    }

    fn panel_rows(&self) -> PanelRows<'_> {
        self.steps().panel_rows()
    }
}

impl Steps for App {
    fn steps(&self) -> &Wizard {
        self.wizard().expect("a wizard")
    }
}
