//! What a saved plan becomes: the last step of changing one, and the questions before one is changed.

use crate::app::summary::{self, LineChange, SummaryLine};
use crate::app::{Existing, SaveField, Wizard};
use crate::text::wrap;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use crate::tui::view::save::{draw_text, short};
use crate::tui::view::text_cursor::TextCursor;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{StatefulWidget, Widget};
use std::borrow::Cow;
use std::path::Path;

/// Where values are, in cells from the left.
const VALUES: usize = 9;
/// The most lines for one fact, where there is room and where there is little.
const MOST_LINES: [usize; 2] = [3, 1];

/// The last step: which file is updated, and what changes in it.
pub(crate) struct UpdateView<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) theme: &'a Theme,
}

impl StatefulWidget for &UpdateView<'_> {
    type State = TextCursor;

    fn render(self, body: Rect, buffer: &mut Buffer, cursor: &mut TextCursor) {
        let UpdateView { wizard, theme } = *self;
        let mut rows = body.rows();
        let spaced = body.height >= 16;
        if spaced {
            rows.next();
        }
        let Some(area) = rows.next() else { return };
        draw_text(wizard, theme, buffer, cursor, area, ("Name", SaveField::Name, &wizard.save_form().name));
        let facts = summary::of_saving(wizard);
        let (file, changes) = facts.split_at(facts.len().min(1));
        let width = usize::from(body.width.saturating_sub(1));
        let said = fitting(usize::from(body.bottom().saturating_sub(area.bottom())), |most| {
            let lines = Lines { theme, width, most };
            let mut said = lines.facts(file);
            if spaced {
                said.push(Line::default());
            }
            said.extend(lines.facts(changes));
            said
        });
        for (area, line) in rows.zip(said) {
            line.render(area, buffer);
        }
    }
}

/// The question what to do with a plan that is where the new one is to go.
pub(crate) struct ExistingView<'a> {
    pub(crate) wizard: &'a Wizard,
    pub(crate) existing: &'a Existing,
    pub(crate) theme: &'a Theme,
}

impl Widget for &ExistingView<'_> {
    fn render(self, body: Rect, buffer: &mut Buffer) {
        let ExistingView { wizard, existing, theme } = *self;
        draw(theme, buffer, body, |lines| {
            let mut said = lines.heading("This file already holds a plan. It will not be overwritten.");
            said.extend(lines.facts(&summary::of_existing(existing)));
            if let Err(sentence) = &existing.joined {
                said.extend(lines.sentence(sentence));
            } else {
                said.push(lines.dim("With what you selected:"));
                said.extend(lines.facts(&summary::of_joining(wizard, existing)));
            }
            said
        });
    }
}

fn draw<'a>(theme: &'a Theme, buffer: &mut Buffer, body: Rect, said: impl Fn(&Lines<'a>) -> Vec<Line<'a>>) {
    let width = usize::from(body.width.saturating_sub(1));
    let said = fitting(usize::from(body.height), |most| said(&Lines { theme, width, most }));
    for (area, line) in body.rows().zip(said) {
        line.render(area, buffer);
    }
}

/// What `said` gives with as many lines a fact as there is room for: what is removed has to be seen as well as
/// what comes before it.
fn fitting<'a>(room: usize, said: impl Fn(usize) -> Vec<Line<'a>>) -> Vec<Line<'a>> {
    let [many, few] = MOST_LINES;
    let lines = said(many);
    if lines.len() <= room { lines } else { said(few) }
}

/// Makes lines of a width.
struct Lines<'a> {
    theme: &'a Theme,
    width: usize,
    /// The most lines for one fact.
    most: usize,
}

impl<'a> Lines<'a> {
    fn heading(&self, text: &str) -> Vec<Line<'a>> {
        let row =
            |text: String| RowLine::new(self.theme, self.width).to(2).text(text, self.theme.heading).line();
        let said = wrap(text, self.width.saturating_sub(3)).into_iter().map(|it| row(it.into_owned()));
        if self.is_close() {
            return said.collect();
        }
        let blank = || std::iter::once(Line::default());
        blank().chain(said).chain(blank()).collect()
    }

    fn dim(&self, text: &'static str) -> Line<'a> {
        RowLine::new(self.theme, self.width).to(VALUES).text(text, self.theme.muted).line()
    }

    /// Facts, the name of those that belong together once.
    fn facts(&self, facts: &[SummaryLine]) -> Vec<Line<'a>> {
        let symbols = self.theme.symbols;
        let mut before = "";
        let mut lines = Vec::new();
        for SummaryLine { name, sign, text } in facts {
            let text = match sign {
                LineChange::Plain if *name == "File" && self.is_close() => self.end_of(text),
                LineChange::Plain => text.clone(),
                LineChange::Comes => format!("{} {text}", symbols.added),
                LineChange::Leaves => format!("{} {text}", symbols.gone),
            };
            lines.extend(self.text(if *name == before { "" } else { name }, &text));
            before = name;
        }
        lines
    }

    /// Whether there is little room.
    fn is_close(&self) -> bool {
        self.most == MOST_LINES[1]
    }

    /// The end of a path: two files are often the same up to there.
    fn end_of(&self, path: &str) -> String {
        short(Path::new(path), self.width.saturating_sub(VALUES + 1), self.theme.symbols.ellipsis)
    }

    /// A sentence, whole where it can be: there is nothing beside it to decide by.
    fn sentence(&self, text: &str) -> Vec<Line<'a>> {
        Self { most: MOST_LINES[0], ..*self }.text("", text)
    }

    /// A text behind a name, on as many lines as it takes and there may be.
    fn text(&self, name: &'static str, value: &str) -> Vec<Line<'a>> {
        let mut name = Some(name);
        let mut pieces: Vec<_> = wrap(value, self.width.saturating_sub(VALUES + 1)).into_iter().collect();
        if pieces.len() > self.most {
            pieces.truncate(self.most);
            pieces[self.most - 1].to_mut().push_str(self.theme.symbols.ellipsis);
        }
        let line = |piece: String| {
            let row = RowLine::new(self.theme, self.width)
                .to(2)
                .text(name.take().unwrap_or(""), self.theme.muted);
            row.to(VALUES).text(piece, Style::new()).line()
        };
        pieces.into_iter().map(Cow::into_owned).map(line).collect()
    }
}
