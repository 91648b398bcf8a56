//! Where one is: the program, the catalog and the goal, and the four steps.

use super::layout::Areas;
use super::row::Row;
use crate::wizard::app::{App, Step};
use crate::wizard::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// From this width on, every step is written out.
const WIDE: u16 = 60;

pub(super) fn draw(app: &App, theme: &Theme, frame: &mut Frame, areas: &Areas) {
    let place = match app.step() {
        Step::Goal => app.catalog().title().to_owned(),
        _ => format!("{} {} {}", app.goal().title, theme.symbols.dot, app.catalog().id()),
    };
    let title = Row::new(theme, areas.title.width.saturating_sub(1)).text(" segue", theme.key);
    frame.render_widget(title.right(place, theme.dim).line(), areas.title);
    frame.render_widget(steps(app.step(), theme, areas.steps).line(), areas.steps);
    rule(theme, frame, areas.top_rule);
    rule(theme, frame, areas.bottom_rule);
}

fn steps(here: Step, theme: &Theme, area: Rect) -> Row<'_> {
    let symbols = theme.symbols;
    let mut row = Row::new(theme, area.width.saturating_sub(1));
    for step in Step::ALL {
        let (mark, style) = match step.cmp(&here) {
            std::cmp::Ordering::Less => (symbols.done, Style::new()),
            std::cmp::Ordering::Equal => (symbols.here, theme.key),
            std::cmp::Ordering::Greater => (symbols.ahead, theme.dim),
        };
        row = row.text(" ", style).text(mark, style);
        if area.width >= WIDE {
            row = row.text(" ", style).text(step.title(), style);
            if step != Step::Save {
                row = row.text(format!(" {}", symbols.rule.repeat(3)), theme.rule);
            }
        }
    }
    if area.width < WIDE {
        row = row.text("  ", theme.key).text(here.title(), theme.key);
    }
    let number = Step::ALL.iter().position(|step| *step == here).map_or(0, |at| at + 1);
    row.right(format!("{number} of {}", Step::ALL.len()), theme.dim)
}

fn rule(theme: &Theme, frame: &mut Frame, area: Rect) {
    if area.height > 0 {
        let line = theme.symbols.rule.repeat(usize::from(area.width));
        frame.buffer_mut().set_string(area.x, area.y, line, theme.rule);
    }
}
