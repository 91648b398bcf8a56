//! In place of a screen that would be too small to be read: how large it has to be.

use crate::app::layout::SMALLEST;
use crate::text::wrap;
use ratatui::Frame;

pub(crate) fn draw(frame: &mut Frame) {
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
