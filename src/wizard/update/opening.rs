//! Opening and closing rows.

use crate::plan::checklist::Task;
use crate::wizard::app::{App, Step};
use crate::wizard::outline::Outline;
use std::collections::HashSet;

impl App {
    /// Whether the row under the cursor is closed and can be opened.
    pub(in crate::wizard) fn can_open(&self) -> bool {
        self.is_open() == Some(false)
    }

    /// Whether the row under the cursor is open.
    pub(in crate::wizard) fn can_close(&self) -> bool {
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
                Some(work.open.contains(&place))
            }
            Step::Review => Some(work.review_open.contains(&work.review.cursor.row)),
            Step::Goal | Step::Save => None,
        }
    }

    /// Opens or closes the row under the cursor. Closing puts the cursor on the row's header.
    pub(super) fn set_open(&mut self, open: bool) {
        let row = self.cursor().row;
        if self.open_plan.is_some() {
            let task = self.entry(|entry| entry.task.clone());
            return self.set_tasks_open(task, open, row);
        }
        let key = if self.step == Step::UseCases { self.panel_rows().place(row) } else { Some(row) };
        let Some(key) = key else { return };
        if open {
            self.open_rows().insert(key);
            self.look(|rows, view, page| view.reveal_row(rows, page));
        } else {
            self.open_rows().remove(&key);
            self.stand_on(row);
        }
    }

    /// Opens or closes all rows that are shown.
    pub(super) fn set_all_open(&mut self, open: bool) {
        let row = self.cursor().row;
        if self.open_plan.is_some() {
            let tasks = self.shown_tasks();
            self.set_tasks_open(tasks, open, row);
            return self.stand_on(row);
        }
        let keys: Vec<_> = if self.step == Step::UseCases {
            let rows = self.panel_rows();
            (0..rows.rows()).filter_map(|row| rows.place(row)).collect()
        } else {
            (0..self.review_rows().rows()).collect()
        };
        for key in keys {
            if open {
                self.open_rows().insert(key)
            } else {
                self.open_rows().remove(&key)
            };
        }
        self.stand_on(row);
    }

    fn set_tasks_open(&mut self, tasks: impl IntoIterator<Item = Task>, open: bool, row: usize) {
        let Some(plan) = &mut self.open_plan else { return };
        if open {
            plan.open.extend(tasks);
            self.look(|rows, view, page| view.reveal_row(rows, page));
        } else {
            tasks.into_iter().for_each(|task| {
                plan.open.remove(&task);
            });
            self.stand_on(row);
        }
    }

    fn open_rows(&mut self) -> &mut HashSet<usize> {
        let step = self.step;
        let work = self.desk.work_mut();
        if step == Step::Review { &mut work.review_open } else { &mut work.open }
    }
}
