//! The smaller parts of a catalog: its edition, its kinds of sources and destinations, groups of properties.

use super::property::Property;
use serde::{Deserialize, Serialize};

/// Which state of a catalog this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The day it was made, as `2024-07-09`. Plans record it.
    pub date: String,
    /// What people call it, such as `draft`.
    pub name: String,
}

/// Another edition from which some recommendations of a catalog were taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The word for it, such as `published`.
    pub name: String,
    /// One sentence on why the recommendation comes from there.
    pub note: String,
}

/// A kind of place that data comes from, such as a website or a warehouse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceType {
    /// What it is called: `Reverse ETL`.
    pub name: String,
    /// One sentence on what it stands for.
    pub summary: String,
    /// The vendor's categories of the real ones; empty where the name is the category.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
}

/// A kind of place that data is sent to, such as an advertising network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestinationType {
    /// What it is called: `Email Marketing`.
    pub name: String,
    /// One sentence on what it stands for.
    pub summary: String,
    /// The vendor's categories of the real ones; empty where the name is the category.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
}

impl SourceType {
    /// The vendor's categories of the real ones.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        categories(&self.categories, &self.name)
    }
}

impl DestinationType {
    /// The vendor's categories of the real ones.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        categories(&self.categories, &self.name)
    }
}

fn categories<'a>(given: &'a [String], name: &'a str) -> impl Iterator<Item = &'a str> {
    given.iter().map(String::as_str).chain(given.is_empty().then_some(name))
}

/// Properties that events share by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Group {
    /// The name by which events ask for it.
    pub name: String,
    /// What its properties have in common; empty where nothing is given.
    pub description: String,
    /// Whether every event has its properties.
    pub all_events: bool,
    /// The properties, in display order.
    pub properties: Vec<Property>,
}
