//! What does not fit together within a plan.

use super::{CheckedPlan, suggest};
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::editor::TableSpan;
use std::collections::HashSet;
use std::sync::Arc;
use toml::Spanned;

pub(super) fn find(subject: &CheckedPlan, findings: &mut Vec<Finding>) {
    let CheckedPlan { plan, .. } = subject;
    let events = plan.events.iter().map(|it| (&*it.name, &it.use_cases)).collect();
    let sources = plan.sources.iter().map(|it| (&*it.kind, &it.use_cases)).collect();
    let destinations = plan.destinations.iter().map(|it| (&*it.kind, &it.use_cases)).collect();
    reasons(subject, "event", events, findings);
    reasons(subject, "source", sources, findings);
    reasons(subject, "destination", destinations, findings);
    declined(subject, "event", "events", &plan.declined.events, findings);
    declined(subject, "source", "sources", &plan.declined.sources, findings);
    declined(subject, "destination", "destinations", &plan.declined.destinations, findings);
}

/// The use cases that things name: each is in the plan, and named once.
fn reasons(
    subject: &CheckedPlan,
    key: &str,
    things: Vec<(&str, &Vec<Arc<str>>)>,
    findings: &mut Vec<Finding>,
) {
    let known: HashSet<&str> = subject.plan.use_cases().map(|it| &*it.id).collect();
    for (place, (_, ids)) in subject.root.list(subject.text, key).iter().zip(things) {
        let mut named = HashSet::new();
        for (id, span) in ids.iter().zip(elements(place, "use_cases")) {
            if !known.contains(&**id) {
                let help = suggest(findings, id, known.iter().copied());
                let help = help.unwrap_or_else(|| {
                    "remove it, or add it to a goal as a `[[goal.use_case]]`".to_owned()
                });
                let message = format!("use case {} is not in this plan", quoted(id));
                findings.push(Finding::new(Code::UnknownReference, span, message).help(help));
            } else if !named.insert(id) {
                let message = format!("use case {} is listed twice", quoted(id));
                findings.push(
                    Finding::new(Code::DuplicateReference, span, message).help("remove one of the two"),
                );
            }
        }
    }
}

/// What is declined is not in the plan at the same time.
fn declined(subject: &CheckedPlan, key: &str, list: &str, names: &[String], findings: &mut Vec<Finding>) {
    let plan = subject.plan;
    let planned: HashSet<&str> = match key {
        "event" => plan.events.iter().map(|it| &*it.name).collect(),
        "source" => plan.sources.iter().map(|it| &*it.kind).collect(),
        _ => plan.destinations.iter().map(|it| &*it.kind).collect(),
    };
    let Some(place) = subject.root.inner(subject.text, "declined") else { return };
    for (name, span) in names.iter().zip(elements(&place, list)) {
        if planned.contains(&**name) {
            let message = format!("{key} {} is declined and in the plan", quoted(name));
            findings.push(
                Finding::new(Code::DeclinedAndPlanned, span, message).help("take it out of one of the two"),
            );
        }
    }
}

/// Where the elements of the list at `key` are.
pub(super) fn elements(place: &TableSpan, key: &str) -> Vec<std::ops::Range<usize>> {
    let list = place.entry(key).and_then(|(_, node)| node.get_ref().as_array());
    list.map(|list| list.iter().map(Spanned::span).collect()).unwrap_or_default()
}
