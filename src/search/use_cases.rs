//! The use cases of a goal, searched by what is recommended for them too.

use super::rows::{Row, Rows, Score};
use crate::catalog::{Catalog, Goal, Recommendation};

/// The use cases of a goal.
#[derive(Debug, Clone, Copy)]
pub struct UseCasesOf<'a> {
    /// The catalog that the goal is of.
    pub catalog: &'a Catalog,
    /// The goal.
    pub goal: &'a Goal,
}

impl Rows for UseCasesOf<'_> {
    fn count(&self) -> usize {
        self.goal.use_case_count()
    }

    fn title(&self, row: usize) -> &str {
        self.catalog.recommendation(self.goal, row).map_or("", |it| it.use_case().title())
    }

    fn score_shared(&self, score: &mut dyn FnMut(&str) -> Score) -> Vec<Score> {
        let mut shared = Vec::new();
        for event in self.catalog.events() {
            let properties = event.properties.iter().map(|property| &property.name);
            let best = std::iter::once(&event.name).chain(properties).map(|name| score(name)).max();
            shared.push(best.unwrap_or(0));
        }
        shared.extend(self.catalog.source_types().iter().map(|kind| score(&kind.name)));
        shared.extend(self.catalog.destination_types().iter().map(|kind| score(&kind.name)));
        shared
    }

    fn best_shared(&self, row: usize, shared: &[Score]) -> Score {
        let Some(of) = self.catalog.recommendation(self.goal, row) else { return 0 };
        let (events, kinds) = shared.split_at(self.catalog.events().len());
        let (sources, destinations) = kinds.split_at(self.catalog.source_types().len());
        let events = of.event_indices().iter().map(|index| events[index.place()]);
        let sources = of.source_indices().iter().map(|index| sources[index.place()]);
        let destinations = of.destination_indices().iter().map(|index| destinations[index.place()]);
        events.chain(sources).chain(destinations).max().unwrap_or(0)
    }
}

impl<'a> From<Recommendation<'a>> for Row<'a> {
    fn from(of: Recommendation<'a>) -> Self {
        let events = of.events().map(|event| ("event", &*event.name));
        let properties = of.events().flat_map(|event| &event.properties);
        let properties = properties.map(|property| ("property", &*property.name));
        let sources = of.sources().map(|source| ("source", &*source.name));
        let destinations = of.destinations().map(|kind| ("destination", &*kind.name));
        let others = events.chain(properties).chain(sources).chain(destinations).collect();
        Row { title: of.use_case().title(), others }
    }
}
