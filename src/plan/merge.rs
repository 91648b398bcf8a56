//! Several recommendations made one: each event, source and destination once, with the use cases that ask
//! for it.
//!
//! Within a catalog an event has the same properties wherever it is, so two use cases cannot disagree
//! about the type of a property and merging cannot fail.

use crate::catalog::{Event, Recommendation, UseCase};
use std::collections::{HashMap, HashSet};

/// What a set of use cases asks for, each thing once, in the order in which it was first asked for.
#[derive(Debug, Clone, Default)]
pub struct Merged<'a> {
    /// The use cases, in the order chosen.
    pub use_cases: Vec<UseCase<'a>>,
    /// The events to track.
    pub events: Vec<Asked<'a, &'a Event>>,
    /// The names of the source types to connect.
    pub sources: Vec<Asked<'a, &'a str>>,
    /// The names of the destination types to connect.
    pub destinations: Vec<Asked<'a, &'a str>>,
}

/// A thing, and who asks for it.
#[derive(Debug, Clone)]
pub struct Asked<'a, T> {
    /// What is asked for.
    pub what: T,
    /// The use cases that ask for it, in the order chosen.
    pub use_cases: Vec<UseCase<'a>>,
}

/// Merges the recommendations for the chosen use cases. One that is chosen under several goals comes several
/// times; it counts once, and asks for what any of the goals recommends for it.
pub fn merge<'a>(chosen: impl IntoIterator<Item = Recommendation<'a>>) -> Merged<'a> {
    let mut merged = Merged::default();
    let (mut events, mut sources, mut destinations) = Default::default();
    let mut seen = HashSet::new();
    for recommendation in chosen {
        let use_case = recommendation.use_case();
        let is_new = seen.insert(recommendation.use_case_index());
        if is_new {
            merged.use_cases.push(use_case);
        }
        let asking = Asking { use_case, is_new };
        for (index, event) in recommendation.event_indices().iter().zip(recommendation.events()) {
            ask(&mut merged.events, &mut events, *index, event, asking);
        }
        for (index, kind) in recommendation.source_indices().iter().zip(recommendation.sources()) {
            ask(&mut merged.sources, &mut sources, *index, &*kind.name, asking);
        }
        let kinds = recommendation.destination_indices().iter().zip(recommendation.destinations());
        for (index, kind) in kinds {
            ask(&mut merged.destinations, &mut destinations, *index, &*kind.name, asking);
        }
    }
    merged
}

/// A use case that asks for something, for the first time or under one more goal.
#[derive(Clone, Copy)]
struct Asking<'a> {
    use_case: UseCase<'a>,
    is_new: bool,
}

fn ask<'a, K: std::hash::Hash + Eq, T>(
    list: &mut Vec<Asked<'a, T>>,
    places: &mut HashMap<K, usize>,
    key: K,
    what: T,
    asking: Asking<'a>,
) {
    let place = *places.entry(key).or_insert_with(|| {
        list.push(Asked { what, use_cases: Vec::new() });
        list.len() - 1
    });
    let Asking { use_case, is_new } = asking;
    let use_cases = &mut list[place].use_cases;
    if is_new || !use_cases.iter().any(|it| it.index() == use_case.index()) {
        use_cases.push(use_case);
    }
}
