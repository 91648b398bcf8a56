//! Something people do that is worth tracking.

use super::call::Call;
use super::property::{Extra, Property};
use serde::{Deserialize, Serialize};

/// Something people do that is worth tracking.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    /// The name under which it is sent: `Order Completed`.
    pub name: String,
    /// One sentence on what it stands for; empty where nothing is given.
    pub description: String,
    /// The call that sends it.
    #[serde(skip_serializing_if = "Call::is_track")]
    pub call: Call,
    /// The name of the one page or screen that it stands for; of page and screen calls without it every one counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// What makes it fire, for whoever writes the code: `The payment provider confirmed the payment`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Who answers for it, a person or a team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Areas and other words by which a team sorts its events.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Addresses of tickets, designs and other pages about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// The source types that send it, where not every source does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The destination types it is meant for, where it is not meant for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub destinations: Vec<String>,
    /// Which version of its definition this is, as the team counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// That new code sends it no more, and since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecation>,
    /// Whether properties that are not listed are wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
    /// What it was called before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
    /// The name that [Segment's Spec](https://segment.com/docs/connections/spec/) gives the event, where it
    /// has one that differs from `name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec_name: Option<String>,
    /// What someone who tracks it should know beforehand, such as where the Spec's properties differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The names of the groups of properties that it shares with other events, in the order written. Their
    /// properties are among `properties` too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// What is sent along, in display order; may be empty.
    pub properties: Vec<Property>,
    /// Keys of the team's own.
    #[serde(flatten)]
    pub extra: Extra,
}

/// That an event is sent no more by new code.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Deprecation {
    /// The day from which on, as `2026-03-31`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The name of the event that takes its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
}

impl Event {
    /// An event of which no more than its name is known.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}
