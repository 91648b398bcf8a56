//! Moving, selecting and finding in the lists of the steps.

use crate::catalog::{Catalog, Goal};
use crate::plan::{Change, Selection};
use crate::wizard::app::{App, Focus, OpenPlan, Overlay, Step, Work};
use crate::wizard::message::{Effect, Motion};
use crate::wizard::outline::{Outline, Spot, Viewpoint};
use crate::wizard::panel::PanelLine;
use crate::wizard::rows::{ChecklistRows, GoalRows, PanelRows, ReviewRows};
use crate::wizard::text_field::TextField;
use crate::wizard::ui::layout;
use ratatui::layout::{Position, Rect};
use std::sync::Arc;

/// The columns of a row in which its disclosure mark stands, and those of its check box.
const DISCLOSURE: std::ops::Range<u16> = 0..3;
const CHECK_BOX: std::ops::Range<u16> = 3..6;

impl App {
    /// The area of the list that the step shows; a small one where the terminal shows none.
    pub(in crate::wizard) fn list_area(&self) -> Rect {
        let Some(areas) = layout::areas(self.size) else {
            return Rect::new(0, 0, layout::SMALLEST.width, 1);
        };
        if self.open_plan.is_some() {
            return areas.body;
        }
        match self.step {
            Step::Goal => layout::goal_areas(areas.body, self.catalog()).list,
            Step::UseCases => layout::use_case_areas(areas.body).list,
            Step::Review | Step::Save => areas.body,
        }
    }

    /// Calls `with` with the step's outline, the viewpoint on it, and how many lines a screen shows.
    /// Nothing happens on a step without an outline.
    pub(super) fn look(&mut self, with: impl FnOnce(&dyn Outline, &mut Viewpoint, usize)) {
        let area = self.list_area();
        let page = usize::from(area.height).max(1);
        if let Some(open) = &mut self.open_plan {
            let mut view = open.view();
            with(&ChecklistRows::new(open, area), &mut view, page);
            *open.view_mut() = view;
            return;
        }
        let catalog = Arc::clone(&self.desk.catalog);
        match self.step {
            Step::Goal => with(&GoalRows::new(&catalog, area), &mut self.desk.goals, page),
            Step::UseCases => {
                let mut view = self.work().panels;
                with(&PanelRows::new(&catalog, self.goal(), self.work(), area), &mut view, page);
                self.desk.work_mut().panels = view;
            }
            Step::Review => {
                let mut view = self.work().review;
                with(&ReviewRows::new(&catalog, self.goal(), self.work(), area), &mut view, page);
                self.desk.work_mut().review = view;
            }
            Step::Save => {}
        }
    }

    /// Moves the cursor of what has the focus.
    pub(super) fn go(&mut self, motion: Motion) {
        match &mut self.overlay {
            Some(Overlay::Help(help)) => help.scroll(motion),
            Some(Overlay::Catalogs(row)) => *row = motion.step(*row, super::overlays::CATALOGS.len()),
            Some(Overlay::Leave | Overlay::Prompt(_) | Overlay::Conflict(_) | Overlay::Resume(_)) => {}
            None => self.look(|rows, view, page| view.go(rows, motion, page)),
        }
    }

    /// Keeps the cursor on the screen after the rows or the screen changed.
    pub(in crate::wizard) fn follow(&mut self) {
        self.look(|rows, view, page| view.follow(rows, page));
    }

    pub(super) fn stand_on(&mut self, row: usize) {
        self.look(|rows, view, page| view.stand_on(rows, row, page));
    }

