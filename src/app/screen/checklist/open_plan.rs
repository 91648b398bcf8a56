//! A saved plan while the work that it asks for is done.

use crate::app::Live;
use crate::app::history::History;
use crate::app::outline::ListPosition;
use crate::app::text_field::TextField;
use crate::app::{FileConflict, Shared, Size, Unsaved};
use crate::plan::checklist::Task;
use crate::plan::{Edit, Environment, Reconciled, SetupPlan, reconcile};
use std::collections::HashSet;
use std::path::PathBuf;

/// A saved plan while the work that it asks for is done.
#[derive(Debug)]
pub struct OpenPlan {
    pub(crate) shared: Shared,
    /// Whether to leave as soon as the plan is written.
    pub(crate) leaving: bool,
    /// The file.
    pub path: PathBuf,
    /// Where the work is done that is looked at.
    pub environment: Environment,
    /// The open rows, by what they are about.
    pub open: HashSet<Task>,
    /// What the person typed to find work.
    pub query: TextField,
    /// Whether the person is typing it at the moment.
    pub typing: bool,
    /// Whether only what is left to do is shown.
    pub only_left: bool,
    /// How far the file is behind the plan.
    pub storing: Storing,
    /// What a listener hears meanwhile, where one listens.
    pub live: Option<Live>,
    /// The question whose changes stay, while it waits for a text that is being typed: what is typed next is
    /// meant for that text.
    pub(super) waiting: Option<FileConflict>,
    plan: SetupPlan,
    /// What the file is known to hold: what differs from it was changed here.
    held: SetupPlan,
    views: [ListPosition; 2],
    history: History<Edit>,
}

/// How far the file is behind the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Storing {
    /// The file holds the plan.
    Done,
    /// The plan is being written.
    Underway,
    /// The plan could not be written; a sentence on why.
    Failed(String),
}

impl OpenPlan {
    /// The plan that is at `path`.
    pub(crate) fn new(size: Size, path: PathBuf, plan: SetupPlan) -> Self {
        Self {
            shared: Shared::new(size),
            leaving: false,
            path,
            environment: Environment::Dev,
            open: HashSet::new(),
            query: TextField::default(),
            typing: false,
            only_left: false,
            storing: Storing::Done,
            live: None,
            waiting: None,
            held: plan.clone(),
            plan,
            views: Default::default(),
            history: History::default(),
        }
    }

    /// The plan as it is now.
    pub fn plan(&self) -> &SetupPlan {
        &self.plan
    }

    /// Where the person is in the environment that is looked at.
    pub fn view(&self) -> ListPosition {
        self.views[self.environment as usize]
    }

    /// Where the person is, to be changed.
    pub fn view_mut(&mut self) -> &mut ListPosition {
        &mut self.views[self.environment as usize]
    }

    /// Whether a filter holds.
    pub fn is_filtered(&self) -> bool {
        self.only_left || !self.query.is_empty()
    }

    /// How many pieces of work the filter leaves, and of how many.
    pub fn filtered_count(&self) -> [usize; 2] {
        let groups = self.plan.checklist(self.environment).groups;
        [self.rows().iter().count(), groups.iter().map(|group| group.entries.len()).sum()]
    }

    /// Makes a change that can be taken back; returns whether the plan has what it is about.
    pub fn change(&mut self, edit: Edit) -> bool {
        let Some(back) = self.plan.apply(edit) else { return false };
        self.history.record(back);
        true
    }

    /// Takes the last change back; returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.history.undo(|edit| self.plan.apply(edit))
    }

    /// Makes the change again that was taken back last; returns whether there was one.
    pub fn redo(&mut self) -> bool {
        self.history.redo(|edit| self.plan.apply(edit))
    }

    /// The changes that can be taken back and made again.
    pub fn history(&self) -> &History<Edit> {
        &self.history
    }

    /// Puts another state of the plan in place of this one, as when the file's is taken. What was done before
    /// cannot be taken back any more: it was done to the other.
    pub fn replace(&mut self, plan: SetupPlan) {
        self.held = plan.clone();
        self.plan = plan;
        self.history = History::default();
        self.storing = Storing::Done;
    }

    /// Takes note of what the file holds, which was written from here.
    pub(super) fn hold(&mut self, written: SetupPlan) {
        self.held = written;
    }

    /// Makes what was changed here in what someone else made of the file; returns whether both changed a fact, each
    /// in its own way. Of such, ours is kept in the plan.
    pub(super) fn merge(&mut self, theirs: SetupPlan) -> bool {
        let Reconciled { plan, conflicts } = reconcile(&self.held, &self.plan, &theirs);
        self.plan = plan;
        self.held = theirs;
        !conflicts.is_empty()
    }

    /// Makes the changes of an earlier session in what the file holds.
    pub(super) fn take_up(&mut self, unsaved: &Unsaved) {
        self.plan = reconcile(&unsaved.base, &unsaved.mine, &self.held).plan;
        self.history = History::default();
        self.storing = Storing::Failed("Changes of an earlier session are not in the file.".to_owned());
    }
}
