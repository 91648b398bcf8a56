//! What the destinations of a plan make of its events.

use super::definition::Definition;
use super::directory::{ConnectionMode, ListedDestination};
use super::judge::{Taken, judge};
use super::lookup::Lookup;
use super::nearest::{Nearest, nearest};
use super::packed::{definition, directory};
use super::planned::{EventMessages, PlannedMessages, PlannedSource};
use std::collections::HashMap;

/// What the destinations of a plan make of its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The destinations, in the order asked for.
    pub destinations: Vec<DestinationFit>,
}

/// What one destination makes of a plan's events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestinationFit {
    /// The name by which it was asked for.
    pub name: String,
    /// What is known of it.
    pub known: Known,
}

/// What is known of a destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Its code is public: what it makes of every event, from which sources.
    Mappings {
        /// Which one it is.
        listed: &'static ListedDestination,
        /// From which sources it can receive.
        reach: Vec<Reach>,
        /// What it makes of each event.
        events: Vec<EventFit>,
    },
    /// It is listed, but how it maps events is not public.
    NotPublic {
        /// Which one it is.
        listed: &'static ListedDestination,
        /// From which sources it can receive.
        reach: Vec<Reach>,
    },
    /// The name stands for none, or for several: a sentence on it.
    Unclear(String),
}

/// Whether a source's events can reach a destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The source.
    pub source: String,
    /// By way of the vendor's servers.
    pub cloud: bool,
    /// By code that runs beside the source's.
    pub device: bool,
}

/// What a destination makes of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFit {
    /// The event.
    pub event: String,
    /// What it makes of it from each mode.
    pub modes: Vec<ModeFit>,
}

/// What a destination makes of an event that is sent from one mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModeFit {
    /// From where.
    pub mode: ConnectionMode,
    /// The mappings that take it.
    pub taken: Vec<Taken>,
    /// What the destination listens to instead.
    pub nearest: Option<Nearest>,
    /// The planned properties that do not arrive.
    pub unreached: Vec<String>,
    /// Whether it is all of them.
    pub is_bare: bool,
}

/// The sum of what a destination makes of an event, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It would be taken and lacks what is demanded.
    Refused,
    /// No mapping takes it, or none but one that takes everything.
    NotTaken,
    /// It is taken and lacks something that matters.
    Poorer,
    /// It is taken.
    Taken,
}

/// What the destinations called `names` make of `plan`.
pub fn fit(plan: &PlannedMessages, names: &[String]) -> Fit {
    Fit { destinations: names.iter().map(|name| destination(plan, name)).collect() }
}

fn destination(plan: &PlannedMessages, name: &str) -> DestinationFit {
    let lookup = directory().destination(name);
    let known = match &lookup {
        Lookup::Found(listed) => known(plan, listed),
        _ => Known::Unclear(lookup.sentence(name).unwrap_or_default()),
    };
    DestinationFit { name: name.to_owned(), known }
}

fn known(plan: &PlannedMessages, listed: &'static ListedDestination) -> Known {
    let reach = plan.sources.iter().map(|source| reach(source, listed)).collect();
    match known_events(plan, listed) {
        Some(events) => Known::Mappings { listed, reach, events },
        None => Known::NotPublic { listed, reach },
    }
}

/// What a destination makes of each event; none where its mappings are not public.
pub(super) fn known_events(plan: &PlannedMessages, listed: &ListedDestination) -> Option<Vec<EventFit>> {
    let definition = definition(&listed.slug).filter(|it| !it.mappings.is_empty())?;
    Some(plan.events.iter().map(|event| event_fit(&definition, listed, event)).collect())
}

fn reach(source: &PlannedSource, listed: &ListedDestination) -> Reach {
    let has = |modes: &[ConnectionMode]| source.mode.is_some_and(|it| modes.contains(&it));
    Reach { source: source.name.clone(), cloud: has(&listed.cloud), device: has(&listed.device) }
}

fn event_fit(definition: &Definition, listed: &ListedDestination, event: &EventMessages) -> EventFit {
    let reached = event.messages.iter().filter(|(mode, _)| listed.cloud.contains(mode));
    let modes = reached.map(|(mode, message)| {
        let taken: Vec<_> =
            (0..definition.mappings.len()).filter_map(|it| judge(definition, it, message)).collect();
        let is_by_name = taken.iter().any(|it| it.is_by_name);
        let unreached = unreached(event, &taken);
        ModeFit {
            mode: *mode,
            is_bare: !unreached.is_empty() && unreached.len() == event.properties.len(),
            nearest: if is_by_name { None } else { nearest(definition, &event.name) },
            unreached,
            taken,
        }
    });
    EventFit { event: event.name.clone(), modes: modes.collect() }
}

/// The properties that no mapping brings to the destination, where at least one takes the event.
fn unreached(event: &EventMessages, taken: &[Taken]) -> Vec<String> {
    let reached: Vec<&str> = taken.iter().flat_map(|it| &it.reached).map(String::as_str).collect();
    if !taken.iter().any(|it| it.wants.is_empty()) || reached.contains(&event.root) {
        return Vec::new();
    }
    let arrives = |name: &String| {
        let path = format!("{}.{name}", event.root);
        reached.iter().any(|it| {
            it.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    };
    event.properties.iter().filter(|name| !arrives(name)).cloned().collect()
}

impl Fit {
    /// Whether a destination would take an event by default and the event lacks what it demands.
    pub fn is_refused(&self) -> bool {
        self.destinations.iter().any(|it| it.events().iter().any(|it| it.verdict() == Verdict::Refused))
    }
}

impl DestinationFit {
    /// What it makes of each event; nothing where that is not known.
    pub fn events(&self) -> &[EventFit] {
        if let Known::Mappings { events, .. } = &self.known { events } else { &[] }
    }

    /// How many events come to each verdict.
    pub fn counts(&self) -> HashMap<Verdict, usize> {
        let mut counts = HashMap::new();
        for event in self.events() {
            *counts.entry(event.verdict()).or_default() += 1;
        }
        counts
    }

    /// How many events come to this verdict.
    pub(super) fn count(&self, verdict: Verdict) -> usize {
        self.events().iter().filter(|it| it.verdict() == verdict).count()
    }
}

impl EventFit {
    /// The worst that happens to the event from any of the plan's sources.
    pub fn verdict(&self) -> Verdict {
        self.modes.iter().map(ModeFit::verdict).min().unwrap_or(Verdict::NotTaken)
    }
}

impl ModeFit {
    /// What becomes of the event. Mappings that ask for it by name are what counts, all of them; without one,
    /// the best of those that take any event.
    pub fn verdict(&self) -> Verdict {
        let by_name = self.taken.iter().filter(|it| it.is_by_name).map(|it| self.of(it)).min();
        let others = || self.taken.iter().filter(|it| !it.takes_everything).map(|it| self.of(it)).max();
        by_name.or_else(others).unwrap_or(Verdict::NotTaken)
    }

    fn of(&self, taken: &Taken) -> Verdict {
        if !taken.wants.is_empty() {
            Verdict::Refused
        } else if taken.lacks.is_empty() && !self.is_bare {
            Verdict::Taken
        } else {
            Verdict::Poorer
        }
    }
}
