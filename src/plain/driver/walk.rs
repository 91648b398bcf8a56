//! Moving the cursor to what is meant, by the keys that move it.

use crate::app::message::{Action, Motion};
use crate::app::outline::{Outline as _, RowPos};
use crate::app::screen::checklist::{ChecklistLine, ChecklistRows};
use crate::app::{App, Overlay, SaveField, Step};
use crate::plain::driver::Driver;
use crate::plan::Item;
use crate::plan::checklist::Task;

impl Driver {
    /// Moves the cursor until `distance` is 0; it gives how many rows are between, downwards positive.
    fn walk(&mut self, distance: impl Fn(&App) -> Option<isize>) -> bool {
        let far = isize::try_from(self.app.list_area().height).unwrap_or(1);
        loop {
            let Some(left) = distance(&self.app) else { return false };
            let motion = match left {
                0 => return true,
                _ if left > far => Motion::PageDown,
                _ if left < -far => Motion::PageUp,
                1.. => Motion::Down,
                _ => Motion::Up,
            };
            let before = self.cursor();
            self.act(Action::Move(motion));
            if self.cursor() == before {
                return false;
            }
        }
    }

    fn cursor(&self) -> (RowPos, Option<SaveField>) {
        let app = &self.app;
        if let Some(Overlay::Catalogs(row)) = app.overlay() {
            return (RowPos { row: *row, line: 0 }, None);
        }
        let Some(wizard) = app.wizard() else {
            return (app.open_plan().map(|open| open.view().cursor).unwrap_or_default(), None);
        };
        match wizard.step() {
            Step::Goal => (wizard.session().goals.cursor, None),
            Step::UseCases => (wizard.goal_view().panels.cursor, None),
            Step::Review => (wizard.work().review.cursor, None),
            Step::Save => (RowPos::default(), Some(wizard.save_form().field)),
        }
    }

    /// Puts the cursor on a row of the goals or the catalogs.
    pub(in crate::plain) fn go_to_row(&mut self, row: usize) -> bool {
        let row = isize::try_from(row).unwrap_or(isize::MAX);
        self.walk(|app| {
            let here = match app.overlay() {
                Some(Overlay::Catalogs(row)) => *row,
                _ => app.wizard()?.session().goals.cursor.row,
            };
            Some(row - isize::try_from(here).ok()?)
        })
    }

    /// Puts the cursor on the header of a use case; returns whether the filter leaves it.
    pub(in crate::plain) fn go_to_use_case(&mut self, place: usize) -> bool {
        let Some(row) = self.wizard().and_then(|it| it.goal_view().filter.row(place)) else { return false };
        self.walk(|app| {
            let RowPos { row: here, line } = app.wizard()?.goal_view().panels.cursor;
            Some(match isize::try_from(row).ok()? - isize::try_from(here).ok()? {
                // Only the lines of the row itself are between.
                0 => {
                    if line > 0 {
                        -1
                    } else {
                        0
                    }
                }
                rows => rows,
            })
        })
    }

    /// Puts the cursor on an item of the review, whose row is `row`. A property's row is opened for it.
    pub(in crate::plain) fn go_to_item(&mut self, row: usize, item: &Item) -> bool {
        let there = self.walk(|app| {
            let wizard = app.wizard()?;
            let rows = wizard.review_rows();
            let RowPos { row: here, line } = wizard.work().review.cursor;
            Some(match isize::try_from(row).ok()? - isize::try_from(here).ok()? {
                0 => {
                    let first =
                        (0..rows.height(row)).find(|line| rows.is_selectable(row, *line)).unwrap_or(0);
                    if line > first { -1 } else { 0 }
                }
                rows => rows,
            })
        });
        if !there || !matches!(item, Item::Property { .. }) {
            return there;
        }
        self.act(Action::Open);
        self.walk(|app| {
            let wizard = app.wizard()?;
            let (rows, cursor) = (wizard.review_rows(), wizard.work().review.cursor);
            if cursor.row != row {
                return None;
            }
            Some(isize::from(rows.item(cursor).as_ref() != Some(item)))
        })
    }

    /// Puts the cursor on a piece of work; returns whether the filter leaves it.
    pub(in crate::plain) fn go_to_task(&mut self, task: &Task) -> bool {
        self.walk(|app| {
            let open = app.open_plan()?;
            let rows = ChecklistRows::new(open, app.list_area().width);
            let row = rows.iter().position(|row| row.entry.task == *task)?;
            let RowPos { row: here, line } = open.view().cursor;
            Some(match isize::try_from(row).ok()? - isize::try_from(here).ok()? {
                0 => {
                    let first =
                        (0..rows.height(row)).find(|line| rows.is_selectable(row, *line)).unwrap_or(0);
                    if line > first { -1 } else { 0 }
                }
                rows => rows,
            })
        })
    }

    /// Puts the cursor on one of the sources that send the event of a piece of work, whose row is opened for it.
    pub(in crate::plain) fn go_to_source(&mut self, task: &Task, source: &str) -> bool {
        if !self.go_to_task(task) {
            return false;
        }
        self.act(Action::Open);
        self.walk(|app| {
            let open = app.open_plan()?;
            let (rows, cursor) = (ChecklistRows::new(open, app.list_area().width), open.view().cursor);
            if rows.row(cursor.row)?.entry.task != *task {
                return None;
            }
            let line = rows.line(cursor);
            Some(isize::from(!matches!(line, Some(ChecklistLine::Source(it)) if it.source == source)))
        })
    }

    /// Puts the focus on a field of the last step.
    pub(in crate::plain) fn go_to_field(&mut self, field: SaveField) -> bool {
        let at = |field| SaveField::ALL.iter().position(|other| *other == field);
        self.walk(|app| {
            let (to, from) = (at(field)?, at(app.wizard()?.save_form().field)?);
            Some(isize::try_from(to).ok()? - isize::try_from(from).ok()?)
        })
    }
}
