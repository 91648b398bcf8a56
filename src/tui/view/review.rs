//! The third step: the merged plan.

use crate::app::Wizard;
use crate::app::outline::RowPos;
use crate::app::screen::review::{Fate, INDENT as REVIEW_INDENT, ReviewLine, ReviewRow, ReviewRows, Thing};
use crate::app::screen::use_cases::{GAP, PanelColumns};
use crate::catalog::UseCase;
use crate::catalog::{Event, Property};
use crate::plan::{Choice, Item};
use crate::search::Query;
use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use crate::tui::view::use_cases::property_line;
use crate::tui::view::{fit, list};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// Who asks for an item is shown where there is room for this much of it, in cells.
const LEAST_WHY: usize = 12;
/// Of so many rows, what there is to say is measured to make a column of it; longer texts below are cut.
const MEASURED: usize = 64;

/// What the plan asks for, and why.
pub(crate) struct ReviewView<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) theme: &'a Theme,
}

impl Widget for &ReviewView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let ReviewView { wizard, theme } = *self;
        let rows = ReviewRows::new(wizard.catalog(), wizard.work(), body.width);
        let rows = rows.beside(wizard.revision());
        let names = rows.iter().map(|row| width(row.item.title())).max().unwrap_or(0);
        let name = names.min(usize::from(body.width) * 2 / 5);
        // There may be thousands of events; the sources and destinations, few, are those that have names.
        let measured = rows
            .iter()
            .enumerate()
            .filter(|(place, row)| *place < MEASURED || matches!(row.thing, Thing::Connection { .. }));
        let said = measured.map(|(_, row)| width(&said(theme, &rows, row))).max().unwrap_or(0);
        let columns = ItemColumns { name, said: said.min(usize::from(body.width) * 2 / 5) };
        list::draw(buffer, body, theme, &rows, wizard.work().review, |pos| {
            line(theme, &rows, pos, body, columns)
        });
    }
}

/// How wide the columns of the items are, in cells; who asks for an item takes the rest.
#[derive(Clone, Copy)]
struct ItemColumns {
    name: usize,
    said: usize,
}

fn line<'a>(
    theme: &'a Theme,
    rows: &ReviewRows<'a>,
    pos: RowPos,
    area: Rect,
    columns: ItemColumns,
) -> Line<'a> {
    let Some(this) = rows.row(pos.row) else { return Line::default() };
    let row = RowLine::new(theme, area.width.saturating_sub(2));
    let indented = |row: RowLine<'a>| row.to(REVIEW_INDENT);
    let row = match rows.lines(pos.row).into_iter().nth(pos.line) {
        None | Some(ReviewLine::Blank) => row,
        Some(ReviewLine::Heading(title, count)) => {
            row.to(1).text(title, theme.heading).text(format!(" {count}"), theme.muted)
        }
        Some(ReviewLine::Item) => item(row, theme, rows, pos.row, this, columns),
        Some(ReviewLine::Text(text)) => indented(row).text(text, Style::new()),
        Some(ReviewLine::Aside(text)) => indented(row).text(text, theme.muted),
        Some(ReviewLine::Fit(line)) => fit::line(indented(row), theme, line),
        Some(ReviewLine::Property(property)) => {
            let Thing::Event(event) = this.thing else { return Line::default() };
            let declined = rows.choice().is_declined(&Item::property(event, property));
            let columns = PanelColumns::fit(&std::iter::once(event), rows.inner_width() - 2);
            let row = indented(row).text(
                if declined { theme.symbols.unselected } else { theme.symbols.selected },
                theme.muted,
            );
            property_line(row, property, columns, theme, &mut Query::new(""))
        }
    };
    row.line()
}

/// An event, source or destination: in or out, its name, what there is to say of it, who asks for it.
fn item<'a>(
    row: RowLine<'a>,
    theme: &'a Theme,
    rows: &ReviewRows<'a>,
    index: usize,
    this: &ReviewRow<'a>,
    columns: ItemColumns,
) -> RowLine<'a> {
    let symbols = theme.symbols;
    let declined =
        rows.choice().is_declined(this.item) || matches!(this.thing, Thing::Saved(Fate::Leaves { .. }));
    let (mark, mark_style, style) = if declined {
        (symbols.unselected, theme.muted, theme.declined)
    } else {
        (symbols.selected, theme.key, Style::new())
    };
    let row =
        row.to(1).text(if rows.is_open(index) { symbols.open } else { symbols.closed }, theme.muted).to(3);
    let row = row.text(mark, mark_style).to(REVIEW_INDENT);
    let row = row.column(this.item.title().to_owned(), style, columns.name + GAP);
    let row = row.at_most(said(theme, rows, this), Style::new(), columns.said);
    // A column that nobody could read is left out.
    let start = REVIEW_INDENT + columns.name + GAP + columns.said + if columns.said > 0 { GAP } else { 0 };
    let row = row.to(start);
    if row.left() < LEAST_WHY { row } else { row.text(why(this), theme.muted) }
}

/// What there is to say of an item: how much it carries, or which concrete thing it is.
fn said(theme: &Theme, rows: &ReviewRows, this: &ReviewRow) -> String {
    let mut said = Vec::new();
    match this.thing {
        Thing::Saved(fate) => said.push(fate.told().to_owned()),
        _ if rows.choice().is_declined(this.item) => said.push("taken out".to_owned()),
        Thing::Event(event) => said.extend(event_summary(event, rows.choice(), theme)),
        Thing::Connection { .. } => said.extend(rows.choice().name(this.item).map(str::to_owned)),
    }
    if let Some(new) = rows.news(this) {
        said.insert(0, format!("{} {new}", theme.symbols.added));
    }
    said.extend(rows.choice().note(this.item).map(|note| format!("note: {note}")));
    said.join(&format!(" {} ", theme.symbols.dot))
}

fn event_summary(event: &Event, choice: &Choice, theme: &Theme) -> Option<String> {
    let count = event.properties.len();
    let is_in = |it: &&Property| !choice.is_declined(&Item::property(event, it));
    let stay = event.properties.iter().filter(is_in).count();
    let personal = event.properties.iter().any(|property| property.pii.is_personal());
    let properties = match count {
        0 => return None,
        _ if stay < count => format!("{stay} of {count} properties"),
        1 => "1 property".to_owned(),
        _ => format!("{count} properties"),
    };
    Some(if personal { format!("{properties} {}", theme.symbols.personal) } else { properties })
}

/// Who asks for an item; where nobody does, what it is: `Suppress with purchase`, or `2 use cases: Suppress with purchase; Mitigate high value churn`.
fn why(row: &ReviewRow) -> String {
    // However many there are, no more of them fit into a line.
    let titles: Vec<_> = row.use_cases.iter().take(8).map(UseCase::title).collect();
    let titles = titles.join("; ");
    match row.use_cases.len() {
        0 => row.item.kind().to_owned(),
        1 => titles,
        count => format!("{count} use cases: {titles}"),
    }
}
