//! The plan so far, beside the use cases: it grows as one selects.

use crate::app::Wizard;
use crate::app::counts::Counter;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// What the selected use cases ask for, beside them.
pub(crate) struct PlanSoFar<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) theme: &'a Theme,
}

impl Widget for &PlanSoFar<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let PlanSoFar { wizard, theme } = *self;
        for row in area.rows() {
            buffer.set_stringn(row.x + 1, row.y, theme.symbols.vertical, 1, theme.border);
        }
        let text = Rect { x: area.x + 3, width: area.width.saturating_sub(4), ..area };
        for (row, line) in text.rows().zip(lines(wizard, theme, text)) {
            line.render(row, buffer);
        }
    }
}

fn lines<'a>(wizard: &'a Wizard, theme: &'a Theme, area: Rect) -> Vec<Line<'a>> {
    let mut lines = vec![Line::styled("The plan so far", theme.heading), Line::default()];
    let tally = &wizard.work().tally;
    if wizard.work().choice.is_empty() {
        lines.push(Line::styled("Nothing yet.", theme.muted));
        return lines;
    }
    let catalog = wizard.catalog();
    let groups: [(_, _, &dyn Fn(usize) -> &'a str); 3] = [
        ("Events", &tally.events, &|place| &catalog.events()[place].name),
        ("Sources", &tally.sources, &|place| &catalog.source_types()[place].name),
        ("Destinations", &tally.destinations, &|place| &catalog.destination_types()[place].name),
    ];
    // Headings and blank lines aside, the groups share what room there is; sources and destinations are
    // few, so the events get the rest.
    let room = usize::from(area.height).saturating_sub(lines.len() + groups.len() * 2);
    let few = (groups[1].1.asked_for().len() + groups[2].1.asked_for().len()).min(room * 2 / 3);
    for (index, (title, counter, name)) in groups.into_iter().enumerate() {
        let most = if index == 0 { room.saturating_sub(few) } else { few.div_ceil(2).max(1) };
        push_group(&mut lines, theme, area, (title, counter, most), name);
    }
    lines
}

fn push_group<'a>(
    lines: &mut Vec<Line<'a>>,
    theme: &'a Theme,
    area: Rect,
    (title, counter, most): (&str, &Counter, usize),
    name: &dyn Fn(usize) -> &'a str,
) {
    let places = counter.asked_for();
    lines.push(Line::styled(format!("{title} {}", places.len()), theme.muted));
    let shown = if places.len() > most { most.saturating_sub(1) } else { places.len() };
    let row = || RowLine::new(theme, area.width);
    lines.extend(places[..shown].iter().map(|place| row().text(name(*place), Style::new()).line()));
    if shown < places.len() {
        let more = format!("{} {} more", theme.symbols.ellipsis, places.len() - shown);
        lines.push(row().text(more, theme.muted).line());
    }
    lines.push(Line::default());
}
