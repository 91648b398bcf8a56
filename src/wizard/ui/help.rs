//! All keys, found by what is typed; those that work here come first.

use super::row::Row;
use crate::wizard::app::{App, Focus, Help};
use crate::wizard::keymap::{BINDINGS, KeyBinding};
use crate::wizard::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

/// Where the sentences start, in cells from the left.
const SENTENCES: usize = 20;

pub(super) fn draw(app: &App, help: &Help, theme: &Theme, frame: &mut Frame, body: Rect) {
    let lines = lines(app, help, theme, body);
    let most = lines.len().saturating_sub(usize::from(body.height));
    for (area, line) in body.rows().zip(lines.into_iter().skip(help.top.min(most))) {
        frame.render_widget(line, area);
    }
}

fn lines<'a>(app: &App, help: &Help, theme: &'a Theme, body: Rect) -> Vec<Line<'a>> {
    let here = app.focus_behind();
    let mut lines = Vec::new();
    let others = Focus::TITLES.iter().filter(|(_, focus)| *focus != here);
    let first = Focus::TITLES.iter().filter(|(_, focus)| *focus == here);
    for (title, focus) in first.chain(others) {
        let bindings = BINDINGS.iter().filter(|binding| binding.at.contains(focus));
        let mut found: Vec<_> = bindings
            .filter(|binding| matches(binding, title, help.search.text(), theme))
            .map(|binding| key_line(binding, theme, body))
            .collect();
        if found.is_empty() {
            continue;
        }
        lines.push(Line::styled(format!(" {title}"), theme.heading));
        lines.append(&mut found);
        lines.push(Line::default());
    }
    if lines.is_empty() {
        lines.push(Line::styled(" No key matches what was typed.", theme.dim));
    }
    lines
}

fn matches(binding: &KeyBinding, title: &str, search: &str, theme: &Theme) -> bool {
    let text = format!("{title} {} {} {}", binding.key_names(&theme.symbols), binding.label, binding.help);
    let text = text.to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn key_line<'a>(binding: &KeyBinding, theme: &'a Theme, body: Rect) -> Line<'a> {
    let row = Row::new(theme, body.width.saturating_sub(1)).to(3);
    let row = row.column(binding.key_names(&theme.symbols), theme.key, SENTENCES - 3);
    row.text(binding.help, Style::new()).line()
}
