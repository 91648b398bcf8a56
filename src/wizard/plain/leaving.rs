//! Whether to leave although something would be lost.

use super::Plain;
use super::question::{Question, Words};
use crate::wizard::app::App;
use crate::wizard::message::Action;

/// Leave without saving?
pub(super) struct LeaveQuestion;

impl Question for LeaveQuestion {
    fn ask(&self, app: &App) -> String {
        let lost = match app.open_plan() {
            None => "Leave without saving? What is selected would be lost.",
            Some(_) if app.keeps_drafts => {
                "Leave? The last changes are not in the file; the next segue open offers them."
            }
            Some(_) => "Leave? The last changes could not be written and would be lost.",
        };
        format!("{lost} Type yes or no. Default: no.")
    }

    fn words(&self) -> Words {
        &[("yes", "Leave; no file is written."), ("no", "Stay, as an empty line does.")]
    }

    fn answer(&self, plain: &mut Plain, text: &str) {
        let action = match &*text.to_lowercase() {
            "yes" | "y" => Action::Confirm,
            "" | "no" | "n" => Action::Back,
            _ => return plain.not_understood(text),
        };
        plain.driver.act(action);
    }
}
