//! What was chosen and how far it is: the setup plan, the work it asks for and how much of it is done.
//!
//! A plan is made by merging recommendations of a catalog ([`merge`]) and lives as one TOML file in git,
//! written by the wizard and edited by people. This room knows catalogs, but no terminal and no command line.

mod check;
pub mod checklist;
mod choice;
mod compose;
mod connection;
mod decline;
mod declined;
mod definition;
mod diff;
mod document;
mod edit;
mod merge;
mod model;
mod named;
mod new;
mod own_keys;
mod path_status;
mod progress;
mod read;
mod reconcile;
mod restore_choice;
mod revise;
mod schema;
mod selection;
pub mod store;

pub use check::{NoCatalog, check};
pub use choice::{Change, Choice, Item};
pub use connection::ConnectionId;
pub use declined::{Archive, ArchivedProperty, Declined, DeclinedProperty};
pub use definition::{EventDetails, PlannedProperty};
pub use diff::{ChangeKind, Difference, Subject, difference};
pub use document::{Document, MergedText, merge_texts};
pub use edit::Edit;
pub use merge::{Asked, Merged, merge};
pub use named::{NameError, Part};
pub use own_keys::OwnKeys;
pub use path_status::{PathStatus, path_status};
pub use progress::{Environment, EventProgress, Progress, SourceProgress};
pub use reconcile::{Conflict, Reconciled, reconcile};
pub use restore_choice::{MissingUseCase, RestoredChoice, reopen};
pub use revise::{Revised, RevisionBase, revise};
pub use selection::Selection;

use jiff::Timestamp;
use serde::Serialize;
use std::collections::HashSet;
use std::sync::Arc;

/// The version of the file format that this program writes. It reads version 1 too.
pub const VERSION: i64 = 2;

/// What to track and connect, why, and how far the work is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetupPlan {
    /// What the person calls the plan.
    pub name: String,
    /// When the plan was first written, in UTC, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
    /// The catalog that the recommendations come from.
    pub catalog: CatalogReference,
    /// The goals that the plan serves, each with the use cases chosen under it.
    #[serde(rename = "goal")]
    pub goals: Vec<PlannedGoal>,
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
    /// Keys of the person's own at the top of the file.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
}

/// Which catalog, in which edition.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CatalogReference {
    /// The catalog's id.
    pub id: String,
    /// The date of its edition.
    pub edition: String,
    /// What it recommended when the plan was made from it, where the edition does not tell that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Keys of the person's own.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
}

/// A goal, with the use cases that were chosen under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedGoal {
    /// The id in the catalog.
    pub id: String,
    /// The title in the catalog.
    pub title: String,
    /// Keys of the person's own.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
    /// The chosen use cases, in the order chosen.
    #[serde(rename = "use_case")]
    pub use_cases: Vec<Reference>,
}

/// Which use case of the catalog, with its title for whoever reads the file without the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Reference {
    /// The id in the catalog.
    pub id: Arc<str>,
    /// The title in the catalog.
    pub title: String,
    /// Keys of the person's own.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
}

/// An event to track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedEvent {
    /// The name under which it is sent.
    pub name: String,
    /// One sentence on when it happens.
    pub description: String,
    /// The ids of the use cases that ask for it, in the order chosen.
    pub use_cases: Vec<Arc<str>>,
    /// Where the work on it is done.
    #[serde(flatten)]
    pub progress: EventProgress,
    /// What the person wrote down about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What is known of it beyond its name.
    #[serde(flatten)]
    pub details: EventDetails,
    /// What it was called in earlier editions of its catalog.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
    /// Whether it is the person's own, so that no catalog is asked about it.
    #[serde(rename = "own", skip_serializing_if = "is_false")]
    pub is_own: bool,
    /// Keys of the person's own.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
    /// What is sent along.
    #[serde(rename = "property")]
    pub properties: Vec<PlannedProperty>,
}

/// A source or destination to connect. A plan may have several of a kind, distinguished by their names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedConnection {
    /// The source or destination type, such as `Website`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The concrete thing: `acme.com`, `Google Ads`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which real source or destination it is, where its name does not say so: `facebook-conversions-api`.
    #[serde(rename = "is", skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// One sentence on what the type stands for; empty where nobody says.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The ids of the use cases that ask for it, in the order chosen.
    pub use_cases: Vec<Arc<str>>,
    /// Where the work on it is done.
    #[serde(flatten)]
    pub progress: Progress,
    /// What the person wrote down about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether it is the person's own, so that no catalog is asked about it.
    #[serde(rename = "own", skip_serializing_if = "is_false")]
    pub is_own: bool,
    /// Keys of the person's own.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
}

impl PlannedEvent {
    /// Whether it was called `name` in an earlier edition of its catalog.
    pub fn is_renamed_from(&self, name: &str) -> bool {
        self.was.iter().any(|was| was == name)
    }
}

impl SetupPlan {
    /// The chosen use cases of all goals, in the order of the file; one that serves several goals comes once.
    pub fn use_cases(&self) -> impl Iterator<Item = &Reference> {
        let mut seen = HashSet::new();
        self.goals.iter().flat_map(|goal| &goal.use_cases).filter(move |it| seen.insert(&*it.id))
    }

    /// Makes all that name a use case hold the one text of its id: a plan of many names each thousands of times.
    fn share_ids(&mut self) {
        let ids: HashSet<Arc<str>> = self.use_cases().map(|it| it.id.clone()).collect();
        let share = |list: &mut Vec<Arc<str>>| {
            list.shrink_to_fit();
            for id in list {
                if let Some(shared) = ids.get(id) {
                    id.clone_from(shared);
                }
            }
        };
        let kept = &mut self.declined.kept;
        self.events.iter_mut().chain(&mut kept.events).for_each(|it| share(&mut it.use_cases));
        let sources = self.sources.iter_mut().chain(&mut kept.sources);
        let destinations = self.destinations.iter_mut().chain(&mut kept.destinations);
        sources.chain(destinations).for_each(|it| share(&mut it.use_cases));
    }

    /// The titles of the goals, for people: `Boost retention, Optimize advertising`.
    pub fn goal_titles(&self) -> String {
        self.goals.iter().map(|goal| &*goal.title).collect::<Vec<_>>().join(", ")
    }
}

/// Whether data was seen to arrive: the last step in each environment.
///
/// It concerns the setup as a whole and is in the file as a table of its own, always written, so that
/// ticking it changes one word of one line:
///
/// ```toml
/// [verify]
/// dev = true
///
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
    /// Keys of the person's own.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
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
