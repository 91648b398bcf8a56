//! One line of the screen, put together from the left.

use crate::text::{fitting, printable, width};
use crate::tui::theme::Theme;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// A line of the screen that is put together from the left and never grows wider than its width.
///
/// Text is made safe for a terminal here, and cut with an ellipsis where it does not fit.
#[derive(Debug)]
pub(crate) struct RowLine<'a> {
    theme: &'a Theme,
    spans: Vec<Span<'a>>,
    used: usize,
    width: usize,
}

impl<'a> RowLine<'a> {
    pub(crate) fn new(theme: &'a Theme, width: impl Into<usize>) -> Self {
        Self { theme, spans: Vec::new(), used: 0, width: width.into() }
    }

    /// How many cells are left.
    pub(crate) fn left(&self) -> usize {
        self.width.saturating_sub(self.used)
    }

    /// How many cells are used.
    pub(crate) fn used(&self) -> usize {
        self.used
    }

    /// Adds text, as much as fits.
    pub(crate) fn text(self, text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        let left = self.left();
        self.at_most(text, style, left)
    }

    /// Adds text of at most `most` cells.
    pub(crate) fn at_most(mut self, text: impl Into<Cow<'a, str>>, style: Style, most: usize) -> Self {
        let text = match text.into() {
            Cow::Borrowed(text) => printable(text),
            Cow::Owned(text) => Cow::Owned(printable(&text).into_owned()),
        };
        let text = cut(text, most.min(self.left()), self.theme.symbols.ellipsis);
        self.push(text, style);
        self
    }

    /// Adds text and fills up to `width` cells.
    pub(crate) fn column(self, text: impl Into<Cow<'a, str>>, style: Style, width: usize) -> Self {
        let end = self.used + width;
        self.at_most(text, style, width).to(end)
    }

    /// Fills with blanks up to a column.
    pub(crate) fn to(mut self, column: usize) -> Self {
        let blanks = column.min(self.width).saturating_sub(self.used);
        if blanks > 0 {
            self.push(Cow::Owned(" ".repeat(blanks)), Style::new());
        }
        self
    }

    /// Adds text at the right end, as much as fits.
    pub(crate) fn right(self, text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        let text = text.into();
        let start = self.width.saturating_sub(width(&text));
        let start = start.max(self.used + 1);
        self.to(start).text(text, style)
    }

    /// Adds text of which some characters were matched by a filter.
    pub(crate) fn matched(self, text: &'a str, style: Style, matched: &[u32], most: usize) -> Self {
        if matched.is_empty() {
            return self.at_most(text, style, most);
        }
        let highlight = style.patch(self.theme.matched);
        let safe = printable(text);
        let cut = cut(safe, most.min(self.left()), self.theme.symbols.ellipsis);
        let mut row = self;
        for (index, grapheme) in (0u32..).zip(cut.graphemes(true)) {
            let hit = matched.binary_search(&index).is_ok();
            row.push(Cow::Owned(grapheme.to_owned()), if hit { highlight } else { style });
        }
        row
    }

    fn push(&mut self, text: Cow<'a, str>, style: Style) {
        self.used += width(&text);
        self.spans.push(Span::styled(text, style));
    }

    /// The line.
    pub(crate) fn line(self) -> Line<'a> {
        Line::from(self.spans)
    }
}

/// As much of `text` as fits into `most` cells, with `ellipsis` where something was left out.
fn cut<'a>(text: Cow<'a, str>, most: usize, ellipsis: &str) -> Cow<'a, str> {
    // A text of so few bytes cannot be wider, so most texts are not measured.
    if text.len() <= most || width(&text) <= most {
        return text;
    }
    let Some(room) = most.checked_sub(width(ellipsis)) else {
        return Cow::Owned(fitting(&text, most).to_owned());
    };
    Cow::Owned(format!("{}{ellipsis}", fitting(&text, room)))
}

#[cfg(test)]
mod tests {
    use super::{RowLine, cut};
    use crate::tui::theme::Theme;
    use ratatui::style::Style;
    use std::borrow::Cow;

    fn cut_to(text: &str, width: usize) -> String {
        cut(Cow::Borrowed(text), width, "…").into_owned()
    }

    #[test]
    fn text_that_fits_stays_whole() {
        assert_eq!(cut_to("Website", 7), "Website");
        assert_eq!(cut_to("ウェブ", 6), "ウェブ");
    }

    #[test]
    fn text_is_cut_by_cells_not_by_characters() {
        assert_eq!(cut_to("Website", 6), "Websi…");
        assert_eq!(cut_to("ウェブサイト", 6), "ウェ…");
        assert_eq!(cut_to("Website", 0), "");
    }

    #[test]
    fn a_row_never_grows_wider_than_its_width() {
        let theme = Theme::mono();
        let plain = Style::new();
        let row = RowLine::new(&theme, 12usize)
            .text("events", plain)
            .column("日本語日本語", plain, 9)
            .right("end", plain);
        assert!(row.line().width() <= 12);
    }

    #[test]
    fn escape_sequences_are_made_visible() {
        let theme = Theme::mono();
        let row = RowLine::new(&theme, 20usize).text("\u{1b}[31mred", Style::new());
        assert_eq!(row.line().to_string(), "␛[31mred");
    }
}
