//! The question whether to go on from an unfinished plan.

use super::row::Row;
use crate::wizard::app::Unfinished;
use crate::wizard::panel::wrap;
use crate::wizard::rows::use_cases;
use crate::wizard::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

pub(super) fn draw(unfinished: &Unfinished, theme: &Theme, frame: &mut Frame, body: Rect) {
    let row = || Row::new(theme, body.width.saturating_sub(1)).to(2);
    let fact = |name: &'static str, value: String| {
        row().column(name, theme.dim, 11).text(value, Style::new()).line()
    };
    let Unfinished { draft, goal, missing } = unfinished;
    let mut lines = vec![
        Line::default(),
        row().text("There is an unfinished plan from this folder.", theme.heading).line(),
        Line::default(),
        fact("Goal", goal.clone()),
        fact("Selected", use_cases(draft.chosen())),
        fact("Step", draft.step().title().to_owned()),
        fact("Catalog", draft.catalog.clone()),
    ];
    let width = usize::from(body.width.saturating_sub(4));
    if !missing.is_empty() {
        lines.push(Line::default());
        let said = "Whoever resumes goes on from what is left of it; the draft is kept as it was, too.";
        let pieces = wrap(said, width).into_iter();
        lines.extend(pieces.map(|piece| row().text(piece.into_owned(), theme.dim).line()));
    }
    for sentence in missing {
        let pieces = wrap(sentence, width).into_iter();
        lines.extend(pieces.map(|piece| row().text(piece.into_owned(), theme.care).line()));
    }
    for (area, line) in body.rows().zip(lines) {
        frame.render_widget(line, area);
    }
}
