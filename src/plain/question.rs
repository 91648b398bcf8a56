//! Which question the model is at.

use crate::app::message::Action;
use crate::app::{App, Focus, Overlay, SaveField, Step, Wizard};
use crate::plain::PromptSession;
use crate::plain::checklist::ChecklistQuestion;
use crate::plain::conflict::ConflictQuestion;
use crate::plain::driver::Driver;
use crate::plain::edit_questions::{ChangesQuestion, ExistingQuestion};
use crate::plain::folder::FolderQuestion;
use crate::plain::folder_plan::FolderPlanQuestion;
use crate::plain::goals::{CatalogQuestion, GoalQuestion};
use crate::plain::leaving::LeaveQuestion;
use crate::plain::page::Page;
use crate::plain::prompt::PromptQuestion;
use crate::plain::resume::ResumeQuestion;
use crate::plain::review::ReviewQuestion;
use crate::plain::save::{FilesQuestion, NameQuestion, PathQuestion};
use crate::plain::use_cases::UseCaseQuestion;

/// Confirms on a yes and goes back on a no or an empty line.
pub(crate) fn yes_or_no(plain: &mut PromptSession, text: &str) {
    let action = match &*text.to_lowercase() {
        "yes" | "y" => Action::Confirm,
        "" | "no" | "n" => Action::Back,
        _ => return plain.not_understood(text),
    };
    plain.driver.act(action);
}

/// What can be typed, and what it does.
pub(crate) type Words = &'static [(&'static str, &'static str)];

/// A question and how its answers are taken.
pub(crate) trait Question {
    /// Reports what there is to choose from.
    fn show(&self, _app: &App, _page: &mut Page) {}

    /// The question itself, with its default.
    fn ask(&self, app: &App) -> String;

    /// What can be typed, the words aside that mean the same everywhere.
    fn words(&self, app: &App) -> Words;

    /// Takes an answer. A wrong one changes nothing.
    fn answer(&self, plain: &mut PromptSession, text: &str);

    /// Goes to the question before.
    fn back(&self, plain: &mut PromptSession) {
        plain.driver.act(Action::Back);
    }
}

/// A question that is asked on the way through the four steps.
pub(crate) trait StepQuestion {
    /// Reports what there is to choose from.
    fn show(&self, _wizard: &Wizard, _page: &mut Page) {}

    /// The question itself, with its default.
    fn ask(&self, wizard: &Wizard) -> String;

    /// What can be typed, the words aside that mean the same everywhere.
    fn words(&self, wizard: &Wizard) -> Words;

    /// Takes an answer. A wrong one changes nothing.
    fn answer(&self, plain: &mut PromptSession, text: &str);

    /// Goes to the question before.
    fn back(&self, plain: &mut PromptSession) {
        plain.driver.act(Action::Back);
    }
}

impl<Q: StepQuestion> Question for Q {
    fn show(&self, app: &App, page: &mut Page) {
        if let Some(wizard) = app.wizard() {
            StepQuestion::show(self, wizard, page);
        }
    }

    fn ask(&self, app: &App) -> String {
        app.wizard().map_or_else(String::new, |wizard| StepQuestion::ask(self, wizard))
    }

    fn words(&self, app: &App) -> Words {
        app.wizard().map_or(&[], |wizard| StepQuestion::words(self, wizard))
    }

    fn answer(&self, plain: &mut PromptSession, text: &str) {
        StepQuestion::answer(self, plain, text);
    }

    fn back(&self, plain: &mut PromptSession) {
        StepQuestion::back(self, plain);
    }
}

/// The questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuestionId {
    Goal,
    Catalog,
    UseCases,
    Review,
    Prompt,
    Name,
    Path,
    Files,
    Leave,
    Resume,
    FolderPlan,
    Checklist,
    Conflict,
    MakeFolder,
    Existing,
    Changes,
}

