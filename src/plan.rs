//! What was chosen and how far it is: the setup plan, the work it asks for and how much of it is done.
//!
//! A plan is made by merging recommendations of a catalog ([`merge`]) and lives as one TOML file in git,
//! written by the wizard and edited by people. This room knows catalogs, but no terminal and no command line.

mod check;
pub mod checklist;
mod choice;
mod compose;
mod difference;
mod document;
mod edit;
mod form;
mod merge;
mod read;
mod reopen;
mod revise;
mod selection;
mod standing;
pub mod store;
mod times;
mod write;

pub use check::check;
pub use choice::{Change, Choice, Item};
pub use difference::{Difference, Subject, What, difference};
pub use document::Document;
pub use edit::Edit;
pub use merge::{Asked, Merged, merge};
pub use reopen::{Lost, Reopened, carried, reopen};
pub use revise::{Origin, Revised, revise};
pub use selection::Selection;
pub use standing::{Standing, standing};

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
    /// Whether data was seen to arrive.
    pub verify: Verification,
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

/// One of the two places where the work of a plan is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Development.
    Dev,
    /// Production.
    Prod,
}

impl Environment {
    /// Both, in the order of the work.
    pub const ALL: [Self; 2] = [Self::Dev, Self::Prod];

    /// The name that plans use: `dev` or `prod`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Prod => "prod",
        }
    }
}

impl Progress {
    /// Whether the work is done in `environment`.
    pub fn is_done(self, environment: Environment) -> bool {
        match environment {
            Environment::Dev => self.dev,
            Environment::Prod => self.prod,
        }
    }

    /// Says whether the work is done in `environment`.
    pub fn set(&mut self, environment: Environment, done: bool) {
        match environment {
            Environment::Dev => self.dev = done,
            Environment::Prod => self.prod = done,
        }
    }
}

/// Whether data was seen to arrive: the last step in each environment.
///
/// It concerns the setup as a whole and stands in the file as a table of its own, always written, so that
/// ticking it changes one word of one line:
///
/// ```toml
/// [verify]
/// dev = true
/// prod = false
/// note = "looked at the source debugger"   # only where set
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Verification {
    /// Where data was seen to arrive.
    #[serde(flatten)]
    pub progress: Progress,
    /// What the person wrote down about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
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
    /// What was done on, or written about, what is not in the plan any more.
    #[serde(skip_serializing_if = "Kept::is_empty")]
    pub kept: Kept,
}

/// Parts that left the plan although a person had put work into them, as they were when they left.
///
/// They left because they were declined, or because no chosen use case asks for them any more. Coming back,
/// they come back with their progress, names and notes. In the file each stands as it stood in the plan, one
/// level further down: `[[declined.kept.event]]`, `[[declined.kept.event.property]]`,
/// `[[declined.kept.source]]`, `[[declined.kept.destination]]`, and `[[declined.kept.property]]` (with the
/// key `event` before its `name`) for a property whose event is in the plan still.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Kept {
    /// Events that left.
    #[serde(rename = "event", skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<PlannedEvent>,
    /// Properties that left events which stayed.
    #[serde(rename = "property", skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<KeptProperty>,
    /// Sources that left.
    #[serde(rename = "source", skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<PlannedConnection>,
    /// Destinations that left.
    #[serde(rename = "destination", skip_serializing_if = "Vec::is_empty")]
    pub destinations: Vec<PlannedConnection>,
}

impl Kept {
    /// Whether nothing left the plan that had work in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A property that left an event which stayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptProperty {
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

/// `time` to the second, since nobody reads fractions in a diff.
fn whole_second(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

// serde hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}
