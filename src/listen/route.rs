//! What a path asks for: the calls of Segment's and RudderStack's APIs, what their SDKs fetch first, and
//! segue's own paths for tests.

use hyper::Method;

/// The prefix of the paths that tests ask for.
const TESTS: &str = "/segue/";

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// Calls arrive. A single call may leave its type to the path.
    Ingest(Option<&'static str>),
    /// What Segment's browser SDK asks for before it sends.
    SegmentSettings,
    /// What RudderStack's browser SDK asks for before it sends.
    RudderStackConfig,
    /// What an SDK measures about itself.
    Metrics,
    /// What arrived, for tests.
    Control(Control),
    /// The page that says what this is.
    Root,
    /// A path of another vendor's API.
    Foreign(&'static str),
    /// Known, but not with this method.
    WrongMethod(&'static str),
    /// Anything else.
    Unknown,
}

/// What a test can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// How what arrived compares with the plan.
    Report,
    /// The events that arrived last.
    Events,
    /// Forget these events.
    Forget,
}

impl Route {
    pub(super) fn of(method: &Method, path: &str) -> Self {
        let path = path.strip_suffix('/').unwrap_or(path);
        if let Some(ingest) = ingest(path) {
            return only("POST", method, ingest);
        }
        if let Some(rest) = path.strip_prefix(TESTS) {
            return control(method, rest);
        }
        match path {
            "" => only("GET", method, Self::Root),
            "/v1/m" => only("POST", method, Self::Metrics),
            "/sourceConfig" => only("GET", method, Self::RudderStackConfig),
            _ if is_settings(path) => only("GET", method, Self::SegmentSettings),
            _ => foreign(path).map_or(Self::Unknown, Self::Foreign),
        }
    }
}

/// Whether it is one of segue's own paths.
pub(super) fn is_for_tests(path: &str) -> bool {
    path.starts_with(TESTS)
}

fn only(expected: &'static str, method: &Method, route: Route) -> Route {
    let is_expected = method == expected || (expected == "GET" && method == Method::HEAD);
    if is_expected { route } else { Route::WrongMethod(expected) }
}

fn ingest(path: &str) -> Option<Route> {
    let call = match path.strip_prefix("/v1/") {
        Some("batch" | "import" | "b") => None,
        Some("track" | "t") => Some("track"),
        Some("page" | "p") => Some("page"),
        Some("screen" | "s") => Some("screen"),
        Some("identify" | "i") => Some("identify"),
        Some("group" | "g") => Some("group"),
        Some("alias" | "a") => Some("alias"),
        _ if path == "/beacon/v1/batch" => None,
        _ => return None,
    };
    Some(Route::Ingest(call))
}

fn control(method: &Method, rest: &str) -> Route {
    match (rest, method) {
        ("events", &Method::DELETE) => Route::Control(Control::Forget),
        ("events", _) => only("GET", method, Route::Control(Control::Events)),
        ("report", _) => only("GET", method, Route::Control(Control::Report)),
        _ => Route::Unknown,
    }
}

/// Whether it is `/v1/projects/KEY/settings`.
fn is_settings(path: &str) -> bool {
    let key = path.strip_prefix("/v1/projects/").and_then(|rest| rest.strip_suffix("/settings"));
    key.is_some_and(|key| !key.is_empty() && !key.contains('/'))
}

/// Whose API it is, where it is known and not one that segue reads.
fn foreign(path: &str) -> Option<&'static str> {
    let names = [
        ("/batch", "PostHog"),
        ("/capture", "PostHog"),
        ("/e", "PostHog"),
        ("/i/v0/e", "PostHog"),
        ("/flags", "PostHog"),
        ("/2/httpapi", "Amplitude"),
        ("/httpapi", "Amplitude"),
        ("/track", "Mixpanel"),
        ("/engage", "Mixpanel"),
        ("/groups", "Mixpanel"),
        ("/com.snowplowanalytics.snowplow/tp2", "Snowplow"),
        ("/i", "Snowplow"),
        ("/v2/events", "mParticle"),
        ("/g/collect", "Google Analytics"),
        ("/mp/collect", "Google Analytics"),
    ];
    let known = names.into_iter().find(|(known, _)| *known == path).map(|(_, vendor)| vendor);
    known.or_else(|| path.starts_with("/api/s/").then_some("Jitsu"))
}

#[cfg(test)]
mod tests {
    use super::{Control, Route};
    use hyper::Method;

    #[test]
    fn short_and_long_paths_are_the_same_call() {
        for (path, call) in [
            ("/v1/track", Some("track")),
            ("/v1/t", Some("track")),
            ("/v1/group/", Some("group")),
            ("/v1/batch", None),
            ("/beacon/v1/batch", None),
        ] {
            assert_eq!(Route::of(&Method::POST, path), Route::Ingest(call), "{path}");
        }
    }

    #[test]
    fn a_known_path_names_its_method() {
        assert_eq!(Route::of(&Method::GET, "/v1/batch"), Route::WrongMethod("POST"));
        assert_eq!(Route::of(&Method::POST, "/segue/events"), Route::WrongMethod("GET"));
        assert_eq!(Route::of(&Method::DELETE, "/segue/events"), Route::Control(Control::Forget));
    }

    #[test]
    fn settings_have_one_key() {
        assert_eq!(Route::of(&Method::GET, "/v1/projects/k/settings"), Route::SegmentSettings);
        assert_eq!(Route::of(&Method::GET, "/v1/projects//settings"), Route::Unknown);
        assert_eq!(Route::of(&Method::GET, "/v1/projects/a/b/settings"), Route::Unknown);
    }
}
