//! What holds of the wizard whatever happened to it.

use crate::wizard::Wizard;
use crate::wizard::steps::Steps as _;
use segue::app::Area;
use segue::app::keymap;
use segue::app::layout;
use segue::app::outline::{ListPosition, Outline};
use segue::app::screen::catalogs::CatalogRows;
use segue::app::screen::checklist::ChecklistRows;
use segue::app::screen::goals::GoalRows;
use segue::app::screen::review::ReviewRows;
use segue::app::screen::use_cases::PanelRows;
use segue::app::{App, Message};
use segue::app::{Focus, Step, Storing};
use segue::plan::Choice;
use std::collections::BTreeSet;

/// What costs little enough to be looked at after every key: cursor, selection, what is merged, keys.
pub fn hold(wizard: &Wizard) {
    let app = &wizard.app;
    cursor_holds(app);
    keys_hold(app);
    if app.wizard().is_some() {
        selection_holds(app);
        tally_holds(app);
    }
    open_plan_holds(app);
}

/// The same, and that all can be undone and drawn. Gives what was chosen at the start.
pub fn hold_in_full(wizard: &Wizard) -> Choice {
    hold(wizard);
    drawing_holds(wizard);
    if wizard.app.wizard().is_some() { undo_holds(&wizard.app) } else { Choice::default() }
}

/// The list of the step, as drawing and moving see it; nothing where the terminal is too small for one.
fn list_area(app: &App) -> Option<Area> {
    let areas = app.areas()?;
    if app.open_plan().is_some() {
        return Some(areas.body);
    }
    Some(match app.step() {
        Step::Goal => layout::goal_areas(areas.body, app.catalog()).list,
        Step::UseCases => layout::use_case_areas(areas.body).list,
        Step::Review | Step::Save => areas.body,
    })
}

/// The cursor is on a line that is there, is a stop and is seen.
fn cursor_is_on_the_screen(rows: &dyn Outline, view: ListPosition, area: Area) {
    if rows.rows() == 0 {
        assert_eq!(view, ListPosition::default());
        return;
    }
    let cursor = view.cursor;
    assert!(cursor.row < rows.rows() && cursor.line < rows.height(cursor.row), "{view:?} is on no row");
    assert!(rows.is_selectable(cursor.row, cursor.line), "{view:?} is on a line that is no stop");
    let seen = view.visible(rows, usize::from(area.height)).any(|spot| spot == cursor);
    assert!(seen, "{view:?} is not on a screen of {} lines", area.height);
}

fn cursor_holds(app: &App) {
    let Some(area) = list_area(app) else { return };
    if app.focus() == Focus::Catalogs {
        let rows = CatalogRows::new(app.steps(), area.width);
        let Some(segue::app::Overlay::Catalogs(row)) = app.overlay() else { return };
        assert!(*row < rows.rows(), "the cursor is on catalog {row} of {}", rows.rows());
    }
    if let Some(open) = app.open_plan() {
        return cursor_is_on_the_screen(&ChecklistRows::new(open, area.width), open.view(), area);
    }
    let (catalog, goal, view, work) = (app.catalog(), app.goal(), app.goal_view(), app.work());
    match app.step() {
        Step::Goal => {
            cursor_is_on_the_screen(&GoalRows::new(catalog, area.size()), app.session().goals, area);
        }
        Step::UseCases => {
            cursor_is_on_the_screen(&PanelRows::new(catalog, goal, view, area.width), view.panels, area);
        }
        Step::Review => {
            let rows = ReviewRows::new(catalog, work, area.width).beside(app.revision());
            cursor_is_on_the_screen(&rows, work.review, area);
        }
        Step::Save => {}
    }
}

/// What is selected is of this goal, and nothing twice; without a selection there is nothing to review.
fn selection_holds(app: &App) {
    let selection = app.selection();
    let places: Vec<_> = selection.iter().collect();
    let distinct: BTreeSet<_> = places.iter().collect();
    assert_eq!(distinct.len(), places.len(), "{places:?} holds one twice");
    assert!(places.iter().all(|place| *place < app.goal().use_case_count()), "{places:?}");
    assert!(places.iter().all(|place| selection.contains(*place)), "{places:?}");
    assert!(
        app.step() < Step::Review || !app.work().choice.is_empty(),
        "{:?} with nothing selected",
        app.step()
    );
}

/// What is counted as one selects is what is merged in the end.
fn tally_holds(app: &App) {
    let (catalog, tally) = (app.catalog(), &app.work().tally);
    let merged = app.work().choice.merged(catalog);
    let set = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let events = tally.events.asked_for().iter().map(|at| &*catalog.events()[*at].name).collect();
    let sources = tally.sources.asked_for().iter().map(|at| &*catalog.source_types()[*at].name).collect();
    let kinds = tally.destinations.asked_for().iter().map(|at| &*catalog.destination_types()[*at].name);
    assert_eq!(set(events), set(merged.events.iter().map(|it| &*it.what.name).collect()));
    assert_eq!(set(sources), set(merged.sources.iter().map(|it| it.what).collect()));
    assert_eq!(set(kinds.collect()), set(merged.destinations.iter().map(|it| it.what).collect()));
}

/// Every key that the footer offers does what it says, and a way out is always there.
fn keys_hold(app: &App) {
    let shown = keymap::footer(app);
    assert!(!shown.is_empty(), "{:?} has no keys", app.focus());
    for binding in shown {
        for key in binding.keys {
            let meant = keymap::message(app, key.pressed());
            assert_eq!(meant, Some(Message::Act(binding.action)), "{key:?} at {:?}", app.focus());
        }
    }
    let leaves = |key: &str| {
        let event = segue::tui::keys::pressed(crate::wizard::keys(key)[0]).expect("a known key");
        keymap::bindings().any(|it| keymap::message(app, event) == Some(Message::Act(it.action)))
    };
    assert!(leaves("ctrl-c"), "{:?} cannot be left", app.focus());
}

/// The checklist counts what it shows, and the question whose changes stay is there while nobody decided.
fn open_plan_holds(app: &App) {
    let Some(open) = app.open_plan() else { return };
    for environment in segue::plan::Environment::ALL {
        let count = open.plan().count(environment);
        assert!(count.done <= count.total);
        assert_eq!(count, open.plan().checklist(environment).count());
    }
    if app.focus() == Focus::Conflict {
        assert_ne!(open.storing, Storing::Done, "nobody has decided yet");
    }
}

/// All choices can be taken back and made again. Gives what is left when all are taken back.
fn undo_holds(app: &App) -> Choice {
    let catalog = app.catalog();
    let mut work = app.work().clone();
    let mut count = 0;
    while work.undo(catalog) {
        count += 1;
    }
    let begun = work.choice.clone();
    for _ in 0..count {
        assert!(work.redo(catalog), "what was taken back cannot be made again");
    }
    assert_eq!(work.choice, app.work().choice);
    while work.undo(catalog) {}
    assert_eq!(work.choice, begun);
    begun
}

/// Whatever the state and the size, it can be drawn, nothing on it is obeyed by a terminal, and the cursor
/// is within.
fn drawing_holds(wizard: &Wizard) {
    let screen = wizard.screen();
    screen.assert_sound();
    let area = screen.buffer.area;
    if let Some(cursor) = screen.cursor {
        assert!(area.contains(cursor), "the cursor is at {cursor:?}, outside of {area:?}");
    }
}
