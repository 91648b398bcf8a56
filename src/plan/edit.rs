//! Changes of a plan that is at work: what is done, what is called how, what a person wrote down.

use super::checklist::Task;
use super::{Environment, EventProgress, PlannedConnection, PlannedEvent, Progress, SetupPlan};

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
    /// Say how far an event is, for each of the sources that send it.
    Progress(String, EventProgress),
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
                let back = match &task {
                    Task::Event(name) if !self.event_mut(name)?.progress.sources().is_empty() => {
                        Edit::Progress(name.clone(), self.event_mut(name)?.progress.clone())
                    }
                    _ => {
                        let before = self.progress(&task)?.is_done(environment);
                        Edit::Tick { task: task.clone(), environment, done: before }
                    }
                };
                self.tick(&task, environment, done)?;
                Some(back)
            }
            Edit::Progress(name, progress) => {
                let before = std::mem::replace(&mut self.event_mut(&name)?.progress, progress);
                Some(Edit::Progress(name, before))
            }
            Edit::Note(task, note) => {
                let before = std::mem::replace(self.note_mut(&task)?, note);
                Some(Edit::Note(task, before))
            }
            Edit::Name(task, name) => {
                let named = task.named(name.clone())?;
                // Two of a type are distinguished by their names.
                if named != task && self.connection_mut(&named).is_some() {
                    return None;
                }
                let before = std::mem::replace(&mut self.connection_mut(&task)?.name, name);
                Some(Edit::Name(named, before))
            }
            Edit::Rename(name) => Some(Edit::Rename(std::mem::replace(&mut self.name, name))),
        }
    }

    /// How far a piece of work is; nothing where the plan has no such.
    pub fn progress(&self, task: &Task) -> Option<Progress> {
        match task {
            Task::Event(name) => {
                self.events.iter().find(|it| it.name == *name).map(|it| it.progress.overall())
            }
            Task::EventFrom { event, source } => {
                self.events.iter().find(|it| it.name == *event)?.progress.of(source)
            }
            Task::Source(id) => self.sources.iter().find(|it| it.is(id)).map(|it| it.progress),
            Task::Destination(id) => self.destinations.iter().find(|it| it.is(id)).map(|it| it.progress),
            Task::Verify => Some(self.verify.progress),
        }
    }

    fn tick(&mut self, task: &Task, environment: Environment, done: bool) -> Option<()> {
        match task {
            Task::Event(name) => self.event_mut(name)?.progress.set(environment, done),
            Task::EventFrom { event, source } => {
                return self.event_mut(event)?.progress.set_source(source, environment, done).then_some(());
            }
            Task::Source(_) | Task::Destination(_) => {
                self.connection_mut(task)?.progress.set(environment, done);
            }
            Task::Verify => self.verify.progress.set(environment, done),
        }
        Some(())
    }

    fn event_mut(&mut self, name: &str) -> Option<&mut PlannedEvent> {
        self.events.iter_mut().find(|it| it.name == *name)
    }

    fn note_mut(&mut self, task: &Task) -> Option<&mut Option<String>> {
        match task {
            Task::Event(event) | Task::EventFrom { event, .. } => Some(&mut self.event_mut(event)?.note),
            Task::Source(_) | Task::Destination(_) => Some(&mut self.connection_mut(task)?.note),
            Task::Verify => Some(&mut self.verify.note),
        }
    }

    fn connection_mut(&mut self, task: &Task) -> Option<&mut PlannedConnection> {
        let (connections, id) = match task {
            Task::Source(id) => (&mut self.sources, id),
            Task::Destination(id) => (&mut self.destinations, id),
            Task::Event(_) | Task::EventFrom { .. } | Task::Verify => return None,
        };
        connections.iter_mut().find(|it| it.is(id))
    }
}
