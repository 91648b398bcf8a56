//! The question whether to go on from an unfinished plan.

use crate::app::screen::goals::use_cases;
use crate::app::{Unfinished, Wizard};
use crate::text::wrap;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The question whether to go on with an unfinished plan.
pub(crate) struct ResumeView<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) unfinished: &'a Unfinished,
    pub(crate) theme: &'a Theme,
}

impl Widget for &ResumeView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let ResumeView { wizard, unfinished, theme } = *self;
        let row = || RowLine::new(theme, body.width.saturating_sub(1)).to(2);
        let fact = |name: &'static str, value: String| {
            row().column(name, theme.muted, 11).text(value, Style::new()).line()
        };
        let Unfinished { draft, goals, missing, is_file_changed } = unfinished;
        let title = if wizard.is_editing() {
            "Changes of this plan are not saved."
        } else {
            "This folder has an unfinished plan."
        };
        let heading = [Line::default(), row().text(title, theme.heading).line(), Line::default()];
        let facts = [
            fact("Goal", goals.clone()),
            fact("Selected", use_cases(draft.shown.chosen())),
            fact("Step", draft.step().title().to_owned()),
        ];
        let catalog = (!draft.shown.is_of_default()).then(|| fact("Catalog", draft.shown.id.clone()));
        let facts = facts.into_iter().chain(catalog).chain([Line::default()]);
        let width = usize::from(body.width.saturating_sub(4));
        let wrapped = |text: &str, style| -> Vec<Line> {
            let pieces = wrap(text, width).into_iter();
            pieces.map(|piece| row().text(piece.into_owned(), style).line()).collect()
        };
        let mut told: Vec<_> =
            missing.iter().flat_map(|sentence| wrapped(sentence, theme.warning)).collect();
        if *is_file_changed {
            told.extend(wrapped(Unfinished::FILE_CHANGED, theme.warning));
        }
        if !missing.is_empty() {
            told.extend(wrapped(
                "Resuming goes on from what is left; the draft is kept, too.",
                theme.muted,
            ));
        }
        let mut lines: Vec<_> = heading.into_iter().chain(facts).chain(told.clone()).collect();
        if lines.len() > usize::from(body.height) && !told.is_empty() {
            // What is missing matters more than what is known already.
            lines = lines.into_iter().skip(1).take(1).chain(told).collect();
        }
        for (area, line) in body.rows().zip(lines) {
            line.render(area, buffer);
        }
    }
}
