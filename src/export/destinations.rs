//! What each destination of a plan takes, for the forms that people read.

use crate::connections::{DestinationFit, Fit, PlannedMessages, fit};
use crate::plan::SetupPlan;

/// What the destinations that the plan names, and whose mappings are public, make of its events.
pub(super) fn known_fit(plan: &SetupPlan) -> Fit {
    let messages = PlannedMessages::new(plan);
    let mut whole = fit(&messages, &messages.destinations);
    whole.destinations.retain(|it| !it.events().is_empty());
    whole
}

/// The text on a destination and an event: the verdict, then why.
pub(super) fn rows(destination: &DestinationFit) -> impl Iterator<Item = (&str, &'static str, String)> {
    destination.events().iter().map(|it| (&*it.event, it.verdict().name(), it.sentences().join("; ")))
}
