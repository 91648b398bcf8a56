//! What all lists share: the visible lines, the cursor's row, the scrollbar.

use crate::app::outline::{ListPosition, Outline, RowPos};
use crate::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget as _;

/// Draws the visible lines of an outline, the cursor's among them marked, and a scrollbar where there is
/// more than the area shows.
pub(crate) fn draw<'a>(
    buffer: &mut Buffer,
    area: Rect,
    theme: &Theme,
    outline: &dyn Outline,
    view: ListPosition,
    mut line: impl FnMut(RowPos) -> Line<'a>,
) {
    let page = usize::from(area.height);
    let rows = area.rows().zip(view.visible(outline, page));
    for (row, pos) in rows {
        line(pos).render(row, buffer);
        if pos == view.cursor {
            mark(buffer, row, theme);
        }
    }
    scrollbar(buffer, area, theme, outline, view);
}

/// Marks a row as the one under the cursor.
pub(crate) fn mark(buffer: &mut Buffer, row: Rect, theme: &Theme) {
    buffer.set_style(row, theme.cursor);
    buffer.set_stringn(row.x, row.y, theme.symbols.cursor, usize::from(row.width), theme.accent);
}

/// Up to so many rows are measured; in a longer list, where the visible part is, is taken from rows alone, so
/// that nothing beyond the screen has to be measured.
const MEASURED: usize = 256;

fn scrollbar(buffer: &mut Buffer, area: Rect, theme: &Theme, outline: &dyn Outline, view: ListPosition) {
    let page = usize::from(area.height);
    let Some(bottom) = view.visible(outline, page).last() else { return };
    let (first, last, total) = if outline.rows() <= MEASURED {
        let lines_before = |row: usize| (0..row).map(|row| outline.height(row)).sum::<usize>();
        let first = lines_before(view.top.row) + view.top.line;
        (first, lines_before(bottom.row) + bottom.line, lines_before(outline.rows()))
    } else {
        (view.top.row, bottom.row, outline.rows())
    };
    if last + 1 - first >= total || area.width == 0 {
        return;
    }
    let cell = |line: usize| line * page / total;
    for row in area.rows().skip(cell(first)).take(cell(last) + 1 - cell(first)) {
        buffer.set_stringn(row.right() - 1, row.y, theme.symbols.thumb, 1, theme.accent);
    }
}
