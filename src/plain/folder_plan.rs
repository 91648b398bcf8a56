//! What to do with the plan of the folder.

use crate::app::message::Action;
use crate::app::{Overlay, Wizard};
use crate::plain::PromptSession;
use crate::plain::page::Page;
use crate::plain::question::{StepQuestion, Words};

/// Open it, change it, or begin another?
pub(crate) struct FolderPlanQuestion;

impl StepQuestion for FolderPlanQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        let Some(Overlay::FolderPlan(plan)) = wizard.overlay() else { return };
        page.line("This folder has a plan.");
        page.line(&format!("Plan: {}. Goal: {}. Done: {}.", plan.name, plan.goals, plan.progress()));
        page.hanging("1. ", "Open its checklist.");
        page.hanging("2. ", "Change what was chosen for it.");
        page.hanging("3. ", "Begin another plan.");
    }

    fn ask(&self, _wizard: &Wizard) -> String {
        "What do you want to do? Default: 1, open it.".to_owned()
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("1, open", "Open its checklist."),
            ("2, edit", "Change what was chosen for it."),
            ("3, new", "Begin another plan."),
            ("list", "The question again."),
            ("an empty line", "Open its checklist."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        let action = match &*text.to_lowercase() {
            "" | "1" | "open" => Action::OpenPlan,
            "2" | "edit" => Action::EditPlan,
            "3" | "new" => Action::Fresh,
            "list" => return plain.show(),
            _ => return plain.not_understood(text),
        };
        plain.driver.act(action);
    }

    fn back(&self, plain: &mut PromptSession) {
        plain.page.line("This is the first question. To leave, type quit.");
    }
}
