//! What a listener hears: beside each event how often it arrived, and below the list what arrived last.

use crate::app::{Arrivals, Live};
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// Adds how often an event arrived to its row.
pub(super) fn arrivals<'a>(row: RowLine<'a>, theme: &Theme, arrivals: Arrivals) -> RowLine<'a> {
    let Arrivals { seen, wrong, last } = arrivals;
    let row = row.text(format!("{seen} seen"), if wrong == seen { theme.muted } else { theme.key });
    let row = if wrong > 0 { row.text(format!(", {wrong} wrong"), theme.warning) } else { row };
    row.text(format!("  {}  ", time(last)), theme.muted)
}

/// Draws where it listens and what arrived last.
pub(crate) struct LivePanel<'a> {
    pub(crate) live: &'a Live,
    pub(crate) theme: &'a Theme,
}

impl Widget for &LivePanel<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let LivePanel { live, theme } = *self;
        for (line, row) in lines(live, theme, area.width).into_iter().zip(area.rows()) {
            line.render(row, buffer);
        }
    }
}

fn lines<'a>(live: &'a Live, theme: &'a Theme, width: u16) -> Vec<Line<'a>> {
    let row = || RowLine::new(theme, width.saturating_sub(1)).to(1);
    let calls = if live.calls == 1 { "call" } else { "calls" };
    let counts = match live.refused {
        0 => format!("  {} {calls}", live.calls),
        refused => format!("  {} {calls}, {refused} turned down", live.calls),
    };
    let head = row().text("Listening on ", theme.heading).text(&*live.url, theme.heading);
    let mut lines = vec![head.text(counts, theme.muted).line()];
    lines.extend(live.problem.iter().map(|problem| row().text(&**problem, theme.error).line()));
    let Some(last) = &live.last else {
        lines.extend(live.instructions.iter().map(|line| row().text(&**line, theme.muted).line()));
        return lines;
    };
    let (status, style) = if last.is_right { ("ok", theme.key) } else { ("wrong", theme.warning) };
    let head = row().text(time(last.received), theme.muted).text("  ", Style::new());
    lines.push(head.column(status, style, 7).text(&*last.title, Style::new()).line());
    lines.extend(last.faults.iter().map(|fault| row().to(5).text(&**fault, theme.warning).line()));
    lines
}

/// The time of day in UTC, as what arrives has it.
fn time(time: Timestamp) -> String {
    time.strftime("%H:%M:%SZ").to_string()
}
