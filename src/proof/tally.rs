//! Counts judgements in their order, each message id once.

mod count;

pub(super) use count::{CapturePlace, EventCount, SdkLibrary, Sightings, SourceCount, UnplannedCount};

use super::ids::SeenIds;
use super::judgement::{BodyPlace, JudgedMessage, Judgements, UnplannedProperty, Violation};
use super::{
    Call, EventIndex, Expectations, FieldIndex, PersonalData, Rejection, ReportScope, ValueKind,
    ViolationKind,
};
use indexmap::IndexMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many names that are not planned are kept of events, and of the properties of one event.
const NAMES: usize = 1000;

/// How many bytes of such a name are kept.
const NAME_LENGTH: usize = 200;

/// How many of the SDKs that sent something are distinguished.
const LIBRARIES: usize = 64;

/// How many of the things that are no call are reported with their place.
const REJECTIONS: usize = 100;

/// How many messages that came again are reported with their place.
const DUPLICATES: usize = 10_000;

/// What is wrong with a planned property, and what was found instead.
pub(super) type ViolationKey = (FieldIndex, ViolationKind, ValueKind, Option<PersonalData>);

/// The number of a capture in a tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CaptureIndex(u32);

/// Counts of what was seen. Its memory is bounded, whatever is counted.
#[derive(Debug)]
pub struct Tally {
    pub(super) expectations: Arc<Expectations>,
    pub(super) captures: Vec<String>,
    pub(super) messages: u64,
    pub(super) calls: [u64; Call::ALL.len()],
    pub(super) events: Vec<EventCount>,
    pub(super) present: Vec<u64>,
    pub(super) violations: BTreeMap<ViolationKey, Sightings>,
    pub(super) unplanned_properties: IndexMap<(FieldIndex, Box<str>), UnplannedCount>,
    unplanned_by_event: Vec<usize>,
    pub(super) unplanned_events: IndexMap<(Call, Box<str>), EventCount>,
    pub(super) more_unplanned_events: u64,
    pub(super) libraries: Vec<SdkLibrary>,
    pub(super) duplicates: u64,
    pub(super) duplicate_ids: Vec<(Box<str>, CapturePlace)>,
    pub(super) rejected: u64,
    pub(super) lost: u64,
    pub(super) rejections: Vec<(CapturePlace, Rejection)>,
    ids: SeenIds,
}

/// Where the judgements come from.
#[derive(Debug, Clone, Copy)]
pub struct CaptureOrigin {
    /// The capture.
    pub capture: CaptureIndex,
    /// The number of the first line that was judged, counted from 1; of what is no file, of the message.
    pub line: u64,
}

impl Tally {
    /// A tally in which nothing was seen yet.
    pub fn new(expectations: Arc<Expectations>) -> Self {
        let (events, fields) = (expectations.events().len(), expectations.fields().len());
        Self {
            expectations,
            captures: Vec::new(),
            messages: 0,
            calls: [0; Call::ALL.len()],
            events: vec![EventCount::default(); events],
            present: vec![0; fields],
            violations: BTreeMap::new(),
            unplanned_properties: IndexMap::new(),
            unplanned_by_event: vec![0; events],
            unplanned_events: IndexMap::new(),
            more_unplanned_events: 0,
            libraries: Vec::new(),
            duplicates: 0,
            duplicate_ids: Vec::new(),
            rejected: 0,
            lost: 0,
            rejections: Vec::new(),
            ids: SeenIds::default(),
        }
    }

    /// Names a capture, so that findings in it can be reported with their place.
    pub fn add_capture(&mut self, name: impl Into<String>) -> CaptureIndex {
        self.captures.push(name.into());
        CaptureIndex(u32::try_from(self.captures.len() - 1).unwrap_or(u32::MAX))
    }

    /// Counts what was found. A message whose id was counted before is a duplicate and counts no more.
    pub fn add(&mut self, found: &Judgements, origin: CaptureOrigin) {
        for entry in &found.entries {
            let location = CapturePlace::of(origin, entry.place);
            if entry.id != 0 && !self.ids.insert(entry.id) {
                self.duplicates += 1;
                if !found.text(entry.id_text).is_empty() && self.duplicate_ids.len() < DUPLICATES {
                    self.duplicate_ids.push((found.text(entry.id_text).into(), location));
                }
                continue;
            }
            self.add_message(found, entry, location);
        }
        for (place, rejection) in &found.rejections {
            self.reject(CapturePlace::of(origin, *place), rejection);
        }
    }

    /// Counts something that is no call.
    fn reject(&mut self, location: CapturePlace, rejection: &Rejection) {
        self.rejected += 1;
        self.lost += u64::from(rejection.loses_calls());
        if self.rejections.len() < REJECTIONS {
            self.rejections.push((location, rejection.clone()));
        }
    }

