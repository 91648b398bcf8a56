//! Draws the model. Nothing here changes it or knows anything that is not in it.

mod catalogs;
mod checklist;
mod conflict;
mod edited;
mod fit;
mod folder_plan;
mod footer;
mod goals;
mod header;
mod help;
mod list;
mod live;
mod opening;
mod picker;
mod plan_so_far;
mod resume;
mod review;
mod row;
mod save;
mod status;
mod text_cursor;
mod too_small;
mod use_cases;

pub use opening::{Opening, OpeningView};

use crate::app::{App, Overlay, Step, Wizard, keymap};
use crate::tui::theme::Theme;
use catalogs::CatalogsView;
use checklist::ChecklistView;
use conflict::ConflictView;
use edited::{ExistingView, UpdateView};
use folder_plan::FolderPlanView;
use footer::Footer;
use goals::GoalsView;
use header::{Rule, StepsView, Title};
use help::HelpView;
use picker::PickerView;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{StatefulWidget, Widget};
use resume::ResumeView;
use review::ReviewView;
use save::SaveView;
use status::StatusView;
use text_cursor::TextCursor;
use too_small::TooSmall;
use use_cases::UseCasesView;

/// Draws the whole screen.
pub fn view(app: &App, theme: &Theme, frame: &mut Frame) {
    let Some(areas) = app.areas() else { return frame.render_widget(&TooSmall, frame.area()) };
    let mut cursor = None;
    let buffer = frame.buffer_mut();
    Title { app: Some(app), theme }.render(areas.title.into(), buffer);
    StepsView { app: Some(app), theme }.render(areas.steps.into(), buffer);
    Rule { theme }.render(areas.top_rule.into(), buffer);
    Rule { theme }.render(areas.bottom_rule.into(), buffer);
    let body = areas.body.into();
    match app.overlay() {
        Some(Overlay::Help(help)) => HelpView { app, help, theme }.render(body, buffer),
        Some(Overlay::Conflict(conflict)) => ConflictView { app, conflict, theme }.render(body, buffer),
        Some(Overlay::Prompt(prompt)) if prompt.picker.is_some() => {
            PickerView { prompt, theme }.render(body, buffer);
        }
        _ => match (app.wizard(), app.open_plan()) {
            (Some(wizard), _) => step(wizard, theme, body, buffer, &mut cursor),
            (None, Some(open)) => ChecklistView { open, theme }.render(body, buffer),
            (None, None) => {}
        },
    }
    StatusView { app, theme }.render(areas.status.into(), buffer, &mut cursor);
    Footer { bindings: &keymap::footer(app), theme }.render(areas.footer.into(), buffer);
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
}

/// The step where the person is, or what is in front of it.
fn step(wizard: &Wizard, theme: &Theme, body: Rect, buffer: &mut Buffer, cursor: &mut TextCursor) {
    match (wizard.overlay(), wizard.step()) {
        (Some(Overlay::Catalogs(row)), _) => CatalogsView { wizard, row: *row, theme }.render(body, buffer),
        (Some(Overlay::FolderPlan(plan)), _) => FolderPlanView { plan, theme }.render(body, buffer),
        (Some(Overlay::Resume(unfinished)), _) => {
            ResumeView { wizard, unfinished, theme }.render(body, buffer);
        }
        (Some(Overlay::Existing(existing)), _) => {
            ExistingView { wizard, existing, theme }.render(body, buffer);
        }
        (_, Step::Goal) => GoalsView { wizard, theme }.render(body, buffer),
        (_, Step::UseCases) => UseCasesView { wizard, theme }.render(body, buffer),
        (_, Step::Review) => ReviewView { wizard, theme }.render(body, buffer),
        (_, Step::Save) if wizard.is_editing() => UpdateView { wizard, theme }.render(body, buffer, cursor),
        (_, Step::Save) => SaveView { wizard, theme }.render(body, buffer, cursor),
    }
}
