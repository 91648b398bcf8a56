//! What left a plan, and what stays of it.

use super::{OwnKeys, PlannedConnection, PlannedEvent, PlannedProperty, Reference};
use serde::Serialize;

/// What was recommended and taken out, kept so that it can be brought back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Declined {
    /// Names of events.
    pub events: Vec<String>,
    /// Properties of events that are in the plan.
    pub properties: Vec<DeclinedProperty>,
    /// Source types.
    pub sources: Vec<String>,
    /// Destination types.
    pub destinations: Vec<String>,
    /// What was done on, or written about, what is not in the plan any more.
    #[serde(skip_serializing_if = "Archive::is_empty")]
    pub kept: Archive,
    /// Keys of the person's own.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
}

/// Parts that left the plan although a person had put work or words into them, as they were when they left.
///
/// They left because they were declined, or because no chosen use case asks for them any more. Coming back,
/// they come back with their progress, names, notes and own keys. In the file each is as it was in the
/// plan, one level further down: `[[declined.kept.event]]`, `[[declined.kept.event.property]]`,
/// `[[declined.kept.source]]`, `[[declined.kept.destination]]`, `[[declined.kept.property]]` (with the key
/// `event` before its `name`) for a property whose event is in the plan still, and `[[declined.kept.use_case]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Archive {
    /// Use cases that were chosen.
    #[serde(rename = "use_case", skip_serializing_if = "Vec::is_empty")]
    pub use_cases: Vec<Reference>,
    /// Events that left.
    #[serde(rename = "event", skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<PlannedEvent>,
    /// Properties that left events which stayed.
    #[serde(rename = "property", skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<ArchivedProperty>,
    /// Sources that left.
    #[serde(rename = "source", skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<PlannedConnection>,
    /// Destinations that left.
    #[serde(rename = "destination", skip_serializing_if = "Vec::is_empty")]
    pub destinations: Vec<PlannedConnection>,
}

impl Archive {
    /// Whether nothing left the plan that had work in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A property that left an event which stayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArchivedProperty {
    /// The event's name.
    pub event: String,
    /// The property as it was.
    #[serde(flatten)]
    pub property: PlannedProperty,
}

/// A property that was taken out of an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct DeclinedProperty {
    /// The event's name.
    pub event: String,
    /// The property's name.
    pub name: String,
}
