//! The plan so far, in numbers and names, kept up to date selection by selection.
//!
//! Merging anew after every key would cost what the whole selection costs; counting costs what the one
//! changed use case costs.

use crate::catalog::Recommendation;

/// How many of the chosen use cases ask for each event, source and destination.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// The events asked for, by their places in the catalog.
    pub events: Counter,
    /// The source types asked for, by their places in the catalog.
    pub sources: Counter,
    /// The destination types asked for, by their places in the catalog.
    pub destinations: Counter,
}

/// Counts how often each of a catalog's things is asked for, and remembers which was asked for first.
#[derive(Debug, Clone, Default)]
pub struct Counter {
    counts: Vec<u32>,
    order: Vec<usize>,
}

impl Counts {
    /// Counts what these recommendations ask for.
    pub fn of<'a>(recommendations: impl Iterator<Item = Recommendation<'a>>) -> Self {
        let mut tally = Self::default();
        recommendations.for_each(|recommendation| tally.add(recommendation));
        tally
    }

    /// Counts one more recommendation.
    pub fn add(&mut self, recommendation: Recommendation) {
        recommendation.event_indices().iter().for_each(|index| self.events.add(index.place()));
        recommendation.source_indices().iter().for_each(|index| self.sources.add(index.place()));
        recommendation.destination_indices().iter().for_each(|index| self.destinations.add(index.place()));
    }

    /// Takes a counted recommendation away.
    pub fn remove(&mut self, recommendation: Recommendation) {
        recommendation.event_indices().iter().for_each(|index| self.events.remove(index.place()));
        recommendation.source_indices().iter().for_each(|index| self.sources.remove(index.place()));
        recommendation
            .destination_indices()
            .iter()
            .for_each(|index| self.destinations.remove(index.place()));
    }
}

impl Counter {
    /// The places asked for at least once, the longest asked for first.
    pub fn asked_for(&self) -> &[usize] {
        &self.order
    }

    fn add(&mut self, place: usize) {
        if self.counts.len() <= place {
            self.counts.resize(place + 1, 0);
        }
        self.counts[place] += 1;
        if self.counts[place] == 1 {
            self.order.push(place);
        }
    }

    fn remove(&mut self, place: usize) {
        self.counts[place] -= 1;
        if self.counts[place] == 0 {
            self.order.retain(|other| *other != place);
        }
    }
}
