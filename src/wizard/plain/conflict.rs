//! Whose changes of a plan stay.

use super::Plain;
use super::changes::sentence;
use super::page::Page;
use super::question::{Question, Words};
use crate::plan::difference;
use crate::wizard::app::{App, Overlay};
use crate::wizard::message::Action;

/// Whose changes stay?
pub(super) struct ConflictQuestion;

impl Question for ConflictQuestion {
    fn show(&self, app: &App, page: &mut Page) {
        let Some(Overlay::Conflict(conflict)) = app.overlay() else { return };
        page.line(&conflict.sentence());
        for (number, (_, what)) in (1..).zip(ANSWERS) {
            page.hanging(&format!("{number}. "), what);
        }
    }

    fn ask(&self, _app: &App) -> String {
        "What is to be done? There is no default: nothing is written until you choose.".to_owned()
    }

    fn words(&self) -> Words {
        &[("1", ANSWERS[0].1), ("2", ANSWERS[1].1), ("3", ANSWERS[2].1), ("list", "The question again.")]
    }

    fn answer(&self, plain: &mut Plain, text: &str) {
        let number = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match number.and_then(|number| ANSWERS.get(number)) {
            Some((Action::ShowDifference, _)) => show_difference(plain),
            Some((action, _)) => {
                plain.driver.act(*action);
                plain.tell_notice();
            }
            None if text.eq_ignore_ascii_case("list") => plain.show(),
            None => plain.not_understood(text),
        }
    }

    fn back(&self, plain: &mut Plain) {
        plain.page.line("The question before cannot be answered until this one is. To leave, type quit.");
    }
}

const ANSWERS: [(Action, &str); 3] = [
    (Action::TakeTheirs, "Go on from what the file holds; your changes go."),
    (Action::KeepMine, "Write your changes over those in the file."),
    (Action::ShowDifference, "Hear how the two differ."),
];

fn show_difference(plain: &mut Plain) {
    let Plain { driver, page, .. } = plain;
    let app = driver.app();
    let (Some(Overlay::Conflict(conflict)), Some(open)) = (app.overlay(), app.open_plan()) else { return };
    let Some(theirs) = conflict.their_plan() else {
        return page.line("The file holds no plan now, so there is nothing to compare.");
    };
    page.line("Yours differs from the file in this:");
    for change in difference(theirs, open.plan()) {
        page.hanging("- ", &sentence(&change));
    }
}
