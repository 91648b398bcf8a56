//! What a person types to find use cases, and which of them it leaves.

use crate::app::text_field::TextField;
use crate::catalog::{Catalog, Goal};
use crate::search::{Query, Ranking, UseCasesOf};

/// What was typed, and which use cases it leaves.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// What was typed.
    pub query: TextField,
    /// Whether the person is typing at the moment.
    pub typing: bool,
    hits: Option<Vec<u32>>,
    ranking: Ranking,
}

impl Filter {
    /// How many of `total` use cases are left.
    pub fn count(&self, total: usize) -> usize {
        self.hits.as_ref().map_or(total, Vec::len)
    }

    /// Which use case, by its place among the goal's, is in this row.
    pub fn place(&self, row: usize) -> Option<usize> {
        match &self.hits {
            Some(hits) => hits.get(row).map(|place| *place as usize),
            None => Some(row),
        }
    }

    /// In which row the use case at this place is, if it is left.
    pub fn row(&self, place: usize) -> Option<usize> {
        match &self.hits {
            Some(hits) => hits.iter().position(|hit| *hit as usize == place),
            None => Some(place),
        }
    }

    /// Whether a filter holds.
    pub fn is_active(&self) -> bool {
        self.hits.is_some()
    }

    /// Finds anew what the query leaves.
    pub fn refresh(&mut self, catalog: &Catalog, goal: &Goal) {
        let query = Query::new(self.query.text());
        self.hits = (!query.is_empty()).then(|| self.ranking.rank(&query, &UseCasesOf { catalog, goal }));
    }

    /// Forgets the query.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
