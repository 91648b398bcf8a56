//! The question whether to go on from an unfinished plan.

use super::row::Row;
use crate::wizard::app::App;
use crate::wizard::draft::Draft;
use crate::wizard::rows::use_cases;
use crate::wizard::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

pub(super) fn draw(app: &App, draft: &Draft, theme: &Theme, frame: &mut Frame, body: Rect) {
    let row = || Row::new(theme, body.width.saturating_sub(1)).to(2);
    let fact = |name: &'static str, value: String| {
        row().column(name, theme.dim, 11).text(value, Style::new()).line()
    };
    // The catalog of the draft need not be the one that is shown.
    let known = app.catalog().goal(&draft.goal).filter(|_| app.catalog().id() == draft.catalog);
    let goal = known.map_or_else(|| draft.goal.clone(), |goal| goal.title.clone());
    let title = match app.edited() {
        Some(_) => "There are changes of this plan that were not saved.",
        None => "There is an unfinished plan from this folder.",
    };
    let lines = [
        Line::default(),
        row().text(title, theme.heading).line(),
        Line::default(),
        fact("Goal", goal),
        fact("Selected", use_cases(draft.chosen())),
        fact("Step", draft.step().title().to_owned()),
        fact("Catalog", draft.catalog.clone()),
    ];
    for (area, line) in body.rows().zip(lines) {
        frame.render_widget(line, area);
    }
}
