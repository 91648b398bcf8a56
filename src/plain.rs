//! Plain mode: the wizard as numbered questions, for screen readers, logs and pipes.
//!
//! It drives the same [`App`] through the same [`update`](crate::app::update()): an answer becomes the messages that
//! keys would have given, and what the model then says is printed as text. No choice is kept here. What is
//! printed holds no control character but the line break, and no line is wider than [`WIDTH`] cells.

mod answer;
mod changes;
mod checklist;
mod conflict;
mod driver;
mod edit_questions;
mod farewell;
mod folder;
mod folder_plan;
mod goals;
mod leaving;
mod lines;
mod page;
mod prompt;
mod question;
mod resume;
mod review;
mod save;
mod use_cases;

pub use page::WIDTH;

use crate::app::keymap;
use crate::app::message::Action;
use crate::app::{App, Wizard};
use crate::session::Outcome;
use crate::session::files::Files;
use answer::Word;
use changes::Before;
use driver::Driver;
use lines::{LineRead, LineReader};
use page::Page;
use question::QuestionId;
use std::fmt;
use std::io::{self, BufRead, Write};

/// The wizard as questions, before anything is read or printed: answers go in, text comes out.
#[derive(Debug)]
pub struct PromptSession {
    driver: Driver,
    page: Page,
    shown: Option<QuestionId>,
}

/// Why plain mode cannot go on.
#[derive(Debug)]
pub enum PromptError {
    /// Answers cannot be read.
    Input(io::Error),
    /// Text cannot be printed.
    Output(io::Error),
}

impl fmt::Display for PromptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(error) => write!(f, "Standard input cannot be read: {error}."),
            Self::Output(error) => write!(f, "Standard output cannot be written: {error}."),
        }
    }
}

impl std::error::Error for PromptError {}

/// Asks until the plan is saved, the person leaves, or the input ends. `echo` prints each answer behind its
/// question, for inputs that are not typed on a terminal.
pub fn run(
    app: App,
    files: impl Into<Files>,
    input: impl BufRead,
    output: impl Write,
    echo: bool,
) -> Result<Outcome, PromptError> {
    PromptSession::new(app, files).converse(input, output, echo)
}

impl PromptSession {
    /// Asks until it ends, as [`run`] does.
    pub fn converse(
        &mut self,
        input: impl BufRead,
        mut output: impl Write,
        echo: bool,
    ) -> Result<Outcome, PromptError> {
        let mut lines = LineReader::new(input);
        loop {
            print(&mut output, &self.take_text())?;
            if let Some(ending) = self.ending() {
                return Ok(ending.clone());
            }
            match lines.next().map_err(PromptError::Input)? {
                LineRead::Line(line) => {
                    if echo {
                        self.page.echo(&line);
                    }
                    self.answer(&line);
                }
                LineRead::Unreadable(why) => self.refuse(why),
                LineRead::End => self.end_of_input(),
            }
        }
    }
}

fn print(output: &mut impl Write, text: &str) -> Result<(), PromptError> {
    output.write_all(text.as_bytes()).and_then(|()| output.flush()).map_err(PromptError::Output)
}

impl PromptSession {
    /// Starts with the question at which the model is.
    pub fn new(app: App, files: impl Into<Files>) -> Self {
        let mut plain = Self { driver: Driver::new(app, files.into()), page: Page::default(), shown: None };
        plain.page.line(match plain.app().wizard() {
            None => "segue: the checklist of a setup plan.",
            Some(wizard) if wizard.is_editing() => "segue: changes of a setup plan.",
            Some(_) => "segue: from a business goal to a setup plan.",
        });
        plain.page.line(
            "Type an answer and press enter. An empty line takes the default. At every question you can type \
             help, back, undo, redo or quit.",
        );
        plain.tell_edited();
        plain.tell_notice();
        plain.ask();
        plain
    }

    /// Says which saved plan is changed, if one is.
    fn tell_edited(&mut self) {
        if let Some(edited) = self.driver.wizard().and_then(Wizard::edited) {
            let (name, path) = (&edited.document.plan().name, edited.path.display());
            self.page
                .line(&format!("Plan: {name}. File: {path}. Nothing is written before the last step."));
        }
    }

