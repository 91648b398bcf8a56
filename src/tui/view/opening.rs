//! The first step before its catalog is read.

use crate::app::{Size, keymap, layout};
use crate::catalog::ReadProgress;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use crate::tui::view::{footer, header, too_small};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The bar is at most this wide, in cells.
const BAR: usize = 40;

/// What there is to see before there is a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What the person calls the catalog.
    pub wanted: String,
    /// The size of the terminal.
    pub size: Size,
    /// How far it is read, where that takes longer than a blink.
    pub progress: Option<ReadProgress>,
}

/// Draws the whole screen before there is a catalog.
pub fn opening(opening: &Opening, theme: &Theme, frame: &mut Frame) {
    let screen = Size::new(frame.area().width, frame.area().height);
    let Some(areas) = layout::areas(screen) else {
        return too_small::draw(frame);
    };
    header::draw_opening(theme, frame, &areas);
    footer::draw_bindings(&keymap::opening_footer(), theme, frame, areas.footer.into());
    let Some(progress) = opening.progress else { return };
    let share = |of: usize| progress.done * of / progress.total.max(1);
    let row = || RowLine::new(theme, areas.body.width.saturating_sub(2)).to(2);
    let cells = BAR.min(usize::from(areas.body.width).saturating_sub(10));
    let filled = share(cells).min(cells);
    let lines = [
        row(),
        row().text("Reading ", Style::new()).text(opening.wanted.clone(), theme.heading),
        row()
            .text(theme.symbols.filled.repeat(filled), theme.key)
            .text(theme.symbols.unfilled.repeat(cells - filled), theme.muted)
            .text(format!(" {} %", share(100).min(100)), theme.muted),
    ];
    for (area, line) in Rect::from(areas.body).rows().zip(lines) {
        frame.render_widget(line.line(), area);
    }
}
