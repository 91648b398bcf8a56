//! The catalogs to choose from.

use super::list;
use super::row::Row;
use crate::wizard::app::App;
use crate::wizard::theme::Theme;
use crate::wizard::update::CATALOGS;
use ratatui::Frame;
use ratatui::layout::Rect;

pub(super) fn draw(app: &App, row: usize, theme: &Theme, frame: &mut Frame, body: Rect) {
    let width = body.width.saturating_sub(2);
    for (index, (area, id)) in body.rows().zip(CATALOGS).enumerate() {
        let in_use = id == app.catalog().id();
        let line = Row::new(theme, width).to(2).column(id, theme.heading, 14).text("built in", theme.dim);
        frame.render_widget(line.right(if in_use { "in use" } else { "" }, theme.dim).line(), area);
        if index == row {
            list::mark(frame, area, theme);
        }
    }
}
