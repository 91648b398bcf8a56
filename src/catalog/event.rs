//! Something people do that is worth tracking.

use super::property::{Extra, Property};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Something people do that is worth tracking.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    /// The name under which it is sent: `Order Completed`.
    pub name: String,
    /// One sentence on what it stands for; empty where nothing is said.
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
    /// properties stand among `properties` too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// What is sent along, in display order; may be empty.
    pub properties: Vec<Property>,
    /// Keys of the team's own.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The call of the Segment and RudderStack SDKs that sends an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Call {
    /// Somebody did something.
    #[default]
    Track,
    /// A page of a website was seen.
    Page,
    /// A screen of an app was seen.
    Screen,
    /// Who a person is; its properties are traits.
    Identify,
    /// Which group a person belongs to; its properties are traits.
    Group,
    /// Two ids are one person.
    Alias,
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

impl Call {
    /// All calls, in the order of the Spec.
    pub const ALL: [Self; 6] =
        [Self::Track, Self::Page, Self::Screen, Self::Identify, Self::Group, Self::Alias];

    /// The name that SDKs, catalogs and plans use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Track => "track",
            Self::Page => "page",
            Self::Screen => "screen",
            Self::Identify => "identify",
            Self::Group => "group",
            Self::Alias => "alias",
        }
    }

    /// Whether it is a track call.
    // serde hands over a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub fn is_track(&self) -> bool {
        *self == Self::Track
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is no [`Call`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCall(pub String);

impl FromStr for Call {
    type Err = UnknownCall;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|call| call.name() == name).ok_or_else(|| UnknownCall(name.to_owned()))
    }
}
