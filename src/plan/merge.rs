//! Several recommendations made one: each event, source and destination once, with the use cases that ask
//! for it.
//!
//! Within a catalog an event has the same properties wherever it stands, so two use cases cannot disagree
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

/// Merges the recommendations for the chosen use cases; a use case that comes twice counts once.
pub fn merge<'a>(chosen: impl IntoIterator<Item = Recommendation<'a>>) -> Merged<'a> {
    let mut merged = Merged::default();
    let (mut events, mut sources, mut destinations) = Default::default();
    let mut seen = HashSet::new();
    for recommendation in chosen {
        if !seen.insert(recommendation.use_case_index()) {
            continue;
        }
        let use_case = recommendation.use_case();
        merged.use_cases.push(use_case);
        for (index, event) in recommendation.event_indices().iter().zip(recommendation.events()) {
            ask(&mut merged.events, &mut events, *index, event, use_case);
        }
        for (index, kind) in recommendation.source_indices().iter().zip(recommendation.sources()) {
            ask(&mut merged.sources, &mut sources, *index, &*kind.name, use_case);
        }
        let kinds = recommendation.destination_indices().iter().zip(recommendation.destinations());
        for (index, kind) in kinds {
            ask(&mut merged.destinations, &mut destinations, *index, &*kind.name, use_case);
        }
    }
    merged
}

fn ask<'a, K: std::hash::Hash + Eq, T>(
    list: &mut Vec<Asked<'a, T>>,
    places: &mut HashMap<K, usize>,
    key: K,
    what: T,
    use_case: UseCase<'a>,
) {
    let place = *places.entry(key).or_insert_with(|| {
        list.push(Asked { what, use_cases: Vec::new() });
        list.len() - 1
    });
    list[place].use_cases.push(use_case);
}
