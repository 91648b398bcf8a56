//! How two plans are compared: what is in one, in the other, or in both and otherwise.

use super::declined::DeclinedItems;
use super::{ChangeKind, Difference, Subject};
use crate::catalog::Pii;
use crate::plan::{Environment, EventProgress, PlannedConnection, PlannedEvent, PlannedProperty, Progress};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The differences found so far.
#[derive(Default)]
pub(super) struct DifferenceBuilder {
    pub(super) differences: Vec<Difference>,
    /// What came or went.
    moved: HashSet<Subject>,
}

impl DifferenceBuilder {
    fn push(&mut self, subject: &Subject, what: ChangeKind) {
        self.differences.push(Difference { subject: subject.clone(), what });
    }

    fn move_to(&mut self, subject: Subject, what: ChangeKind) {
        self.push(&subject, what);
        self.moved.insert(subject);
    }

    /// What was taken out or is so no more, where it neither came nor went.
    pub(super) fn taken_out<'a>(&mut self, changed: impl Iterator<Item = (&'a Subject, ChangeKind)>) {
        for (subject, what) in changed {
            if !self.moved.contains(subject) {
                self.push(subject, what);
            }
        }
    }

    /// Compares lists of things with names: those in both by `both`.
    pub(super) fn compare<T>(
        &mut self,
        old: &[T],
        new: &[T],
        subject: impl Fn(&T) -> Subject,
        declined: &DeclinedItems,
        both: impl Fn(&mut Self, &Subject, &T, &T),
    ) {
        let before: Vec<Subject> = old.iter().map(&subject).collect();
        let after: Vec<Subject> = new.iter().map(&subject).collect();
        let places = places(&after);
        for (old, subject) in old.iter().zip(&before) {
            match places.get(subject) {
                Some(place) => both(self, subject, old, &new[*place]),
                None => self.leave(subject, declined),
            }
        }
        self.come(&before, after, declined);
    }

    /// Adds something that is only in the plan before.
    fn leave(&mut self, subject: &Subject, declined: &DeclinedItems) {
        let what = if declined.is_new(subject) { ChangeKind::Declined } else { ChangeKind::Dropped };
        self.move_to(subject.clone(), what);
    }

    /// Adds what is only in the plan after.
    fn come(&mut self, before: &[Subject], after: Vec<Subject>, declined: &DeclinedItems) {
        let before = places(before);
        for subject in after.into_iter().filter(|it| !before.contains_key(it)) {
            let what = if declined.is_over(&subject) { ChangeKind::Restored } else { ChangeKind::Added };
            self.move_to(subject, what);
        }
    }

    pub(super) fn event(
        &mut self,
        subject: &Subject,
        old: &PlannedEvent,
        new: &PlannedEvent,
        declined: &DeclinedItems,
    ) {
        self.text(subject, "description", Some(&old.description), Some(&new.description));
        self.reasons(subject, &old.use_cases, &new.use_cases);
        self.event_progress(subject, &old.progress, &new.progress);
        self.text(subject, "note", old.note.as_ref(), new.note.as_ref());
        self.text(subject, "owner", old.details.owner.as_ref(), new.details.owner.as_ref());
        let property = |it: &PlannedProperty| Subject::property(&old.name, &it.name);
        self.compare(&old.properties, &new.properties, property, declined, Self::property);
    }

    fn property(&mut self, subject: &Subject, old: &PlannedProperty, new: &PlannedProperty) {
        self.text(subject, "type", Some(&old.kind), Some(&new.kind));
        self.text(subject, "description", Some(&old.description), Some(&new.description));
        self.text(subject, "pii", Some(&grade(old.pii)), Some(&grade(new.pii)));
        self.text(subject, "required", Some(&old.required), Some(&new.required));
        for ((key, old), (_, new)) in constraints(old).into_iter().zip(constraints(new)) {
            self.text(subject, key, old.as_ref(), new.as_ref());
        }
    }

    pub(super) fn connection(
        &mut self,
        subject: &Subject,
        old: &PlannedConnection,
        new: &PlannedConnection,
    ) {
        self.text(subject, "name", old.name.as_ref(), new.name.as_ref());
        self.reasons(subject, &old.use_cases, &new.use_cases);
        self.progress(subject, old.progress, new.progress);
        self.text(subject, "note", old.note.as_ref(), new.note.as_ref());
    }

    pub(super) fn progress(&mut self, subject: &Subject, old: Progress, new: Progress) {
        for environment in Environment::ALL {
            let name = environment.name();
            match (old.is_done(environment), new.is_done(environment)) {
                (false, true) => self.push(subject, ChangeKind::Done { environment: name }),
                (true, false) => self.push(subject, ChangeKind::Undone { environment: name }),
                _ => {}
            }
        }
    }

    fn event_progress(&mut self, subject: &Subject, old: &EventProgress, new: &EventProgress) {
        let names = |it: &EventProgress| {
            it.sources().iter().map(|it| it.source.clone()).collect::<Vec<_>>().join(", ")
        };
        let (before, after) = (names(old), names(new));
        if before != after || after.is_empty() {
            self.text(subject, "sources", Some(&before), Some(&after));
            return self.progress(subject, old.overall(), new.overall());
        }
        for (old, new) in old.sources().iter().zip(new.sources()) {
            let Subject::Event { name } = subject else { continue };
            let subject = Subject::EventFrom { event: name.clone(), source: new.source.clone() };
            self.progress(&subject, old.progress, new.progress);
        }
    }

    fn reasons(&mut self, subject: &Subject, old: &[Arc<str>], new: &[Arc<str>]) {
        let (before, after): (HashSet<_>, HashSet<_>) = (old.iter().collect(), new.iter().collect());
        if before != after {
            self.text(subject, "use_cases", Some(&old.join(", ")), Some(&new.join(", ")));
        }
    }

    pub(super) fn text(
        &mut self,
        subject: &Subject,
        key: &'static str,
        old: Option<&impl ToString>,
        new: Option<&impl ToString>,
    ) {
        let (old, new) = (old.map(ToString::to_string), new.map(ToString::to_string));
        if old != new {
            self.push(subject, ChangeKind::Changed { key, old, new });
        }
    }
}

