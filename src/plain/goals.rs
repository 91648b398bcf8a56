//! Which goal, and from which catalog.

use crate::app::message::Action;
use crate::app::{Overlay, Step, Wizard};
use crate::plain::PromptSession;
use crate::plain::answer::{self, command, is_numbers};
use crate::plain::page::Page;
use crate::plain::question::{StepQuestion, Words, counted, heading};

/// Which goal.
pub(crate) struct GoalQuestion;

impl StepQuestion for GoalQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        page.line(&format!("{} Catalog: {}.", heading(Step::Goal), wizard.catalog().title()));
        for (place, goal) in wizard.catalog().goals().iter().enumerate() {
            let lead = format!("{}. ", place + 1);
            let count = counted(goal.use_case_count(), "use case", "use cases");
            let selected = match wizard.work().choice.selection(place).len() {
                0 => String::new(),
                selected => format!(", {selected} selected"),
            };
            page.hanging(&lead, &format!("{}, {count}{selected}", goal.title));
            page.indented(lead.len(), &goal.summary);
        }
    }

    fn ask(&self, wizard: &Wizard) -> String {
        let row = wizard.session().goals.cursor.row;
        format!("Which goal do you want to reach? Default: {}, {}.", row + 1, wizard.goal().title)
    }

    fn words(&self, wizard: &Wizard) -> Words {
        const WORDS: Words = &[
            ("a number", "Choose this goal and go on to its use cases."),
            ("read 2", "The use cases of a goal."),
            ("list", "The goals again."),
            ("catalog", "Choose from another catalog."),
        ];
        // A saved plan stays with its catalog.
        if wizard.is_editing() { &WORDS[..WORDS.len() - 1] } else { WORDS }
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        if text.is_empty() {
            plain.driver.act(Action::Confirm);
            return;
        }
        match (command(text), is_numbers(text)) {
            (_, true) => {
                let count = plain.driver.wizard().map_or(0, |it| it.catalog().goals().len());
                choose(plain, text, count);
            }
            ((word, rest), _) if word == "read" => {
                let count = plain.driver.wizard().map_or(0, |it| it.catalog().goals().len());
                if let Some(row) = one_of(plain, rest, count) {
                    read(plain, row);
                }
            }
            ((word, ""), _) if word == "list" => plain.show(),
            ((word, ""), _) if word == "catalog" || word == "catalogs" => {
                if !plain.driver.act(Action::Catalogs) {
                    plain.page.line("A saved plan stays with its catalog.");
                }
            }
            _ => plain.not_understood(text),
        }
    }

    fn back(&self, plain: &mut PromptSession) {
        plain.page.line("This is the first question. To leave, type quit.");
    }
}

/// The row that one number names; where it names none, that is reported.
fn one_of(plain: &mut PromptSession, text: &str, count: usize) -> Option<usize> {
    let numbers = answer::numbers(text, |whole| if whole.is_none() { count } else { 0 });
    match numbers.as_deref() {
        Ok([number]) => return Some(number.whole - 1),
        Ok(_) => plain.page.line("Type one number only."),
        Err(sentence) => plain.page.line(sentence),
    }
    None
}

/// Chooses the row that `text` names.
fn choose(plain: &mut PromptSession, text: &str, count: usize) {
    if one_of(plain, text, count).is_some_and(|row| plain.driver.go_to_row(row)) {
        plain.driver.act(Action::Confirm);
    }
}

fn read(plain: &mut PromptSession, row: usize) {
    let PromptSession { driver, page, .. } = plain;
    let Some(catalog) = driver.wizard().map(Wizard::catalog) else { return };
    let goal = &catalog.goals()[row];
    page.line(&format!("{}. {}", goal.title, goal.summary));
    for recommendation in catalog.recommendations(goal) {
        let use_case = recommendation.use_case();
        page.hanging("- ", &format!("{}: {}", use_case.title(), use_case.summary()));
    }
}

/// Which catalog.
pub(crate) struct CatalogQuestion;

impl StepQuestion for CatalogQuestion {
    fn show(&self, wizard: &Wizard, page: &mut Page) {
        page.line("Catalogs. What you chose from one stays with it.");
        for (number, entry) in (1..).zip(wizard.picker().entries()) {
            let size = entry.size().map_or_else(String::new, |size| format!(", {size}"));
            let in_use = if wizard.is_in_use(entry) { ", in use" } else { "" };
            page.hanging(&format!("{number}. "), &format!("{}{size}{in_use}", entry.id));
        }
    }

    fn ask(&self, wizard: &Wizard) -> String {
        let Some(Overlay::Catalogs(row)) = wizard.overlay() else { return String::new() };
        let id = wizard.picker().entries().get(*row).map_or("", |entry| &entry.id);
        format!("Which catalog? Default: {}, {id}.", row + 1)
    }

    fn words(&self, _wizard: &Wizard) -> Words {
        &[("a number", "Use this catalog."), ("list", "The catalogs again.")]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        if text.is_empty() {
            plain.driver.act(Action::Confirm);
        } else if is_numbers(text) {
            let count = plain.driver.wizard().map_or(0, |it| it.picker().entries().len());
            choose(plain, text, count);
            // A catalog that cannot be used leaves the question as it is.
            if matches!(plain.driver.app().overlay(), Some(Overlay::Catalogs(_))) {
                plain.tell_notice();
            }
        } else if text.eq_ignore_ascii_case("list") {
            plain.show();
        } else {
            plain.not_understood(text);
        }
    }
}
