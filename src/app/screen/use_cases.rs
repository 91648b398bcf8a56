//! The second step: which use cases.

pub mod filter;
mod panel_lines;
mod rows;

pub use panel_lines::{GAP, INDENT, PanelColumns, PanelLine};
pub use rows::PanelRows;

use crate::app::changed;
use crate::app::keymap::binding::{ENTER, ESC, SPACE};
use crate::app::keymap::{Key, KeyBinding};
use crate::app::message::{Action, Effect};
use crate::app::outline::Outline;
use crate::app::{CatalogSession, Focus, Model, Wizard};
use crate::plan::{Change, Selection};
use std::sync::Arc;

/// The keys of the screen.
pub(crate) const KEYS: &[KeyBinding] = &[
    KeyBinding::new(
        &[SPACE],
        Action::Toggle,
        &[Focus::UseCases],
        "select",
        "Select the use case, or leave it out",
    )
    .rank(1),
    KeyBinding::new(
        &[Key::char('a')],
        Action::ToggleAll,
        &[Focus::UseCases],
        "all",
        "Select all use cases shown, or none",
    )
    .rank(6),
    KeyBinding::new(&[ENTER], Action::Confirm, &[Focus::UseCases], "review", "Go on to the review").rank(1),
    KeyBinding::new(
        &[ENTER],
        Action::Confirm,
        &[Focus::Filter],
        "keep",
        "Keep the filter and go back to the list",
    )
    .rank(1),
    KeyBinding::new(&[ESC], Action::Back, &[Focus::Filter], "clear", "Clear the filter").rank(2),
];

impl Wizard {
    /// Makes a change of the choice that can be taken back.
    pub(crate) fn change(&mut self, change: Change) {
        let CatalogSession { catalog, work, .. } = &mut self.catalog;
        work.change(catalog, change);
    }

    pub(crate) fn toggle(&mut self) -> Option<Effect> {
        match self.focus() {
            Focus::UseCases => self.toggle_use_case(),
            Focus::Review => self.toggle_item(),
            Focus::SaveOptions => return self.toggle_companion(),
            _ => {}
        }
        None
    }

    pub(crate) fn toggle_use_case(&mut self) {
        let Some(place) = self.panel_rows().place(self.goal_view().panels.cursor.row) else { return };
        let goal = self.catalog.goals.cursor.row;
        let is_selected = self.selection().contains(place);
        self.change(if is_selected {
            Change::Deselect { goal, place }
        } else {
            Change::select(goal, place)
        });
    }

    /// Selects all use cases that the filter leaves; where all are selected, none of them.
    pub(crate) fn toggle_all(&mut self) {
        let rows = self.panel_rows();
        let shown: Selection = (0..rows.rows()).filter_map(|row| rows.place(row)).collect();
        let selection = self.selection();
        let all = shown.iter().all(|place| selection.contains(place));
        let selection = if all {
            selection.iter().filter(|place| !shown.contains(*place)).collect()
        } else {
            selection.iter().chain(shown.iter()).collect()
        };
        if !shown.is_empty() {
            self.change(Change::SelectOnly { goal: self.catalog.goals.cursor.row, selection });
        }
    }

    pub(crate) fn undo(&mut self) {
        let CatalogSession { catalog, work, .. } = &mut self.catalog;
        let what = work.history().next_undo().map(|it| changed::choice(it, catalog)).unwrap_or_default();
        if work.undo(catalog) {
            self.shared.tell(format!("Undone: {what}. ctrl-r to redo."));
            self.leave_empty_review();
        }
    }

    pub(crate) fn redo(&mut self) {
        let CatalogSession { catalog, work, .. } = &mut self.catalog;
        let what = work.history().next_redo().map(|it| changed::choice(it, catalog)).unwrap_or_default();
        if work.redo(catalog) {
            self.shared.tell(format!("Redone: {what}. u to undo."));
            self.leave_empty_review();
        }
    }

    /// Goes back to the use cases where none is selected any more, since there is nothing to review then.
    pub(crate) fn leave_empty_review(&mut self) {
        self.step = self.reachable(self.step);
        self.follow();
    }

    /// The use cases that the filter leaves.
    pub fn panel_rows(&self) -> PanelRows<'_> {
        PanelRows::new(self.catalog(), self.goal(), self.goal_view(), self.list_area().width)
    }

    /// Whether a filter holds.
    pub fn is_filtered(&self) -> bool {
        self.goal_view().filter.is_active()
    }

    /// Forgets the filter; the cursor stays on its use case.
    pub(crate) fn clear_filter(&mut self) {
        let place = self.panel_rows().place(self.goal_view().panels.cursor.row);
        self.catalog.view_mut().filter.clear();
        self.select_row(place.unwrap_or(0));
    }

    /// Finds anew what the filter leaves; the cursor goes to the best match.
    pub(crate) fn refresh_filter(&mut self) {
        let catalog = Arc::clone(&self.catalog.catalog);
        let goal = &catalog.goals()[self.catalog.goals.cursor.row];
        self.catalog.view_mut().filter.refresh(&catalog, goal);
        self.select_row(0);
    }
}
