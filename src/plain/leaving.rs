//! Whether to leave although something would be lost.

use crate::app::App;
use crate::plain::PromptSession;
use crate::plain::question::{Question, Words, asked, yes_or_no};

/// Leave without saving?
pub(crate) struct LeaveQuestion;

impl Question for LeaveQuestion {
    fn ask(&self, app: &App) -> String {
        format!("{} Type yes or no. Default: no.", asked(app))
    }

    fn words(&self, _app: &App) -> Words {
        &[("yes", "Leave; no file is written."), ("no", "Stay, as an empty line does.")]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        yes_or_no(plain, text);
    }
}
