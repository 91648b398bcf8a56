//! What is recommended: goals, the use cases that serve them, and for each use case the events to track
//! and the sources and destinations to connect.
//!
//! A [`Catalog`] is read from one TOML file and is whole or not at all: whoever holds one can follow every
//! reference in it. This room knows nothing of plans, terminals or the command line.

mod builtin;
mod call;
mod event;
mod extends;
mod fingerprint;
mod hints;
mod index;
mod kebab;
mod kinds;
mod library;
mod property;
mod property_type;
mod read;
mod use_case;
mod values;
mod write;

pub use call::{Call, UnknownCall};
pub use event::{Deprecation, Event};
pub use extends::{ExtendsError, Parent, ParentResolver};
pub use hints::{HintScope, google_analytics_limits, hints};
pub use index::{DestinationIndex, EventIndex, OriginIndex, SourceIndex, UseCaseIndex};
pub use kinds::{DestinationType, Edition, Group, Origin, SourceType};
pub use library::{CatalogLocation, Library, Listed, NotOpened, Overview};
pub use property::{AllowedValue, Extra, Pii, Property};
pub use property_type::{ItemType, PropertyType, UnknownPropertyType};
pub use read::ReadProgress;
pub use use_case::UseCase;
pub use values::Unfitting;
pub(crate) use write::{property_entries, property_text};

use index::narrow;
pub(crate) use read::definition;
use read::head_text;
use serde::{Deserialize, Serialize};
use use_case::UseCaseEntry;

/// A set of recommendations: goals, use cases, events, source and destination types.
///
/// Everything is in display order. References between the parts are checked when the catalog is read,
/// so looking one up cannot fail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalog {
    id: String,
    title: String,
    edition: Edition,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    origins: Vec<Origin>,
    source_types: Vec<SourceType>,
    destination_types: Vec<DestinationType>,
    groups: Vec<Group>,
    events: Vec<Event>,
    use_cases: Vec<UseCaseEntry>,
    goals: Vec<Goal>,
}

/// What a business wants to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Kebab-case of the title; unique in its catalog.
    pub id: String,
    /// What it is called: `Optimize advertising`.
    pub title: String,
    /// One sentence on what it means.
    pub summary: String,
    recommendations: Vec<Recommended>,
}

/// What a goal recommends for one of its use cases, by reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Recommended {
    use_case: UseCaseIndex,
    sources: Box<[SourceIndex]>,
    destinations: Box<[DestinationIndex]>,
    origin: Option<OriginIndex>,
}

impl Catalog {
    /// The id that is made from a title: its letters and digits in lower case, a hyphen between words. Empty
    /// where the title has neither.
    pub fn id_for(title: &str) -> String {
        kebab::kebab(title)
    }

    /// The catalog's own id, such as `draft`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the catalog is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Which state of the catalog this is.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// What it recommends, in a few letters: another for another state of it. Nothing of one that comes with the
    /// program, since its edition tells that.
    pub fn fingerprint(&self) -> Option<&str> {
        self.fingerprint.as_deref()
    }

    /// The goals, in display order.
    pub fn goals(&self) -> &[Goal] {
        &self.goals
    }

    /// The use cases of all goals, in the order of the file.
    pub fn use_cases(&self) -> impl ExactSizeIterator<Item = UseCase<'_>> + Clone {
        (0..self.use_cases.len()).map(|place| self.use_case(UseCaseIndex(narrow(place))))
    }

    /// One of the use cases.
    pub fn use_case(&self, index: UseCaseIndex) -> UseCase<'_> {
        UseCase { catalog: self, index }
    }

    /// The events of all use cases, in the order of the file.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The groups of properties that events share.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The source types that recommendations may name.
    pub fn source_types(&self) -> &[SourceType] {
        &self.source_types
    }

    /// The destination types that recommendations may name.
    pub fn destination_types(&self) -> &[DestinationType] {
        &self.destination_types
    }

    /// Which goal has this id.
    pub fn goal(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// What `goal`, one of this catalog's, recommends for its use cases, in display order.
    pub fn recommendations<'a>(
        &'a self,
        goal: &'a Goal,
    ) -> impl ExactSizeIterator<Item = Recommendation<'a>> + DoubleEndedIterator + Clone {
        let of = move |inner| Recommendation { catalog: self, inner };
        goal.recommendations.iter().map(of)
    }

    /// The recommendation at `place`, counted from 0 in display order, among those of `goal`, one of this
    /// catalog's.
    pub fn recommendation<'a>(&'a self, goal: &'a Goal, place: usize) -> Option<Recommendation<'a>> {
        let inner = goal.recommendations.get(place)?;
        Some(Recommendation { catalog: self, inner })
    }
}

impl Goal {
    /// How many use cases serve the goal.
    pub fn use_case_count(&self) -> usize {
        self.recommendations.len()
    }
}

/// What is recommended for one use case under one goal.
#[derive(Debug, Clone, Copy)]
pub struct Recommendation<'a> {
    catalog: &'a Catalog,
    inner: &'a Recommended,
}

impl<'a> Recommendation<'a> {
    /// The use case that this is recommended for.
    pub fn use_case(self) -> UseCase<'a> {
        self.catalog.use_case(self.inner.use_case)
    }

    /// The events to track: those of the use case, whatever the goal.
    pub fn events(self) -> impl ExactSizeIterator<Item = &'a Event> + Clone {
        self.use_case().events()
    }

    /// The source types to connect.
    pub fn sources(self) -> impl ExactSizeIterator<Item = &'a SourceType> + Clone {
        let types = &self.catalog.source_types;
        self.source_indices().iter().map(|index| &types[index.place()])
    }

    /// The destination types to connect.
    pub fn destinations(self) -> impl ExactSizeIterator<Item = &'a DestinationType> + Clone {
        let types = &self.catalog.destination_types;
        self.destination_indices().iter().map(|index| &types[index.place()])
    }

    /// Which of the catalog's use cases this is for.
    pub fn use_case_index(self) -> UseCaseIndex {
        self.inner.use_case
    }

    /// Which of the catalog's events these are, without looking them up.
    pub fn event_indices(self) -> &'a [EventIndex] {
        &self.use_case().entry().events
    }

    /// Which of the catalog's source types these are, without looking them up.
    pub fn source_indices(self) -> &'a [SourceIndex] {
        &self.inner.sources
    }

    /// Which of the catalog's destination types these are, without looking them up.
    pub fn destination_indices(self) -> &'a [DestinationIndex] {
        &self.inner.destinations
    }

    /// The edition it was taken from, where that is not the catalog's own.
    pub fn origin(self) -> Option<&'a Origin> {
        self.inner.origin.map(|index| &self.catalog.origins[index.place()])
    }
}
