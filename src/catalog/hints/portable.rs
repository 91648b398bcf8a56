//! Names and patterns that some tool or destination refuses, changes or reads differently.

use crate::diagnostic::quoted;

/// Google Analytics 4 cuts or drops longer names of events:
/// <https://support.google.com/analytics/answer/9267744>.
const GA4_LONGEST: usize = 40;

/// RudderStack's tracking plans refuse longer names of events, in bytes:
/// <https://www.rudderstack.com/docs/data-governance/tracking-plans/>.
const RUDDERSTACK_LONGEST: usize = 64;

/// Names of events that Google Analytics 4 keeps for itself and drops when they are sent:
/// <https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference#reserved_event_names>.
const GA4_RESERVED: [&str; 24] = [
    "ad_activeview",
    "ad_click",
    "ad_exposure",
    "ad_query",
    "ad_reward",
    "adunit_exposure",
    "app_clear_data",
    "app_exception",
    "app_remove",
    "app_store_refund",
    "app_store_subscription_cancel",
    "app_store_subscription_convert",
    "app_store_subscription_renew",
    "app_update",
    "app_upgrade",
    "error",
    "first_open",
    "first_visit",
    "in_app_purchase",
    "notification_open",
    "os_update",
    "screen_view",
    "session_start",
    "user_engagement",
];

/// What Google Analytics 4 does not take of the name of an event, each with a remedy.
pub(super) fn google_analytics(name: &str) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    if name.chars().count() > GA4_LONGEST {
        let message =
            format!("{} is longer than the {GA4_LONGEST} characters of Google Analytics 4", quoted(name));
        found.push((message, "shorten it"));
    }
    if GA4_RESERVED.contains(&&*snake_case(name)) {
        let message = format!("Google Analytics 4 keeps {} for itself and drops it", quoted(name));
        found.push((message, "choose another name"));
    }
    found
}

/// What is wrong with the name of an event for the tools that read an export, each with a remedy.
pub(super) fn tools(name: &str) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    if name.len() > RUDDERSTACK_LONGEST {
        let message =
            format!("{} is longer than the {RUDDERSTACK_LONGEST} bytes of RudderStack", quoted(name));
        found.push((message, "shorten it"));
    }
    found.extend(typewriter(name, &snake_case(name)));
    found
}

fn snake_case(name: &str) -> String {
    name.trim().to_lowercase().replace(' ', "_")
}

/// What Segment's Typewriter 9.2 makes of a name: it fails whole on some signs, and turns a word of the language
/// into code that does not compile.
fn typewriter(name: &str, snake: &str) -> Option<(String, &'static str)> {
    let name = quoted(name);
    if snake.starts_with(|first: char| first.is_ascii_digit()) || snake.contains([':', '%', '`', '"', '\\'])
    {
        return Some((format!("Typewriter makes no code of {name}"), "begin with a letter, without signs"));
    }
    if snake.contains(['&', '<', '>', '\'']) {
        return Some((
            format!("Typewriter sends {name} with its signs as HTML entities"),
            "write it without them",
        ));
    }
    let is_word =
        ["class", "delete", "new", "function", "default", "import", "export", "return"].contains(&snake);
    is_word.then(|| (format!("Typewriter's code for {name} does not compile"), "add a second word"))
}

/// The part of a pattern that means something else elsewhere: inline flags, which JavaScript refuses, and
/// classes that take in other scripts in some languages.
pub(super) fn pattern(pattern: &str) -> Option<&'static str> {
    ["(?i", "(?m", "(?s", "(?x", "\\p{", "\\P{", "\\d", "\\w"]
        .into_iter()
        .find(|part| pattern.contains(part))
}

#[cfg(test)]
mod tests {
    use super::{google_analytics, pattern, tools};

    #[test]
    fn names_that_other_tools_refuse_are_told() {
        for name in ["Cart: Opened", "50% Off", "class", "Tom & Jerry"] {
            assert_eq!(tools(name).len(), 1, "{name}");
        }
        for name in ["first_visit", "Session Start", &"x".repeat(41)] {
            assert_eq!(google_analytics(name).len(), 1, "{name}");
        }
        assert_eq!(tools(&"x".repeat(65)).len(), 1);
        assert!(tools("Order Completed").is_empty() && google_analytics("Order Completed").is_empty());
    }

    #[test]
    fn patterns_that_mean_the_same_everywhere_pass() {
        assert_eq!(pattern("^[A-Z]{3}$"), None);
        assert_eq!(pattern("(?i)^a"), Some("(?i"));
        assert_eq!(pattern(r"^\d+$"), Some("\\d"));
    }
}
