//! Collapsible rows, and where in them the person is.
//!
//! A row is one line when closed and several when open. Nothing here walks over more rows than a screen
//! shows, so a list of a hundred thousand costs what a list of seven costs.

use crate::app::message::Motion;

/// Rows one below the other, each some lines high.
pub trait Outline {
    /// How many rows there are.
    fn rows(&self) -> usize;

    /// How many lines the row takes; at least 1.
    fn height(&self, row: usize) -> usize;

    /// Whether the cursor can be on this line of the row. On one line of every row it can.
    fn is_selectable(&self, _row: usize, line: usize) -> bool {
        line == 0
    }
}

/// A line of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct RowPos {
    /// Which row, counted from 0.
    pub row: usize,
    /// Which line of the row, counted from 0.
    pub line: usize,
}

/// Where the person is in an outline, and which line of it is the first on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListPosition {
    /// The line under the cursor.
    pub cursor: RowPos,
    /// The first line shown.
    pub top: RowPos,
}

/// Whether a screen of `page` lines shows the whole outline.
pub(crate) fn fits(outline: &dyn Outline, page: usize) -> bool {
    let rows = outline.rows();
    // Each row takes a line at least.
    rows <= page && (0..rows).map(|row| outline.height(row)).sum::<usize>() <= page
}

impl ListPosition {
    /// Moves the cursor; a screen shows `page` lines.
    pub fn go(&mut self, outline: &dyn Outline, motion: Motion, page: usize) {
        if outline.rows() == 0 {
            *self = Self::default();
            return;
        }
        self.cursor = stop_near(outline, self.cursor);
        let far = page.saturating_sub(1).max(1);
        self.cursor = match motion {
            Motion::Up => previous_stop(outline, self.cursor).unwrap_or(self.cursor),
            Motion::Down => next_stop(outline, self.cursor).unwrap_or(self.cursor),
            Motion::PageUp => stop_near(outline, back(outline, self.cursor, far)),
            Motion::PageDown => {
                let far = stop_near(outline, forward(outline, self.cursor, far));
                let next = next_stop(outline, self.cursor).unwrap_or(self.cursor);
                far.max(next)
            }
            Motion::Home => RowPos::default(),
            Motion::End => stop_near(outline, last(outline)),
        };
        self.scroll_into_view(outline, page);
    }

    /// Puts the cursor on the first line of a row on which it can be.
    pub fn select_row(&mut self, outline: &dyn Outline, row: usize, page: usize) {
        let lines = if row < outline.rows() { outline.height(row) } else { 1 };
        let line = (0..lines).find(|line| outline.is_selectable(row, *line)).unwrap_or(0);
        self.cursor = RowPos { row, line };
        self.scroll_into_view(outline, page);
    }

    /// Puts the cursor and the first line back on lines that exist, and scrolls as little as needed for the
    /// cursor to be on the screen and the screen to be full.
    pub fn scroll_into_view(&mut self, outline: &dyn Outline, page: usize) {
        if outline.rows() == 0 {
            *self = Self::default();
            return;
        }
        self.cursor = stop_near(outline, clamp(outline, self.cursor));
        self.top = clamp(outline, self.top).min(self.cursor);
        let page = page.max(1);
        self.top = self.top.max(back(outline, self.cursor, page - 1));
        self.top = self.top.min(back(outline, last(outline), page - 1));
        // A heading above the first line that one can be on is seen with it.
        if leads_its_row(outline, self.cursor) && self.cursor.line < page {
            self.top = self.top.min(RowPos { line: 0, ..self.cursor });
        }
    }

    /// Scrolls so that the whole row under the cursor is on the screen, or as much of it as fits.
    pub fn reveal_row(&mut self, outline: &dyn Outline, page: usize) {
        let row = self.cursor.row;
        if outline.rows() == 0 {
            return;
        }
        let end = RowPos { row, line: outline.height(row) - 1 };
        self.top = self.top.max(back(outline, end, page.max(1) - 1)).min(RowPos { row, line: 0 });
        self.scroll_into_view(outline, page);
    }

    /// The lines on a screen of `page` lines, from the top.
    pub fn visible<'a>(&self, outline: &'a dyn Outline, page: usize) -> impl Iterator<Item = RowPos> + 'a {
        let first = (outline.rows() > 0).then_some(self.top);
        std::iter::successors(first, |pos| next_line(outline, *pos)).take(page)
    }
}

fn leads_its_row(outline: &dyn Outline, pos: RowPos) -> bool {
    (0..pos.line).all(|line| !outline.is_selectable(pos.row, line))
}

fn last(outline: &dyn Outline) -> RowPos {
    let row = outline.rows().saturating_sub(1);
    RowPos { row, line: outline.height(row) - 1 }
}

fn clamp(outline: &dyn Outline, pos: RowPos) -> RowPos {
    let row = pos.row.min(outline.rows() - 1);
    let line = if row == pos.row { pos.line } else { usize::MAX };
    RowPos { row, line: line.min(outline.height(row) - 1) }
}

fn next_line(outline: &dyn Outline, pos: RowPos) -> Option<RowPos> {
    if pos.line + 1 < outline.height(pos.row) {
        return Some(RowPos { line: pos.line + 1, ..pos });
    }
    (pos.row + 1 < outline.rows()).then_some(RowPos { row: pos.row + 1, line: 0 })
}

