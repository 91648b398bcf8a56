//! What was chosen from a catalog, how it came to be, and what it asks for.

use crate::app::EditedPlan;
use crate::app::counts::Counts;
use crate::app::fit_panel;
use crate::app::history::History;
use crate::app::outline::ListPosition;
use crate::app::plan_preview::Revision;
use crate::app::review_items::MergedItems;
use crate::catalog::Catalog;
use crate::connections::Fit;
use crate::plan::{Change, Choice, Item, SetupPlan};
use jiff::Timestamp;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::OnceLock;

/// What was chosen from a catalog, under whichever goals.
#[derive(Debug, Clone, Default)]
pub struct ChoiceState {
    /// What was chosen.
    pub choice: Choice,
    /// What the choice asks for, in numbers.
    pub tally: Counts,
    /// Where the person is in the review.
    pub review: ListPosition,
    /// The open rows of the review, by what they are about.
    pub review_open: HashSet<Item>,
    merged: OnceLock<MergedItems>,
    revision: OnceLock<Revision>,
    fit: OnceLock<Fit>,
    history: History<Change>,
}

impl ChoiceState {
    /// What was chosen in an earlier session, with nothing to take back.
    pub fn from_choice(catalog: &Catalog, choice: Choice) -> Self {
        Self { tally: Counts::of(choice.recommendations(catalog)), choice, ..Self::default() }
    }

    /// Makes a change that can be taken back.
    pub fn change(&mut self, catalog: &Catalog, change: Change) {
        let back = self.apply(catalog, change);
        self.history.record(back);
    }

    /// Takes the last change back; returns whether there was one.
    pub fn undo(&mut self, catalog: &Catalog) -> bool {
        self.travel(|work, history| history.undo(|change| Some(work.apply(catalog, change))))
    }

    /// Makes the change again that was taken back last; returns whether there was one.
    pub fn redo(&mut self, catalog: &Catalog) -> bool {
        self.travel(|work, history| history.redo(|change| Some(work.apply(catalog, change))))
    }

    /// What the chosen use cases ask for together. Made when it is first asked for, and kept until others are
    /// chosen.
    pub fn merged(&self, catalog: &Catalog) -> &MergedItems {
        self.merged.get_or_init(|| MergedItems::new(&self.choice.merged(catalog)))
    }

    /// What becomes of the saved plan to which this belongs. Made when it is first asked for, and kept until
    /// something else is chosen.
    pub fn revision(&self, edited: &EditedPlan, catalog: &Catalog) -> &Revision {
        let make = || Revision::new(edited, catalog, &self.choice, self.merged(catalog));
        self.revision.get_or_init(make)
    }

    /// The plan that the choice comes to: what becomes of a saved one, where it is that which is changed.
    pub(crate) fn plan<'a>(&self, catalog: &Catalog, revision: Option<&'a Revision>) -> Cow<'a, SetupPlan> {
        let compose = || SetupPlan::compose("", catalog, &self.choice, Timestamp::UNIX_EPOCH);
        revision.map_or_else(|| Cow::Owned(compose()), |it| Cow::Borrowed(&it.plan))
    }

    /// What the named destinations make of that plan. Made when it is first asked for, and kept until something
    /// else is chosen.
    pub fn fit(&self, catalog: &Catalog, revision: Option<&Revision>) -> &Fit {
        self.fit.get_or_init(|| fit_panel::judged(&self.plan(catalog, revision)))
    }

    /// The changes that can be taken back and made again.
    pub fn history(&self) -> &History<Change> {
        &self.history
    }

    fn travel(&mut self, with: impl FnOnce(&mut Self, &mut History<Change>) -> bool) -> bool {
        let mut history = std::mem::take(&mut self.history);
        let changed = with(self, &mut history);
        self.history = history;
        changed
    }

    fn apply(&mut self, catalog: &Catalog, change: Change) -> Change {
        let recommendation = |goal, place| catalog.recommendation(catalog.goals().get(goal)?, place);
        self.revision = OnceLock::new();
        self.fit = OnceLock::new();
        match &change {
            Change::Select { goal, place, .. } => {
                if let Some(recommendation) = recommendation(*goal, *place) {
                    self.tally.add(recommendation);
                }
            }
            Change::Deselect { goal, place } => {
                if let Some(recommendation) = recommendation(*goal, *place) {
                    self.tally.remove(recommendation);
                }
            }
            Change::SelectOnly { .. } => {
                self.merged = OnceLock::new();
                let back = self.choice.apply(change);
                self.tally = Counts::of(self.choice.recommendations(catalog));
                return back;
            }
            Change::Decline(_) | Change::Restore(_) | Change::Name(..) | Change::Note(..) => {
                return self.choice.apply(change);
            }
        }
        self.merged = OnceLock::new();
        self.choice.apply(change)
    }
}
