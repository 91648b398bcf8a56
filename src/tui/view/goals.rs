//! The first step: the goals, and the use cases of the one under the cursor.

use crate::app::Wizard;
use crate::app::layout::{self, GoalAreas};
use crate::app::outline::RowPos;
use crate::app::screen::goals::{GoalLine, GoalRows, use_cases};
use crate::catalog::Recommendation;
use crate::text::{printable, width, wrap};
use crate::tui::theme::Theme;
use crate::tui::view::list;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The goals, with the use cases of the one under the cursor.
pub(crate) struct GoalsView<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) theme: &'a Theme,
}

impl Widget for &GoalsView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let GoalsView { wizard, theme } = *self;
        let GoalAreas { list, use_cases, beside } = layout::goal_areas(body.into(), wizard.catalog());
        let rows = GoalRows::new(wizard.catalog(), list.size());
        let (list, use_cases) = (Rect::from(list), Rect::from(use_cases));
        list::draw(buffer, list, theme, &rows, wizard.session().goals, |pos| {
            goal_line(wizard, theme, &rows, pos, list)
        });
        if use_cases.is_empty() {
            return;
        }
        if beside {
            draw_beside(wizard, theme, buffer, use_cases);
        } else {
            draw_below(wizard, theme, buffer, use_cases);
        }
    }
}

fn goal_line<'a>(
    wizard: &'a Wizard,
    theme: &'a Theme,
    rows: &GoalRows<'a>,
    pos: RowPos,
    area: Rect,
) -> Line<'a> {
    let row = RowLine::new(theme, area.width.saturating_sub(2)).to(2);
    let here = pos.row == wizard.session().goals.cursor.row;
    match rows.lines(pos.row).into_iter().nth(pos.line) {
        Some(GoalLine::Title(text)) => {
            let row = row.text(text, if here { theme.accent.patch(theme.heading) } else { theme.heading });
            if pos.line > 0 {
                return row.line();
            }
            match wizard.work().choice.selection(pos.row).len() {
                0 if rows.counts_apart() => {
                    let count = use_cases(wizard.catalog().goals()[pos.row].use_case_count());
                    row.right(count, theme.muted).line()
                }
                0 => row.line(),
                selected => {
                    let told = format!("{selected} selected");
                    let told = if row.left() > width(&told) { told } else { format!("({selected})") };
                    row.right(told, theme.accent).line()
                }
            }
        }
        Some(GoalLine::Summary(text)) => row.text(text, theme.muted).line(),
        Some(GoalLine::Blank) | None => Line::default(),
    }
}

/// One use case a line, with its summary where there is room for all.
fn draw_beside(wizard: &Wizard, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let width = usize::from(area.width.saturating_sub(4));
    let height = usize::from(area.height);
    let heading = format!("Use cases of {}", printable(&wizard.goal().title));
    let mut lines = vec![Line::styled(heading, theme.muted), Line::default()];
    // No more of them than there are rows can be seen.
    let shown = || wizard.catalog().recommendations(wizard.goal()).take(height);
    let title = |it: Recommendation<'_>| {
        RowLine::new(theme, width).text(it.use_case().title().to_owned(), Style::new()).line()
    };
    let with_summaries: Vec<Line> = shown()
        .flat_map(|it| {
            let summary = wrap(it.use_case().summary(), width).into_iter();
            let summary = summary.map(|piece| Line::styled(piece, theme.muted));
            std::iter::once(title(it)).chain(summary).chain([Line::default()]).collect::<Vec<_>>()
        })
        .collect();
    if lines.len() + with_summaries.len() <= height {
        lines.extend(with_summaries);
    } else {
        lines.extend(shown().map(title));
    }
    for (row, line) in area.rows().zip(lines) {
        let text = Rect { x: row.x + 2, width: row.width.saturating_sub(3), ..row };
        line.render(text, buffer);
    }
    for row in area.rows() {
        buffer.set_stringn(row.x, row.y, theme.symbols.vertical, 1, theme.border);
    }
}

/// All use cases in one paragraph.
fn draw_below(wizard: &Wizard, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let width = usize::from(area.width.saturating_sub(4));
    let titles: Vec<_> = wizard
        .catalog()
        .recommendations(wizard.goal())
        .take(usize::from(area.height) * width)
        .map(|recommendation| recommendation.use_case().title())
        .collect();
    let text = titles.join(&format!(" {} ", theme.symbols.dot));
    let heading = format!("Use cases of {}", printable(&wizard.goal().title));
    let lines = [Line::default(), Line::styled(heading, theme.heading)];
    let lines =
        lines.into_iter().chain(wrap(&text, width).into_iter().map(|it| Line::styled(it, theme.muted)));
    for (row, line) in area.rows().zip(lines) {
        line.render(Rect { x: row.x + 2, width: row.width.saturating_sub(3), ..row }, buffer);
    }
}
