//! In place of a screen that would be too small to be read: how large it has to be.

use crate::app::layout::SMALLEST;
use crate::text::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// How large the terminal has to be and how large it is.
pub(crate) struct TooSmall;

impl Widget for &TooSmall {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let size = area.as_size();
        let text = format!(
            "segue needs {}x{} cells; this terminal has {}x{}.",
            SMALLEST.width, SMALLEST.height, size.width, size.height
        );
        for (row, line) in area.rows().zip(wrap(&text, usize::from(area.width))) {
            line.render(row, buffer);
        }
    }
}
