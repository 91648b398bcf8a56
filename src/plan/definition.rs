//! What a planned event and its properties are: all that the catalog knows of them, for those who implement them.

use super::OwnKeys;
use crate::catalog::{Call, Deprecation, Event, Property};
use serde::Serialize;
use std::ops::{Deref, DerefMut};

/// What is known of an event beyond its name, sentence and properties.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct EventDetails {
    /// The call that sends it.
    #[serde(skip_serializing_if = "Call::is_track")]
    pub call: Call,
    /// The name of the one page or screen that it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// What makes it fire.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Words by which a team sorts its events.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Addresses of pages about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// The destination types it is meant for, where it is not meant for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub destinations: Vec<String>,
    /// Which version of its definition this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// That new code sends it no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// Whether properties that are not listed are wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
    /// The names of the groups of properties that it shares with other events.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// The name that Segment's Spec gives it, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec_name: Option<String>,
    /// The catalog's notes for those who implement it; the person's own note is apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guidance: Option<String>,
}

impl From<&Event> for EventDetails {
    fn from(event: &Event) -> Self {
        Self {
            call: event.call,
            page: event.page.clone(),
            when: event.when.clone(),
            owner: event.owner.clone(),
            tags: event.tags.clone(),
            links: event.links.clone(),
            destinations: event.destinations.clone(),
            version: event.version.clone(),
            deprecated: event.deprecated.clone(),
            closed: event.closed,
            groups: event.groups.clone(),
            spec_name: event.spec_name.clone(),
            guidance: event.note.clone(),
        }
    }
}

/// One thing that is sent along with a planned event. It is read as the property that it plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedProperty {
    /// The property. Its `extra` is empty: in a plan, keys of the person's own are in `own_keys`.
    #[serde(flatten)]
    pub definition: Property,
    /// Whether it is the person's own, so that no catalog is asked about it.
    #[serde(rename = "own", skip_serializing_if = "std::ops::Not::not")]
    pub is_own: bool,
    /// Keys of the person's own.
    #[serde(flatten)]
    pub own_keys: OwnKeys,
}

impl Deref for PlannedProperty {
    type Target = Property;

    fn deref(&self) -> &Property {
        &self.definition
    }
}

impl DerefMut for PlannedProperty {
    fn deref_mut(&mut self) -> &mut Property {
        &mut self.definition
    }
}

impl From<&Property> for PlannedProperty {
    fn from(property: &Property) -> Self {
        let mut definition = property.clone();
        let own_keys = OwnKeys::from(&std::mem::take(&mut definition.extra));
        Self { definition, is_own: false, own_keys }
    }
}
