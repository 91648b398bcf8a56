//! What was seen beside what is planned, for people and for programs.

mod build;
mod github;
mod junit;
mod sentence;
mod text;

pub use github::github;
pub use junit::junit;
pub use text::text;

use super::tally::Tally;
use super::{Call, PersonalData, Platform, Rejection, ValueKind, ViolationKind};
use jiff::Timestamp;
use serde::Serialize;

/// What counts as right, and what is reported.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportScope {
    /// Events and properties that are not planned are all right.
    pub allows_unplanned: bool,
    /// The names of the only events that count; empty for all.
    pub only: Vec<String>,
}

impl ReportScope {
    /// Whether the event of this name counts.
    pub(super) fn counts(&self, event: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == event)
    }
}

/// How what was seen compares with a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProofReport {
    /// The plan's name.
    pub plan: String,
    /// Whether every planned event was seen and right, and nothing else was wrong.
    pub ok: bool,
    /// Whether anything that was seen is wrong; what was not seen may come another time.
    #[serde(skip)]
    pub has_faults: bool,
    /// How many messages were counted, each id once.
    pub messages: u64,
    /// How many messages came again.
    pub duplicates: u64,
    /// How many of the messages were which call.
    pub calls: Vec<CallCount>,
    /// The planned events, in the order of the plan.
    pub events: Vec<EventReport>,
    /// Events that are not planned, the most frequent first.
    pub unplanned: Vec<UnplannedEvent>,
    /// How many messages had names of events that are not planned and are not listed.
    #[serde(skip_serializing_if = "is_zero")]
    pub unlisted: u64,
    /// What was no call, as far as it is listed.
    pub rejected: Vec<RejectedBody>,
    /// How many things were no call.
    pub rejected_count: u64,
    /// The messages that came again, as far as they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duplicate_ids: Vec<DuplicateId>,
}

/// How many messages were one call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CallCount {
    /// The call.
    pub call: Call,
    /// How many.
    pub count: u64,
}

/// How an event was seen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventReport {
    /// The name in the plan.
    pub name: String,
    /// Whether it was seen and right.
    pub status: EventStatus,
    /// In how many messages it was seen.
    pub seen: u64,
    /// In how many of them something was not as planned.
    pub wrong: u64,
    /// When it was seen first, by the messages' own account.
    pub first: Option<Timestamp>,
    /// When it was seen last.
    pub last: Option<Timestamp>,
    /// Which SDKs sent it.
    pub sources: Vec<SourceReport>,
    /// Its properties, nested ones behind what holds them.
    pub properties: Vec<PropertyReport>,
    /// Properties that it was sent with and that are not planned.
    pub unplanned: Vec<UnplannedPropertyReport>,
}

/// Whether an event was seen as planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventStatus {
    /// It was not seen.
    NotSeen,
    /// It was seen, and not always as planned.
    Wrong,
    /// It was seen, always as planned.
    Right,
}

/// How often an SDK sent an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceReport {
    /// The name by which the SDK calls itself.
    pub library: String,
    /// Its version.
    pub version: String,
    /// Where it ran.
    pub platform: Platform,
    /// In how many messages.
    pub seen: u64,
    /// In how many of them something was not as planned.
    pub wrong: u64,
}

/// How a planned property was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PropertyReport {
    /// Where it is: `products[].price`.
    pub path: String,
    /// The planned type.
    #[serde(rename = "type")]
    pub expected: String,
    /// Whether a message without it is wrong.
    pub required: bool,
    /// How many messages had it.
    pub present: u64,
    /// What was wrong with it.
    pub violations: Vec<ViolationReport>,
}

/// One way in which a property was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ViolationReport {
    /// In which way.
    pub kind: ViolationKind,
    /// What kind of value was found; nothing where there was none.
    pub found: Option<ValueKind>,
    /// Which personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal: Option<PersonalData>,
    /// In how many messages.
    pub count: u64,
    /// The first places.
    pub at: Vec<ReportLocation>,
    /// The first values, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

/// A property that is not planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnplannedPropertyReport {
    /// Where it is.
    pub path: String,
    /// The kinds of its values.
    pub found: Vec<ValueKind>,
    /// Personal data among its values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub personal: Vec<PersonalData>,
    /// In how many messages.
    pub count: u64,
    /// The first places.
    pub at: Vec<ReportLocation>,
    /// The planned property that may have been meant.
    pub nearest: Option<String>,
}

/// An event that is not planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnplannedEvent {
    /// The call.
    pub call: Call,
    /// The event's name, or the page's or screen's.
    pub name: String,
    /// In how many messages it was seen.
    pub seen: u64,
    /// When it was seen first.
    pub first: Option<Timestamp>,
    /// When it was seen last.
    pub last: Option<Timestamp>,
    /// The first places.
    pub at: Vec<ReportLocation>,
    /// The planned event that may have been meant.
    pub nearest: Option<String>,
}

/// Something that was no call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RejectedBody {
    /// Where.
    pub at: ReportLocation,
    /// Why.
    #[serde(flatten)]
    pub rejection: Rejection,
}

/// A message that came again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DuplicateId {
    /// Its id.
    pub id: String,
    /// Where it is again.
    pub at: ReportLocation,
}

/// A place in a capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportLocation {
    /// The capture's path.
    pub file: String,
    /// The line, counted from 1; in a HAR file the entry.
    pub line: u64,
    /// The place in the batch that is there, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
}

impl Tally {
    /// What was seen beside what is planned.
    pub fn report(&self, scope: &ReportScope) -> ProofReport {
        build::report(self, scope)
    }
}

// serde hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(count: &u64) -> bool {
    *count == 0
}
