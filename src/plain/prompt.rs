//! A name or a note of an item.

use crate::app::message::Action;
use crate::app::{App, Overlay, PromptKind, PromptSubject};
use crate::plain::PromptSession;
use crate::plain::answer::unquoted;
use crate::plain::changes::called;
use crate::plain::question::{Question, Words};

/// What is it called, or what is there to note?
pub(crate) struct PromptQuestion;

impl Question for PromptQuestion {
    fn ask(&self, app: &App) -> String {
        let Some(Overlay::Prompt(prompt)) = app.overlay() else { return String::new() };
        let what = match prompt.kind {
            PromptKind::Name => "Name",
            PromptKind::Note => "Note",
        };
        let default = match prompt.text.text() {
            "" => "none".to_owned(),
            text => text.to_owned(),
        };
        let subject = match &prompt.subject {
            PromptSubject::Item(item) => called(item),
            PromptSubject::Task(_) => prompt.subject.title().to_owned(),
        };
        format!("{what} of {subject}? Default: {default}")
    }

    fn words(&self, _app: &App) -> Words {
        &[
            ("any text", "It is kept in the plan."),
            ("\"\"", "Remove the text. In quotes, a word such as \"back\" is a text, too."),
            ("an empty line", "Leave it as it is."),
        ]
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        keep(plain, text);
    }
}

/// Gives `text` to the prompt; nothing typed leaves what is there.
pub(crate) fn keep(plain: &mut PromptSession, text: &str) {
    plain.change(|driver| {
        if !text.is_empty() {
            driver.fill(unquoted(text));
        }
        driver.act(Action::Confirm);
    });
}
