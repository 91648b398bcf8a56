//! Opening and closing the rows of a list. What is open is remembered by what the rows are about, so that it
//! stays open when rows come and go.

use crate::app::{App, Step};
use crate::plan::Item;
use crate::plan::checklist::Task;
use std::collections::HashSet;
use std::hash::Hash;

impl App {
    /// Whether the row under the cursor is closed and can be opened.
    pub(crate) fn can_open(&self) -> bool {
        self.is_open() == Some(false)
    }

    /// Whether the row under the cursor is open.
    pub(crate) fn can_close(&self) -> bool {
        self.is_open() == Some(true)
    }

    fn is_open(&self) -> Option<bool> {
        if let Some(open) = &self.open_plan {
            return self.entry(|entry| open.open.contains(&entry.task));
        }
        let work = self.work();
        match self.step {
            Step::UseCases => {
                let place = self.panel_rows().place(work.panels.cursor.row)?;
                Some(work.open.contains(place))
            }
            Step::Review => {
                let rows = self.review_rows();
                rows.row(work.review.cursor.row).map(|row| work.review_open.contains(row.item))
            }
            Step::Goal | Step::Save => None,
        }
    }

    /// Opens or closes the row under the cursor. Closing puts the cursor on the row's header.
    pub(super) fn set_open(&mut self, open: bool) {
        let row = self.cursor().row;
        if self.open_plan.is_some() {
            let task = self.entry(|entry| entry.task.clone());
            self.set_tasks_open(task, open);
        } else if self.step == Step::UseCases {
            if let Some(place) = self.panel_rows().place(row) {
                self.desk.work_mut().open.set(place, open);
            }
        } else {
            let item = self.review_rows().row(row).map(|row| row.item.clone());
            self.set_items_open(item, open);
        }
        if open {
            self.look(|rows, view, page| view.reveal_row(rows, page));
        } else {
            self.stand_on(row);
        }
    }

    /// Opens or closes all rows that are shown.
    pub(super) fn set_all_open(&mut self, open: bool) {
        let row = self.cursor().row;
        if self.open_plan.is_some() {
            let tasks = self.shown_tasks();
            self.set_tasks_open(tasks, open);
        } else if self.step == Step::UseCases {
            let total = self.goal().use_case_count();
            self.desk.work_mut().set_all_open(total, open);
        } else {
            let items: Vec<_> = self.review_rows().iter().map(|row| row.item.clone()).collect();
            self.set_items_open(items, open);
        }
        self.stand_on(row);
    }

    fn set_tasks_open(&mut self, tasks: impl IntoIterator<Item = Task>, open: bool) {
        if let Some(plan) = &mut self.open_plan {
            set(&mut plan.open, tasks, open);
        }
    }

    fn set_items_open(&mut self, items: impl IntoIterator<Item = Item>, open: bool) {
        set(&mut self.desk.work_mut().review_open, items, open);
    }
}

fn set<T: Eq + Hash>(rows: &mut HashSet<T>, which: impl IntoIterator<Item = T>, open: bool) {
    if open {
        rows.extend(which);
    } else {
        which.into_iter().for_each(|row| {
            rows.remove(&row);
        });
    }
}
