//! Bodies of other vendors, recognized as theirs.
//!
//! Shapes seen by running posthog-node 5.70.0 and posthog (Python) 7.91.1, `@amplitude/analytics-node` 1.5.73,
//! mixpanel (npm) 0.24.0, `@snowplow/node-tracker` 4.8.0 and mparticle (npm) 1.0.8.

use serde::Serialize;

/// A vendor whose SDKs send something else than Segment's calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Vendor {
    /// `{"api_key", "batch": [{"event", "distinct_id", "properties"}]}`
    PostHog,
    /// `{"api_key", "events": [{"event_type", "event_properties"}]}`
    Amplitude,
    /// `[{"event", "properties": {"token", "distinct_id"}}]`
    Mixpanel,
    /// `{"schema": "iglu:...", "data": [...]}`
    Snowplow,
    /// `{"environment", "user_identities", "events": [...]}`
    #[serde(rename = "mParticle")]
    MParticle,
}

/// Which of the keys by which a body is recognized has at its top.
#[derive(Debug, Clone, Copy, Default)]
// Each is a key that is there or not.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Signs {
    pub(super) api_key: bool,
    pub(super) batch: bool,
    pub(super) event: bool,
    pub(super) events: bool,
    pub(super) event_type: bool,
    pub(super) distinct_id: bool,
    /// `properties` has `token` or `mp_lib`.
    pub(super) mixpanel_properties: bool,
    pub(super) schema: bool,
    pub(super) data: bool,
    pub(super) environment: bool,
}

impl Vendor {
    pub(super) fn of(signs: Signs) -> Option<Self> {
        if signs.api_key && (signs.batch || signs.event) || signs.event && signs.distinct_id {
            Some(Self::PostHog)
        } else if signs.api_key && signs.events || signs.event_type && !signs.event {
            Some(Self::Amplitude)
        } else if signs.event && signs.mixpanel_properties {
            Some(Self::Mixpanel)
        } else if signs.schema && signs.data {
            Some(Self::Snowplow)
        } else if signs.events && signs.environment {
            Some(Self::MParticle)
        } else {
            None
        }
    }

    /// The vendor's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::PostHog => "PostHog",
            Self::Amplitude => "Amplitude",
            Self::Mixpanel => "Mixpanel",
            Self::Snowplow => "Snowplow",
            Self::MParticle => "mParticle",
        }
    }
}