impl QuestionId {
    /// Where the model is.
    pub(crate) fn of(app: &App) -> Self {
        match (app.overlay(), app.wizard()) {
            (Some(Overlay::Resume(_)), _) => Self::Resume,
            (Some(Overlay::FolderPlan(_)), _) => Self::FolderPlan,
            (Some(Overlay::Conflict(_)), _) => Self::Conflict,
            (Some(Overlay::Leave), _) => Self::Leave,
            (Some(Overlay::MakeFolder(_)), _) => Self::MakeFolder,
            (Some(Overlay::Existing(_)), _) => Self::Existing,
            (Some(Overlay::Catalogs(_)), _) => Self::Catalog,
            (Some(Overlay::Prompt(_)), _) => Self::Prompt,
            (Some(Overlay::Help(_)) | None, Some(wizard)) => Self::of_step(wizard),
            (Some(Overlay::Help(_)) | None, None) => Self::Checklist,
        }
    }

    fn of_step(wizard: &Wizard) -> Self {
        match wizard.step() {
            Step::Goal => Self::Goal,
            Step::UseCases => Self::UseCases,
            Step::Review => Self::Review,
            Step::Save if wizard.is_editing() => Self::Changes,
            Step::Save => match wizard.save_form().field {
                SaveField::Name => Self::Name,
                SaveField::Path => Self::Path,
                SaveField::Companion(_) => Self::Files,
            },
        }
    }

    /// Whether it is in front of another question, which goes on afterwards.
    pub(crate) fn is_in_front(self) -> bool {
        matches!(self, Self::Prompt | Self::Leave | Self::MakeFolder)
    }

    /// The part of the screen at which changes can be taken back, where it is one.
    pub(crate) fn focus(self) -> Option<Focus> {
        match self {
            Self::UseCases => Some(Focus::UseCases),
            Self::Review => Some(Focus::Review),
            Self::Checklist => Some(Focus::Checklist),
            _ => None,
        }
    }

    /// The question that is asked there.
    pub(crate) fn question(self) -> &'static dyn Question {
        match self {
            Self::Goal => &GoalQuestion,
            Self::Catalog => &CatalogQuestion,
            Self::UseCases => &UseCaseQuestion,
            Self::Review => &ReviewQuestion,
            Self::Prompt => &PromptQuestion,
            Self::Name => &NameQuestion,
            Self::Path => &PathQuestion,
            Self::Files => &FilesQuestion,
            Self::Leave => &LeaveQuestion,
            Self::Resume => &ResumeQuestion,
            Self::FolderPlan => &FolderPlanQuestion,
            Self::Checklist => &ChecklistQuestion,
            Self::Conflict => &ConflictQuestion,
            Self::MakeFolder => &FolderQuestion,
            Self::Existing => &ExistingQuestion,
            Self::Changes => &ChangesQuestion,
        }
    }
}

/// `Step 2 of 4: Use cases.`
pub(crate) fn heading(step: Step) -> String {
    let number = Step::ALL.iter().position(|it| *it == step).map_or(0, |at| at + 1);
    format!("Step {number} of {}: {}.", Step::ALL.len(), step.title())
}

/// What is asked on the screen, too.
pub(crate) fn asked(app: &App) -> String {
    app.status().map_or_else(String::new, |said| said.text.into_owned())
}

/// `1 event`, `2 events`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What comes into a saved plan that is changed, and what leaves it, in numbers; nothing where neither does.
pub(crate) fn changes_so_far(wizard: &Wizard) -> String {
    let Some(revision) = wizard.revision() else { return String::new() };
    let told = [("New in the plan", revision.added.len()), ("To be removed", revision.gone.len())];
    let told = told.iter().filter(|(_, count)| *count > 0);
    let told: Vec<_> = told.map(|(what, count)| format!("{what}: {count}. ")).collect();
    told.concat()
}

/// Goes on to the next step; returns whether the model went.
pub(crate) fn go_on(driver: &mut Driver) -> bool {
    let step = |driver: &Driver| driver.wizard().map(Wizard::step);
    let before = step(driver);
    driver.act(Action::Confirm);
    driver.ending().is_some() || step(driver) != before
}
