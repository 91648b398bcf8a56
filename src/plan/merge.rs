//! Several recommendations made one: each event, source and destination once, with the use cases that ask
//! for it.
//!
//! Within a catalog an event has the same properties wherever it is, so two use cases cannot disagree
//! about the type of a property and merging cannot fail.

use crate::catalog::{Event, Recommendation, UseCase, UseCaseIndex};
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
    /// Its place among the catalog's things of its kind.
    pub place: usize,
    /// The use cases that ask for it, in the order chosen.
    pub use_cases: Vec<UseCase<'a>>,
}

/// Merges the recommendations for the chosen use cases. One that is chosen under several goals comes several
/// times; it counts once, and asks for what any of the goals recommends for it.
pub fn merge<'a>(chosen: impl IntoIterator<Item = Recommendation<'a>>) -> Merged<'a> {
    let mut merged = Merged::default();
    let (mut events, mut sources, mut destinations) = <(Askers, Askers, Askers)>::default();
    let mut seen = HashSet::new();
    for recommendation in chosen {
        let use_case = recommendation.use_case();
        let is_new = seen.insert(recommendation.use_case_index());
        if is_new {
            merged.use_cases.push(use_case);
        }
        let asking = Asking { use_case, is_new };
        for (index, event) in recommendation.event_indices().iter().zip(recommendation.events()) {
            events.ask(&mut merged.events, index.place(), event, asking);
        }
        for (index, kind) in recommendation.source_indices().iter().zip(recommendation.sources()) {
            sources.ask(&mut merged.sources, index.place(), &*kind.name, asking);
        }
        let kinds = recommendation.destination_indices().iter().zip(recommendation.destinations());
        for (index, kind) in kinds {
            destinations.ask(&mut merged.destinations, index.place(), &*kind.name, asking);
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

/// Who asks for each thing of a kind, by its place in the catalog.
#[derive(Default)]
struct Askers(HashMap<usize, Asker>);

struct Asker {
    /// Where the thing is in the merged list.
    row: usize,
    /// The use cases that ask for it; nothing as long as each came once.
    known: Option<HashSet<UseCaseIndex>>,
}

impl Askers {
    fn ask<'a, T>(&mut self, list: &mut Vec<Asked<'a, T>>, place: usize, what: T, asking: Asking<'a>) {
        let asker = self.0.entry(place).or_insert_with(|| {
            list.push(Asked { what, place, use_cases: Vec::new() });
            Asker { row: list.len() - 1, known: None }
        });
        let use_cases = &mut list[asker.row].use_cases;
        let Asking { use_case, is_new } = asking;
        if !is_new {
            asker.known.get_or_insert_with(|| use_cases.iter().map(|it| it.index()).collect());
        }
        if asker.known.as_mut().is_none_or(|known| known.insert(use_case.index())) {
            use_cases.push(use_case);
        }
    }
}
