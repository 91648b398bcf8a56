//! Whether to go on from an unfinished plan.

use crate::app::message::Action;
use crate::app::screen::goals::use_cases;
use crate::app::{Overlay, Unfinished, Wizard};
use crate::plain::PromptSession;
use crate::plain::page::Page;
use crate::plain::question::{StepQuestion, Words};

/// Resume, or start over?
pub(crate) struct ResumeQuestion;

impl StepQuestion for ResumeQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        let Some(Overlay::Resume(unfinished)) = wizard.overlay() else { return };
        let Unfinished { draft, goals, missing, is_file_changed } = &**unfinished;
        page.line(if wizard.is_editing() {
            "Changes of this plan are not saved."
        } else {
            "This folder has an unfinished plan."
        });
        page.line(&if draft.shown.is_of_default() {
            format!("Goal: {goals}.")
        } else {
            format!("Goal: {goals}. Catalog: {}.", draft.shown.id)
        });
        page.line(&format!(
            "Selected: {}. Step: {}.",
            use_cases(draft.shown.chosen()),
            draft.step().title()
        ));
        if *is_file_changed {
            page.hanging("- ", Unfinished::FILE_CHANGED);
        }
        for sentence in missing {
            page.hanging("- ", sentence);
        }
        page.hanging("1. ", "Resume: go on from it.");
        page.hanging("2. ", "Start over; your first choice replaces this draft.");
    }

    fn ask(&self, _wizard: &Wizard) -> String {
        "Resume or start over? Default: 1, resume.".to_owned()
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("1, resume", "Go on from the unfinished plan."),
            ("2, fresh", "Start with nothing chosen."),
            ("list", "The question again."),
            ("an empty line", "Go on from the unfinished plan."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        let action = match &*text.to_lowercase() {
            "" | "1" | "resume" => Action::Resume,
            "2" | "fresh" => Action::Fresh,
            "list" => return plain.show(),
            _ => return plain.not_understood(text),
        };
        plain.driver.act(action);
    }

    fn back(&self, plain: &mut PromptSession) {
        plain.page.line("This is the first question. To leave, type quit.");
    }
}
