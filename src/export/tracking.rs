//! What of a plan a schema can say: events and properties that each have a name of their own.

use crate::plan::{PlannedEvent, SetupPlan};
use crate::text::printable;
use std::collections::HashSet;
use std::{error, fmt};

/// A plan whose events, and each event's properties, can be distinguished by name; there is at least one event.
#[derive(Clone, Copy)]
pub(super) struct Tracking<'a>(&'a SetupPlan);

impl<'a> Tracking<'a> {
    /// The plan, where a schema can say it.
    pub(super) fn of(plan: &'a SetupPlan) -> Result<Self, ExportError> {
        let mut faults = Vec::new();
        if plan.events.is_empty() {
            faults.push("The plan has no event to describe; add one first.".to_owned());
        }
        find_twins(plan.events.iter().map(|event| &*event.name), "the plan", "event", &mut faults);
        for event in &plan.events {
            let owner = format!("event `{}`", printable(&event.name));
            let names = event.properties.iter().map(|property| &*property.name);
            find_twins(names, &owner, "property", &mut faults);
        }
        ExportError::unless_none(faults).map(|()| Self(plan))
    }

    /// The whole plan.
    pub(super) fn plan(self) -> &'a SetupPlan {
        self.0
    }

    /// The events, in the order of the plan.
    pub(super) fn events(self) -> &'a [PlannedEvent] {
        &self.0.events
    }
}

fn find_twins<'a>(names: impl Iterator<Item = &'a str>, owner: &str, kind: &str, faults: &mut Vec<String>) {
    let (mut seen, mut told) = (HashSet::new(), HashSet::new());
    for name in names {
        let shown = printable(name);
        if name.trim().is_empty() {
            faults.push(format!("In {owner} one {kind} has no name; give it one."));
        } else if !seen.insert(name) && told.insert(name) {
            faults
                .push(format!("In {owner} the {kind} `{shown}` occurs more than once; keep one of them."));
        }
    }
}

/// Why a plan cannot be put into a form: every reason, each a sentence that says what to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportError(Vec<String>);

impl ExportError {
    /// Ok where there is no fault.
    pub(super) fn unless_none(faults: Vec<String>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self(faults)) }
    }

    /// The sentences.
    pub fn faults(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl error::Error for ExportError {}
