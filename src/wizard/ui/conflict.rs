//! The question whose changes of a plan stay.

use super::row::Row;
use crate::wizard::app::{App, Conflict, OpenPlan};
use crate::wizard::panel::wrap;
use crate::wizard::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

pub(super) fn draw(app: &App, conflict: &Conflict, theme: &Theme, frame: &mut Frame, body: Rect) {
    let width = usize::from(body.width.saturating_sub(4));
    let said = conflict.sentence();
    let mut lines: Vec<Line> = vec![Line::default()];
    lines.extend(wrap(&said, width).into_iter().map(|text| Line::styled(text, theme.heading)));
    lines.push(Line::default());
    if conflict.shows_difference {
        lines.extend(difference(app, conflict, theme, width));
    }
    for (row, line) in body.rows().zip(lines) {
        frame.render_widget(line, Rect { x: row.x + 2, width: row.width.saturating_sub(3), ..row });
    }
}

fn difference<'a>(app: &App, conflict: &Conflict, theme: &'a Theme, width: usize) -> Vec<Line<'a>> {
    let edited = app.revised().map(|revised| revised.plan);
    let mine = app.open_plan().map(OpenPlan::plan).or(edited.as_ref());
    let (Some(mine), Some(theirs)) = (mine, conflict.their_plan()) else { return Vec::new() };
    let changes = crate::plan::difference(theirs, mine);
    let row = |text: String, style| Row::new(theme, width).text(text, style).line();
    let mut lines = vec![row("Yours differs from the file in this:".to_owned(), theme.dim)];
    lines.extend(changes.iter().map(|change| row(format!("{} {change}", theme.symbols.dot), Style::new())));
    lines
}
