//! What becomes of a saved plan: whether to save the changes, whether to change its goal, and what to do with a
//! plan that is where a new one is to go.

use crate::app::message::Action;
use crate::app::summary::{self, SummaryLine};
use crate::app::{Overlay, SaveField, Step, Wizard};
use crate::plain::PromptSession;
use crate::plain::answer::{command, unquoted};
use crate::plain::page::Page;
use crate::plain::question::{StepQuestion, Words, heading};

fn tell(facts: &[SummaryLine], page: &mut Page) {
    for SummaryLine { name, text, .. } in facts {
        page.line(&format!("{name}: {text}"));
    }
}

/// Whether to save the changes.
pub(crate) struct ChangesQuestion;

impl StepQuestion for ChangesQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        page.line(&format!("{} Plan: {}.", heading(Step::Save), wizard.save_form().name.text()));
        tell(&summary::of_saving(wizard), page);
    }

    fn ask(&self, wizard: &Wizard) -> String {
        if wizard.is_revised() {
            "Save the changes? Default: save them and leave.".to_owned()
        } else {
            "Nothing is changed. Default: leave the file as it is.".to_owned()
        }
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("name Acme shop", "Call the plan so."),
            ("list", "What changes, again."),
            ("an empty line", "Save the changes and leave."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        if text.is_empty() {
            plain.driver.act(Action::Confirm);
            return plain.tell_notice();
        }
        match command(text) {
            (word, "") if word == "list" => plain.show(),
            (word, name) if word == "name" => rename(plain, unquoted(name)),
            _ => plain.not_understood(text),
        }
    }
}

fn rename(plain: &mut PromptSession, name: &str) {
    if name.trim().is_empty() {
        return plain.page.line("The plan needs a name; type it behind the word name.");
    }
    plain.driver.fill(name);
    let Some(wizard) = plain.driver.wizard() else { return };
    let name = format!("Name: {}", wizard.save_form().name.text());
    plain.page.line(&name);
}

/// What to do with a plan that is there?
pub(crate) struct ExistingQuestion;

impl StepQuestion for ExistingQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        let Some(Overlay::Existing(existing)) = wizard.overlay() else { return };
        page.line("This file already holds a plan. It will not be overwritten.");
        tell(&summary::of_existing(existing), page);
        match &existing.joined {
            Ok(_) => {
                page.line("With what you selected:");
                tell(&summary::of_joining(wizard, existing), page);
                page.hanging("1. ", UPDATE);
            }
            Err(sentence) => page.hanging("1. ", sentence),
        }
        page.hanging("2. ", OTHER_PATH);
        page.hanging("3. ", CANCEL);
    }

    fn ask(&self, _wizard: &Wizard) -> String {
        "What is to be done? There is no default: nothing is written until you choose.".to_owned()
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("1, update", UPDATE),
            ("2, path", OTHER_PATH),
            ("3, cancel", CANCEL),
            ("list", "The question again."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        match &*text.to_lowercase() {
            "1" | "update" => update(plain),
            "2" | "path" => {
                plain.driver.act(Action::OtherPath);
            }
            "3" | "cancel" => self.back(plain),
            "list" => plain.show(),
            _ => plain.not_understood(text),
        }
    }

    fn back(&self, plain: &mut PromptSession) {
        plain.driver.act(Action::Back);
        plain.driver.go_to_field(SaveField::Name);
        plain.page.line("Nothing is written.");
    }
}

const UPDATE: &str = "Update it: add your choice to that plan. You see first what changes.";
const OTHER_PATH: &str = "Choose another path.";
const CANCEL: &str = "Cancel: back to the start of the last step.";

fn update(plain: &mut PromptSession) {
    if !plain.driver.act(Action::UpdateExisting)
        && let Some(Overlay::Existing(existing)) = plain.app().overlay()
        && let Err(sentence) = existing.joined.clone()
    {
        plain.page.line(&sentence);
    }
}
