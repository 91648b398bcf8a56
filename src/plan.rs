//! What was chosen and how far it is: the setup plan, the work it asks for and how much of it is done.
//!
//! A plan is made by merging recommendations of a catalog ([`merge`]) and lives as one TOML file in git,
//! written by the wizard and edited by people. This room knows catalogs, but no terminal and no command line.

mod choice;
mod compose;
mod merge;
mod selection;

pub use choice::{Change, Choice, Item};
pub use merge::{Asked, Merged, merge};
pub use selection::Selection;

use crate::catalog::PropertyType;
use jiff::Timestamp;
use serde::Serialize;

/// The version of the file format that this program writes.
pub const VERSION: i64 = 1;

/// What to track and connect, why, and how far the work is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetupPlan {
    /// What the person calls the plan.
    pub name: String,
    /// When the plan was first written, in UTC.
    pub created: Timestamp,
    /// When the plan was last changed, in UTC.
    pub updated: Timestamp,
    /// The catalog that the recommendations come from.
    pub catalog: CatalogReference,
    /// The goal that the plan serves.
    pub goal: Reference,
    /// The chosen use cases, in the order chosen.
    #[serde(rename = "use_case")]
    pub use_cases: Vec<Reference>,
    /// The events to track.
    #[serde(rename = "event")]
    pub events: Vec<PlannedEvent>,
    /// The sources to connect.
    #[serde(rename = "source")]
    pub sources: Vec<PlannedConnection>,
    /// The destinations to connect.
    #[serde(rename = "destination")]
    pub destinations: Vec<PlannedConnection>,
    /// What was recommended and taken out.
    pub declined: Declined,
}

/// Which catalog, in which edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogReference {
    /// The catalog's id.
    pub id: String,
    /// The date of its edition.
    pub edition: String,
}

/// Which goal or use case of the catalog, with its title for whoever reads the file without the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The id in the catalog.
    pub id: String,
    /// The title in the catalog.
    pub title: String,
}

/// An event to track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedEvent {
    /// The name under which it is sent.
    pub name: String,
    /// One sentence on when it happens.
    pub description: String,
    /// The ids of the use cases that ask for it, in the order chosen.
    pub use_cases: Vec<String>,
    /// Where the work on it is done.
    #[serde(flatten)]
    pub progress: Progress,
    /// What the person wrote down about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What is sent along.
    #[serde(rename = "property")]
    pub properties: Vec<PlannedProperty>,
}

/// One thing that is sent along with a planned event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedProperty {
    /// The key under which it is sent.
    pub name: String,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: PropertyType,
    /// What the value means.
    pub description: String,
    /// Whether the value is personal data.
    #[serde(skip_serializing_if = "is_false")]
    pub pii: bool,
    /// Whether an event without it is wrong. Never set by segue, only by people in the file.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
}

/// A source or destination to connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedConnection {
    /// The source or destination type, such as `Website`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The concrete thing: `acme.com`, `Google Ads`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The ids of the use cases that ask for it, in the order chosen.
    pub use_cases: Vec<String>,
    /// Where the work on it is done.
    #[serde(flatten)]
    pub progress: Progress,
    /// What the person wrote down about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// In which environments the work on an item is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Progress {
    /// Done in the development environment.
    pub dev: bool,
    /// Done in production.
    pub prod: bool,
}

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
}

/// A property that was taken out of an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct DeclinedProperty {
    /// The event's name.
    pub event: String,
    /// The property's name.
    pub name: String,
}

// serde hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}
