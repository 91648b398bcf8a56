//! What the name of an SDK and the context of a call reveal about where it was sent. Seen by running the SDKs.

use serde::Serialize;

/// Where a call was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// In a browser.
    Web,
    /// In an app on a phone or tablet.
    Mobile,
    /// On a server.
    Server,
    /// The call does not say.
    #[default]
    Unknown,
}

/// The parts of a call's context that show where it was made.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ContextSigns {
    pub(super) has_page: bool,
    pub(super) has_device: bool,
}

/// Both of RudderStack's server SDKs have the names of Segment's (`analytics-node`, `analytics-python`), so a
/// library's name gives the platform, not the vendor.
const SERVER_LIBRARIES: [&str; 10] = [
    "analytics-node",
    "@segment/analytics-node",
    "analytics-python",
    "analytics-ruby",
    "analytics-go",
    "analytics-java",
    "analytics-php",
    "analytics-rust",
    "analytics.NET",
    "Analytics.CSharp",
];

impl Platform {
    /// Where a call of the library `name` was made. What the context holds decides first: a server SDK that
    /// passes a browser's context on speaks for that browser.
    pub(super) fn of(name: &str, signs: ContextSigns) -> Self {
        let holds = |word: &str| name.contains(word);
        if signs.has_device
            || ["ios", "android", "swift", "kotlin", "flutter", "react-native"].iter().any(|it| holds(it))
        {
            Self::Mobile
        } else if signs.has_page || holds("analytics.js") || holds("JavaScript") || holds("analytics-next")
        {
            Self::Web
        } else if SERVER_LIBRARIES.contains(&name) {
            Self::Server
        } else {
            Self::Unknown
        }
    }

    /// The name that reports use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Mobile => "mobile",
            Self::Server => "server",
            Self::Unknown => "unknown",
        }
    }
}
