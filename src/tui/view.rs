//! Draws the model. Nothing here changes it or knows anything that is not in it.

mod catalogs;
mod checklist;
mod conflict;
mod edited;
mod footer;
mod goals;
mod header;
mod help;
mod list;
mod opening;
mod plan_so_far;
mod resume;
mod review;
mod row;
mod save;
mod status;
mod use_cases;

pub use opening::opening;

use crate::app::layout::SMALLEST;
use crate::app::{App, Overlay, Step};
use crate::text::wrap;
use crate::tui::theme::Theme;
use ratatui::Frame;

/// Draws the whole screen.
pub fn view(app: &App, theme: &Theme, frame: &mut Frame) {
    let Some(areas) = app.areas() else { return too_small(frame) };
    header::draw(app, theme, frame, &areas);
    let body = areas.body.into();
    match (app.overlay(), app.step()) {
        (Some(Overlay::Help(help)), _) => help::draw(app, help, theme, frame, body),
        (Some(Overlay::Catalogs(row)), _) => catalogs::draw(app, *row, theme, frame, body),
        (Some(Overlay::Resume(unfinished)), _) => resume::draw(app, unfinished, theme, frame, body),
        (Some(Overlay::Conflict(conflict)), _) => conflict::draw(app, conflict, theme, frame, body),
        (Some(Overlay::NewGoal(change)), _) => edited::draw_goal(app, change, theme, frame, body),
        (Some(Overlay::Existing(existing)), _) => {
            edited::draw_existing(app, existing, theme, frame, body);
        }
        _ if app.open_plan().is_some() => checklist::draw(app, theme, frame, body),
        (_, Step::Goal) => goals::draw(app, theme, frame, body),
        (_, Step::UseCases) => use_cases::draw(app, theme, frame, body),
        (_, Step::Review) => review::draw(app, theme, frame, body),
        (_, Step::Save) if app.is_editing() => edited::draw_save(app, theme, frame, body),
        (_, Step::Save) => save::draw(app, theme, frame, body),
    }
    status::draw(app, theme, frame, areas.status.into());
    footer::draw(app, theme, frame, areas.footer.into());
}

fn too_small(frame: &mut Frame) {
    let size = frame.area().as_size();
    let text = format!(
        "segue needs {}x{} cells; this terminal has {}x{}.",
        SMALLEST.width, SMALLEST.height, size.width, size.height
    );
    let area = frame.area();
    for (row, line) in area.rows().zip(wrap(&text, usize::from(area.width))) {
        frame.render_widget(&*line, row);
    }
}
