//! The first step before its catalog is read.

use crate::app::{Size, keymap, layout};
use crate::catalog::ReadProgress;
use crate::tui::theme::Theme;
use crate::tui::view::footer::Footer;
use crate::tui::view::header::{Rule, StepsView, Title};
use crate::tui::view::row::RowLine;
use crate::tui::view::too_small::TooSmall;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

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

/// The whole screen before there is a catalog.
#[derive(Debug)]
pub struct OpeningView<'a> {
    /// What there is to see.
    pub opening: &'a Opening,
    /// How roles look.
    pub theme: &'a Theme,
}

impl Widget for &OpeningView<'_> {
    fn render(self, screen: Rect, buffer: &mut Buffer) {
        let OpeningView { opening, theme } = *self;
        let Some(areas) = layout::areas(Size::new(screen.width, screen.height)) else {
            return TooSmall.render(screen, buffer);
        };
        Title { app: None, theme }.render(areas.title.into(), buffer);
        StepsView { app: None, theme }.render(areas.steps.into(), buffer);
        Rule { theme }.render(areas.top_rule.into(), buffer);
        Rule { theme }.render(areas.bottom_rule.into(), buffer);
        Footer { bindings: &keymap::opening_footer(), theme }.render(areas.footer.into(), buffer);
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
            line.line().render(area, buffer);
        }
    }
}
