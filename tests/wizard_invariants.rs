//! What holds after every input, whatever a person presses, pastes, clicks or resizes.

#[path = "common/catalogs.rs"]
mod catalogs;
#[path = "common/deeds.rs"]
mod deeds;
#[path = "common/wizard.rs"]
mod wizard;

use catalogs::any_catalog;
use deeds::{Deed, deed};
use proptest::prelude::*;
use ratatui::layout::Rect;
use segue::catalog::Catalog;
use segue::plan::Choice;
use segue::wizard::App;
use segue::wizard::app::Step;
use segue::wizard::outline::{Outline, Viewpoint};
use segue::wizard::rows::{GoalRows, PanelRows, ReviewRows};
use segue::wizard::ui::layout;
use std::collections::BTreeSet;
use wizard::{Wizard, keys};

/// The list of the step, as drawing and moving see it; nothing where the terminal is too small for one.
fn list_area(app: &App) -> Option<Rect> {
    let areas = layout::areas(app.size())?;
    Some(match app.step() {
        Step::Goal => layout::goal_areas(areas.body, app.catalog()).list,
        Step::UseCases => layout::use_case_areas(areas.body).list,
        Step::Review | Step::Save => areas.body,
    })
}

fn cursor_is_on_the_screen(rows: &dyn Outline, view: Viewpoint, area: Rect) {
    if rows.rows() == 0 {
        assert_eq!(view, Viewpoint::default());
        return;
    }
    let cursor = view.cursor;
    assert!(cursor.row < rows.rows() && cursor.line < rows.height(cursor.row), "{view:?} is on no row");
    assert!(rows.stops(cursor.row, cursor.line), "{view:?} is on a line that is no stop");
    let seen = view.visible(rows, usize::from(area.height)).any(|spot| spot == cursor);
    assert!(seen, "{view:?} is not on a screen of {} lines", area.height);
}

fn cursor_holds(app: &App) {
    let Some(area) = list_area(app) else { return };
    let (catalog, goal, work) = (app.catalog(), app.goal(), app.work());
    match app.step() {
        Step::Goal => cursor_is_on_the_screen(&GoalRows::new(catalog, area), app.desk().goals, area),
        Step::UseCases => {
            cursor_is_on_the_screen(&PanelRows::new(catalog, goal, work, area), work.panels, area);
        }
        Step::Review => {
            cursor_is_on_the_screen(&ReviewRows::new(catalog, goal, work, area), work.review, area);
        }
        Step::Save => {}
    }
}

fn selection_holds(app: &App) {
    let selection = app.work().choice.selection();
    let places: Vec<_> = selection.iter().collect();
    let distinct: BTreeSet<_> = places.iter().collect();
    assert_eq!(distinct.len(), places.len(), "{places:?} holds one twice");
    assert!(places.iter().all(|place| *place < app.goal().use_case_count()), "{places:?}");
    assert!(places.iter().all(|place| selection.contains(*place)), "{places:?}");
}

fn tally_holds(app: &App) {
    let (catalog, tally) = (app.catalog(), &app.work().tally);
    let merged = app.work().choice.merged(catalog, app.goal());
    let set = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let events = tally.events.asked_for().iter().map(|at| &*catalog.events()[*at].name).collect();
    let sources = tally.sources.asked_for().iter().map(|at| &*catalog.source_types()[*at].name).collect();
    let kinds = tally.destinations.asked_for().iter().map(|at| &*catalog.destination_types()[*at].name);
    assert_eq!(set(events), set(merged.events.iter().map(|it| &*it.what.name).collect()));
    assert_eq!(set(sources), set(merged.sources.iter().map(|it| it.what).collect()));
    assert_eq!(set(kinds.collect()), set(merged.destinations.iter().map(|it| it.what).collect()));
}

fn undo_holds(app: &App) {
    let (catalog, goal) = (app.catalog(), app.goal());
    let mut work = app.work().clone();
    let mut count = 0;
    while work.undo(catalog, goal) {
        count += 1;
    }
    assert_eq!(work.choice, Choice::default(), "with all taken back something is left");
    for _ in 0..count {
        assert!(work.redo(catalog, goal), "what was taken back cannot be made again");
    }
    assert_eq!(work.choice, app.work().choice);
}

fn check(wizard: &Wizard) {
    cursor_holds(&wizard.app);
    selection_holds(&wizard.app);
    tally_holds(&wizard.app);
}

fn live(catalog: Catalog, deeds: Vec<Deed>) {
    let mut wizard = Wizard::on(catalog);
    for (index, deed) in deeds.into_iter().enumerate() {
        match deed {
            Deed::Keys(script) => {
                for key in keys(script) {
                    wizard.key(key);
                    check(&wizard);
                }
            }
            Deed::Tell(message) => wizard.tell(message),
        }
        check(&wizard);
        if index % 25 == 0 {
            undo_holds(&wizard.app);
            // Whatever the state, it can be drawn.
            wizard.screen();
        }
    }
    undo_holds(&wizard.app);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn thousands_of_inputs_keep_everything_in_order(deeds in prop::collection::vec(deed(), 300)) {
        live(Catalog::draft(), deeds);
    }

    #[test]
    fn they_do_on_any_catalog(catalog in any_catalog(), deeds in prop::collection::vec(deed(), 300)) {
        live(catalog, deeds);
    }

    #[test]
    fn the_same_inputs_give_the_same_plan(deeds in prop::collection::vec(deed(), 100)) {
        let run = || {
            let mut wizard = Wizard::start();
            for deed in &deeds {
                match deed {
                    Deed::Keys(script) => wizard.press(script),
                    Deed::Tell(message) => wizard.tell(message.clone()),
                }
            }
            (wizard.plan().to_toml(), wizard.screen().text())
        };
        prop_assert_eq!(run(), run());
    }
}
