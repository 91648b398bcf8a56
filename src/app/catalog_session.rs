//! A catalog and what was chosen from it.

use crate::app::GoalState;
use crate::app::outline::ListPosition;
use crate::catalog::{Catalog, Goal};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A catalog and what was chosen from it, for each goal by itself: whoever looks at another goal or another
/// catalog and comes back finds everything as it was.
#[derive(Debug)]
pub struct CatalogSession {
    /// The catalog.
    pub catalog: Arc<Catalog>,
    /// The file of the catalog, where it has no place in which its id finds it.
    pub file: Option<PathBuf>,
    /// Where the person is among the goals.
    pub goals: ListPosition,
    works: BTreeMap<usize, GoalState>,
    untouched: GoalState,
}

impl CatalogSession {
    /// A desk with nothing chosen.
    pub fn new(catalog: Arc<Catalog>) -> Self {
        let works = BTreeMap::new();
        Self { catalog, file: None, goals: ListPosition::default(), works, untouched: GoalState::default() }
    }

    /// Whether it is of the catalog with this id, from this file where one is named. The id of a built-in
    /// catalog may be in a file of one's own, too, which is another catalog.
    pub fn is_of(&self, id: &str, file: Option<&Path>) -> bool {
        let same_file = match (self.file.as_deref(), file) {
            (Some(mine), Some(other)) => mine == other,
            (None, None) => true,
            _ => !Catalog::BUILTIN.contains(&id),
        };
        self.catalog.id() == id && same_file
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
