//! The parts of a plan with nothing done yet and no notes.

use super::{
    CatalogReference, Declined, EventDetails, EventProgress, OwnKeys, PlannedConnection, PlannedEvent,
    PlannedGoal, PlannedProperty, Progress, Reference, SetupPlan, Verification,
};
use crate::catalog::Catalog;
use crate::catalog::{Property, PropertyType};
use std::sync::Arc;

impl SetupPlan {
    /// A plan in which nothing was chosen yet, not even a goal: what two people began from who each made one.
    pub(super) fn empty() -> Self {
        Self {
            name: String::new(),
            created: None,
            catalog: CatalogReference::default(),
            goals: Vec::new(),
            events: Vec::new(),
            sources: Vec::new(),
            destinations: Vec::new(),
            verify: Verification::default(),
            declined: Declined::default(),
            own_keys: OwnKeys::default(),
        }
    }
}

impl CatalogReference {
    /// The catalog with this id, in the edition of this date.
    pub fn new(id: impl Into<String>, edition: impl Into<String>) -> Self {
        Self { id: id.into(), edition: edition.into(), fingerprint: None, own_keys: OwnKeys::default() }
    }

    /// What a plan says of the catalog that it was made from.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let fingerprint = catalog.fingerprint().map(str::to_owned);
        Self { fingerprint, ..Self::new(catalog.id(), &*catalog.edition().date) }
    }
}

impl PlannedGoal {
    /// A goal with the use cases chosen under it.
    pub fn new(id: impl Into<String>, title: impl Into<String>, use_cases: Vec<Reference>) -> Self {
        Self { id: id.into(), title: title.into(), own_keys: OwnKeys::default(), use_cases }
    }
}

impl Reference {
    /// The use case with this id and title.
    pub fn new(id: impl Into<Arc<str>>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), own_keys: OwnKeys::default() }
    }
}

impl PlannedEvent {
    /// An event that nobody asks for yet.
    pub fn new(name: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: description.into(),
            use_cases: Vec::new(),
            progress: EventProgress::default(),
            note: None,
            details: EventDetails::default(),
            was: Vec::new(),
            is_own: false,
            own_keys: OwnKeys::default(),
            properties: Vec::new(),
        }
    }
}

impl PlannedProperty {
    /// A property that is neither required nor personal data.
    pub fn new(name: impl Into<String>, kind: PropertyType, description: impl Into<String>) -> Self {
        let definition = Property { description: description.into(), ..Property::new(name, kind) };
        Self { definition, is_own: false, own_keys: OwnKeys::default() }
    }
}

impl PlannedConnection {
    /// A source or destination of this type that nobody asks for yet.
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            name: None,
            tool: None,
            description: String::new(),
            use_cases: Vec::new(),
            progress: Progress::default(),
            note: None,
            is_own: false,
            own_keys: OwnKeys::default(),
        }
    }
}
