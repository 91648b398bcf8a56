//! The last step: name, path, what else to write, and what is there already.

use crate::app::text_field::TextField;
use crate::app::{SaveField, SaveForm, TargetKind, Wizard};
use crate::text::{fitting_end, printable, width};
use crate::tui::theme::Theme;
use crate::tui::view::list;
use crate::tui::view::row::RowLine;
use crate::tui::view::text_cursor::TextCursor;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{StatefulWidget, Widget};
use std::borrow::Cow;
use std::path::Path;

/// Where the values are, in cells from the left.
const VALUES: usize = 9;

/// The last step of a new plan.
pub(crate) struct SaveView<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) theme: &'a Theme,
}

impl StatefulWidget for &SaveView<'_> {
    type State = TextCursor;

    fn render(self, body: Rect, buffer: &mut Buffer, cursor: &mut TextCursor) {
        let SaveView { wizard, theme } = *self;
        let form = wizard.save_form();
        let mut rows = body.rows();
        let spaced = body.height >= 16;
        let skip = |rows: &mut ratatui::layout::Rows| {
            if spaced {
                rows.next();
            }
        };
        skip(&mut rows);
        for (label, field, text) in
            [("Name", SaveField::Name, &form.name), ("Path", SaveField::Path, &form.path)]
        {
            let Some(area) = rows.next() else { return };
            draw_text(wizard, theme, buffer, cursor, area, (label, field, text));
        }
        skip(&mut rows);
        for (place, (companion, chosen)) in form.companions.iter().enumerate() {
            let Some(area) = rows.next() else { return };
            let mark = if *chosen { theme.symbols.selected } else { theme.symbols.unselected };
            let label = if place == 0 { "Also" } else { "" };
            let row =
                RowLine::new(theme, area.width.saturating_sub(1)).to(2).text(label, theme.muted).to(VALUES);
            let row = row.text(mark, if *chosen { theme.key } else { theme.muted }).text(" ", Style::new());
            row.text(companion.title(), Style::new()).line().render(area, buffer);
            if form.field == SaveField::Companion(place) {
                list::mark(buffer, area, theme);
            }
        }
        skip(&mut rows);
        draw_files(form, theme, buffer, &mut rows);
    }
}

pub(crate) fn draw_text(
    wizard: &Wizard,
    theme: &Theme,
    buffer: &mut Buffer,
    cursor: &mut TextCursor,
    area: Rect,
    field: (&str, SaveField, &TextField),
) {
    let (label, which, text) = field;
    let focused = wizard.save_form().field == which && wizard.overlay().is_none();
    let label = RowLine::new(theme, area.width).to(2).text(label.to_owned(), theme.muted);
    label.line().render(area, buffer);
    if focused {
        list::mark(buffer, area, theme);
    }
    let value = Rect { x: area.x + 9, width: area.width.saturating_sub(11), ..area };
    let at = draw_field(theme, buffer, value, text);
    if focused {
        *cursor = at;
    }
}

/// Draws text that can be edited, scrolled so that the cursor is in sight; returns where that is.
pub(crate) fn draw_field(theme: &Theme, buffer: &mut Buffer, area: Rect, field: &TextField) -> TextCursor {
    let mut shown_at = None;
    let (cursor, before) = field.before_cursor();
    let top = (cursor + 1).saturating_sub(usize::from(area.height));
    for ((place, line), area) in field.lines().into_iter().enumerate().skip(top).zip(area.rows()) {
        let before = if place == cursor { printable(before) } else { Cow::Borrowed("") };
        let shown = fitting_end(&before, usize::from(area.width.saturating_sub(1)));
        let line = printable(line);
        let row = RowLine::new(theme, area.width).text(&line[before.len() - shown.len()..], Style::new());
        row.line().render(area, buffer);
        if place == cursor {
            let column = area.x + u16::try_from(width(shown)).unwrap_or(0);
            shown_at = Some(Position::new(column.min(area.right().saturating_sub(1)), area.y));
        }
    }
    shown_at
}

fn draw_files(form: &SaveForm, theme: &Theme, buffer: &mut Buffer, rows: &mut ratatui::layout::Rows) {
    let Some(area) = rows.next() else { return };
    RowLine::new(theme, area.width).to(2).text("enter writes", theme.muted).line().render(area, buffer);
    for (path, area) in form.paths().iter().zip(rows) {
        let (said, style) = target_status(form, path, theme);
        let row = RowLine::new(theme, area.width.saturating_sub(2)).to(4);
        let most = row.left().saturating_sub(width(&said) + 2);
        let shown = short(path, most, theme.symbols.ellipsis);
        row.at_most(shown, Style::new(), most).right(said, style).line().render(area, buffer);
    }
}

/// The end of a path is what distinguishes files, so a long one loses its start.
pub(crate) fn short(path: &Path, most: usize, ellipsis: &str) -> String {
    let path = path.display().to_string();
    let text = printable(&path);
    if width(&text) <= most {
        return text.into_owned();
    }
    format!("{ellipsis}{}", fitting_end(&text, most.saturating_sub(width(ellipsis))))
}

fn target_status(form: &SaveForm, path: &Path, theme: &Theme) -> (String, Style) {
    match form.target_at(path) {
        None => (String::new(), theme.muted),
        Some(TargetKind::Nothing) => ("new".to_owned(), theme.muted),
        Some(TargetKind::NoFolder(_)) => ("new, in a new folder".to_owned(), theme.muted),
        Some(TargetKind::Taken(what)) => (what.clone(), theme.warning),
        Some(TargetKind::Plan(document)) => (TargetKind::of_plan(document), theme.warning),
        Some(TargetKind::Unusable(_)) => ("cannot be written".to_owned(), theme.error),
    }
}
