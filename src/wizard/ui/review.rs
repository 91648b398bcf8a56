//! The third step: the merged plan.

use super::list;
use super::row::Row;
use super::use_cases::property_line;
use crate::plan::Item;
use crate::wizard::app::App;
use crate::wizard::filter::Query;
use crate::wizard::outline::Spot;
use crate::wizard::panel::{Columns, GAP};
use crate::wizard::rows::{REVIEW_INDENT, ReviewLine, ReviewRow, ReviewRows, Thing};
use crate::wizard::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

pub(super) fn draw(app: &App, theme: &Theme, frame: &mut Frame, body: Rect) {
    let rows = ReviewRows::new(app.catalog(), app.goal(), app.work(), body);
    let names = rows.iter().map(|row| row.item.title().width()).max().unwrap_or(0);
    let name = names.min(usize::from(body.width) * 2 / 5);
    list::draw(frame, body, theme, &rows, app.work().review, |spot| line(theme, &rows, spot, body, name));
}

fn line<'a>(theme: &'a Theme, rows: &ReviewRows<'a>, spot: Spot, area: Rect, name: usize) -> Line<'a> {
    let Some(this) = rows.row(spot.row) else { return Line::default() };
    let row = Row::new(theme, area.width.saturating_sub(2));
    let indented = |row: Row<'a>| row.to(REVIEW_INDENT);
    let row = match rows.lines(spot.row).into_iter().nth(spot.line) {
        None | Some(ReviewLine::Blank) => row,
        Some(ReviewLine::Heading(title, count)) => {
            row.to(1).text(title, theme.heading).text(format!(" {count}"), theme.dim)
        }
        Some(ReviewLine::Item) => item(row, theme, rows, spot.row, this, name),
        Some(ReviewLine::Text(text)) => indented(row).text(text, Style::new()),
        Some(ReviewLine::Aside(text)) => indented(row).text(text, theme.dim),
        Some(ReviewLine::Property(property)) => {
            let Thing::Event(event) = this.thing else { return Line::default() };
            let declined = rows.choice().is_declined(&Item::property(event, property));
            let columns = Columns::fit(&std::iter::once(event), rows.inner_width() - 2);
            let row = indented(row)
                .text(if declined { theme.symbols.unselected } else { theme.symbols.selected }, theme.dim);
            property_line(row, property, columns, theme, &mut Query::new(""))
        }
    };
    row.line()
}

/// An event, source or destination: in or out, its name, what there is to say of it, who asks for it.
fn item<'a>(
    row: Row<'a>,
    theme: &'a Theme,
    rows: &ReviewRows<'a>,
    index: usize,
    this: &ReviewRow<'a>,
    name: usize,
) -> Row<'a> {
    let symbols = theme.symbols;
    let declined = rows.choice().is_declined(&this.item);
    let (mark, mark_style, style) = if declined {
        (symbols.unselected, theme.dim, theme.struck)
    } else {
        (symbols.selected, theme.key, Style::new())
    };
    let row =
        row.to(1).text(if rows.is_open(index) { symbols.open } else { symbols.closed }, theme.dim).to(3);
    let row = row.text(mark, mark_style).to(REVIEW_INDENT);
    let start = row.used() + name + GAP;
    let row = row.at_most(this.item.title().to_owned(), style, name).to(start);
    let mut said = Vec::new();
    match this.thing {
        _ if declined => said.push("taken out".to_owned()),
        Thing::Event(event) => said.extend(event_summary(event, theme)),
        Thing::Connection { .. } => said.extend(rows.choice().name(&this.item).map(str::to_owned)),
    }
    said.extend(rows.choice().note(&this.item).map(|note| format!("note: {note}")));
    let why = why(this);
    let room = row.left();
    let said = said.join(&format!(" {} ", symbols.dot));
    if room < why.width() + GAP {
        return row.text(if said.is_empty() { why } else { said }, theme.dim);
    }
    row.at_most(said, Style::new(), room - why.width() - GAP).right(why, theme.dim)
}

fn event_summary(event: &crate::catalog::Event, theme: &Theme) -> Option<String> {
    let count = event.properties.len();
    let personal = event.properties.iter().any(|property| property.pii);
    let properties = match count {
        0 => return None,
        1 => "1 property".to_owned(),
        _ => format!("{count} properties"),
    };
    Some(if personal {
        format!("{properties} {} personal data", theme.symbols.personal)
    } else {
        properties
    })
}

/// `for Suppress with purchase + 2 more`.
fn why(row: &ReviewRow) -> String {
    let first = row.use_cases.first().map_or("", |use_case| &use_case.title);
    match row.use_cases.len() {
        0 | 1 => format!("for {first}"),
        count => format!("for {first} + {} more", count - 1),
    }
}
