//! Whether to leave although something would be lost.

use super::Plain;
use super::question::{Question, Words, asked, yes_or_no};
use crate::wizard::app::App;

/// Leave without saving?
pub(super) struct LeaveQuestion;

impl Question for LeaveQuestion {
    fn ask(&self, app: &App) -> String {
        format!("{} Type yes or no. Default: no.", asked(app))
    }

    fn words(&self, _app: &App) -> Words {
        &[("yes", "Leave; no file is written."), ("no", "Stay, as an empty line does.")]
    }

    fn answer(&self, plain: &mut Plain, text: &str) {
        yes_or_no(plain, text);
    }
}