    /// Whether every event that counts was seen, and seen right each time.
    pub fn is_complete(&self, scope: &ReportScope) -> bool {
        let events = self.expectations.events().iter().zip(&self.events);
        let meant = events.filter(|(event, _)| scope.counts(&event.name));
        meant.map(|(_, count)| count).all(|count| count.seen > 0 && count.wrong_in(scope) == 0)
    }

    /// How often a planned event was seen, and how often it was wrong.
    pub fn seen(&self, event: EventIndex) -> (u64, u64) {
        let count = &self.events[event.place()];
        (count.seen, count.wrong)
    }

    /// How many messages were counted.
    pub fn messages(&self) -> u64 {
        self.messages
    }

    fn add_message(&mut self, found: &Judgements, entry: &JudgedMessage, location: CapturePlace) {
        self.messages += 1;
        self.calls[entry.call as usize] += 1;
        let library = self.library(found, entry);
        let Some(event) = entry.event else {
            if matches!(entry.call, Call::Track | Call::Page | Call::Screen) {
                self.add_unplanned(found, entry, library, location);
            }
            return;
        };
        let violations = &found.violations[entry.violations.start as usize..entry.violations.end as usize];
        let unplanned = &found.unplanned[entry.unplanned.start as usize..entry.unplanned.end as usize];
        let is_personal = |it: &UnplannedProperty| it.personal.is_some();
        let outcome = count::MessageOutcome {
            is_wrong: !violations.is_empty() || unplanned.iter().any(is_personal),
            has_unplanned: !unplanned.is_empty(),
        };
        self.events[event.place()].add(outcome, entry.time, library, location);
        for field in &found.present[entry.present.start as usize..entry.present.end as usize] {
            self.present[field.place()] += 1;
        }
        for violation in violations {
            self.add_violation(found, violation, location);
        }
        for property in unplanned {
            self.add_unplanned_property(found, event, property, location);
        }
    }

    fn add_violation(&mut self, found: &Judgements, violation: &Violation, location: CapturePlace) {
        let key = (violation.field, violation.kind, violation.found, violation.personal);
        self.violations.entry(key).or_default().add(location, found.text(violation.value));
    }

    fn add_unplanned_property(
        &mut self,
        found: &Judgements,
        event: EventIndex,
        property: &UnplannedProperty,
        location: CapturePlace,
    ) {
        let key = (property.parent, cut(found.text(property.name)).into());
        let kept = &mut self.unplanned_by_event[event.place()];
        if !self.unplanned_properties.contains_key(&key) {
            if *kept >= NAMES {
                return;
            }
            *kept += 1;
        }
        let count = self.unplanned_properties.entry(key).or_default();
        count.add(property.found, property.personal, location);
    }

    fn add_unplanned(
        &mut self,
        found: &Judgements,
        entry: &JudgedMessage,
        library: Option<u32>,
        location: CapturePlace,
    ) {
        let key = (entry.call, cut(found.text(entry.name)).into());
        if self.unplanned_events.len() >= NAMES && !self.unplanned_events.contains_key(&key) {
            self.more_unplanned_events += 1;
            return;
        }
        let count = self.unplanned_events.entry(key).or_default();
        count.add(count::MessageOutcome::default(), entry.time, library, location);
    }

    /// The number of the SDK that sent a message; nothing where there are too many.
    fn library(&mut self, found: &Judgements, entry: &JudgedMessage) -> Option<u32> {
        let (name, version) = (found.text(entry.library), found.text(entry.version));
        let is_same =
            |it: &SdkLibrary| it.platform == entry.platform && *it.version == *version && *it.name == *name;
        let at = self.libraries.iter().position(is_same).or_else(|| {
            let is_kept = self.libraries.len() < LIBRARIES && name.len() + version.len() <= NAME_LENGTH;
            is_kept.then(|| {
                let library =
                    SdkLibrary { name: name.into(), version: version.into(), platform: entry.platform };
                self.libraries.push(library);
                self.libraries.len() - 1
            })
        })?;
        u32::try_from(at).ok()
    }
}

/// The beginning of a name, in whole characters.
fn cut(name: &str) -> &str {
    let end = (0..=NAME_LENGTH).rev().find(|&at| name.is_char_boundary(at));
    if name.len() <= NAME_LENGTH { name } else { &name[..end.unwrap_or_default()] }
}

impl CapturePlace {
    fn of(origin: CaptureOrigin, place: BodyPlace) -> Self {
        Self { capture: origin.capture.0, line: origin.line + u64::from(place.line), item: place.item }
    }
}
