//! A catalog and what was chosen from it.

use crate::app::GoalState;
use crate::app::outline::Viewpoint;
use crate::catalog::{Catalog, Goal};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A catalog and what was chosen from it, for each goal by itself: whoever looks at another goal or another
/// catalog and comes back finds everything as it was.
#[derive(Debug)]
pub struct CatalogSession {
    /// The catalog.
    pub catalog: Arc<Catalog>,
    /// The file of the catalog, where it has no place in which its id finds it.
    pub file: Option<PathBuf>,
    /// Where the person stands among the goals.
    pub goals: Viewpoint,
    works: BTreeMap<usize, GoalState>,
    untouched: GoalState,
}

impl CatalogSession {
    /// A desk with nothing chosen.
    pub fn new(catalog: Arc<Catalog>) -> Self {
        let works = BTreeMap::new();
        Self { catalog, file: None, goals: Viewpoint::default(), works, untouched: GoalState::default() }
    }

    /// The goal under the cursor.
    pub fn goal(&self) -> &Goal {
        &self.catalog.goals()[self.goals.cursor.row]
    }

    /// What was chosen under this goal.
    pub fn work(&self) -> &GoalState {
        self.works.get(&self.goals.cursor.row).unwrap_or(&self.untouched)
    }

    /// What was chosen under this goal, to be changed.
    pub fn work_mut(&mut self) -> &mut GoalState {
        self.works.entry(self.goals.cursor.row).or_default()
    }

    /// What was chosen under the goal at `place`, if anything ever was.
    pub fn work_of(&self, place: usize) -> Option<&GoalState> {
        self.works.get(&place)
    }

    /// What was chosen under the goal at `place`, to be changed.
    pub fn work_at(&mut self, place: usize) -> &mut GoalState {
        self.works.entry(place).or_default()
    }

    /// All that was chosen, by the places of the goals.
    pub fn works(&self) -> impl Iterator<Item = (usize, &GoalState)> {
        self.works.iter().map(|(place, work)| (*place, work))
    }

    /// Whether anything is chosen under any goal.
    pub fn has_choices(&self) -> bool {
        self.works.values().any(|work| !work.choice.selection().is_empty())
    }
}
