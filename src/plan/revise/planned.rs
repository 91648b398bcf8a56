//! What the events, sources and destinations of a plan have in common.

use crate::plan::{PlannedConnection, PlannedEvent, Progress};
use std::sync::Arc;

/// What events and connections have in common.
pub(super) trait Planned: Clone + PartialEq {
    fn key(&self) -> &str;
    fn use_cases(&self) -> &Vec<Arc<str>>;
    fn use_cases_mut(&mut self) -> &mut Vec<Arc<str>>;
    fn is_own(&self) -> bool;
    /// Whether the two are one thing, of those with the same key.
    fn is_same_thing(&self, other: &Self) -> bool;
    fn has_work(&self) -> bool;
    fn set_note(&mut self, note: Option<String>);
    fn set_name(&mut self, name: Option<String>);
}

impl Planned for PlannedEvent {
    fn key(&self) -> &str {
        &self.name
    }

    fn use_cases(&self) -> &Vec<Arc<str>> {
        &self.use_cases
    }

    fn use_cases_mut(&mut self) -> &mut Vec<Arc<str>> {
        &mut self.use_cases
    }

    fn is_own(&self) -> bool {
        self.is_own
    }

    fn is_same_thing(&self, other: &Self) -> bool {
        self.name == other.name
    }

    fn set_note(&mut self, note: Option<String>) {
        self.note = note;
    }

    fn set_name(&mut self, _name: Option<String>) {}

    fn has_work(&self) -> bool {
        self.progress.is_begun()
            || self.note.is_some()
            || !self.own_keys.is_empty()
            || self.properties.iter().any(|it| it.required || !it.own_keys.is_empty())
    }
}

impl Planned for PlannedConnection {
    fn key(&self) -> &str {
        &self.kind
    }

    fn use_cases(&self) -> &Vec<Arc<str>> {
        &self.use_cases
    }

    fn use_cases_mut(&mut self) -> &mut Vec<Arc<str>> {
        &mut self.use_cases
    }

    fn is_own(&self) -> bool {
        self.is_own
    }

    fn is_same_thing(&self, other: &Self) -> bool {
        self.kind == other.kind && self.name == other.name
    }

    fn set_note(&mut self, note: Option<String>) {
        self.note = note;
    }

    fn set_name(&mut self, name: Option<String>) {
        self.name = name;
    }

    fn has_work(&self) -> bool {
        self.progress != Progress::default()
            || self.note.is_some()
            || self.name.is_some()
            || self.tool.is_some()
            || !self.own_keys.is_empty()
    }
}
