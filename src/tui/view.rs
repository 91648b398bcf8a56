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
mod live;
mod opening;
mod plan_so_far;
mod resume;
mod review;
mod row;
mod save;
mod status;
mod too_small;
mod use_cases;

pub use opening::{Opening, opening};

use crate::app::{App, Overlay, Step, Wizard};
use crate::tui::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Draws the whole screen.
pub fn view(app: &App, theme: &Theme, frame: &mut Frame) {
    let Some(areas) = app.areas() else { return too_small::draw(frame) };
    header::draw(app, theme, frame, &areas);
    let body = areas.body.into();
    match app.overlay() {
        Some(Overlay::Help(help)) => help::draw(app, help, theme, frame, body),
        Some(Overlay::Conflict(conflict)) => conflict::draw(app, conflict, theme, frame, body),
        _ => match (app.wizard(), app.open_plan()) {
            (Some(wizard), _) => step(wizard, theme, frame, body),
            (None, Some(open)) => checklist::draw(open, theme, frame, areas.body),
            (None, None) => {}
        },
    }
    status::draw(app, theme, frame, areas.status.into());
    footer::draw(app, theme, frame, areas.footer.into());
}

/// The step where the person is, or what is in front of it.
fn step(wizard: &Wizard, theme: &Theme, frame: &mut Frame, body: Rect) {
    match (wizard.overlay(), wizard.step()) {
        (Some(Overlay::Catalogs(row)), _) => catalogs::draw(wizard, *row, theme, frame, body),
        (Some(Overlay::Resume(unfinished)), _) => resume::draw(wizard, unfinished, theme, frame, body),
        (Some(Overlay::Existing(existing)), _) => {
            edited::draw_existing(wizard, existing, theme, frame, body);
        }
        (_, Step::Goal) => goals::draw(wizard, theme, frame, body),
        (_, Step::UseCases) => use_cases::draw(wizard, theme, frame, body),
        (_, Step::Review) => review::draw(wizard, theme, frame, body),
        (_, Step::Save) if wizard.is_editing() => edited::draw_save(wizard, theme, frame, body),
        (_, Step::Save) => save::draw(wizard, theme, frame, body),
    }
}
