//! How the use cases of a goal are looked at.

use crate::app::index_set::Places;
use crate::app::outline::ListPosition;
use crate::app::screen::use_cases::filter::Filter;

/// How the use cases of a goal are looked at.
#[derive(Debug, Clone, Default)]
pub struct GoalView {
    /// What the person typed to find use cases.
    pub filter: Filter,
    /// Where the person is among the use cases.
    pub panels: ListPosition,
    /// The open panels, by the places of their use cases.
    pub open: Places,
}

impl GoalView {
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
}
