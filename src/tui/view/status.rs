//! Above the keys: the status message, what is typed, or what is selected.

use crate::app::screen::review::Fate;
use crate::app::text_field::TextField;
use crate::app::{App, OpenPlan, Overlay, PromptKind, StatusMessage, Step, Tone, Wizard};
use crate::text::width;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use crate::tui::view::save::draw_field;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

pub(crate) fn draw(app: &App, theme: &Theme, frame: &mut Frame, area: Rect) {
    match app.overlay() {
        Some(Overlay::Prompt(prompt)) => {
            let label = match prompt.kind {
                PromptKind::Name => format!("Name of {}: ", prompt.subject.title()),
                PromptKind::Note => format!("Note to {}: ", prompt.subject.title()),
            };
            let cut = prompt.text.is_cut_at().map(|most| format!("cut at {most} bytes"));
            let tail = cut.unwrap_or_default();
            return draw_typing(theme, frame, area, &label, &prompt.text, &tail);
        }
        Some(Overlay::Help(help)) => {
            return draw_typing(theme, frame, area, "Find a key: ", &help.search, "");
        }
        _ => {}
    }
    if let Some(said) = app.status() {
        return draw_said(&said, theme, frame, area);
    }
    if let Some(open) = app.open_plan() {
        return draw_open(open, theme, frame, area);
    }
    let Some(wizard) = app.wizard() else { return };
    let filter = &wizard.goal_view().filter;
    if wizard.step() == Step::UseCases && filter.typing {
        let total = wizard.goal().use_case_count();
        let found = format!("{} of {total}", filter.count(total));
        return draw_typing(theme, frame, area, "Filter: ", &filter.query, &found);
    }
    if wizard.step() == Step::UseCases && filter.is_active() && meaning(wizard).is_none() {
        let total = wizard.goal().use_case_count();
        return draw_kept(theme, frame, area, &filter.query, [filter.count(total), total]);
    }
    let row = RowLine::new(theme, area.width.saturating_sub(1))
        .to(1)
        .text(standing_text(wizard, theme), theme.muted);
    frame.render_widget(row.line(), area);
}

fn draw_said(said: &StatusMessage, theme: &Theme, frame: &mut Frame, area: Rect) {
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
        frame.render_widget(line, row);
    }
}

fn draw_open(open: &OpenPlan, theme: &Theme, frame: &mut Frame, area: Rect) {
    let [found, total] = open.filtered_count();
    if open.typing {
        let found = format!("{found} of {total}");
        return draw_typing(theme, frame, area, "Filter: ", &open.query, &found);
    }
    if !open.query.is_empty() {
        return draw_kept(theme, frame, area, &open.query, [found, total]);
    }
    let text = if open.only_left {
        format!("Only what is left to do in {}.", open.environment.name())
    } else {
        format!("{} {} {}", open.plan().goal_titles(), theme.symbols.dash, open.path.display())
    };
    let row = RowLine::new(theme, area.width.saturating_sub(1)).to(1).text(text, theme.muted);
    frame.render_widget(row.line(), area);
}

/// A filter that holds though nobody types it any more.
fn draw_kept(theme: &Theme, frame: &mut Frame, area: Rect, query: &TextField, [found, of]: [usize; 2]) {
    let count = format!(" {} {found} of {of}", theme.symbols.dot);
    let row = RowLine::new(theme, area.width.saturating_sub(1)).to(1).text("Filter: ", theme.key);
    let most = row.left().saturating_sub(width(&count));
    let row = row.at_most(query.text(), Style::new(), most).text(count, theme.muted);
    frame.render_widget(row.line(), area);
}

fn draw_typing(theme: &Theme, frame: &mut Frame, area: Rect, label: &str, field: &TextField, tail: &str) {
    let row = RowLine::new(theme, area.width.saturating_sub(1)).to(1).text(label.to_owned(), theme.key);
    let start = u16::try_from(row.used()).unwrap_or(0);
    let tail_width = u16::try_from(width(tail)).unwrap_or(0);
    frame.render_widget(row.right(tail.to_owned(), theme.muted).line(), Rect { height: 1, ..area });
    let width = area.width.saturating_sub(start + tail_width + 2);
    draw_field(theme, frame, Rect { x: area.x + start, width, ..area }, field, true);
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
        Step::Review => fate(wizard).map_or_else(|| summary(wizard), |fate| fate.sentence().to_owned()),
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
