//! What people took out of a plan, before and after.

use super::{ChangeKind, Subject};
use crate::plan::{self, SetupPlan};
use std::collections::HashSet;

/// What is declined in one of two plans, and in which.
pub(super) struct DeclinedItems {
    /// Everything that is, in the order of the plans.
    all: Vec<Subject>,
    before: HashSet<Subject>,
    after: HashSet<Subject>,
}

impl DeclinedItems {
    pub(super) fn between(old: &SetupPlan, new: &SetupPlan) -> Self {
        let (old, new) = (subjects(&old.declined), subjects(&new.declined));
        let (before, after): (HashSet<_>, HashSet<_>) =
            (old.iter().cloned().collect(), new.iter().cloned().collect());
        let added = new.into_iter().filter(|it| !before.contains(it));
        Self { all: old.into_iter().chain(added).collect(), before, after }
    }

    /// Whether it is declined now and was not before.
    pub(super) fn is_new(&self, subject: &Subject) -> bool {
        !self.before.contains(subject) && self.after.contains(subject)
    }

    /// Whether it was declined and is not any more.
    pub(super) fn is_over(&self, subject: &Subject) -> bool {
        self.before.contains(subject) && !self.after.contains(subject)
    }

    /// The events that are declined in one of the plans only.
    pub(super) fn events(&self) -> impl Iterator<Item = (&Subject, ChangeKind)> {
        self.changed(|it| matches!(it, Subject::Event { .. }))
    }

    /// The properties.
    pub(super) fn properties(&self) -> impl Iterator<Item = (&Subject, ChangeKind)> {
        self.changed(|it| matches!(it, Subject::Property { .. }))
    }

    /// The sources.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&Subject, ChangeKind)> {
        self.changed(|it| matches!(it, Subject::Source { .. }))
    }

    /// The destinations.
    pub(super) fn destinations(&self) -> impl Iterator<Item = (&Subject, ChangeKind)> {
        self.changed(|it| matches!(it, Subject::Destination { .. }))
    }

    fn changed(&self, is_meant: fn(&Subject) -> bool) -> impl Iterator<Item = (&Subject, ChangeKind)> {
        self.all.iter().filter(move |it| is_meant(it)).filter_map(|it| {
            let what = if self.is_new(it) { ChangeKind::Declined } else { ChangeKind::Reopened };
            (self.is_new(it) || self.is_over(it)).then_some((it, what))
        })
    }
}

fn subjects(declined: &plan::Declined) -> Vec<Subject> {
    let events = declined.events.iter().map(|it| Subject::event(it));
    let properties = declined.properties.iter().map(|it| Subject::property(&it.event, &it.name));
    let sources = declined.sources.iter().map(|it| Subject::source(it));
    let destinations = declined.destinations.iter().map(|it| Subject::destination(it));
    events.chain(properties).chain(sources).chain(destinations).collect()
}
