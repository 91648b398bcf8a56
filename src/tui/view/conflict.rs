//! The question whose changes of a plan stay.

use crate::app::{App, FileConflict, SAME};
use crate::text::wrap;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The question whose changes of a plan stay.
pub(crate) struct ConflictView<'a> {
    pub(crate) app: &'a App,
    pub(crate) conflict: &'a FileConflict,
    pub(crate) theme: &'a Theme,
}

impl Widget for &ConflictView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let ConflictView { app, conflict, theme } = *self;
        let width = usize::from(body.width.saturating_sub(4));
        let said = conflict.sentence();
        let mut lines: Vec<Line> = vec![Line::default()];
        lines.extend(wrap(&said, width).into_iter().map(|text| Line::styled(text, theme.heading)));
        lines.push(Line::default());
        if conflict.shows_difference {
            let difference = difference(app, theme, width);
            if lines.len() + difference.len() > usize::from(body.height) {
                // The question was read before.
                lines.clear();
            }
            lines.extend(difference);
            let room = usize::from(body.height);
            if lines.len() > room {
                let more = format!("{} {} more", theme.symbols.ellipsis, lines.len() + 1 - room);
                lines.truncate(room.saturating_sub(1));
                lines.push(Line::styled(more, theme.muted));
            }
        }
        for (row, line) in body.rows().zip(lines) {
            line.render(Rect { x: row.x + 2, width: row.width.saturating_sub(3), ..row }, buffer);
        }
    }
}

fn difference<'a>(app: &App, theme: &'a Theme, width: usize) -> Vec<Line<'a>> {
    let Some(changes) = app.difference() else { return Vec::new() };
    let row = |text: String, style| RowLine::new(theme, width).text(text, style).line();
    let said = if changes.is_empty() { SAME } else { "Yours differs from the file in this:" };
    let mut lines = vec![row(said.to_owned(), theme.muted)];
    lines.extend(changes.iter().map(|change| row(format!("{} {change}", theme.symbols.dot), Style::new())));
    lines
}
