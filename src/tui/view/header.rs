//! Where one is: the program, the catalog and the goal, and the four steps.

use crate::app::{App, OpenPlan, Step, Storing, Wizard};
use crate::plan::Environment;
use crate::plan::checklist::Count;
use crate::text;
use crate::tui::theme::Theme;
use crate::tui::view::row::RowLine;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

/// From this width on, every step is written out.
const WIDE: u16 = 60;

/// The first line: the program's name and what it is working on.
pub(crate) struct Title<'a> {
    pub(crate) app: Option<&'a App>,
    pub(crate) theme: &'a Theme,
}

impl Widget for &Title<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let dot = self.theme.symbols.dot;
        let place = match self.app.map(|app| (app.wizard(), app.open_plan())) {
            Some((Some(wizard), _)) => subject(wizard, dot),
            Some((None, Some(open))) => format!("{} {dot} {}", open.plan().name, storing(open)),
            _ => String::new(),
        };
        let title = RowLine::new(self.theme, area.width.saturating_sub(1)).text(" segue", self.theme.key);
        title.right(place, self.theme.muted).line().render(area, buffer);
    }
}

/// The second line: the steps of the wizard, or the environments of the checklist.
pub(crate) struct StepsView<'a> {
    pub(crate) app: Option<&'a App>,
    pub(crate) theme: &'a Theme,
}

impl Widget for &StepsView<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let row = match self.app.map(|app| (app.wizard(), app.open_plan())) {
            Some((None, Some(open))) => tabs(open, self.theme, area.width),
            Some((Some(wizard), _)) => steps(wizard.step(), self.theme, area.width),
            _ => steps(Step::Goal, self.theme, area.width),
        };
        row.line().render(area, buffer);
    }
}

/// With the catalog behind it, unless that is the default: `draft` would be taken for the state of the plan.
fn with_catalog(wizard: &Wizard, dot: &str, goals: String) -> String {
    if wizard.session().is_default() { goals } else { format!("{goals} {dot} {}", wizard.catalog().id()) }
}

/// What the steps are about.
fn subject(wizard: &Wizard, dot: &str) -> String {
    match wizard.step() {
        _ if wizard.is_editing() => wizard.save_form().name.text().to_owned(),
        Step::Goal => wizard.catalog().title().to_owned(),
        Step::UseCases => with_catalog(wizard, dot, wizard.goal().title.clone()),
        Step::Review | Step::Save => with_catalog(wizard, dot, wizard.goal_titles()),
    }
}

fn steps(here: Step, theme: &Theme, width: u16) -> RowLine<'_> {
    let symbols = theme.symbols;
    let is_wide = usize::from(width) >= usize::from(WIDE) + 3 * (text::width(symbols.done) - 1);
    let mut row = RowLine::new(theme, width.saturating_sub(1));
    for step in Step::ALL {
        let (mark, style) = match step.cmp(&here) {
            std::cmp::Ordering::Less => (symbols.done, Style::new()),
            std::cmp::Ordering::Equal => (symbols.current, theme.key),
            std::cmp::Ordering::Greater => (symbols.pending, theme.muted),
        };
        row = row.text(" ", style).text(mark, style);
        if is_wide {
            row = row.text(" ", style).text(step.title(), style);
            if step != Step::Save {
                row = row.text(format!(" {}", symbols.horizontal.repeat(3)), theme.border);
            }
        }
    }
    if !is_wide {
        row = row.text("  ", theme.key).text(here.title(), theme.key);
    }
    let number = Step::ALL.iter().position(|step| *step == here).map_or(0, |at| at + 1);
    row.right(format!("{number} of {}", Step::ALL.len()), theme.muted)
}

/// Whether the file holds what is on the screen.
fn storing(open: &OpenPlan) -> &'static str {
    match open.storing {
        Storing::Done => "saved",
        Storing::Underway => "saving",
        Storing::Failed(_) => "not saved",
    }
}

/// Both environments, each with how much of its work is done.
fn tabs<'a>(open: &OpenPlan, theme: &'a Theme, width: u16) -> RowLine<'a> {
    let symbols = theme.symbols;
    let half = usize::from(width.saturating_sub(2)) / 2;
    let mut row = RowLine::new(theme, width.saturating_sub(1));
    for (index, environment) in Environment::ALL.into_iter().enumerate() {
        let here = environment == open.environment;
        let Count { done, total } = open.plan().count(environment);
        let style = if here { theme.key } else { theme.muted };
        row = row.to(1 + index * half).text(if here { symbols.current } else { symbols.pending }, style);
        row = row.text(format!(" {:<5}", environment.name()), style);
        let numbers = if width < WIDE { format!(" {done}/{total}") } else { format!(" {done} of {total}") };
        let cells = half.saturating_sub(9 + numbers.len()).min(30);
        let filled = (done * cells).checked_div(total).unwrap_or(0);
        row = row.text(symbols.filled.repeat(filled), style);
        row = row.text(symbols.unfilled.repeat(cells - filled), theme.muted).text(numbers, style);
    }
    row
}

/// A line across the screen.
pub(crate) struct Rule<'a> {
    pub(crate) theme: &'a Theme,
}

impl Widget for &Rule<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Rule { theme } = *self;
        for place in area.positions() {
            if let Some(cell) = buffer.cell_mut(place) {
                cell.set_symbol(theme.symbols.horizontal).set_style(theme.border);
            }
        }
    }
}
