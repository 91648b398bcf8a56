//! A catalog and what was chosen from it.

use super::work::Work;
use crate::catalog::{Catalog, Goal};
use crate::wizard::outline::Viewpoint;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A catalog and what was chosen from it, for each goal by itself: whoever looks at another goal or another
/// catalog and comes back finds everything as it was.
#[derive(Debug)]
pub struct Desk {
    /// The catalog.
    pub catalog: Rc<Catalog>,
    /// Where the person stands among the goals.
    pub goals: Viewpoint,
    works: BTreeMap<usize, Work>,
    untouched: Work,
}

impl Desk {
    /// A desk with nothing chosen.
    pub fn new(catalog: Rc<Catalog>) -> Self {
        Self { catalog, goals: Viewpoint::default(), works: BTreeMap::new(), untouched: Work::default() }
    }

    /// The goal under the cursor.
    pub fn goal(&self) -> &Goal {
        &self.catalog.goals()[self.goals.cursor.row]
    }

    /// What was chosen under this goal.
    pub fn work(&self) -> &Work {
        self.works.get(&self.goals.cursor.row).unwrap_or(&self.untouched)
    }

    /// What was chosen under this goal, to be changed.
    pub fn work_mut(&mut self) -> &mut Work {
        self.works.entry(self.goals.cursor.row).or_default()
    }

    /// The catalog, the goal, and what was chosen under it, to be changed.
    pub fn parts(&mut self) -> (Rc<Catalog>, usize, &mut Work) {
        let place = self.goals.cursor.row;
        (Rc::clone(&self.catalog), place, self.works.entry(place).or_default())
    }

    /// Whether anything is chosen under any goal.
    pub fn has_choices(&self) -> bool {
        self.works.values().any(|work| !work.choice.selection().is_empty())
    }
}
