//! Which part of the screen is what; the same for drawing and for moving the cursor.
//!
//! The parts are cut off the screen one by one. ratatui's layouts could say the same, but their solver for
//! constraints alone would be a fifth of what the program does until its first frame.

use crate::app::screen::goals::GoalRows;
use crate::app::{Area, Live, Size};
use crate::catalog::Catalog;

/// The smallest terminal on which everything can be reached.
pub const SMALLEST: Size = Size { width: 40, height: 12 };
/// From this width on, two things are beside each other, in cells.
const WIDE: u16 = 100;
/// From this width on, the plan so far is beside the use cases, whose titles then still fit.
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
    pub title: Area,
    /// The steps.
    pub steps: Area,
    /// The line below the steps.
    pub top_rule: Area,
    /// What the step shows.
    pub body: Area,
    /// The line above the status.
    pub bottom_rule: Area,
    /// What is selected, what the last key did, or the text that is typed.
    pub status: Area,
    /// The keys that work now.
    pub footer: Area,
}

/// The parts of a terminal of this size; nothing where it is too small.
pub fn areas(size: Size) -> Option<Areas> {
    if size.width < SMALLEST.width || size.height < SMALLEST.height {
        return None;
    }
    let unless_low = u16::from(size.height >= LOW);
    let mut body = Area::from(size);
    let title = cut_top(&mut body, unless_low);
    let steps = cut_top(&mut body, 1);
    let top_rule = cut_top(&mut body, 1);
    let footer = cut_bottom(&mut body, 1);
    let status = cut_bottom(&mut body, 1);
    let bottom_rule = cut_bottom(&mut body, unless_low);
    Some(Areas { title, steps, top_rule, body, bottom_rule, status, footer })
}

impl Areas {
    /// The parts with so many rows for the status, as far as half of the body is left. They are the body's.
    pub fn with_status(self, rows: u16) -> Self {
        let most = self.body.height / 2;
        let more = rows.saturating_sub(self.status.height).min(most);
        let up = |part: Area| Area { y: part.y - more, ..part };
        Self {
            body: Area { height: self.body.height - more, ..self.body },
            bottom_rule: up(self.bottom_rule),
            status: Area { height: self.status.height + more, ..up(self.status) },
            ..self
        }
    }
}

/// The goals, and beside or below them the use cases of the one under the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoalAreas {
    /// The goals.
    pub list: Area,
    /// The use cases of the goal under the cursor; empty where there is no room.
    pub use_cases: Area,
    /// Whether the use cases are beside the goals rather than below.
    pub beside: bool,
}

/// Divides the body of the first step.
pub fn goal_areas(body: Area, catalog: &Catalog) -> GoalAreas {
    if body.width >= WIDE {
        let mut list = body;
        let use_cases = cut_right(&mut list, body.width - body.width * 11 / 20);
        return GoalAreas { list, use_cases, beside: true };
    }
    let needed = GoalRows::new(catalog, body.size()).total_height(usize::from(body.height));
    let left = usize::from(body.height).saturating_sub(needed);
    let below = if left >= LEAST_BELOW { u16::try_from(left).unwrap_or(0) } else { 0 };
    let mut list = body;
    let use_cases = cut_bottom(&mut list, below);
    GoalAreas { list, use_cases, beside: false }
}

/// Divides a checklist into its list and, where something listens, the panel that says what arrives. Until
/// something does, the panel says how to send.
pub fn checklist_areas(body: Area, live: Option<&Live>) -> (Area, Option<Area>) {
    let Some(live) = live else { return (body, None) };
    let third = body.height / 3;
    let height = if live.last.is_some() { third.clamp(2, 8) } else { body.height - third };
    let mut list = body;
    let panel = cut_bottom(&mut list, height);
    (list, Some(panel))
}

/// The use cases, and beside them the plan so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UseCaseAreas {
    /// The panels.
    pub list: Area,
    /// The plan so far; nothing where there is no room.
    pub plan: Option<Area>,
}

/// Divides the body of the second step.
pub fn use_case_areas(body: Area) -> UseCaseAreas {
    if body.width < WIDE_WITH_PLAN {
        return UseCaseAreas { list: body, plan: None };
    }
    let mut list = body;
    let plan = cut_right(&mut list, PANE);
    UseCaseAreas { list, plan: Some(plan) }
}

/// Where the sentences of the help start, in cells from the left.
pub const HELP_SENTENCES: usize = 22;

/// How wide they are on a body of this width, in cells; one stays free at the right.
pub fn help_width(body: u16) -> usize {
    usize::from(body).saturating_sub(HELP_SENTENCES + 1)
}

/// The first rows of `rest`, at most all of them; `rest` is what stays.
fn cut_top(rest: &mut Area, height: u16) -> Area {
    let part = Area { height: height.min(rest.height), ..*rest };
    rest.y += part.height;
    rest.height -= part.height;
    part
}

/// The last rows of `rest`, likewise.
fn cut_bottom(rest: &mut Area, height: u16) -> Area {
    let part_height = height.min(rest.height);
    rest.height -= part_height;
    Area { y: rest.bottom(), height: part_height, ..*rest }
}

/// The last columns of `rest`, likewise.
fn cut_right(rest: &mut Area, width: u16) -> Area {
    let part_width = width.min(rest.width);
    rest.width -= part_width;
    Area { x: rest.right(), width: part_width, ..*rest }
}
