//! The use cases that the filter leaves, each a panel.

use crate::app::GoalView;
use crate::app::outline::{Outline, RowPos};
use crate::app::screen::use_cases::panel_lines::{self, PanelLine};
use crate::catalog::{Catalog, Goal, Recommendation};

/// The panels at a width.
#[derive(Debug, Clone, Copy)]
pub struct PanelRows<'a> {
    catalog: &'a Catalog,
    goal: &'a Goal,
    view: &'a GoalView,
    width: usize,
}

/// From this width on, a panel's text is under its title, in cells.
const ROOMY: usize = 60;

impl<'a> PanelRows<'a> {
    /// The panels of a goal's use cases at this width, in cells.
    pub fn new(catalog: &'a Catalog, goal: &'a Goal, view: &'a GoalView, width: u16) -> Self {
        Self { catalog, goal, view, width: usize::from(width) }
    }

    /// How far the lines of an open panel are to the right, in cells.
    pub fn indent(&self) -> usize {
        if self.width >= ROOMY { 7 } else { 4 }
    }

    /// How wide the lines of an open panel are, in cells. The last column is the scrollbar's.
    pub fn inner_width(&self) -> usize {
        self.width.saturating_sub(self.indent() + 2)
    }

    /// The place of the row's use case among the goal's.
    pub fn place(&self, row: usize) -> Option<usize> {
        self.view.filter.place(row).filter(|place| *place < self.goal.use_case_count())
    }

    /// What is recommended in this row.
    pub fn recommendation(&self, row: usize) -> Option<Recommendation<'a>> {
        self.catalog.recommendation(self.goal, self.place(row)?)
    }

    /// Whether the row is open.
    pub fn is_open(&self, row: usize) -> bool {
        self.place(row).is_some_and(|place| self.view.open.contains(place))
    }

    /// The lines below the row's header; none where it is closed.
    pub fn lines(&self, row: usize) -> Vec<PanelLine<'a>> {
        match self.recommendation(row) {
            Some(recommendation) if self.is_open(row) => {
                panel_lines::lines(recommendation, self.inner_width())
            }
            _ => Vec::new(),
        }
    }

    /// The panel's line at this spot; nothing where the spot is a header.
    pub fn line(&self, pos: RowPos) -> Option<PanelLine<'a>> {
        self.lines(pos.row).into_iter().nth(pos.line.checked_sub(1)?)
    }
}

impl Outline for PanelRows<'_> {
    fn rows(&self) -> usize {
        self.view.filter.count(self.goal.use_case_count())
    }

    fn height(&self, row: usize) -> usize {
        1 + self.lines(row).len()
    }

    fn is_selectable(&self, row: usize, line: usize) -> bool {
        line == 0 || self.line(RowPos { row, line }) != Some(PanelLine::Blank)
    }
}
