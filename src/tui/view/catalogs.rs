//! The catalogs to choose from.

use crate::app::outline::{ListPosition, RowPos};
use crate::app::screen::catalogs::{CatalogLine, CatalogRows};
use crate::app::{CatalogEntry, Wizard};
use crate::tui::theme::Theme;
use crate::tui::view::list;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The catalogs to choose from.
pub(crate) struct CatalogsView<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) row: usize,
    pub(crate) theme: &'a Theme,
}

impl Widget for &CatalogsView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let CatalogsView { wizard, row, theme } = *self;
        let rows = CatalogRows::new(wizard, body.width);
        let mut view = ListPosition { cursor: RowPos { row, line: 0 }, ..ListPosition::default() };
        view.reveal_row(&rows, usize::from(body.height));
        list::draw(buffer, body, theme, &rows, view, |pos| line(wizard, theme, &rows, pos, body));
    }
}

fn line<'a>(
    wizard: &Wizard,
    theme: &'a Theme,
    rows: &CatalogRows<'a>,
    pos: RowPos,
    area: Rect,
) -> Line<'a> {
    let Some(entry) = rows.entry(pos.row) else { return Line::default() };
    let row = RowLine::new(theme, area.width.saturating_sub(2)).to(2);
    match rows.lines(pos.row).into_iter().nth(pos.line) {
        Some(CatalogLine::Title) => {
            let title = match &entry.content {
                Some(Ok(overview)) => &*overview.title,
                _ => &*entry.id,
            };
            if !rows.sizes_apart() {
                return row.text(title, theme.heading).line();
            }
            let (size, style) = size(wizard, theme, entry);
            let most = row.left().saturating_sub(size.chars().count() + 2);
            row.at_most(title, theme.heading, most).right(size, style).line()
        }
        Some(CatalogLine::Size) => {
            let (size, style) = size(wizard, theme, entry);
            row.to(4).text(size, style).line()
        }
        Some(CatalogLine::Place(text) | CatalogLine::More(text)) => {
            row.to(4).text(text, theme.muted).line()
        }
        Some(CatalogLine::Diagnostic(text)) => row.to(4).text(text, theme.error).line(),
        Some(CatalogLine::Blank) | None => Line::default(),
    }
}

/// `7 goals, 31 use cases`, or what keeps it from being used.
fn size(wizard: &Wizard, theme: &Theme, entry: &CatalogEntry) -> (String, Style) {
    let style = if entry.faults().is_some() { theme.error } else { theme.muted };
    let in_use = wizard.is_in_use(entry).then(|| "in use".to_owned());
    (entry.size().into_iter().chain(in_use).collect::<Vec<_>>().join(", "), style)
}
