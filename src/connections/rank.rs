//! The real destinations of a category, those that fit a plan best first.

use super::directory::{ListedDestination, ReleaseStatus};
use super::fit::{EventFit, Verdict, known_events};
use super::judge::{Want, WantKind};
use super::packed::directory;
use super::planned::PlannedMessages;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A real destination, with how well it fits a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankedDestination {
    /// Which one it is.
    pub listed: &'static ListedDestination,
    /// How many of the plan's events it takes by default and as they are or poorer; none where that is not known.
    pub takes: Option<usize>,
    /// How many it would take and refuses.
    pub refuses: usize,
    /// How many properties are missing for which it refuses them.
    pub lacks: usize,
}

impl RankedDestination {
    /// How well it fits a plan of so many events: `takes 5 of 7 events, lacks 1 property`.
    pub fn sentence(&self, events: usize) -> String {
        let Some(takes) = self.takes else { return "mappings not public".to_owned() };
        let takes = format!("takes {takes} of {events} events");
        match (self.lacks, self.refuses) {
            (0, 0) => takes,
            (0, refuses) => format!("{takes}, refuses {refuses}"),
            (1, _) => format!("{takes}, lacks 1 property"),
            (lacks, _) => format!("{takes}, lacks {lacks} properties"),
        }
    }
}

/// The destinations of these categories, the best fits first; all where none is in one of them.
pub fn rank(plan: &PlannedMessages, categories: &[&str]) -> Vec<RankedDestination> {
    let listed = directory().destinations_in(categories);
    let mut ranked: Vec<_> = listed.into_iter().map(|it| ranked(plan, it)).collect();
    ranked.sort_by_key(|it| {
        // Who refuses an event listens to it, and takes it once the plan has what is missing.
        let distance = if it.refuses > 0 { it.lacks.max(1) } else { usize::MAX };
        (Reverse(it.takes), distance, Reverse(it.refuses), it.listed.status != ReleaseStatus::Public)
    });
    ranked
}

fn ranked(plan: &PlannedMessages, listed: &'static ListedDestination) -> RankedDestination {
    let Some(events) = known_events(plan, listed) else {
        return RankedDestination { listed, takes: None, refuses: 0, lacks: 0 };
    };
    let verdicts = || events.iter().map(EventFit::verdict);
    let takes = verdicts().filter(|it| matches!(it, Verdict::Taken | Verdict::Poorer)).count();
    let refused = events.iter().filter(|it| it.verdict() == Verdict::Refused);
    let wants = refused.flat_map(|it| &it.modes).flat_map(|it| &it.taken).flat_map(|it| &it.wants);
    let missing = wants.filter(|it| it.why == WantKind::Missing && !it.paths.is_empty());
    let lacks: BTreeSet<_> = missing.map(|Want { paths, .. }| paths).collect();
    RankedDestination {
        listed,
        takes: Some(takes),
        refuses: verdicts().filter(|it| *it == Verdict::Refused).count(),
        lacks: lacks.len(),
    }
}
