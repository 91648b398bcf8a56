//! Filters over the lists.

use crate::app::App;
use crate::app::text_field::TextField;

impl App {
    /// Whether a filter holds.
    pub(crate) fn is_filtered(&self) -> bool {
        self.open_plan.as_ref().map_or_else(|| self.work().filter.is_active(), |open| open.is_filtered())
    }

    /// Starts typing a filter.
    pub(super) fn start_filter(&mut self) {
        match &mut self.open_plan {
            Some(open) => open.typing = true,
            None => self.desk.work_mut().filter.typing = true,
        }
    }

    /// Keeps the filter and goes back to the list.
    pub(super) fn keep_filter(&mut self) {
        match &mut self.open_plan {
            Some(open) => open.typing = false,
            None => self.desk.work_mut().filter.typing = false,
        }
    }

    /// Forgets the filter; the cursor stays on its use case or piece of work.
    pub(super) fn clear_filter(&mut self) {
        let task = self.entry(|entry| entry.task.clone());
        if let Some(open) = &mut self.open_plan {
            (open.typing, open.only_left) = (false, false);
            open.query = TextField::default();
            return self.stand_on_task(task.as_ref());
        }
        let place = self.panel_rows().place(self.work().panels.cursor.row);
        self.desk.work_mut().filter.clear();
        self.stand_on(place.unwrap_or(0));
    }

    /// Finds anew what the filter leaves; the cursor goes to the best match.
    pub(super) fn refresh_filter(&mut self) {
        self.with_work(|catalog, goal, work| work.filter.refresh(catalog, goal));
        self.stand_on(0);
    }
}
