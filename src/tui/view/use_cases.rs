//! The second step: the use cases as panels, and beside them the plan so far.

use crate::app::Wizard;
use crate::app::layout;
use crate::app::outline::RowPos;
use crate::app::screen::use_cases::PanelRows;
use crate::app::screen::use_cases::{GAP, INDENT, PanelColumns, PanelLine};
use crate::catalog::{Property, Recommendation};
use crate::search::Query;
use crate::text::printable;
use crate::tui::theme::Theme;
use crate::tui::view::list;
use crate::tui::view::plan_so_far::PlanSoFar;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// From this width on, a header says what is in its panel, in words.
const WORDS: usize = 72;

/// The use cases of the goal, a panel each, with the plan so far beside them where there is room.
pub(crate) struct UseCasesView<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) theme: &'a Theme,
}

impl Widget for &UseCasesView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let UseCasesView { wizard, theme } = *self;
        let areas = layout::use_case_areas(body.into());
        let list_area = Rect::from(areas.list);
        let rows = PanelRows::new(wizard.catalog(), wizard.goal(), wizard.goal_view(), list_area.width);
        let mut query = Query::new(wizard.goal_view().filter.query.text());
        let view = wizard.goal_view().panels;
        list::draw(buffer, list_area, theme, &rows, view, |pos| {
            let Some(recommendation) = rows.recommendation(pos.row) else { return Line::default() };
            match pos.line.checked_sub(1) {
                None => header(wizard, theme, &rows, pos, recommendation, &mut query, list_area),
                Some(_) => panel_line(theme, &rows, pos, recommendation, &mut query),
            }
        });
        if wizard.goal_view().filter.count(1) == 0 {
            let text = RowLine::new(theme, body.width)
                .to(2)
                .text("No use case matches. esc clears the filter.", theme.muted);
            text.line().render(list_area, buffer);
        }
        if let Some(area) = areas.plan {
            PlanSoFar { wizard, theme }.render(area.into(), buffer);
        }
    }
}

fn header<'a>(
    wizard: &'a Wizard,
    theme: &'a Theme,
    rows: &PanelRows<'a>,
    pos: RowPos,
    recommendation: Recommendation<'a>,
    query: &mut Query,
    area: Rect,
) -> Line<'a> {
    let selected = rows.place(pos.row).is_some_and(|place| wizard.selection().contains(place));
    let symbols = theme.symbols;
    let use_case = recommendation.use_case();
    let row = RowLine::new(theme, area.width.saturating_sub(2)).to(1);
    let row = row
        .text(if rows.is_open(pos.row) { symbols.open } else { symbols.closed }, theme.muted)
        .text(" ", Style::new());
    let (mark, mark_style, title_style) = if selected {
        (symbols.selected, theme.key, theme.accent)
    } else {
        (symbols.unselected, theme.muted, Style::new())
    };
    let row = row.text(mark, mark_style).text(" ", Style::new());
    let reason = query.reason(recommendation);
    let matched = query.matched(&printable(use_case.title()));
    if usize::from(area.width) < WORDS {
        let left = row.left();
        return row.matched(use_case.title(), title_style, &matched, left).line();
    }
    let tail = match reason {
        Some((kind, text)) => format!("{kind} {text}"),
        None => counts(recommendation, symbols.dot),
    };
    let most = row.left().saturating_sub(tail.chars().count() + GAP);
    row.matched(use_case.title(), title_style, &matched, most).right(tail, theme.muted).line()
}

/// `2 events · 4 sources · 3 destinations`, in columns.
fn counts(recommendation: Recommendation, dot: &str) -> String {
    let of = |count: usize, one: &str, many: &str| {
        format!("{count} {:<width$}", if count == 1 { one } else { many }, width = many.len())
    };
    let events = of(recommendation.events().len(), "event", "events");
    let sources = of(recommendation.sources().len(), "source", "sources");
    let destinations = of(recommendation.destinations().len(), "destination", "destinations");
    format!("{events} {dot} {sources} {dot} {destinations}")
}

fn panel_line<'a>(
    theme: &'a Theme,
    rows: &PanelRows<'a>,
    pos: RowPos,
    recommendation: Recommendation<'a>,
    query: &mut Query,
) -> Line<'a> {
    let (width, indent) = (rows.inner_width(), rows.indent());
    let columns = PanelColumns::fit(&recommendation.events(), width);
    let row = RowLine::new(theme, indent + width).to(indent);
    let plain = Style::new();
    let Some(line) = rows.line(pos) else { return Line::default() };
    let half = width / 2;
    let row = match line {
        PanelLine::Blank => row,
        PanelLine::Text(text) => row.text(text, plain),
        PanelLine::Aside(text) => row.text(text, theme.muted),
        PanelLine::EventHeading => event_heading(row, columns, theme),
        PanelLine::Event(event) => {
            let matched = query.matched(&printable(&event.name));
            let start = row.used() + columns.name + GAP;
            let row = row.matched(&event.name, theme.heading, &matched, columns.name);
            if columns.meaning > 0 { row.to(start).text(&*event.description, theme.muted) } else { row }
        }
        PanelLine::Property(property) => property_line(row, property, columns, theme, query),
        PanelLine::Legend => {
            row.text(theme.symbols.personal, theme.warning).text(" personal data", theme.muted)
        }
        PanelLine::ConnectionHeading => {
            row.column("Sources", theme.muted, half).text("Destinations", theme.muted)
        }
        PanelLine::Connection(source, destination) => {
            let source = source.map_or("", |kind| &kind.name);
            let destination = destination.map_or("", |kind| &kind.name);
            let (left, right) = (query.matched(&printable(source)), query.matched(&printable(destination)));
            row.matched(source, plain, &left, half - 1).to(indent + half).matched(
                destination,
                plain,
                &right,
                half,
            )
        }
        PanelLine::SourceHeading => row.text("Sources", theme.muted),
        PanelLine::DestinationHeading => row.text("Destinations", theme.muted),
        PanelLine::Source(kind) => {
            let matched = query.matched(&printable(&kind.name));
            row.to(indent + INDENT).matched(&kind.name, plain, &matched, width)
        }
        PanelLine::Destination(kind) => {
            let matched = query.matched(&printable(&kind.name));
            row.to(indent + INDENT).matched(&kind.name, plain, &matched, width)
        }
    };
    row.line()
}

fn event_heading<'a>(row: RowLine<'a>, columns: PanelColumns, theme: &'a Theme) -> RowLine<'a> {
    let row = row.column("Events", theme.muted, columns.name + GAP);
    let row = if columns.kind > 0 { row.column("Type", theme.muted, columns.kind + GAP) } else { row };
    if columns.meaning > 0 { row.text("Meaning", theme.muted) } else { row }
}

/// A property in the columns of its panel: name, mark for personal data, type, meaning.
pub(crate) fn property_line<'a>(
    row: RowLine<'a>,
    property: &'a Property,
    columns: PanelColumns,
    theme: &'a Theme,
    query: &mut Query,
) -> RowLine<'a> {
    let start = row.used();
    let matched = query.matched(&printable(&property.name));
    let mut row =
        row.to(start + INDENT).matched(&property.name, Style::new(), &matched, columns.name - INDENT);
    if property.pii.is_personal() {
        row = row.text(" ", Style::new()).text(theme.symbols.personal, theme.warning);
    }
    if columns.kind > 0 {
        row = row.to(start + columns.name + GAP).column(
            property.kind.name(),
            theme.muted,
            columns.kind + GAP,
        );
    }
    if columns.meaning > 0 { row.text(&*property.description, theme.muted) } else { row }
}
