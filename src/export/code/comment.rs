//! What whoever writes the code should know, in lines for a comment.

use crate::catalog::{Deprecation, Pii, Property};
use crate::export::text::{line, said};
use crate::plan::{PlannedEvent, SetupPlan};

/// What an event is, when it fires and why it is tracked.
pub(super) fn of_event(plan: &SetupPlan, event: &PlannedEvent) -> Vec<String> {
    let details = &event.details;
    let mut lines = vec![line(&event.name)];
    if let Some(description) = said(Some(&event.description)) {
        lines[0] = format!("{}: {}", lines[0], line(description));
    }
    let why: Vec<_> = plan.use_cases().filter(|it| event.use_cases.contains(&it.id)).collect();
    let why: Vec<_> = why.iter().map(|it| line(&it.title)).collect();
    let facts = [
        ("When", details.when.as_deref()),
        ("Why", Some(&*why.join(", "))),
        ("In the Spec", details.spec_name.as_deref()),
        ("Note", details.guidance.as_deref()),
        ("Note", event.note.as_deref()),
        ("Owner", details.owner.as_deref()),
    ];
    let facts = facts.into_iter().filter_map(|(label, text)| Some((label, said(text)?)));
    lines.extend(facts.map(|(label, text)| format!("{label}: {}", line(text))));
    lines.extend(details.deprecated.as_ref().map(deprecation));
    lines
}

fn deprecation(deprecated: &Deprecation) -> String {
    let since = deprecated.since.as_ref().map(|it| format!(" since {}", line(it))).unwrap_or_default();
    let instead = deprecated
        .replaced_by
        .as_ref()
        .map(|it| format!("; send {} instead", line(it)))
        .unwrap_or_default();
    format!("Deprecated{since}{instead}.")
}

/// Whether a property must be sent, what it means and which values it takes.
pub(super) fn of_property(property: &Property) -> String {
    let mut words = vec![if property.required { "required" } else { "optional" }];
    words.extend(property.nullable.then_some("may be null"));
    words.extend(property.deprecated.then_some("deprecated"));
    words.extend(match property.pii {
        Pii::None => None,
        Pii::Personal => Some("personal data"),
        Pii::Sensitive => Some("sensitive personal data"),
    });
    let mut comment = words.join(", ");
    if let Some(description) = said(Some(&property.description)) {
        comment = format!("{comment}: {}", line(description));
    }
    if !property.allowed.is_empty() {
        let values: Vec<_> = property.allowed.iter().map(|it| line(&it.value.to_string())).collect();
        comment = format!("{comment}; one of {}", values.join(", "));
    }
    comment
}
