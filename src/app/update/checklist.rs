//! The checklist of a saved plan: ticking, notes, names, filters; every change goes to the file at once.

use crate::app::message::{Action, Effect, Stored};
use crate::app::outline::{Outline, Viewpoint};
use crate::app::rows::{ChecklistLine, ChecklistRows};
use crate::app::text_field::TextField;
use crate::app::{App, Cause, Conflict, OpenPlan, Overlay, Prompt, PromptKind, Storing, Subject};
use crate::plan::checklist::{Entry, Task};
use crate::plan::{Edit, Environment, SetupPlan};

impl App {
    /// Ticks what is under the cursor, or takes the tick away.
    pub(super) fn tick(&mut self) -> Option<Effect> {
        let open = self.open_plan.as_ref()?;
        let (task, progress) = self.entry(|entry| (entry.task.clone(), entry.progress))?;
        let environment = open.environment;
        let done = !progress.is_done(environment);
        if done && environment == Environment::Prod && !progress.dev {
            self.tell("Done in prod, though not in dev yet.");
        }
        self.work_on(Edit::Tick { task, environment, done })
    }

    fn work_on(&mut self, edit: Edit) -> Option<Effect> {
        let open = self.open_plan.as_mut()?;
        let changed = open.change(edit);
        self.follow();
        if changed { self.store() } else { None }
    }

    /// Has the plan written, unless the person has to decide first whose changes stay.
    fn store(&mut self) -> Option<Effect> {
        let open = self.open_plan.as_mut()?;
        if matches!(self.overlay, Some(Overlay::Conflict(_))) {
            return None;
        }
        open.storing = Storing::Underway;
        Some(Effect::Store(Box::new(open.plan().clone())))
    }

    /// Takes note of how writing the plan ended.
    pub(super) fn stored(&mut self, stored: Stored) -> Option<Effect> {
        let open = self.open_plan.as_mut()?;
        match stored {
            Stored::Done => open.storing = Storing::Done,
            Stored::Failed(sentence) => {
                open.storing = Storing::Failed(sentence.clone());
                if std::mem::take(&mut self.leaving) {
                    self.overlay = Some(Overlay::Leave);
                }
                self.warn(sentence);
            }
            Stored::Changed(theirs) => {
                open.storing = Storing::Failed("The file was changed meanwhile.".to_owned());
                self.leaving = false;
                self.overlay = Some(Overlay::Conflict(Conflict {
                    theirs,
                    shows_difference: false,
                    cause: Cause::ChangedMeanwhile,
                }));
            }
            Stored::Taken(plan) => self.taken(*plan),
            Stored::NotTaken(sentence) => self.not_taken(sentence),
        }
        let is_done = self.open_plan.as_ref().is_some_and(|open| open.storing == Storing::Done);
        (self.leaving && is_done).then_some(Effect::Quit)
    }

    /// Leaves once the plan is written. Where it could not be, that is tried once more before the person is
    /// asked.
    pub(super) fn leave_checklist(&mut self) -> Option<Effect> {
        match (&self.open_plan.as_ref()?.storing, &self.overlay) {
            (Storing::Done, _) | (Storing::Failed(_), Some(Overlay::Leave)) => return Some(Effect::Quit),
            (Storing::Underway, _) => self.leaving = true,
            // The question comes again with the next start.
            (Storing::Failed(_), Some(Overlay::Conflict(_))) if self.keeps_drafts => {
                return Some(Effect::Quit);
            }
            (Storing::Failed(_), Some(Overlay::Conflict(_))) => self.overlay = Some(Overlay::Leave),
            (Storing::Failed(_), _) => {
                self.leaving = true;
                return self.store();
            }
        }
        None
    }

    /// Has the file's state put in place of the person's. The question stays until that is done, so that
    /// nothing is worked on that is about to go.
    pub(super) fn take_theirs(&mut self) -> Option<Effect> {
        if self.is_editing() {
            return Some(Effect::Reread);
        }
        self.decide()?.storing = Storing::Underway;
        Some(Effect::TakeTheirs)
    }

    /// Puts the file's state in place of the person's.
    fn taken(&mut self, plan: SetupPlan) {
        let Some(open) = &mut self.open_plan else { return };
        open.replace(plan);
        let known = match self.overlay.take() {
            Some(Overlay::Conflict(Conflict { theirs: Ok(theirs), .. })) => *theirs == *open.plan(),
            _ => true,
        };
        self.tell(if known {
            "Now showing what the file holds."
        } else {
            "Now showing what the file holds; it was changed once more meanwhile."
        });
        self.follow();
    }

