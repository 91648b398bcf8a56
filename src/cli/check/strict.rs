//! What is no mistake in a plan and hurts later, where its destinations are known.

use crate::catalog::{HintScope, google_analytics_limits, hints};
use crate::cli::fit;
use crate::connections::{self, Lookup, PlannedMessages};
use crate::diagnostic::{Code, Diagnostics, Finding};
use crate::plan::SetupPlan;
use std::collections::HashMap;
use std::ops::Range;
use toml::de::DeTable;

/// Google Analytics 4, for websites and for apps, as the vendor's catalog names it.
const GOOGLE_ANALYTICS: &str = "google-analytics-4";

/// How many rules Segment's Public API takes in a request:
/// <https://docs.segmentapis.com/tag/Tracking-Plans#operation/updateRulesInTrackingPlan>.
const SEGMENT_RULES: usize = 200;

/// What the destinations of a plan are known to drop or cut, `text` being the content of the file `path`.
pub(super) fn limits(path: &str, text: &str, plan: &SetupPlan) -> Diagnostics {
    if goes_to_google_analytics(plan) {
        google_analytics_limits(path, text)
    } else {
        Diagnostics::default()
    }
}

/// The hints about a plan, `text` being the content of the file `path`.
pub(super) fn find(path: &str, text: &str, plan: &SetupPlan) -> Diagnostics {
    let planned = PlannedMessages::new(plan);
    let scope = HintScope::Plan { goes_to_google_analytics: goes_to_google_analytics(plan) };
    let mut all = hints(path, text, scope);
    let judged = connections::fit(&planned, &planned.destinations);
    let spans = event_spans(text);
    let findings = fit::gaps(&judged).into_iter().map(|gap| {
        let span = gap.event.and_then(|event| spans.get(event).cloned()).unwrap_or_default();
        let help = "`segue fit` shows what each destination makes of the plan";
        Finding::new(Code::DestinationGap, span, gap.sentence).help(help)
    });
    let mut findings: Vec<_> = findings.collect();
    let count = plan.events.len();
    if count > SEGMENT_RULES {
        let message = format!(
            "{count} events are {count} rules; Segment's Public API takes {SEGMENT_RULES} a request"
        );
        let help = "send the exported rules in parts, or split the plan";
        findings.push(Finding::new(Code::DestinationGap, 0..0, message).help(help));
    }
    all.extend(Diagnostics::locate(path, text, findings));
    all
}

/// Where the name of each event is written.
fn event_spans(text: &str) -> HashMap<String, Range<usize>> {
    let (root, _) = DeTable::parse_recoverable(text);
    let events = root.get_ref().get("event").and_then(|it| it.get_ref().as_array());
    let names = events.into_iter().flat_map(|events| events.iter()).filter_map(|event| {
        let name = event.get_ref().as_table()?.get("name")?;
        Some((name.get_ref().as_str()?.to_owned(), name.span()))
    });
    names.collect()
}

fn goes_to_google_analytics(plan: &SetupPlan) -> bool {
    let names = plan.destinations.iter().filter_map(|it| it.tool.as_deref().or(it.name.as_deref()));
    names.into_iter().any(is_google_analytics)
}

fn is_google_analytics(name: &str) -> bool {
    match connections::directory().destination(name) {
        Lookup::Found(it) => it.slug.contains(GOOGLE_ANALYTICS),
        Lookup::Ambiguous(several) => several.iter().any(|it| it.slug.contains(GOOGLE_ANALYTICS)),
        Lookup::Unknown(_) => false,
    }
}
