//! All keys, found by what is typed; those that work here come first.

use crate::app::keymap::KeyBinding;
use crate::app::layout::{HELP_SENTENCES, help_width};
use crate::app::screen::help::{HelpRow, help as key_rows};
use crate::app::{App, Help};
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The keys that work here, and then all others.
pub(crate) struct HelpView<'a> {
    pub(crate) app: &'a App,
    pub(crate) help: &'a Help,
    pub(crate) theme: &'a Theme,
}

impl Widget for &HelpView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let HelpView { app, help, theme } = *self;
        let rows = key_rows(app.focus_behind(), help.search.text(), help_width(body.width));
        if rows.is_empty() {
            Line::styled(" No key matches what was typed.", theme.muted).render(body, buffer);
        }
        let top = help.top.min(rows.len().saturating_sub(usize::from(body.height)));
        for (area, row) in body.rows().zip(rows.iter().skip(top)) {
            line(row, theme, body).render(area, buffer);
        }
    }
}

fn line<'a>(row: &'a HelpRow, theme: &'a Theme, body: Rect) -> Line<'a> {
    match row {
        HelpRow::Blank => Line::default(),
        HelpRow::Title(title) => Line::styled(format!(" {title}"), theme.heading),
        HelpRow::Key(binding, sentence) => key_line(binding, sentence, theme, body),
        HelpRow::More(sentence) => {
            RowLine::new(theme, body.width).to(HELP_SENTENCES).text(&**sentence, Style::new()).line()
        }
    }
}

fn key_line<'a>(binding: &KeyBinding, sentence: &'a str, theme: &'a Theme, body: Rect) -> Line<'a> {
    let row = RowLine::new(theme, body.width).to(3);
    let row = row.column(binding.key_names(&theme.symbols), theme.key, HELP_SENTENCES - 3);
    row.text(sentence, Style::new()).line()
}