    pub(super) fn panel_rows(&self) -> PanelRows<'_> {
        PanelRows::new(self.catalog(), self.goal(), self.work(), self.list_area())
    }

    pub(super) fn review_rows(&self) -> ReviewRows<'_> {
        ReviewRows::new(self.catalog(), self.goal(), self.work(), self.list_area())
    }

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
        let Some(item) = self.review_rows().item(self.work().review.cursor) else { return };
        let declined = self.work().choice.is_declined(&item);
        self.change(if declined { Change::Restore(item) } else { Change::Decline(item) });
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

    pub(super) fn cursor(&self) -> Spot {
        if let Some(open) = &self.open_plan {
            return open.view().cursor;
        }
        match self.step {
            Step::Goal | Step::Save => self.desk.goals.cursor,
            Step::UseCases => self.work().panels.cursor,
            Step::Review => self.work().review.cursor,
        }
    }

    /// Whether a filter holds.
    pub(in crate::wizard) fn is_filtered(&self) -> bool {
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

    /// Forgets the filter; the cursor stays on its use case.
    pub(super) fn clear_filter(&mut self) {
        if let Some(open) = &mut self.open_plan {
            (open.typing, open.only_left) = (false, false);
            open.query = TextField::default();
            return self.follow();
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

    /// Whether there is a change to take back.
    pub(in crate::wizard) fn can_undo(&self) -> bool {
        self.open_plan.as_ref().map_or_else(|| self.work().can_undo(), |open| open.can_undo())
    }

    /// Whether there is a change to make again.
    pub(in crate::wizard) fn can_redo(&self) -> bool {
        self.open_plan.as_ref().map_or_else(|| self.work().can_redo(), |open| open.can_redo())
    }

    pub(super) fn undo(&mut self) -> Option<Effect> {
        if self.open_plan.is_some() {
            return self.undo_work(OpenPlan::undo);
        }
        if self.with_work(|catalog, goal, work| work.undo(catalog, goal)) {
            self.tell("Taken back; ctrl-r makes it again.");
            self.follow();
        }
        None
    }

    pub(super) fn redo(&mut self) -> Option<Effect> {
        if self.open_plan.is_some() {
            return self.undo_work(OpenPlan::redo);
        }
        if self.with_work(|catalog, goal, work| work.redo(catalog, goal)) {
            self.tell("Made again; u takes it back.");
            self.follow();
        }
        None
    }

    /// The name of what is under the cursor.
    pub(super) fn copy(&mut self) -> Option<Effect> {
        let text = self.subject()?;
        self.tell(format!("Copied {text}"));
        Some(Effect::Copy(text))
    }

    fn subject(&self) -> Option<String> {
        if self.open_plan.is_some() {
            return self.work_subject();
        }
        match self.step {
            Step::Goal => Some(self.goal().title.clone()),
            Step::UseCases => {
                let (rows, spot) = (self.panel_rows(), self.work().panels.cursor);
                let inside = rows.line(spot).and_then(|line: PanelLine| line.subject().map(str::to_owned));
                inside.or_else(|| Some(rows.recommendation(spot.row)?.use_case().title.clone()))
            }
            Step::Review => {
                self.review_rows().item(self.work().review.cursor).map(|item| item.title().to_owned())
            }
            Step::Save => None,
        }
    }

    /// Puts the cursor where the person clicked. A click on the disclosure mark opens or closes, one on the
    /// check box selects.
    pub(super) fn click(&mut self, column: u16, row: u16) {
        let area = self.list_area();
        if self.overlay.is_some() || !area.contains(Position::new(column, row)) {
            return;
        }
        let mut hit = None;
        self.look(|rows, view, page| {
            hit = view.visible(rows, page).nth(usize::from(row - area.y));
            if let Some(spot) = hit.filter(|spot| rows.stops(spot.row, spot.line)) {
                view.cursor = spot;
                view.follow(rows, page);
            }
        });
        let on_header = hit.is_some_and(|spot| spot == self.cursor()) && self.step != Step::Goal;
        if on_header && DISCLOSURE.contains(&(column - area.x)) {
            self.set_open(self.can_open());
        } else if on_header && CHECK_BOX.contains(&(column - area.x)) {
            self.toggle();
        }
    }
}
