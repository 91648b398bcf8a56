//! How each SDK is pointed at the listener.

use std::fmt;

/// What to write where, for a listener at a URL.
pub(super) struct Instructions<'a> {
    pub(super) url: &'a str,
}

impl Instructions<'_> {
    /// An SDK, and the line that makes it send here. `tests/clients` runs each of these lines.
    fn lines(&self) -> [(&'static str, String); 6] {
        let url = self.url;
        [
            (
                "Browser, @segment/analytics-next",
                format!(r#"AnalyticsBrowser.load({{ writeKey: "dev", cdnURL: "{url}" }})"#),
            ),
            (
                "Browser, @rudderstack/analytics-js/bundled",
                format!(r#"rudderAnalytics.load("dev", "{url}", {{ configUrl: "{url}" }})"#),
            ),
            (
                "Node, @segment/analytics-node",
                format!(r#"new Analytics({{ writeKey: "dev", host: "{url}" }})"#),
            ),
            (
                "Node, @rudderstack/rudder-sdk-node",
                format!(r#"new RudderAnalytics("dev", {{ dataPlaneUrl: "{url}" }})"#),
            ),
            (
                "Python, segment-analytics-python",
                format!(r#"analytics.write_key, analytics.host = "dev", "{url}""#),
            ),
            (
                "Python, rudder-sdk-python",
                format!(r#"analytics.write_key, analytics.dataPlaneUrl = "dev", "{url}""#),
            ),
        ]
    }
}

impl fmt::Display for Instructions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        writeln!(f, "To point an SDK at it (any write key will do):")?;
        for (sdk, line) in self.lines() {
            writeln!(f, "  {sdk}\n    {line}")?;
        }
        Ok(())
    }
}
