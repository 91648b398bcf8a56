//! The keys that work here and now, in words.

use crate::app::keymap::KeyBinding;
use crate::text;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

/// From this width on, hints are further apart, in cells.
const ROOMY: u16 = 60;

/// Between two hints, in cells. It hangs on the width alone, so that hints that come and go move no others.
fn gap(width: u16) -> usize {
    if width < ROOMY { 2 } else { 3 }
}

/// As many of these keys as there is room for.
pub(crate) struct Footer<'a> {
    pub(crate) bindings: &'a [&'a KeyBinding],
    pub(crate) theme: &'a Theme,
}

impl Widget for &Footer<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Footer { bindings, theme } = *self;
        let mut row = RowLine::new(theme, area.width.saturating_sub(1)).to(1);
        // The way to all keys is shown even where it is the only one that fits.
        let room = usize::from(area.width.saturating_sub(2));
        let last = bindings.last().map_or(0, |binding| width(binding, theme));
        let gap = gap(area.width);
        let mut used = last;
        for (index, binding) in bindings.iter().enumerate() {
            let is_last = index + 1 == bindings.len();
            let needed = width(binding, theme) + gap;
            if !is_last && used + needed > room {
                continue;
            }
            used += needed;
            let column = if row.used() > 1 { row.used() + gap } else { row.used() };
            row = row.to(column).text(name(binding, theme), theme.key).text(" ", theme.muted);
            row = row.text(binding.label, Style::new());
        }
        row.line().render(area, buffer);
    }
}

fn name(binding: &KeyBinding, theme: &Theme) -> String {
    binding.keys[0].name(&theme.symbols)
}

fn width(binding: &KeyBinding, theme: &Theme) -> usize {
    text::width(&name(binding, theme)) + 1 + text::width(binding.label)
}
