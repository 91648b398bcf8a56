//! The goals: title, summary, a blank line between two.

use crate::app::Size;
use crate::app::outline::Outline;
use crate::catalog::{Catalog, Goal};
use crate::text::wrap;
use std::borrow::Cow;

/// The goals at a width.
#[derive(Debug, Clone, Copy)]
pub struct GoalRows<'a> {
    catalog: &'a Catalog,
    width: usize,
    spaced: bool,
}

/// A line of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalLine<'a> {
    /// The title, or a piece of it where it was wrapped.
    Title(Cow<'a, str>),
    /// The summary, likewise.
    Summary(Cow<'a, str>),
    /// Nothing.
    Blank,
}

/// What the number of use cases takes at the right of a title, in cells.
const COUNT_WIDTH: usize = 14;
/// Left and right of a goal's text, in cells.
const MARGINS: usize = 4;
/// Below this height of the list, goals are without blank lines between them.
const SPACIOUS: u16 = 11;

impl<'a> GoalRows<'a> {
    /// The goals of a catalog at this width, in cells.
    pub fn new(catalog: &'a Catalog, size: Size) -> Self {
        Self { catalog, width: usize::from(size.width), spaced: size.height >= SPACIOUS }
    }

    /// Whether the number of use cases is at the right of the title rather than behind the summary.
    pub fn counts_apart(&self) -> bool {
        self.width >= 60
    }

    /// How many lines all goals take; more than `most` counts as `most`.
    pub fn total_height(&self, most: usize) -> usize {
        let mut total = 0;
        for row in 0..self.rows() {
            total += self.height(row);
            if total >= most {
                return most;
            }
        }
        total
    }

    /// The lines of a goal.
    pub fn lines(&self, row: usize) -> Vec<GoalLine<'a>> {
        let goal = &self.catalog.goals()[row];
        let width = self.width.saturating_sub(MARGINS);
        let apart = if self.counts_apart() { COUNT_WIDTH } else { 0 };
        let title = wrap(&goal.title, width.saturating_sub(apart)).into_iter().map(GoalLine::Title);
        let mut lines: Vec<_> = title.collect();
        lines.extend(self.summary(goal, width).into_iter().map(GoalLine::Summary));
        if self.spaced && row + 1 < self.rows() {
            lines.push(GoalLine::Blank);
        }
        lines
    }

    fn summary(&self, goal: &'a Goal, width: usize) -> Vec<Cow<'a, str>> {
        if self.counts_apart() {
            return wrap(&goal.summary, width);
        }
        let text = format!("{} {}.", goal.summary, use_cases(goal.use_case_count()));
        wrap(&text, width).into_iter().map(|piece| Cow::Owned(piece.into_owned())).collect()
    }
}

/// `7 use cases`.
pub fn use_cases(count: usize) -> String {
    if count == 1 { "1 use case".to_owned() } else { format!("{count} use cases") }
}

impl Outline for GoalRows<'_> {
    fn rows(&self) -> usize {
        self.catalog.goals().len()
    }

    fn height(&self, row: usize) -> usize {
        self.lines(row).len()
    }

    fn is_selectable(&self, _row: usize, line: usize) -> bool {
        line == 0
    }
}
