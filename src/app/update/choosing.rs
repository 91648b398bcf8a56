//! What a person chooses, and taking it back.

use crate::app::message::Effect;
use crate::app::outline::Outline;
use crate::app::{App, Focus, OpenPlan, Work};
use crate::catalog::{Catalog, Goal};
use crate::plan::{Change, Selection};
use std::sync::Arc;

impl App {
    /// Makes a change of the choice that can be taken back.
    pub(super) fn change(&mut self, change: Change) {
        self.with_work(|catalog, goal, work| work.change(catalog, goal, change));
    }

    /// Calls `with` with what was chosen, to be changed.
    pub(super) fn with_work<T>(&mut self, with: impl FnOnce(&Catalog, &Goal, &mut Work) -> T) -> T {
        let catalog = Arc::clone(&self.desk.catalog);
        let goal = &catalog.goals()[self.desk.goals.cursor.row];
        with(&catalog, goal, self.desk.work_mut())
    }

    pub(super) fn toggle(&mut self) -> Option<Effect> {
        match self.focus() {
            Focus::UseCases => self.toggle_use_case(),
            Focus::Review => self.toggle_item(),
            Focus::SaveOptions => return self.toggle_companion(),
            Focus::Checklist => return self.tick(),
            _ => {}
        }
        None
    }

    fn toggle_use_case(&mut self) {
        let Some(place) = self.panel_rows().place(self.work().panels.cursor.row) else { return };
        let selected = self.work().choice.selection().contains(place);
        self.change(if selected { Change::Deselect { place } } else { Change::select(place) });
    }

    fn toggle_item(&mut self) {
        let cursor = self.work().review.cursor;
        let rows = self.review_rows();
        let Some(item) = rows.item(cursor) else { return };
        if let Some(fate) = rows.fate(cursor.row) {
            return self.tell(fate.sentence());
        }
        let declined = self.work().choice.is_declined(&item);
        self.change(if declined { Change::Restore(item) } else { Change::Decline(item) });
    }

    /// Whether what is under the cursor of the review can be taken out or put back.
    pub(crate) fn can_take_out(&self) -> bool {
        self.review_rows().is_asked_for(self.work().review.cursor.row)
    }

    /// Selects all use cases that the filter leaves; where all are selected, none of them.
    pub(super) fn toggle_all(&mut self) {
        let rows = self.panel_rows();
        let shown: Selection = (0..rows.rows()).filter_map(|row| rows.place(row)).collect();
        let selection = self.work().choice.selection();
        let all = shown.iter().all(|place| selection.contains(place));
        let wanted = if all {
            selection.iter().filter(|place| !shown.contains(*place)).collect()
        } else {
            selection.iter().chain(shown.iter()).collect()
        };
        if !shown.is_empty() {
            self.change(Change::SelectOnly(wanted));
        }
    }

    /// Whether there is a change to take back.
    pub(crate) fn can_undo(&self) -> bool {
        self.open_plan
            .as_ref()
            .map_or_else(|| self.work().history().can_undo(), |open| open.history().can_undo())
    }

    /// Whether there is a change to make again.
    pub(crate) fn can_redo(&self) -> bool {
        self.open_plan
            .as_ref()
            .map_or_else(|| self.work().history().can_redo(), |open| open.history().can_redo())
    }

    pub(super) fn undo(&mut self) -> Option<Effect> {
        if self.open_plan.is_some() {
            return self.undo_work(OpenPlan::undo);
        }
        if self.with_work(|catalog, goal, work| work.undo(catalog, goal)) {
            self.tell("Taken back; ctrl-r makes it again.");
            self.leave_empty_review();
        }
        None
    }

    pub(super) fn redo(&mut self) -> Option<Effect> {
        if self.open_plan.is_some() {
            return self.undo_work(OpenPlan::redo);
        }
        if self.with_work(|catalog, goal, work| work.redo(catalog, goal)) {
            self.tell("Made again; u takes it back.");
            self.leave_empty_review();
        }
        None
    }

    /// Goes back to the use cases where none is selected any more, since there is nothing to review then.
    fn leave_empty_review(&mut self) {
        self.step = self.reachable(self.step);
        self.follow();
    }
}
