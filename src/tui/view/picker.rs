//! The real sources or destinations that a name may be of.

use crate::app::Prompt;
use crate::app::outline::RowPos;
use crate::app::screen::prompt::{Offer, PickerLine, PickerRows};
use crate::search::Query;
use crate::text;
use crate::tui::theme::Theme;
use crate::tui::view::list;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// Between two columns, in cells.
const GAP: usize = 2;

/// What a name may be: as it is typed, or a real one.
pub(crate) struct PickerView<'a> {
    pub(crate) prompt: &'a Prompt,
    pub(crate) theme: &'a Theme,
}

impl Widget for &PickerView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let PickerView { prompt, theme } = *self;
        let rows = PickerRows::new(prompt, body.width);
        let columns = OfferColumns::new(rows.offers(), usize::from(body.width));
        let mut query = Query::new(prompt.query());
        let position = rows.position(usize::from(body.height));
        list::draw(buffer, body, theme, &rows, position, |pos| {
            line(theme, &rows, pos, body.width, columns, &mut query)
        });
    }
}

/// How wide the columns are, in cells.
#[derive(Debug, Clone, Copy)]
struct OfferColumns {
    name: usize,
    fit: usize,
}

impl OfferColumns {
    fn new(offers: &[&Offer], body: usize) -> Self {
        let widest =
            |of: fn(&Offer) -> &str| offers.iter().map(|it| text::width(of(it))).max().unwrap_or(0);
        let fit = widest(|it| it.fit.as_deref().unwrap_or_default());
        // The cursor's column, the gaps and the scrollbar's.
        let left = body.saturating_sub(fit + 3 * GAP);
        Self { name: widest(|it| it.name).min(left), fit }
    }
}

fn line<'a>(
    theme: &'a Theme,
    rows: &PickerRows<'a>,
    spot: RowPos,
    width: u16,
    columns: OfferColumns,
    query: &mut Query,
) -> Line<'a> {
    let row = RowLine::new(theme, width.saturating_sub(2)).to(2);
    let row = match rows.line(spot) {
        None => row,
        Some(PickerLine::Text(text)) => row.text(text, theme.muted),
        Some(PickerLine::Fit(fit)) => row.to(4).text(fit, theme.muted),
        Some(PickerLine::Name(offer)) => {
            let matched = query.matched(offer.name);
            if rows.is_wide() {
                beside(row, theme, offer, &matched, columns)
            } else {
                let status = &*offer.about[0];
                let most = row.left().saturating_sub(text::width(status) + GAP);
                row.matched(offer.name, theme.heading, &matched, most).right(status, theme.muted)
            }
        }
    };
    row.line()
}

/// The name with all that is known of it beside it.
fn beside<'a>(
    row: RowLine<'a>,
    theme: &'a Theme,
    offer: &'a Offer,
    matched: &[u32],
    columns: OfferColumns,
) -> RowLine<'a> {
    let end = row.used() + columns.name + GAP;
    let row = row.matched(offer.name, theme.heading, matched, columns.name).to(end);
    let row = match &offer.fit {
        Some(fit) => row.column(&**fit, Style::new(), columns.fit + GAP),
        None => row,
    };
    let about = offer.about.join(&format!(" {} ", theme.symbols.dot));
    let told = [&about, &offer.about[0]].into_iter().find(|it| text::width(it) <= row.left());
    row.text(told.cloned().unwrap_or_default(), theme.muted)
}
