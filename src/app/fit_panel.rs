//! What a named destination makes of a plan, as its open panel tells it.

pub use crate::connections::Verdict;

use crate::connections::{DestinationFit, EventFit, Fit, Known, PlannedMessages, Reach, fit};
use crate::plan::SetupPlan;
use crate::text::wrap;
use std::borrow::Cow;

/// A line of a destination's panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FitLine {
    /// What becomes of an event.
    Event(String, Verdict),
    /// As what it arrives, why not, or what is missing.
    Reason(String),
    /// What is true of the destination whatever the event.
    Whole(String),
}

/// What the named destinations of `plan` make of it.
pub(crate) fn judged(plan: &SetupPlan) -> Fit {
    let planned = PlannedMessages::new(plan);
    fit(&planned, &planned.destinations)
}

/// The lines of a destination's panel, so many cells wide.
pub(crate) fn lines(destination: &DestinationFit, width: usize) -> Vec<FitLine> {
    let mut lines = Vec::new();
    let mut whole = |text: &str| lines.extend(pieces(text, width).map(FitLine::Whole));
    match &destination.known {
        Known::Unclear(sentence) => whole(sentence),
        Known::NotPublic { .. } => whole("How it maps events is not public."),
        Known::Mappings { .. } => {}
    }
    let reach: Vec<_> = destination.known.reach().iter().map(Reach::sentence).collect();
    if !reach.is_empty() {
        whole(&format!("From {}", reach.join("; ")));
    }
    for event in destination.events() {
        push_event(&mut lines, event, width);
    }
    lines
}

fn push_event(lines: &mut Vec<FitLine>, event: &EventFit, width: usize) {
    lines.push(FitLine::Event(event.event.clone(), event.verdict()));
    for sentence in event.sentences() {
        lines.extend(pieces(&sentence, width.saturating_sub(2)).map(FitLine::Reason));
    }
}

fn pieces(text: &str, width: usize) -> impl Iterator<Item = String> {
    wrap(text, width).into_iter().map(Cow::into_owned).collect::<Vec<_>>().into_iter()
}