    /// The model.
    pub fn app(&self) -> &App {
        self.driver.app()
    }

    /// How it ended; nothing while there are questions.
    pub fn ending(&self) -> Option<&Outcome> {
        self.driver.ending()
    }

    /// What is to be printed; it is given once.
    pub fn take_text(&mut self) -> String {
        self.page.take()
    }

    /// Takes a line as the answer to the question that was asked last.
    pub fn answer(&mut self, line: &str) {
        let text = line.trim();
        let question = QuestionId::of(self.app()).question();
        match Word::of(text) {
            Some(Word::Help) => self.help(),
            Some(Word::Back) => question.back(self),
            Some(Word::Quit) => {
                self.driver.act(Action::Quit);
            }
            Some(Word::Undo) => self.take_back(Action::Undo, "There is nothing to take back."),
            Some(Word::Redo) => self.take_back(Action::Redo, "There is nothing to make again."),
            None => question.answer(self, text),
        }
        self.driver.keep();
        self.ask();
    }

    /// Says what the model has to say of the last answer.
    fn tell_notice(&mut self) {
        if let Some(notice) = self.driver.app().notice() {
            self.page.line(&notice.text);
        }
    }

    /// Says why a line is no answer, and asks again.
    fn refuse(&mut self, why: &str) {
        self.page.line(why);
        self.ask();
    }

    /// Asks the question at which the model is; what there is to choose from is reported once, on arrival.
    fn ask(&mut self) {
        self.driver.settle();
        match self.driver.ending() {
            Some(Outcome::Left) => return self.tell_left(),
            Some(_) => return,
            None => {}
        }
        let place = QuestionId::of(self.app());
        let question = place.question();
        if self.shown != Some(place) && !place.is_in_front() {
            self.show();
        }
        self.page.line(&question.ask(self.driver.app()));
        self.page.prompt();
    }

    /// Reports what there is to choose from.
    fn show(&mut self) {
        let place = QuestionId::of(self.app());
        self.shown = Some(place);
        self.page.blank();
        place.question().show(self.driver.app(), &mut self.page);
    }

    fn help(&mut self) {
        let common = [
            ("back", "To the question before; nothing is lost."),
            ("undo, redo", "Take the last change back, or make it again."),
            ("quit", "Leave; you are asked first if something would be lost."),
            ("help", "This list."),
        ];
        let words = QuestionId::of(self.app()).question().words(self.app());
        self.page.line("What you can type here:");
        for (form, meaning) in words.iter().chain(&common) {
            self.page.hanging("- ", &format!("{form}: {meaning}"));
        }
    }

    /// Says what can be typed, to someone who typed something else.
    fn not_understood(&mut self, text: &str) {
        let words = QuestionId::of(self.app()).question().words(self.app());
        let forms: Vec<_> = words.iter().map(|(form, _)| *form).collect();
        let forms = forms.join("; ");
        self.page.line(&format!("\"{}\" is no answer here. Possible are: {forms}; help.", shortened(text)));
    }

    fn take_back(&mut self, action: Action, nothing: &str) {
        let here = QuestionId::of(self.app()).focus();
        let ever =
            keymap::bindings().any(|it| it.action == action && here.is_some_and(|at| it.at.contains(&at)));
        if !ever {
            let action = if action == Action::Undo { "undo" } else { "redo" };
            let sentence = format!(
                "There is no {action} at this question: what you answer last counts. Changes of the use cases \
                 and of the review are taken back where they were made."
            );
            self.page.line(&sentence);
        } else if !self.change(|driver| driver.act(action)) {
            self.page.line(nothing);
        }
    }

    /// Lets `with` change the choice and reports what became of it; gives what `with` gave.
    fn change<T>(&mut self, with: impl FnOnce(&mut Driver) -> T) -> T {
        let before = Before::of(self.app());
        let result = with(&mut self.driver);
        changes::tell(&before, self.driver.app(), &mut self.page);
        result
    }
}

/// A text that is quoted in a sentence.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST).collect();
    format!("{start}...")
}
