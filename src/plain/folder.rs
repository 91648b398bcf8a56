//! Whether to make the folder that the plan is to be in.

use crate::app::App;
use crate::app::message::Action;
use crate::plain::PromptSession;
use crate::plain::question::{Question, Words, asked};

/// Make the folder?
pub(crate) struct FolderQuestion;

impl Question for FolderQuestion {
    fn ask(&self, app: &App) -> String {
        format!("{} Type yes or no. Default: yes.", asked(app))
    }

    fn words(&self, _app: &App) -> Words {
        &[
            ("yes", "Make the folder and write the files, as an empty line does."),
            ("no", "Choose another path, as back does."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        let action = match &*text.to_lowercase() {
            "" | "yes" | "y" => Action::Confirm,
            "no" | "n" => return self.back(plain),
            _ => return plain.not_understood(text),
        };
        plain.driver.act(action);
        plain.tell_notice();
    }

    fn back(&self, plain: &mut PromptSession) {
        plain.driver.act(Action::Back);
        // Where the folder is not to be made, the path is what is wrong.
        plain.page.line("Nothing is written. Choose another path.");
    }
}
