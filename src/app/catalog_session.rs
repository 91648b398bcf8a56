//! A catalog and what was chosen from it.

use crate::app::outline::ListPosition;
use crate::app::{ChoiceState, GoalView};
use crate::catalog::{Catalog, Goal};
use crate::plan::Choice;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A catalog and what was chosen from it: whoever looks at another catalog and comes back finds everything as it
/// was, and likewise with another goal.
#[derive(Debug)]
pub struct CatalogSession {
    /// The catalog.
    pub catalog: Arc<Catalog>,
    /// The file of the catalog, where it has no place in which its id finds it.
    pub file: Option<PathBuf>,
    /// Where the person is among the goals.
    pub goals: ListPosition,
    /// What was chosen.
    pub work: ChoiceState,
    views: BTreeMap<usize, GoalView>,
    untouched: GoalView,
}

impl CatalogSession {
    /// A desk with nothing chosen.
    pub fn new(catalog: Arc<Catalog>) -> Self {
        Self::with_choice(catalog, Choice::default())
    }

    /// A desk with what was chosen in an earlier session, the cursor on the first goal that has some of it.
    pub fn with_choice(catalog: Arc<Catalog>, choice: Choice) -> Self {
        let row = choice.selections().next().map_or(0, |(goal, _)| goal);
        let mut goals = ListPosition::default();
        goals.cursor.row = row;
        let work = ChoiceState::from_choice(&catalog, choice);
        Self { catalog, file: None, goals, work, views: BTreeMap::new(), untouched: GoalView::default() }
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

    /// Whether it is of the catalog that everyone starts with.
    pub fn is_default(&self) -> bool {
        self.file.is_none() && self.catalog.id() == Catalog::BUILTIN[0]
    }

    /// The goal under the cursor.
    pub fn goal(&self) -> &Goal {
        &self.catalog.goals()[self.goals.cursor.row]
    }

    /// How the use cases of the goal under the cursor are looked at.
    pub fn view(&self) -> &GoalView {
        self.views.get(&self.goals.cursor.row).unwrap_or(&self.untouched)
    }

    /// The same, to be changed.
    pub fn view_mut(&mut self) -> &mut GoalView {
        self.view_of(self.goals.cursor.row)
    }

    /// How the use cases of the goal at `place` are looked at, to be changed.
    pub fn view_of(&mut self, place: usize) -> &mut GoalView {
        self.views.entry(place).or_default()
    }

    /// How the use cases are looked at, by the places of the goals.
    pub fn views(&self) -> impl Iterator<Item = (usize, &GoalView)> {
        self.views.iter().map(|(place, view)| (*place, view))
    }

    /// Whether anything is chosen under any goal.
    pub fn has_choices(&self) -> bool {
        !self.work.choice.is_empty()
    }
}
