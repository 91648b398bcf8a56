//! What the events, sources and destinations of a plan have in common.

use crate::plan::{PlannedConnection, PlannedEvent, Progress};

/// What events and connections have in common.
pub(super) trait Planned: Clone + PartialEq {
    fn key(&self) -> &str;
    fn use_cases(&self) -> &Vec<String>;
    fn use_cases_mut(&mut self) -> &mut Vec<String>;
    fn has_work(&self) -> bool;
}

impl Planned for PlannedEvent {
    fn key(&self) -> &str {
        &self.name
    }

    fn use_cases(&self) -> &Vec<String> {
        &self.use_cases
    }

    fn use_cases_mut(&mut self) -> &mut Vec<String> {
        &mut self.use_cases
    }

    fn has_work(&self) -> bool {
        self.progress != Progress::default()
            || self.note.is_some()
            || self.properties.iter().any(|it| it.required)
    }
}

impl Planned for PlannedConnection {
    fn key(&self) -> &str {
        &self.kind
    }

    fn use_cases(&self) -> &Vec<String> {
        &self.use_cases
    }

    fn use_cases_mut(&mut self) -> &mut Vec<String> {
        &mut self.use_cases
    }

    fn has_work(&self) -> bool {
        self.progress != Progress::default() || self.note.is_some() || self.name.is_some()
    }
}
