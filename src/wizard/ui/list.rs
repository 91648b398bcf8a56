//! What all lists share: the visible lines, the cursor's row, the scrollbar.

use crate::wizard::outline::{Outline, Spot, Viewpoint};
use crate::wizard::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws the visible lines of an outline, the cursor's among them marked, and a scrollbar where there is
/// more than the area shows.
pub(super) fn draw<'a>(
    frame: &mut Frame,
    area: Rect,
    theme: &Theme,
    outline: &dyn Outline,
    view: Viewpoint,
    mut line: impl FnMut(Spot) -> Line<'a>,
) {
    let page = usize::from(area.height);
    let rows = area.rows().zip(view.visible(outline, page));
    for (row, spot) in rows {
        frame.render_widget(line(spot), row);
        if spot == view.cursor {
            mark(frame, row, theme);
        }
    }
    scrollbar(frame, area, theme, outline, view);
}

/// Marks a row as the one under the cursor.
pub(super) fn mark(frame: &mut Frame, row: Rect, theme: &Theme) {
    let buffer = frame.buffer_mut();
    buffer.set_style(row, theme.cursor);
    buffer.set_stringn(row.x, row.y, theme.symbols.cursor, usize::from(row.width), theme.accent);
}

/// Where the visible part stands is told by rows, so that nothing beyond the screen has to be measured.
fn scrollbar(frame: &mut Frame, area: Rect, theme: &Theme, outline: &dyn Outline, view: Viewpoint) {
    let page = usize::from(area.height);
    let Some(bottom) = view.visible(outline, page).last() else { return };
    let whole = view.top == Spot::default() && {
        let last = outline.rows() - 1;
        bottom.row == last && bottom.line + 1 == outline.height(last)
    };
    if whole || area.width == 0 {
        return;
    }
    let rows = outline.rows();
    let part = |spot: Spot| {
        // How far down the spot is, in thousandths of a row.
        spot.row * 1000 + spot.line * 1000 / outline.height(spot.row)
    };
    let cell = |thousandths: usize| thousandths * page / (rows * 1000);
    let first = cell(part(view.top)).min(page - 1);
    let last = cell(part(bottom)).clamp(first, page - 1);
    for (index, row) in area.rows().enumerate() {
        let shown = (first..=last).contains(&index);
        let (symbol, style) =
            if shown { (theme.symbols.thumb, theme.accent) } else { (theme.symbols.wall, theme.rule) };
        frame.buffer_mut().set_stringn(row.right() - 1, row.y, symbol, 1, style);
    }
}
