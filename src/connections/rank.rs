//! The real destinations of a category, those that fit a plan best first.

use super::directory::{ListedDestination, ReleaseStatus};
use super::fit::{Verdict, known_events};
use super::packed::directory;
use super::planned::PlannedMessages;
use std::cmp::Reverse;

/// A real destination, with how well it fits a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankedDestination {
    /// Which one it is.
    pub listed: &'static ListedDestination,
    /// How many of the plan's events it takes by default and as they are or poorer; none where that is not known.
    pub takes: Option<usize>,
    /// How many it would take and refuses, since they lack what it demands.
    pub refuses: usize,
}

impl RankedDestination {
    /// How well it fits a plan of so many events: `takes 5 of 7 events, refuses 1`.
    pub fn sentence(&self, events: usize) -> String {
        match (self.takes, self.refuses) {
            (None, _) => "mappings not public".to_owned(),
            (Some(takes), 0) => format!("takes {takes} of {events} events"),
            (Some(takes), refuses) => format!("takes {takes} of {events} events, refuses {refuses}"),
        }
    }
}

/// The destinations of a category, the best fits first; all where no category is asked for.
pub fn rank(plan: &PlannedMessages, category: Option<&str>) -> Vec<RankedDestination> {
    let is_wanted = |it: &&ListedDestination| {
        category.is_none_or(|wanted| it.categories.iter().any(|it| it.eq_ignore_ascii_case(wanted)))
    };
    let mut ranked: Vec<_> =
        directory().destinations.iter().filter(is_wanted).map(|it| ranked(plan, it)).collect();
    ranked.sort_by_key(|it| (Reverse(it.takes), it.refuses, it.listed.status != ReleaseStatus::Public));
    ranked
}

fn ranked(plan: &PlannedMessages, listed: &'static ListedDestination) -> RankedDestination {
    let Some(events) = known_events(plan, listed) else {
        return RankedDestination { listed, takes: None, refuses: 0 };
    };
    let verdicts = || events.iter().map(super::fit::EventFit::verdict);
    let takes = verdicts().filter(|it| matches!(it, Verdict::Taken | Verdict::Poorer)).count();
    RankedDestination {
        listed,
        takes: Some(takes),
        refuses: verdicts().filter(|it| *it == Verdict::Refused).count(),
    }
}
