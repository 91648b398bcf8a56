//! Which part of the screen is what; the same for drawing and for moving the cursor.

use crate::catalog::Catalog;
use crate::wizard::rows::GoalRows;
use ratatui::layout::{Constraint, Layout, Rect, Size};

/// The smallest terminal on which everything can be reached.
pub const SMALLEST: Size = Size { width: 40, height: 12 };
/// From this width on, two things stand beside each other, in cells.
const WIDE: u16 = 100;
/// From this width on, the plan so far stands beside the use cases, whose titles then still fit.
const WIDE_WITH_PLAN: u16 = 112;
/// How wide the plan so far is, in cells.
const PANE: u16 = 32;
/// Below the goals, their use cases need this many rows to be of use.
const LEAST_BELOW: usize = 4;
/// Below this height, the screen does without its title and lines.
const LOW: u16 = 18;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// What program this is and which catalog; no rows where the screen is low.
    pub title: Rect,
    /// The steps.
    pub steps: Rect,
    /// The line below the steps.
    pub top_rule: Rect,
    /// What the step shows.
    pub body: Rect,
    /// The line above the status.
    pub bottom_rule: Rect,
    /// What is selected, what the last key did, or the text that is typed.
    pub status: Rect,
    /// The keys that work now.
    pub footer: Rect,
}

/// The parts of a terminal of this size; nothing where it is too small.
pub fn areas(size: Size) -> Option<Areas> {
    if size.width < SMALLEST.width || size.height < SMALLEST.height {
        return None;
    }
    let low = size.height < LOW;
    let [line, line_or_none] = [Constraint::Length(1), Constraint::Length(u16::from(!low))];
    let rows = [line_or_none, line, line, Constraint::Fill(1), line_or_none, line, line];
    let screen = Rect::new(0, 0, size.width, size.height);
    let [title, steps, top_rule, body, bottom_rule, status, footer] = Layout::vertical(rows).areas(screen);
    Some(Areas { title, steps, top_rule, body, bottom_rule, status, footer })
}

/// The goals, and beside or below them the use cases of the one under the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoalAreas {
    /// The goals.
    pub list: Rect,
    /// The use cases of the goal under the cursor; empty where there is no room.
    pub use_cases: Rect,
    /// Whether the use cases stand beside the goals rather than below.
    pub beside: bool,
}

/// Divides the body of the first step.
pub fn goal_areas(body: Rect, catalog: &Catalog) -> GoalAreas {
    if body.width >= WIDE {
        let [list, use_cases] =
            Layout::horizontal([Constraint::Percentage(55), Constraint::Fill(1)]).areas(body);
        return GoalAreas { list, use_cases, beside: true };
    }
    let needed = GoalRows::new(catalog, body).total_height(usize::from(body.height));
    let left = usize::from(body.height).saturating_sub(needed);
    let below = if left >= LEAST_BELOW { u16::try_from(left).unwrap_or(0) } else { 0 };
    let [list, use_cases] = Layout::vertical([Constraint::Fill(1), Constraint::Length(below)]).areas(body);
    GoalAreas { list, use_cases, beside: false }
}

/// The use cases, and beside them the plan so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UseCaseAreas {
    /// The panels.
    pub list: Rect,
    /// The plan so far; nothing where there is no room.
    pub plan: Option<Rect>,
}

/// Divides the body of the second step.
pub fn use_case_areas(body: Rect) -> UseCaseAreas {
    if body.width < WIDE_WITH_PLAN {
        return UseCaseAreas { list: body, plan: None };
    }
    let [list, plan] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(PANE)]).areas(body);
    UseCaseAreas { list, plan: Some(plan) }
}
