//! The checklist of a saved plan: ticking, notes, names, filters; every change goes to the file at once.

mod keys;
mod open_plan;
mod rows;
mod saving;

pub(crate) use keys::KEYS;
pub use open_plan::{OpenPlan, Storing};
pub use rows::{ChecklistLine, ChecklistRow, ChecklistRows};

use crate::app::changed;
use crate::app::message::Effect;
use crate::app::model::set_open;
use crate::app::outline::{ListPosition, Outline};
use crate::app::screen::prompt::offers;
use crate::app::text_field::TextField;
use crate::app::{Focus, Live, Model, Overlay, Prompt, PromptKind, PromptSubject};
use crate::catalog::Catalog;
use crate::connections::Offer;
use crate::export::planned_event_code;
use crate::plan::checklist::{Entry, Task};
use crate::plan::{Edit, Environment};

impl OpenPlan {
    pub(crate) fn rows(&self) -> ChecklistRows<'_> {
        ChecklistRows::new(self, self.list_area().width)
    }

    /// Ticks what is under the cursor, or takes the tick away: a piece of work, or one source's part of it.
    pub(crate) fn tick(&mut self) -> Option<Effect> {
        let (mut task, mut progress) = self.entry(|entry| (entry.task.clone(), entry.progress))?;
        match (self.rows().line(self.view().cursor), &task) {
            (Some(ChecklistLine::Property(_)), _) => {
                self.shared.tell("A property has no tick of its own; tick its event.");
                return None;
            }
            (Some(ChecklistLine::Source(of_source)), Task::Event(event)) => {
                (task, progress) = (
                    Task::EventFrom { event: event.clone(), source: of_source.source.clone() },
                    of_source.progress,
                );
            }
            _ => {}
        }
        let environment = self.environment;
        let done = !progress.is_done(environment);
        if done && environment == Environment::Prod && !progress.dev {
            self.shared.tell("Done in prod, though not in dev yet.");
        }
        if done && let Some(wrong) = self.wrong_arrivals(&task) {
            self.shared.tell(format!("Done, though {wrong}."));
        }
        self.work_on(Edit::Tick { task, environment, done })
    }

    /// What is wrong with what arrived of an event, if anything.
    fn wrong_arrivals(&self, task: &Task) -> Option<String> {
        let Task::Event(event) = task else { return None };
        let arrivals = self.live.as_ref()?.events.get(event)?;
        (arrivals.wrong > 0)
            .then(|| format!("{} of {} that arrived were wrong", arrivals.wrong, arrivals.seen))
    }

    /// Takes note of what a listener has heard so far.
    pub(crate) fn heard(&mut self, live: Live) {
        let is_first = self.live.replace(live).is_none();
        // Its panel takes rows of the list.
        if is_first {
            self.follow();
        }
    }

    fn work_on(&mut self, edit: Edit) -> Option<Effect> {
        let changed = self.change(edit);
        self.follow();
        if changed { self.store() } else { None }
    }

    /// Looks at the other environment.
    pub(crate) fn switch_tab(&mut self) {
        self.environment = match self.environment {
            Environment::Dev => Environment::Prod,
            Environment::Prod => Environment::Dev,
        };
        self.follow();
    }

    /// Shows only what is left to do, or all.
    pub(crate) fn toggle_only_left(&mut self) {
        self.only_left = !self.only_left;
        *self.view_mut() = ListPosition::default();
        self.follow();
    }

    /// Takes the last change of the open plan back.
    pub(crate) fn undo_work(&mut self) -> Option<Effect> {
        let what =
            self.history().next_undo().map(|it| format!("Undone: {}. ctrl-r to redo.", changed::work(it)));
        self.travel(Self::undo, what)
    }

    /// Makes the change again that was taken back last.
    pub(crate) fn redo_work(&mut self) -> Option<Effect> {
        let what =
            self.history().next_redo().map(|it| format!("Redone: {}. u to undo.", changed::work(it)));
        self.travel(Self::redo, what)
    }

    fn travel(&mut self, with: fn(&mut Self) -> bool, what: Option<String>) -> Option<Effect> {
        let changed = with(self);
        if let Some(what) = what.filter(|_| changed) {
            self.shared.tell(what);
        }
        self.follow();
        if changed { self.store() } else { None }
    }

    /// Asks for the name of, or a note to, what is under the cursor.
    pub(crate) fn ask(&mut self, kind: PromptKind) {
        let asked = self.entry(|entry| {
            let before = if kind == PromptKind::Name { entry.name } else { entry.note };
            Prompt::new(PromptSubject::Task(entry.task.clone()), kind, before)
        });
        let Some(prompt) = asked else { return };
        let prompt = match kind {
            PromptKind::Name => {
                let offers = self.offers(&prompt.subject);
                prompt.offering(offers)
            }
            PromptKind::Note => prompt,
        };
        self.shared.overlay = Some(Overlay::Prompt(prompt));
    }

    /// The real ones that a source or destination may be. Only a catalog that comes with segue is at hand here.
    fn offers(&self, subject: &PromptSubject) -> Vec<Offer> {
        let plan = self.plan();
        let catalog = Catalog::builtin(&plan.catalog.id);
        match subject {
            PromptSubject::Task(Task::Source(id)) => offers::sources(&id.kind, catalog.as_ref()),
            PromptSubject::Task(Task::Destination(id)) => {
                offers::destinations(&id.kind, catalog.as_ref(), plan)
            }
            _ => Vec::new(),
        }
    }

    /// What the text that is being typed would change.
    pub fn unfinished_edit(&self) -> Option<Edit> {
        self.edit_of(Prompt::typed)
    }

    fn edit_of(&self, text: fn(&Prompt) -> Option<&str>) -> Option<Edit> {
        let prompt = self.shared.prompt()?;
        let (PromptSubject::Task(task), text) = (&prompt.subject, text(prompt)?) else { return None };
        Some(match prompt.kind {
            PromptKind::Name => Edit::name(task.clone(), text),
            PromptKind::Note => Edit::note(task.clone(), text),
        })
    }

    /// Keeps what was typed into the prompt, or chosen.
    fn keep_prompt(&mut self) -> Option<Effect> {
        let edit = self.edit_of(Prompt::answer);
        self.close_prompt();
        edit.and_then(|edit| self.work_on(edit))
    }

    /// Ends typing, and asks what had to wait until then.
    fn close_prompt(&mut self) {
        self.shared.overlay = self.waiting.take().map(Overlay::Conflict);
    }

    /// Whether what is under the cursor is a source or destination.
    pub(crate) fn can_rename(&self) -> bool {
        self.entry(|entry| matches!(entry.task, Task::Source(_) | Task::Destination(_))).unwrap_or(false)
    }

    /// Whether a note can be written to what is under the cursor.
    pub(crate) fn can_note(&self) -> bool {
        self.entry(|_| ()).is_some()
    }

    /// What `of` says of the piece of work under the cursor.
    pub(crate) fn entry<T>(&self, of: impl FnOnce(&Entry) -> T) -> Option<T> {
        let rows = self.rows();
        rows.row(self.view().cursor.row).map(|row| of(&row.entry))
    }

    /// The name of what is under the cursor: a property, or what the work is about.
    fn subject(&self) -> Option<String> {
        let (rows, pos) = (self.rows(), self.view().cursor);
        match rows.line(pos)? {
            ChecklistLine::Property(property) => Some(property.name.clone()),
            ChecklistLine::Source(it) => Some(it.source.clone()),
            _ => rows.row(pos.row).map(|row| row.entry.title.to_owned()),
        }
    }

    /// Puts the cursor on a piece of work; on the first where that is not shown.
    fn stand_on_task(&mut self, task: Option<&Task>) {
        let shown = self.shown_tasks();
        self.select_row(shown.iter().position(|shown| Some(shown) == task).unwrap_or(0));
    }

    /// The pieces of work that are shown.
    fn shown_tasks(&self) -> Vec<Task> {
        let rows = self.rows();
        (0..rows.rows()).filter_map(|row| Some(rows.row(row)?.entry.task.clone())).collect()
    }

    pub(crate) fn confirm(&mut self) -> Option<Effect> {
        match self.focus() {
            Focus::Filter => self.typing = false,
            Focus::Prompt => return self.keep_prompt(),
            Focus::Leave => return Some(Effect::Quit),
            Focus::Help => self.shared.overlay = None,
            Focus::Checklist => self.set_open(self.is_open() != Some(true)),
            _ => {}
        }
        self.follow();
        None
    }

    pub(crate) fn back(&mut self) {
        match self.focus() {
            Focus::Filter => self.clear_filter(),
            Focus::Checklist if self.is_filtered() => self.clear_filter(),
            Focus::Prompt => self.close_prompt(),
            Focus::Leave => self.shared.back_to_prompt(),
            Focus::Help => self.shared.overlay = None,
            _ => {}
        }
        self.follow();
    }

    /// Forgets the filter; the cursor stays on its piece of work.
    fn clear_filter(&mut self) {
        let task = self.entry(|entry| entry.task.clone());
        (self.typing, self.only_left) = (false, false);
        self.query = TextField::default();
        self.stand_on_task(task.as_ref());
    }

    /// Opens or closes the row under the cursor. Closing puts the cursor on the row's header.
    pub(crate) fn set_open(&mut self, open: bool) {
        let row = self.view().cursor.row;
        let task = self.entry(|entry| entry.task.clone());
        set_open(&mut self.open, task, open);
        if open { self.reveal_row() } else { self.select_row(row) }
    }

    /// Opens or closes all rows that are shown.
    pub(crate) fn set_all_open(&mut self, open: bool) {
        let row = self.view().cursor.row;
        let tasks = self.shown_tasks();
        set_open(&mut self.open, tasks, open);
        self.select_row(row);
    }

    /// The code of the event under the cursor.
    fn code(&self) -> Option<(String, String)> {
        let (rows, pos) = (self.rows(), self.view().cursor);
        let name = match (rows.line(pos)?, &rows.row(pos.row)?.entry.task) {
            (ChecklistLine::Property(_) | ChecklistLine::Source(_), _) => return None,
            (_, Task::Event(name) | Task::EventFrom { event: name, .. }) => name,
            _ => return None,
        };
        Some((name.clone(), planned_event_code(self.plan(), name, self.shared.code_language)?))
    }

    /// Copies the code of an event, and the name of anything else.
    pub(crate) fn copy(&mut self) -> Option<Effect> {
        if let Some((event, code)) = self.code() {
            self.shared.tell(format!("Copied the code of {event}"));
            return Some(Effect::Copy(code));
        }
        let text = self.subject()?;
        self.shared.tell(format!("Copied {text}"));
        Some(Effect::Copy(text))
    }
}
