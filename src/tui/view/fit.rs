//! A line of what a destination makes of a plan.

use crate::app::fit_panel::{FitLine, Verdict};
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use ratatui::style::Style;

pub(crate) fn line<'a>(row: RowLine<'a>, theme: &'a Theme, line: FitLine) -> RowLine<'a> {
    match line {
        FitLine::Whole(text) => row.text(text, theme.muted),
        FitLine::Reason(text) => row.text("  ", Style::new()).text(text, theme.muted),
        FitLine::Event(event, verdict) => {
            let style = match verdict {
                Verdict::Taken => Style::new(),
                Verdict::Poorer | Verdict::NotTaken => theme.warning,
                Verdict::Refused => theme.error,
            };
            row.text(event, Style::new()).text(": ", theme.muted).text(verdict.name(), style)
        }
    }
}
