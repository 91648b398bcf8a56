//! Under which name, where, and what else to write.

use crate::app::message::{Action, Motion};
use crate::app::text_field::TextField;
use crate::app::{SaveField, SaveForm, Step, TargetKind, Wizard};
use crate::plain::PromptSession;
use crate::plain::answer::{self, is_numbers, unquoted};
use crate::plain::page::Page;
use crate::plain::question::{StepQuestion, Words, counted, go_on, heading};
use crate::plain::use_cases::selected;
use crate::text::printable;
use std::path::Path;

/// What the plan is called.
pub(crate) struct NameQuestion;

impl StepQuestion for NameQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        page.line(&format!("{} {}: {}", heading(Step::Save), wizard.goal_titles(), selected(wizard)));
    }

    fn ask(&self, wizard: &Wizard) -> String {
        format!("What is the plan called? Default: {}", wizard.save_form().name.text())
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("any text", "The plan's name. In quotes, a word such as \"back\" is a name, too."),
            ("an empty line", "Keep the default."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        let name = TextField::typed(unquoted(text));
        if !text.is_empty() {
            if name.text().trim().is_empty() {
                return plain.page.line("The plan needs a name.");
            }
            plain.driver.fill(unquoted(text));
        }
        let PromptSession { driver, page, .. } = &mut *plain;
        if let Some(wizard) = driver.wizard() {
            page.line(&format!("Name: {}", wizard.save_form().name.text()));
        }
        plain.driver.act(Action::Move(Motion::Down));
    }
}

/// Where the plan goes.
pub(crate) struct PathQuestion;

impl StepQuestion for PathQuestion {
    fn ask(&self, wizard: &Wizard) -> String {
        format!("Where does it go? Type the path of a file. Default: {}", wizard.save_form().path.text())
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("a path", "The file of the plan; ~ stands for your home folder."),
            ("an empty line", "Keep the default."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        let Some(form) = plain.driver.wizard().map(Wizard::save_form) else { return };
        let before = form.path.text().to_owned();
        if !text.is_empty() {
            // What is no path is reported before it takes the place of one.
            let mut form = form.clone();
            form.path = TextField::typed(unquoted(text));
            if let Err(error) = form.plan_path() {
                return plain.page.line(&error.to_string());
            }
            plain.driver.fill(unquoted(text));
        }
        let Some(form) = plain.driver.wizard().map(Wizard::save_form) else { return };
        if stands_plan(form) {
            plain.driver.act(Action::Confirm);
            return;
        }
        match refusal(form) {
            None => {
                plain.driver.go_to_field(SaveField::Companion(0));
            }
            Some(sentence) => {
                plain.page.line(&sentence);
                if !text.is_empty() {
                    plain.driver.fill(&before);
                }
            }
        }
    }

    fn back(&self, plain: &mut PromptSession) {
        plain.driver.act(Action::Move(Motion::Up));
    }
}

/// Why the plan cannot go where the form says, as far as it is known.
fn refusal(form: &SaveForm) -> Option<String> {
    let path = match form.plan_path() {
        Ok(path) => path,
        Err(error) => return Some(error.to_string()),
    };
    match form.target_at(&path)? {
        // What to do with a plan is asked.
        TargetKind::Nothing | TargetKind::NoFolder(_) | TargetKind::Plan(_) => None,
        TargetKind::Taken(what) => {
            Some(format!("{} is {what} and is left as it is. Type another path.", path.display()))
        }
        TargetKind::Unusable(sentence) => Some(sentence.clone()),
    }
}

/// Whether a plan is already where the form says.
fn stands_plan(form: &SaveForm) -> bool {
    let target = form.plan_path().ok().and_then(|path| form.target_at(&path));
    matches!(target, Some(TargetKind::Plan(_)))
}

/// What is written beside the plan, and whether to write.
pub(crate) struct FilesQuestion;

impl StepQuestion for FilesQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        let form = wizard.save_form();
        page.line("What can be written beside the plan:");
        for (number, (companion, chosen)) in (1..).zip(form.companions) {
            let chosen = if chosen { "yes" } else { "no" };
            page.hanging(&format!("{number}. "), &format!("{}: {chosen}", companion.title()));
        }
        page.line("These files will be written:");
        for path in form.paths() {
            page.hanging("- ", &format!("{}, {}", path.display(), target_status(form, &path)));
        }
    }

    fn ask(&self, wizard: &Wizard) -> String {
        let files = counted(wizard.save_form().paths().len(), "file", "files");
        format!("What else to write, or not? Default: write the {files} and leave.")
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[
            ("numbers, such as 2-3", "Write this beside the plan, or not."),
            ("list", "The files again."),
            ("an empty line", "Write the files and leave."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        if text.is_empty() {
            let went = go_on(&mut plain.driver);
            if let Some(notice) = plain.driver.app().notice().filter(|_| !went) {
                plain.page.line(&notice.text);
            }
        } else if is_numbers(text) {
            toggle(plain, text);
        } else if text.eq_ignore_ascii_case("list") {
            plain.show();
        } else {
            plain.not_understood(text);
        }
    }

    fn back(&self, plain: &mut PromptSession) {
        plain.driver.go_to_field(SaveField::Path);
    }
}

fn toggle(plain: &mut PromptSession, text: &str) {
    let count = plain.driver.wizard().map_or(0, |it| it.save_form().companions.len());
    match answer::numbers(text, |whole| if whole.is_none() { count } else { 0 }) {
        Err(sentence) => plain.page.line(&sentence),
        Ok(numbers) => {
            for number in numbers {
                if plain.driver.go_to_field(SaveField::Companion(number.whole - 1)) {
                    plain.driver.act(Action::Toggle);
                }
            }
            plain.show();
        }
    }
}

fn target_status(form: &SaveForm, path: &Path) -> String {
    match form.target_at(path) {
        None | Some(TargetKind::Nothing) => "new".to_owned(),
        Some(TargetKind::NoFolder(_)) => "new, in a new folder".to_owned(),
        Some(TargetKind::Taken(what)) => what.clone(),
        Some(TargetKind::Plan(document)) => TargetKind::of_plan(document),
        Some(TargetKind::Unusable(sentence)) => printable(sentence).into_owned(),
    }
}
