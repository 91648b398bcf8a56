//! What a saved plan becomes: the last step of changing one, and the questions before one is changed.

use super::row::Row;
use super::save::draw_text;
use crate::plan::Item;
use crate::wizard::app::{App, Existing, GoalChange, SaveField, StandingKind};
use crate::wizard::panel::wrap;
use crate::wizard::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use std::borrow::Cow;

/// Where values stand, in cells from the left.
const VALUES: usize = 9;
/// On how many lines one fact is told at most.
const MOST_LINES: usize = 3;

/// The last step: which file is updated, and what changes in it.
pub(super) fn draw_save(app: &App, theme: &Theme, frame: &mut Frame, body: Rect) {
    let (Some(edited), Some(revised)) = (app.edited(), app.revised()) else { return };
    let mut rows = body.rows();
    let spaced = body.height >= 16;
    if spaced {
        rows.next();
    }
    let Some(area) = rows.next() else { return };
    draw_text(app, theme, frame, area, ("Name", SaveField::Name, &app.save_form().name));
    let lines = Lines { theme, width: usize::from(body.width.saturating_sub(1)) };
    let mut said = lines.fact("File", &edited.path.display().to_string());
    if spaced {
        said.push(Line::default());
    }
    let before = edited.document.plan();
    if revised.plan == *before {
        said.extend(lines.fact("Changes", "none yet"));
    } else {
        said.extend(changes(&lines, &revised.added, &revised.gone));
        let titles = (&before.goal.title, &revised.plan.goal.title);
        if titles.0 != titles.1 {
            said.extend(lines.fact("Goal", &format!("{}, was {}", titles.1, titles.0)));
        }
        said.extend(lines.fact("Stays", "comments, order, notes and progress of all else"));
    }
    for (area, line) in rows.zip(said) {
        frame.render_widget(line, area);
    }
}

/// The question whether to change the goal of a saved plan.
pub(super) fn draw_goal(app: &App, change: &GoalChange, theme: &Theme, frame: &mut Frame, body: Rect) {
    let lines = Lines { theme, width: usize::from(body.width.saturating_sub(1)) };
    let from = &app.catalog().goals()[change.from].title;
    let mut said = lines.heading(&format!("Change the goal from {from} to {}?", app.goal().title));
    let use_cases = match (change.choice.selection().len(), &*change.lost) {
        (0, _) => "none of those selected serves it".to_owned(),
        (_, []) => "all selected serve it too".to_owned(),
        (_, lost) => format!("{} do not serve it: {}", lost.len(), lost.join("; ")),
    };
    said.extend(lines.fact("Cases", &use_cases));
    said.extend(changes(&lines, &change.added, &change.gone));
    draw(said, frame, body);
}

/// The question what to do with a plan that stands where the new one is to go.
pub(super) fn draw_existing(app: &App, existing: &Existing, theme: &Theme, frame: &mut Frame, body: Rect) {
    let lines = Lines { theme, width: usize::from(body.width.saturating_sub(1)) };
    let plan = existing.document.plan();
    let mut said = lines.heading("A plan stands there already. It is not written over.");
    said.extend(lines.fact("File", &existing.path.display().to_string()));
    said.extend(lines.fact("It is", &StandingKind::of_plan(&existing.document)));
    said.extend(lines.fact("Goal", &plan.goal.title));
    match &existing.joined {
        Err(sentence) => said.extend(lines.fact("", sentence)),
        Ok(joined) => {
            said.push(lines.dim("Updated with what you selected:"));
            said.extend(changes(&lines, &joined.added, &joined.gone));
            if plan.goal.title != app.goal().title {
                said.extend(lines.fact("Goal", &format!("becomes {}", app.goal().title)));
            }
        }
    }
    draw(said, frame, body);
}

fn draw(lines: Vec<Line>, frame: &mut Frame, body: Rect) {
    for (area, line) in body.rows().zip(lines) {
        frame.render_widget(line, area);
    }
}

/// What comes and what leaves, by kind, with its number and its names.
fn changes<'a>(lines: &Lines<'a>, added: &[Item], gone: &[Item]) -> Vec<Line<'a>> {
    let symbols = lines.theme.symbols;
    let mut said = Vec::new();
    for (name, sign, items) in [("New", symbols.added, added), ("Leaves", symbols.gone, gone)] {
        let mut name = Some(name);
        for words in by_kind(items) {
            said.extend(lines.fact(name.take().unwrap_or(""), &format!("{sign} {words}")));
        }
    }
    if !gone.is_empty() {
        said.extend(lines.fact("Kept", "what was done on what leaves; it comes back with it"));
    }
    said
}

/// `2 events: Signed Up; Page Viewed` for each kind of which there are any.
fn by_kind(items: &[Item]) -> Vec<String> {
    let kind = |item: &Item| match item {
        Item::Event(_) => ["event", "events"],
        Item::Property { .. } => ["property", "properties"],
        Item::Source(_) => ["source", "sources"],
        Item::Destination(_) => ["destination", "destinations"],
    };
    let named = |items: &[Item]| {
        let titles: Vec<_> = items.iter().map(Item::title).collect();
        let of_kind = kind(&items[0])[usize::from(items.len() > 1)];
        format!("{} {of_kind}: {}", items.len(), titles.join("; "))
    };
    let mut items = items.to_vec();
    items.sort_by_key(|item| match item {
        Item::Event(_) => 0,
        Item::Property { .. } => 1,
        Item::Source(_) => 2,
        Item::Destination(_) => 3,
    });
    items.chunk_by(|one, other| kind(one) == kind(other)).map(named).collect()
}

/// Makes lines of a width.
struct Lines<'a> {
    theme: &'a Theme,
    width: usize,
}

impl<'a> Lines<'a> {
    fn heading(&self, text: &str) -> Vec<Line<'a>> {
        let row =
            |text: String| Row::new(self.theme, self.width).to(2).text(text, self.theme.heading).line();
        let mut lines = vec![Line::default()];
        lines.extend(wrap(text, self.width.saturating_sub(3)).into_iter().map(|it| row(it.into_owned())));
        lines.push(Line::default());
        lines
    }

    fn dim(&self, text: &'static str) -> Line<'a> {
        Row::new(self.theme, self.width).to(VALUES).text(text, self.theme.dim).line()
    }

    /// A fact and its value, on as many lines as it takes and there may be.
    fn fact(&self, name: &'static str, value: &str) -> Vec<Line<'a>> {
        let mut name = Some(name);
        let mut pieces: Vec<_> = wrap(value, self.width.saturating_sub(VALUES + 1)).into_iter().collect();
        if pieces.len() > MOST_LINES {
            pieces.truncate(MOST_LINES);
            pieces[MOST_LINES - 1].to_mut().push_str(self.theme.symbols.ellipsis);
        }
        let line = |piece: String| {
            let row =
                Row::new(self.theme, self.width).to(2).text(name.take().unwrap_or(""), self.theme.dim);
            row.to(VALUES).text(piece, Style::new()).line()
        };
        pieces.into_iter().map(Cow::into_owned).map(line).collect()
    }
}
