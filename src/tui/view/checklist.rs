//! The work that a saved plan asks for.

use crate::app::OpenPlan;
use crate::app::layout::checklist_areas;
use crate::app::outline::RowPos;
use crate::app::screen::checklist::{ChecklistLine, ChecklistRow, ChecklistRows};
use crate::app::screen::review::INDENT as REVIEW_INDENT;
use crate::app::screen::use_cases::GAP;
use crate::plan::PlannedProperty;
use crate::plan::checklist::{Entry, Task};
use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::view::live::{self, LivePanel};
use crate::tui::view::row::RowLine;
use crate::tui::view::{fit, list};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The work of a saved plan, beside what has arrived while segue listens.
pub(crate) struct ChecklistView<'a> {
    pub(crate) open: &'a OpenPlan,
    pub(crate) theme: &'a Theme,
}

impl Widget for &ChecklistView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let ChecklistView { open, theme } = *self;
        let (list, panel) = checklist_areas(area.into(), open.live.as_ref());
        let body = Rect::from(list);
        if let (Some(live), Some(panel)) = (&open.live, panel) {
            LivePanel { live, theme }.render(panel.into(), buffer);
        }
        let rows = ChecklistRows::new(open, body.width);
        let titles = rows.iter().map(|row| width(row.entry.title)).max().unwrap_or(0);
        let title = titles.min(usize::from(body.width) / 2);
        list::draw(buffer, body, theme, &rows, open.view(), |pos| {
            line(theme, &rows, open, pos, body, title)
        });
        if rows.iter().next().is_none() {
            let text =
                if open.query.is_empty() { "Nothing is left to do here." } else { "Nothing matches." };
            RowLine::new(theme, body.width).to(2).text(text, theme.muted).line().render(body, buffer);
        }
    }
}

fn line<'a>(
    theme: &'a Theme,
    rows: &ChecklistRows<'a>,
    open: &OpenPlan,
    pos: RowPos,
    area: Rect,
    title: usize,
) -> Line<'a> {
    let Some(this) = rows.row(pos.row) else { return Line::default() };
    let row = RowLine::new(theme, area.width.saturating_sub(2));
    let row = match rows.line(pos) {
        None | Some(ChecklistLine::Blank) => row,
        Some(ChecklistLine::Heading(stage, count)) => row
            .to(1)
            .text(stage.title(), theme.heading)
            .text(format!("  {} of {}", count.done, count.total), theme.muted),
        Some(ChecklistLine::Entry) => entry(row, theme, rows.is_open(pos.row), open, this, title),
        Some(ChecklistLine::Text(text)) => row.to(REVIEW_INDENT).text(text, Style::new()),
        Some(ChecklistLine::Aside(text)) => row.to(REVIEW_INDENT).text(text, theme.muted),
        Some(ChecklistLine::Source(it)) => {
            let is_done = it.progress.is_done(open.environment);
            let row = tick_mark(row.to(REVIEW_INDENT), theme, is_done).text(" ", Style::new());
            row.text(&*it.source, if is_done { theme.muted } else { Style::new() })
        }
        Some(ChecklistLine::Fit(line)) => fit::line(row.to(REVIEW_INDENT), theme, line),
        Some(ChecklistLine::Property(property)) => property_line(row, theme, &this.entry, property),
    };
    row.line()
}

fn entry<'a>(
    row: RowLine<'a>,
    theme: &'a Theme,
    is_open: bool,
    open: &OpenPlan,
    this: &ChecklistRow<'a>,
    title: usize,
) -> RowLine<'a> {
    let symbols = theme.symbols;
    let entry = &this.entry;
    let done = entry.progress.is_done(open.environment);
    let row = row.to(1).text(if is_open { symbols.open } else { symbols.closed }, theme.muted).to(3);
    let row = tick_mark(row, theme, done);
    let style = if done { theme.muted } else { Style::new() };
    let row = row.to(REVIEW_INDENT).column(entry.title, style, title + GAP);
    let arrived = match (&open.live, &entry.task) {
        (Some(live), Task::Event(name)) => live.events.get(name).copied(),
        _ => None,
    };
    let row = match arrived {
        Some(arrivals) => live::arrivals(row, theme, arrivals),
        None => row,
    };
    let ahead = entry.is_ahead_of_dev().then(|| "not done in dev yet".to_owned());
    let note = entry.note.map(|note| format!("note: {note}"));
    let sources = (!entry.sources.is_empty()).then(|| {
        let done = entry.sources.iter().filter(|it| it.progress.is_done(open.environment)).count();
        format!("{done} of {} sources", entry.sources.len())
    });
    let said = [entry.name.map(str::to_owned), sources, ahead, note].into_iter().flatten();
    row.text(said.collect::<Vec<_>>().join(&format!(" {} ", symbols.dot)), theme.muted)
}

fn tick_mark<'a>(row: RowLine<'a>, theme: &'a Theme, is_done: bool) -> RowLine<'a> {
    if is_done {
        row.text(theme.symbols.selected, theme.key)
    } else {
        row.text(theme.symbols.unselected, theme.muted)
    }
}

fn property_line<'a>(
    row: RowLine<'a>,
    theme: &'a Theme,
    entry: &Entry<'a>,
    property: &'a PlannedProperty,
) -> RowLine<'a> {
    let of =
        |property: &PlannedProperty| width(&property.name) + if property.pii.is_personal() { 2 } else { 0 };
    let name = entry.properties.iter().map(of).max().unwrap_or(0);
    let kind = entry.properties.iter().map(|it| it.kind.name().len()).max().unwrap_or(0);
    let row = row.to(REVIEW_INDENT + 2);
    let start = row.used();
    let row = row.at_most(&*property.name, Style::new(), name);
    let row = if property.pii.is_personal() {
        row.text(" ", Style::new()).text(theme.symbols.personal, theme.warning)
    } else {
        row
    };
    let row = row.to(start + name + GAP).column(property.kind.name(), theme.muted, kind + GAP);
    if row.left() < 12 { row } else { row.text(&*property.description, theme.muted) }
}
