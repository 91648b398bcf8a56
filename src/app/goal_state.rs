//! What was chosen under one goal, how it came to be, and how it is looked at.

use crate::app::EditedPlan;
use crate::app::counts::Counts;
use crate::app::history::History;
use crate::app::index_set::Places;
use crate::app::outline::ListPosition;
use crate::app::plan_preview::Revision;
use crate::app::review_items::MergedItems;
use crate::app::screen::use_cases::filter::Filter;
use crate::catalog::{Catalog, Goal};
use crate::plan::{Change, Choice, Item};
use std::collections::HashSet;
use std::sync::OnceLock;

/// What was chosen under one goal.
#[derive(Debug, Clone, Default)]
pub struct GoalState {
    /// What was chosen.
    pub choice: Choice,
    /// What the choice asks for, in numbers.
    pub tally: Counts,
    /// What the person typed to find use cases.
    pub filter: Filter,
    /// Where the person is among the use cases.
    pub panels: ListPosition,
    /// The open panels, by the places of their use cases.
    pub open: Places,
    /// Where the person is in the review.
    pub review: ListPosition,
    /// The open rows of the review, by what they are about.
    pub review_open: HashSet<Item>,
    merged: OnceLock<MergedItems>,
    revision: OnceLock<Revision>,
    history: History<Change>,
}

impl GoalState {
    /// What was chosen in an earlier session, with nothing to take back.
    pub fn from_choice(catalog: &Catalog, goal: &Goal, choice: Choice) -> Self {
        let chosen = choice.selection().iter().filter_map(|place| catalog.recommendation(goal, place));
        Self { tally: Counts::of(chosen), choice, ..Self::default() }
    }

    /// Makes a change that can be taken back.
    pub fn change(&mut self, catalog: &Catalog, goal: &Goal, change: Change) {
        let back = self.apply(catalog, goal, change);
        self.history.record(back);
    }

    /// Takes the last change back; returns whether there was one.
    pub fn undo(&mut self, catalog: &Catalog, goal: &Goal) -> bool {
        self.travel(|work, history| history.undo(|change| Some(work.apply(catalog, goal, change))))
    }

    /// Makes the change again that was taken back last; returns whether there was one.
    pub fn redo(&mut self, catalog: &Catalog, goal: &Goal) -> bool {
        self.travel(|work, history| history.redo(|change| Some(work.apply(catalog, goal, change))))
    }

    /// What the chosen use cases ask for together. Made when it is first asked for, and kept until others are
    /// chosen.
    pub fn merged(&self, catalog: &Catalog, goal: &Goal) -> &MergedItems {
        self.merged.get_or_init(|| MergedItems::new(catalog, goal, self.choice.selection()))
    }

    /// What becomes of the saved plan to which this belongs. Made when it is first asked for, and kept until
    /// something else is chosen.
    pub fn revision(&self, edited: &EditedPlan, catalog: &Catalog, goal: &Goal) -> &Revision {
        let make = || Revision::new(edited, catalog, goal, &self.choice, self.merged(catalog, goal));
        self.revision.get_or_init(make)
    }

    /// The changes that can be taken back and made again.
    pub fn history(&self) -> &History<Change> {
        &self.history
    }

    /// Opens or closes the panels that the filter leaves, of `total`.
    pub fn set_all_open(&mut self, total: usize, open: bool) {
        if !self.filter.is_active() {
            self.open = if open { Places::all(total) } else { Places::default() };
            return;
        }
        for place in (0..self.filter.count(total)).filter_map(|row| self.filter.place(row)) {
            self.open.set(place, open);
        }
    }

    fn travel(&mut self, with: impl FnOnce(&mut Self, &mut History<Change>) -> bool) -> bool {
        let mut history = std::mem::take(&mut self.history);
        let changed = with(self, &mut history);
        self.history = history;
        changed
    }

    fn apply(&mut self, catalog: &Catalog, goal: &Goal, change: Change) -> Change {
        let recommendation = |place| catalog.recommendation(goal, place);
        self.revision = OnceLock::new();
        match &change {
            Change::Select { place, .. } => {
                if let Some(recommendation) = recommendation(*place) {
                    self.tally.add(recommendation);
                }
            }
            Change::Deselect { place } => {
                if let Some(recommendation) = recommendation(*place) {
                    self.tally.remove(recommendation);
                }
            }
            Change::SelectOnly(selection) => {
                self.tally = Counts::of(selection.iter().filter_map(recommendation));
            }
            Change::Decline(_) | Change::Restore(_) | Change::Name(..) | Change::Note(..) => {
                return self.choice.apply(change);
            }
        }
        self.merged = OnceLock::new();
        self.choice.apply(change)
    }
}
