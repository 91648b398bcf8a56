//! Whose changes of a plan stay.

use crate::app::message::Action;
use crate::app::{App, Cause, FileConflict, Overlay, SAME};
use crate::plain::PromptSession;
use crate::plain::changes::sentence;
use crate::plain::page::Page;
use crate::plain::question::{Question, Words};

/// Whose changes stay?
pub(crate) struct ConflictQuestion;

impl Question for ConflictQuestion {
    fn show(&self, app: &App, page: &mut Page) {
        let Some(Overlay::Conflict(conflict)) = app.overlay() else { return };
        page.line(&conflict.sentence());
        for (number, what) in &self.words(app)[..ACTIONS.len()] {
            page.hanging(&format!("{number}. "), what);
        }
    }

    fn ask(&self, _app: &App) -> String {
        "What is to be done? There is no default: nothing is written until you choose.".to_owned()
    }

    fn words(&self, app: &App) -> Words {
        let Some(Overlay::Conflict(FileConflict { theirs: Ok(_), cause, .. })) = app.overlay() else {
            return WRITE_OVER;
        };
        match cause {
            Cause::ChangedMeanwhile | Cause::LeftUnsaved | Cause::ChangedWhileEdited => SAVE_IN,
            Cause::ChangedSinceLeft => GO_ON_IN,
        }
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        let number = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match number.and_then(|number| ACTIONS.get(number)) {
            Some(Action::ShowDifference) => show_difference(plain),
            Some(action) => {
                plain.driver.act(*action);
                plain.tell_notice();
            }
            None if text.eq_ignore_ascii_case("list") => plain.show(),
            None => plain.not_understood(text),
        }
    }

    fn back(&self, plain: &mut PromptSession) {
        plain.page.line("The question before cannot be answered until this one is. To leave, type quit.");
    }
}

/// What the numbers do.
const ACTIONS: [Action; 3] = [Action::TakeTheirs, Action::KeepMine, Action::ShowDifference];

const TAKE: &str = "Go on from what the file holds; your changes go.";
const COMPARE: &str = "Hear how the two differ.";
const LIST: (&str, &str) = ("list", "The question again.");

const WRITE_OVER: Words = &[("1", TAKE), ("2", "Write your plan over the file."), ("3", COMPARE), LIST];
const SAVE_IN: Words = &[
    ("1", TAKE),
    ("2", "Make your changes in what the file holds now, and save it."),
    ("3", COMPARE),
    LIST,
];
const GO_ON_IN: Words = &[
    ("1", TAKE),
    ("2", "Make your changes in what the file holds now; nothing is written yet."),
    ("3", COMPARE),
    LIST,
];

fn show_difference(plain: &mut PromptSession) {
    let PromptSession { driver, page, .. } = plain;
    let Some(changes) = driver.app().difference() else {
        return page.line("The file holds no plan now, so there is nothing to compare.");
    };
    page.line(if changes.is_empty() { SAME } else { "Yours differs from the file in this:" });
    for change in changes {
        page.hanging("- ", &sentence(&change));
    }
}
