//! Where the person stands in the lists of the steps.

use crate::app::keymap;
use crate::app::layout;
use crate::app::message::{Effect, Motion};
use crate::app::outline::{Outline, Spot, Viewpoint};
use crate::app::panel::PanelLine;
use crate::app::rows::{ChecklistRows, GoalRows, PanelRows, ReviewRows};
use crate::app::{App, Area, Overlay, Step};
use std::sync::Arc;

/// The columns of a row in which its disclosure mark stands, and those of its check box.
const DISCLOSURE: std::ops::Range<u16> = 0..3;
const CHECK_BOX: std::ops::Range<u16> = 3..6;

impl App {
    /// The area of the list that the step shows; a small one where the terminal shows none.
    pub(crate) fn list_area(&self) -> Area {
        let Some(areas) = self.areas() else {
            return Area::at_top(layout::SMALLEST.width, 1);
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
            with(&ChecklistRows::new(open, area.width), &mut view, page);
            *open.view_mut() = view;
            return;
        }
        let catalog = Arc::clone(&self.desk.catalog);
        match self.step {
            Step::Goal => {
                let rows = GoalRows::new(&catalog, area.size());
                with(&rows, &mut self.desk.goals, page);
                // One does not choose a goal by half of what it says.
                self.desk.goals.reveal_row(&rows, page);
            }
            Step::UseCases => {
                let mut view = self.work().panels;
                with(&PanelRows::new(&catalog, self.goal(), self.work(), area.width), &mut view, page);
                self.desk.work_mut().panels = view;
            }
            Step::Review => {
                let mut view = self.work().review;
                let rows = ReviewRows::new(&catalog, self.goal(), self.work(), area.width);
                with(&rows.beside(self.revision()), &mut view, page);
                self.desk.work_mut().review = view;
            }
            Step::Save => {}
        }
    }

    /// Moves the cursor of what has the focus.
    pub(super) fn go(&mut self, motion: Motion) {
        let body = self.areas().map_or(Area::at_top(layout::SMALLEST.width, 1), |it| it.body);
        let page = usize::from(body.height);
        let behind = self.focus_behind();
        match &mut self.overlay {
            Some(Overlay::Help(help)) => {
                let lines = keymap::help(behind, help.search.text(), layout::help_width(body.width)).len();
                help.scroll(motion, lines, page);
            }
            Some(Overlay::Catalogs(row)) => *row = motion.step(*row, self.shelf.entries().len()),
            Some(_) => {}
            None => self.look(|rows, view, page| view.go(rows, motion, page)),
        }
    }

    /// Keeps the cursor on the screen after the rows or the screen changed.
    pub(crate) fn follow(&mut self) {
        self.look(|rows, view, page| view.follow(rows, page));
    }

    pub(super) fn stand_on(&mut self, row: usize) {
        self.look(|rows, view, page| view.stand_on(rows, row, page));
    }

    pub(super) fn panel_rows(&self) -> PanelRows<'_> {
        PanelRows::new(self.catalog(), self.goal(), self.work(), self.list_area().width)
    }

    pub(super) fn review_rows(&self) -> ReviewRows<'_> {
        let rows = ReviewRows::new(self.catalog(), self.goal(), self.work(), self.list_area().width);
        rows.beside(self.revision())
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
                inside.or_else(|| Some(rows.recommendation(spot.row)?.use_case().title().to_owned()))
            }
            Step::Review => {
                self.review_rows().item(self.work().review.cursor).map(|item| item.title().to_owned())
            }
            Step::Save => None,
        }
    }

    /// Puts the cursor where the person clicked. A click on the disclosure mark opens or closes, one on the
    /// check box selects.
    pub(super) fn click(&mut self, column: u16, row: u16) -> Option<Effect> {
        let area = self.list_area();
        if self.overlay.is_some() || !area.contains(column, row) {
            return None;
        }
        let mut on_header = false;
        self.look(|rows, view, page| {
            let hit = view.visible(rows, page).nth(usize::from(row - area.y));
            if let Some(spot) = hit.filter(|spot| rows.stops(spot.row, spot.line)) {
                view.cursor = spot;
                view.follow(rows, page);
                on_header = !(0..spot.line).any(|line| rows.stops(spot.row, line));
            }
        });
        let has_marks = self.open_plan.is_some() || self.step != Step::Goal;
        if !has_marks || !on_header {
            return None;
        }
        if DISCLOSURE.contains(&(column - area.x)) {
            self.set_open(self.can_open());
        } else if CHECK_BOX.contains(&(column - area.x)) {
            return self.toggle();
        }
        None
    }
}
