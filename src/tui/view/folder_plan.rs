//! The question what to do with the plan of the folder.

use crate::app::FolderPlan;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The question what to do with the plan of the folder.
pub(crate) struct FolderPlanView<'a> {
    pub(crate) plan: &'a FolderPlan,
    pub(crate) theme: &'a Theme,
}

impl Widget for &FolderPlanView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let FolderPlanView { plan, theme } = *self;
        let row = || RowLine::new(theme, body.width.saturating_sub(1)).to(2);
        let fact = |name: &'static str, value: String| {
            row().column(name, theme.muted, 11).text(value, Style::new()).line()
        };
        let lines = [
            Line::default(),
            row().text("This folder has a plan.", theme.heading).line(),
            Line::default(),
            fact("Plan", plan.name.clone()),
            fact("Goal", plan.goals.clone()),
            fact("Done", plan.progress()),
            fact("File", plan.path.display().to_string()),
        ];
        for (area, line) in body.rows().zip(lines) {
            line.render(area, buffer);
        }
    }
}
