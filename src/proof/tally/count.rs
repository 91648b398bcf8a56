//! What is counted of one thing.

use crate::proof::{PersonalData, Platform, ReportScope, ValueKind};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// How many places are kept of a thing that is wrong.
const PLACES: usize = 3;

/// Where something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::proof) struct CapturePlace {
    /// The number of the capture.
    pub(in crate::proof) capture: u32,
    /// The line, counted from 1.
    pub(in crate::proof) line: u64,
    /// The place in the batch that is there, counted from 1; 0 where it is no batch.
    pub(in crate::proof) item: u32,
}

/// An SDK that sent messages.
#[derive(Debug, Clone)]
pub(in crate::proof) struct SdkLibrary {
    pub(in crate::proof) name: Box<str>,
    pub(in crate::proof) version: Box<str>,
    pub(in crate::proof) platform: Platform,
}

/// How a message compares with its plan.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::proof) struct MessageOutcome {
    pub(in crate::proof) is_wrong: bool,
    pub(in crate::proof) has_unplanned: bool,
}

/// How often one SDK sent an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::proof) struct SourceCount {
    pub(in crate::proof) library: u32,
    /// How often.
    pub(in crate::proof) seen: u64,
    /// How often with something in it that is not as planned.
    pub(in crate::proof) wrong: u64,
    /// How often with nothing wrong in it but properties that are not planned.
    pub(in crate::proof) unplanned: u64,
}

/// How often an event was seen.
#[derive(Debug, Clone, Default)]
pub(in crate::proof) struct EventCount {
    pub(in crate::proof) seen: u64,
    pub(in crate::proof) wrong: u64,
    pub(in crate::proof) unplanned: u64,
    pub(in crate::proof) first: Option<Timestamp>,
    pub(in crate::proof) last: Option<Timestamp>,
    pub(in crate::proof) sources: Vec<SourceCount>,
    pub(in crate::proof) locations: Vec<CapturePlace>,
}

impl EventCount {
    /// In how many messages something was not as it has to be.
    pub(in crate::proof) fn wrong_in(&self, scope: &ReportScope) -> u64 {
        if scope.allows_unplanned { self.wrong } else { self.wrong + self.unplanned }
    }

    pub(super) fn add(
        &mut self,
        outcome: MessageOutcome,
        time: Option<Timestamp>,
        library: Option<u32>,
        location: CapturePlace,
    ) {
        let wrong = u64::from(outcome.is_wrong);
        let unplanned = u64::from(outcome.has_unplanned && !outcome.is_wrong);
        self.seen += 1;
        self.wrong += wrong;
        self.unplanned += unplanned;
        if let Some(time) = time {
            self.first = Some(self.first.map_or(time, |first| first.min(time)));
            self.last = Some(self.last.map_or(time, |last| last.max(time)));
        }
        if let Some(library) = library {
            let at = self.sources.iter().position(|it| it.library == library).unwrap_or_else(|| {
                self.sources.push(SourceCount { library, seen: 0, wrong: 0, unplanned: 0 });
                self.sources.len() - 1
            });
            let source = &mut self.sources[at];
            source.seen += 1;
            source.wrong += wrong;
            source.unplanned += unplanned;
        }
        if self.locations.len() < PLACES {
            self.locations.push(location);
        }
    }
}

/// How often something was wrong, the first places, and the first values where they are kept.
#[derive(Debug, Clone, Default)]
pub(in crate::proof) struct Sightings {
    pub(in crate::proof) count: u64,
    pub(in crate::proof) locations: Vec<CapturePlace>,
    pub(in crate::proof) values: Vec<Box<str>>,
}

impl Sightings {
    pub(super) fn add(&mut self, location: CapturePlace, value: &str) {
        self.count += 1;
        if self.locations.len() < PLACES {
            self.locations.push(location);
        }
        if !value.is_empty() && self.values.len() < PLACES && !self.values.iter().any(|it| **it == *value) {
            self.values.push(value.into());
        }
    }
}

/// How often a property was seen that is not planned.
#[derive(Debug, Clone, Default)]
pub(in crate::proof) struct UnplannedCount {
    pub(in crate::proof) kinds: BTreeMap<ValueKind, u64>,
    pub(in crate::proof) personal: BTreeMap<PersonalData, u64>,
    pub(in crate::proof) occurrences: Sightings,
}

impl UnplannedCount {
    pub(super) fn add(&mut self, found: ValueKind, personal: Option<PersonalData>, location: CapturePlace) {
        *self.kinds.entry(found).or_default() += 1;
        if let Some(personal) = personal {
            *self.personal.entry(personal).or_default() += 1;
        }
        self.occurrences.add(location, "");
    }
}
