//! Above the keys: the status message, what is typed, or what is selected.

use crate::app::screen::review::Fate;
use crate::app::text_field::TextField;
use crate::app::{App, OpenPlan, Overlay, PromptKind, StatusMessage, Step, Tone, Wizard};
use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use crate::tui::view::save::draw_field;
use crate::tui::view::text_cursor::TextCursor;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{StatefulWidget, Widget};

/// The line or lines above the keys.
pub(crate) struct StatusView<'a> {
    pub(crate) app: &'a App,
    pub(crate) theme: &'a Theme,
}

impl StatefulWidget for &StatusView<'_> {
    type State = TextCursor;

    fn render(self, area: Rect, buffer: &mut Buffer, cursor: &mut TextCursor) {
        let StatusView { app, theme } = *self;
        match app.overlay() {
            Some(Overlay::Prompt(prompt)) => {
                let label = match prompt.kind {
                    PromptKind::Name => format!("Name of {}: ", prompt.subject.title()),
                    PromptKind::Note => format!("Note to {}: ", prompt.subject.title()),
                };
                let cut = prompt.text.is_cut_at().map(|most| format!("cut at {most} bytes"));
                let tail = cut.unwrap_or_default();
                *cursor =
                    Typing { label: &label, field: &prompt.text, tail: &tail }.draw(theme, area, buffer);
                return;
            }
            Some(Overlay::Help(help)) => {
                *cursor = Typing { label: "Find a key: ", field: &help.search, tail: "" }
                    .draw(theme, area, buffer);
                return;
            }
            _ => {}
        }
        if let Some(said) = app.status() {
            return draw_said(&said, theme, buffer, area);
        }
        if let Some(open) = app.open_plan() {
            return draw_open(open, theme, buffer, cursor, area);
        }
        let Some(wizard) = app.wizard() else { return };
        let filter = &wizard.goal_view().filter;
        if wizard.step() == Step::UseCases && filter.typing {
            let total = wizard.goal().use_case_count();
            let found = format!("{} of {total}", filter.count(total));
            *cursor =
                Typing { label: "Filter: ", field: &filter.query, tail: &found }.draw(theme, area, buffer);
            return;
        }
        if wizard.step() == Step::UseCases && filter.is_active() && meaning(wizard).is_none() {
            let total = wizard.goal().use_case_count();
            return draw_kept(theme, buffer, area, &filter.query, [filter.count(total), total]);
        }
        let row = RowLine::new(theme, area.width.saturating_sub(1))
            .to(1)
            .text(standing_text(wizard, theme), theme.muted);
        row.line().render(area, buffer);
    }
}

fn draw_said(said: &StatusMessage, theme: &Theme, buffer: &mut Buffer, area: Rect) {
    let style = match said.tone {
        Tone::Question => theme.heading,
        Tone::Warning => theme.error,
        Tone::Answer => Style::new(),
        Tone::Aside => theme.muted,
    };
    let mut lines = said.lines(area.width);
    let shown = usize::from(area.height);
    if lines.len() > shown {
        // Where there is no room, the last line ends in an ellipsis.
        let rest = lines.split_off(shown - 1).join(" ");
        lines.push(rest.into());
    }
    for (row, text) in area.rows().zip(lines) {
        let line = RowLine::new(theme, row.width.saturating_sub(1)).to(1).text(text, style).line();
        line.render(row, buffer);
    }
}

fn draw_open(open: &OpenPlan, theme: &Theme, buffer: &mut Buffer, cursor: &mut TextCursor, area: Rect) {
    let [found, total] = open.filtered_count();
    if open.typing {
        let found = format!("{found} of {total}");
        *cursor = Typing { label: "Filter: ", field: &open.query, tail: &found }.draw(theme, area, buffer);
        return;
    }
    if !open.query.is_empty() {
        return draw_kept(theme, buffer, area, &open.query, [found, total]);
    }
    let text = if open.only_left {
        format!("Only what is left to do in {}.", open.environment.name())
    } else {
        format!("{} {} {}", open.plan().goal_titles(), theme.symbols.dash, open.path.display())
    };
    let row = RowLine::new(theme, area.width.saturating_sub(1)).to(1).text(text, theme.muted);
    row.line().render(area, buffer);
}

/// A filter that holds though nobody types it any more.
fn draw_kept(theme: &Theme, buffer: &mut Buffer, area: Rect, query: &TextField, [found, of]: [usize; 2]) {
    let count = format!(" {} {found} of {of}", theme.symbols.dot);
    let row = RowLine::new(theme, area.width.saturating_sub(1)).to(1).text("Filter: ", theme.key);
    let most = row.left().saturating_sub(width(&count));
    let row = row.at_most(query.text(), Style::new(), most).text(count, theme.muted);
    row.line().render(area, buffer);
}

/// A text that is being typed, between what it is and what comes of it.
struct Typing<'a> {
    label: &'a str,
    field: &'a TextField,
    tail: &'a str,
}

impl Typing<'_> {
    fn draw(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) -> TextCursor {
        let row = RowLine::new(theme, area.width.saturating_sub(1));
        let row = row.to(1).text(self.label.to_owned(), theme.key);
        let start = u16::try_from(row.used()).unwrap_or(0);
        let tail_width = u16::try_from(width(self.tail)).unwrap_or(0);
        let tail = row.right(self.tail.to_owned(), theme.muted);
        tail.line().render(Rect { height: 1, ..area }, buffer);
        let width = area.width.saturating_sub(start + tail_width + 2);
        draw_field(theme, buffer, Rect { x: area.x + start, width, ..area }, self.field)
    }
}

fn standing_text(wizard: &Wizard, theme: &Theme) -> String {
    let count = wizard.work().choice.len();
    match wizard.step() {
        Step::Goal => "Which goal do you want to reach?".to_owned(),
        Step::UseCases => {
            if let Some(meaning) = meaning(wizard) {
                return meaning;
            }
            if count == 0 { "Nothing selected yet.".to_owned() } else { summary(wizard) }
        }
        Step::Review => match fate(wizard) {
            Some(fate) => fate.sentence().to_owned(),
            None => wizard.fit_sum().unwrap_or_else(|| summary(wizard)),
        },
        Step::Save => format!("{} {} {}", wizard.goal_titles(), theme.symbols.dash, summary(wizard)),
    }
}

/// What the line under the cursor stands for: the whole sentence, where the table had to cut it.
fn meaning(wizard: &Wizard) -> Option<String> {
    let rows = wizard.panel_rows();
    let line = rows.line(wizard.goal_view().panels.cursor)?;
    Some(format!("{}: {}", line.subject()?, line.meaning()?))
}

/// What becomes of the row under the cursor of the review, where nothing can be done about it.
fn fate(wizard: &Wizard) -> Option<Fate> {
    wizard.review_rows().fate(wizard.work().review.cursor.row)
}

/// `2 selected: 3 events, 4 sources, 3 destinations`, or `3 selected for 2 goals: …`.
fn summary(wizard: &Wizard) -> String {
    let [events, sources, destinations] = wizard.counts();
    let of = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    format!(
        "{}: {}, {}, {}",
        wizard.selected(),
        of(events, "event"),
        of(sources, "source"),
        of(destinations, "destination"),
    )
}