fn grade(pii: Pii) -> &'static str {
    match pii {
        Pii::None => "false",
        Pii::Personal => "true",
        Pii::Sensitive => "sensitive",
    }
}

/// What a property's values are held to, by key.
fn constraints(property: &PlannedProperty) -> [(&'static str, Option<String>); 15] {
    let json = |value: Option<&serde_json::Value>| value.map(ToString::to_string);
    let all = |is_empty: bool, list: serde_json::Result<String>| list.ok().filter(|_| !is_empty);
    let it = &property.definition;
    [
        ("nullable", it.nullable.then(|| "true".to_owned())),
        ("enum", all(it.allowed.is_empty(), serde_json::to_string(&it.allowed))),
        ("const", json(it.constant.as_ref())),
        ("format", it.format.clone()),
        ("pattern", it.pattern.clone()),
        ("minimum", it.minimum.as_ref().map(ToString::to_string)),
        ("maximum", it.maximum.as_ref().map(ToString::to_string)),
        ("min_length", it.min_length.map(|it| it.to_string())),
        ("max_length", it.max_length.map(|it| it.to_string())),
        ("min_items", it.min_items.map(|it| it.to_string())),
        ("max_items", it.max_items.map(|it| it.to_string())),
        ("properties", all(it.properties.is_empty(), serde_json::to_string(&it.properties))),
        ("deprecated", it.deprecated.then(|| "true".to_owned())),
        ("example", json(it.example.as_ref())),
        ("own", property.is_own.then(|| "true".to_owned())),
    ]
}

/// Where each of the subjects is.
fn places(subjects: &[Subject]) -> HashMap<Subject, usize> {
    subjects.iter().cloned().zip(0..).collect()
}
