//! The six calls of Segment's and RudderStack's API.

use serde::Serialize;
use std::fmt;

/// A call of Segment's and RudderStack's API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Call {
    /// Somebody did something.
    Track,
    /// Somebody saw a page.
    Page,
    /// Somebody saw a screen of an app.
    Screen,
    /// Who somebody is.
    Identify,
    /// What somebody belongs to.
    Group,
    /// Two ids are one person's.
    Alias,
}

impl Call {
    /// All six, those that carry events first.
    pub const ALL: [Self; 6] =
        [Self::Track, Self::Page, Self::Screen, Self::Identify, Self::Group, Self::Alias];

    /// The name that the API uses.
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

    /// The call with this name in the API.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|call| call.name() == name)
    }

    /// The call that is posted to `path`: `/v1/track`, or `/v1/t` as browser SDKs shorten it.
    pub fn from_path(path: &str) -> Option<Self> {
        let (_, name) = path.trim_end_matches('/').rsplit_once("/v1/")?;
        Self::ALL.into_iter().find(|call| name == call.name() || name == &call.name()[..1])
    }

    /// The event as which Segment's Protocols and most destinations count every such call.
    pub(super) fn counts_for(self) -> Option<&'static str> {
        match self {
            Self::Page => Some("Page Viewed"),
            Self::Screen => Some("Screen Viewed"),
            _ => None,
        }
    }

    /// Whether what the call carries is called `traits`, not `properties`.
    pub(super) fn has_traits(self) -> bool {
        matches!(self, Self::Identify | Self::Group)
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
