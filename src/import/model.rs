//! What is read, and what is found in it.

use super::loss::Losses;
use crate::catalog::{Event, Property};

/// A file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// Its path, for people.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// What was found in some files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// What the files call it; empty where they do not say.
    pub title: String,
    /// The events, in the order of the files, no two with the same name.
    pub events: Vec<ImportedEvent>,
    /// Properties that every event has.
    pub common: Vec<Property>,
    /// What a catalog cannot say.
    pub losses: Losses,
}

/// An event, and the part of the product that it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedEvent {
    /// The area, where the files name one; use cases are made of areas.
    pub area: Option<String>,
    /// The event.
    pub event: Event,
}