    fn not_taken(&mut self, sentence: String) {
        self.leaving = false;
        self.warn(format!("The file cannot be taken: {sentence} Put it right first, or keep yours."));
        if let Some(open) = &mut self.open_plan {
            open.storing = Storing::Failed("The file holds no plan.".to_owned());
        }
        if let Some(Overlay::Conflict(conflict)) = &mut self.overlay {
            conflict.theirs = Err(sentence);
        }
    }

    /// Writes the person's state over the file's.
    pub(super) fn keep_mine(&mut self) -> Option<Effect> {
        if self.is_editing() {
            return self.keep_edited();
        }
        let open = self.decide()?;
        open.storing = Storing::Underway;
        let plan = open.plan().clone();
        self.overlay = None;
        Some(Effect::KeepMine(Box::new(plan)))
    }

    /// The open plan, where there is something to decide that is not decided yet.
    fn decide(&mut self) -> Option<&mut OpenPlan> {
        let is_asked = matches!(self.overlay, Some(Overlay::Conflict(_)));
        self.open_plan.as_deref_mut().filter(|open| is_asked && open.storing != Storing::Underway)
    }

    /// Shows how the two differ, or the question alone again.
    pub(super) fn show_difference(&mut self) {
        if let Some(Overlay::Conflict(conflict)) = &mut self.overlay {
            conflict.shows_difference = !conflict.shows_difference;
        }
    }

    /// Looks at the other environment.
    pub(super) fn switch_tab(&mut self) {
        if let Some(open) = &mut self.open_plan {
            open.environment = match open.environment {
                Environment::Dev => Environment::Prod,
                Environment::Prod => Environment::Dev,
            };
            self.follow();
        }
    }

    /// Shows only what is left to do, or all.
    pub(super) fn toggle_only_left(&mut self) {
        if let Some(open) = &mut self.open_plan {
            open.only_left = !open.only_left;
            *open.view_mut() = Viewpoint::default();
            self.follow();
        }
    }

    /// Takes the last change of the open plan back, or makes it again.
    pub(super) fn undo_work(&mut self, with: fn(&mut OpenPlan) -> bool) -> Option<Effect> {
        let changed = with(self.open_plan.as_mut()?);
        self.follow();
        if changed { self.store() } else { None }
    }

    /// Asks for the name of, or a note to, what is under the cursor.
    pub(super) fn ask_about_work(&mut self, action: Action) {
        let kind = if action == Action::Rename { PromptKind::Name } else { PromptKind::Note };
        let asked = self.entry(|entry| {
            let before = if kind == PromptKind::Name { entry.name } else { entry.note };
            (entry.task.clone(), TextField::new(before.unwrap_or_default()))
        });
        if let Some((task, text)) = asked {
            self.overlay = Some(Overlay::Prompt(Prompt { subject: Subject::Task(task), kind, text }));
        }
    }

    /// Keeps what was typed about a piece of work.
    pub(super) fn keep_about_work(&mut self, task: Task, kind: PromptKind, text: &str) -> Option<Effect> {
        self.work_on(match kind {
            PromptKind::Name => Edit::name(task, text),
            PromptKind::Note => Edit::note(task, text),
        })
    }

    /// Whether what is under the cursor is a source or destination.
    pub(super) fn is_on_connection(&self) -> bool {
        self.entry(|entry| matches!(entry.task, Task::Source(_) | Task::Destination(_))).unwrap_or(false)
    }

    /// What `of` says of the piece of work under the cursor.
    pub(super) fn entry<T>(&self, of: impl FnOnce(&Entry) -> T) -> Option<T> {
        let open = self.open_plan.as_ref()?;
        let rows = ChecklistRows::new(open, self.list_area().width);
        rows.row(open.view().cursor.row).map(|row| of(&row.entry))
    }

    /// The name of what is under the cursor: a property, or what the work is about.
    pub(super) fn work_subject(&self) -> Option<String> {
        let open = self.open_plan.as_ref()?;
        let rows = ChecklistRows::new(open, self.list_area().width);
        let spot = open.view().cursor;
        match rows.line(spot)? {
            ChecklistLine::Property(property) => Some(property.name.clone()),
            _ => rows.row(spot.row).map(|row| row.entry.title.to_owned()),
        }
    }

    /// Puts the cursor on a piece of work; on the first where that is not shown.
    pub(super) fn stand_on_task(&mut self, task: Option<&Task>) {
        let shown = self.shown_tasks();
        self.stand_on(shown.iter().position(|shown| Some(shown) == task).unwrap_or(0));
    }

    /// The pieces of work that are shown.
    pub(super) fn shown_tasks(&self) -> Vec<Task> {
        let Some(open) = &self.open_plan else { return Vec::new() };
        let rows = ChecklistRows::new(open, self.list_area().width);
        (0..rows.rows()).filter_map(|row| Some(rows.row(row)?.entry.task.clone())).collect()
    }
}