fn previous_line(outline: &dyn Outline, pos: RowPos) -> Option<RowPos> {
    if pos.line > 0 {
        return Some(RowPos { line: pos.line - 1, ..pos });
    }
    let row = pos.row.checked_sub(1)?;
    Some(RowPos { row, line: outline.height(row) - 1 })
}

fn is_stop(outline: &dyn Outline, pos: RowPos) -> bool {
    outline.is_selectable(pos.row, pos.line)
}

fn next_stop(outline: &dyn Outline, pos: RowPos) -> Option<RowPos> {
    std::iter::successors(next_line(outline, pos), |pos| next_line(outline, *pos))
        .find(|pos| is_stop(outline, *pos))
}

fn previous_stop(outline: &dyn Outline, pos: RowPos) -> Option<RowPos> {
    std::iter::successors(previous_line(outline, pos), |pos| previous_line(outline, *pos))
        .find(|pos| is_stop(outline, *pos))
}

/// The stop nearest to `pos`, rather before it than behind.
fn stop_near(outline: &dyn Outline, pos: RowPos) -> RowPos {
    let pos = clamp(outline, pos);
    if is_stop(outline, pos) {
        return pos;
    }
    previous_stop(outline, pos).or_else(|| next_stop(outline, pos)).unwrap_or(pos)
}

fn forward(outline: &dyn Outline, from: RowPos, lines: usize) -> RowPos {
    let spots = std::iter::successors(Some(from), |pos| next_line(outline, *pos));
    spots.take(lines + 1).last().unwrap_or(from)
}

fn back(outline: &dyn Outline, from: RowPos, lines: usize) -> RowPos {
    let spots = std::iter::successors(Some(from), |pos| previous_line(outline, *pos));
    spots.take(lines + 1).last().unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::{ListPosition, Outline, RowPos};
    use crate::app::message::Motion;
    use proptest::prelude::*;

    /// Rows of these heights; every third line is blank.
    #[derive(Debug)]
    struct Rows(Vec<usize>);

    impl Outline for Rows {
        fn rows(&self) -> usize {
            self.0.len()
        }

        fn height(&self, row: usize) -> usize {
            self.0[row]
        }

        fn is_selectable(&self, _row: usize, line: usize) -> bool {
            line % 3 != 2
        }
    }

    fn pos(row: usize, line: usize) -> RowPos {
        RowPos { row, line }
    }

    #[test]
    fn down_goes_line_by_line_and_skips_blank_lines() {
        let rows = Rows(vec![4, 1]);
        let mut view = ListPosition::default();
        let mut seen = Vec::new();
        for _ in 0..5 {
            view.go(&rows, Motion::Down, 10);
            seen.push(view.cursor);
        }
        assert_eq!(seen, [pos(0, 1), pos(0, 3), pos(1, 0), pos(1, 0), pos(1, 0)]);
    }

    #[test]
    fn a_row_taller_than_the_screen_scrolls_under_the_cursor() {
        let rows = Rows(vec![10, 1]);
        let mut view = ListPosition::default();
        view.go(&rows, Motion::PageDown, 4);
        assert_eq!((view.cursor, view.top), (pos(0, 3), pos(0, 0)));
        view.go(&rows, Motion::Down, 4);
        assert_eq!((view.cursor, view.top), (pos(0, 4), pos(0, 1)));
    }

    #[test]
    fn opening_a_row_at_the_bottom_scrolls_it_into_sight() {
        let rows = Rows(vec![1, 1, 1, 3, 1]);
        let mut view = ListPosition { cursor: pos(3, 0), top: pos(0, 0) };
        view.reveal_row(&rows, 4);
        assert_eq!(view.top, pos(2, 0));
    }

    #[test]
    fn the_end_leaves_no_empty_space() {
        let rows = Rows(vec![1; 30]);
        let mut view = ListPosition::default();
        view.go(&rows, Motion::End, 10);
        assert_eq!(view.top, pos(20, 0));
        assert_eq!(view.visible(&rows, 10).count(), 10);
    }

    #[test]
    fn nothing_to_stand_on_is_no_fault() {
        let mut view = ListPosition { cursor: pos(7, 3), top: pos(5, 0) };
        view.go(&Rows(vec![]), Motion::Down, 5);
        assert_eq!(view, ListPosition::default());
    }

    fn motion() -> impl Strategy<Value = Motion> {
        prop_oneof![
            Just(Motion::Up),
            Just(Motion::Down),
            Just(Motion::PageUp),
            Just(Motion::PageDown),
            Just(Motion::Home),
            Just(Motion::End),
        ]
    }

    proptest! {
        #[test]
        fn the_cursor_stays_on_the_screen(
            heights in prop::collection::vec(1usize..9, 1..12),
            motions in prop::collection::vec((motion(), 0usize..9), 1..60),
        ) {
            let rows = Rows(heights);
            let mut view = ListPosition::default();
            for (motion, page) in motions {
                view.go(&rows, motion, page);
                prop_assert!(view.visible(&rows, page.max(1)).any(|pos| pos == view.cursor));
                prop_assert!(rows.is_selectable(view.cursor.row, view.cursor.line));
            }
        }

        #[test]
        fn down_reaches_the_end(heights in prop::collection::vec(1usize..9, 1..12), page in 1usize..9) {
            let rows = Rows(heights);
            let mut view = ListPosition::default();
            for _ in 0..200 {
                view.go(&rows, Motion::PageDown, page);
            }
            let reached = view.cursor;
            view.go(&rows, Motion::End, page);
            prop_assert_eq!(reached, view.cursor);
        }
    }
}
