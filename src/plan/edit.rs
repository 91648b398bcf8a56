//! Changes of a plan that is at work: what is done, what is called how, what a person wrote down.

use super::checklist::Task;
use super::{Environment, PlannedConnection, Progress, SetupPlan};

/// One change of a plan. Applying it gives the change that takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Say whether a piece of work is done in an environment.
    Tick {
        /// Which piece of work.
        task: Task,
        /// Where.
        environment: Environment,
        /// Whether it is done.
        done: bool,
    },
    /// Write a note to a piece of work, or remove it.
    Note(Task, Option<String>),
    /// Say which concrete thing a source or destination stands for, or that none is.
    Name(Task, Option<String>),
    /// Call the plan something else.
    Rename(String),
}

impl Edit {
    /// Writes `text` as the note to a piece of work; blanks remove it.
    pub fn note(task: Task, text: &str) -> Self {
        Self::Note(task, said(text))
    }

    /// Writes `text` as the name of a source or destination; blanks remove it.
    pub fn name(task: Task, text: &str) -> Self {
        Self::Name(task, said(text))
    }
}

fn said(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

impl SetupPlan {
    /// Makes a change and gives the one that takes it back; nothing, and no change, where the plan has no
    /// such piece of work or it takes no name.
    pub fn apply(&mut self, edit: Edit) -> Option<Edit> {
        match edit {
            Edit::Tick { task, environment, done } => {
                let progress = self.progress_mut(&task)?;
                let before = progress.is_done(environment);
                progress.set(environment, done);
                Some(Edit::Tick { task, environment, done: before })
            }
            Edit::Note(task, note) => {
                let before = std::mem::replace(self.note_mut(&task)?, note);
                Some(Edit::Note(task, before))
            }
            Edit::Name(task, name) => {
                let before = std::mem::replace(&mut self.connection_mut(&task)?.name, name);
                Some(Edit::Name(task, before))
            }
            Edit::Rename(name) => Some(Edit::Rename(std::mem::replace(&mut self.name, name))),
        }
    }

    /// How far a piece of work is; nothing where the plan has no such.
    pub fn progress(&self, task: &Task) -> Option<Progress> {
        match task {
            Task::Event(name) => self.events.iter().find(|it| it.name == *name).map(|it| it.progress),
            Task::Source(kind) => self.sources.iter().find(|it| it.kind == *kind).map(|it| it.progress),
            Task::Destination(kind) => {
                self.destinations.iter().find(|it| it.kind == *kind).map(|it| it.progress)
            }
            Task::Verify => Some(self.verify.progress),
        }
    }

    fn progress_mut(&mut self, task: &Task) -> Option<&mut Progress> {
        match task {
            Task::Event(name) => {
                self.events.iter_mut().find(|it| it.name == *name).map(|it| &mut it.progress)
            }
            Task::Source(_) | Task::Destination(_) => Some(&mut self.connection_mut(task)?.progress),
            Task::Verify => Some(&mut self.verify.progress),
        }
    }

    fn note_mut(&mut self, task: &Task) -> Option<&mut Option<String>> {
        match task {
            Task::Event(name) => self.events.iter_mut().find(|it| it.name == *name).map(|it| &mut it.note),
            Task::Source(_) | Task::Destination(_) => Some(&mut self.connection_mut(task)?.note),
            Task::Verify => Some(&mut self.verify.note),
        }
    }

    fn connection_mut(&mut self, task: &Task) -> Option<&mut PlannedConnection> {
        let (connections, kind) = match task {
            Task::Source(kind) => (&mut self.sources, kind),
            Task::Destination(kind) => (&mut self.destinations, kind),
            Task::Event(_) | Task::Verify => return None,
        };
        connections.iter_mut().find(|it| it.kind == *kind)
    }
}
