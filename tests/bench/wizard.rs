//! What a key costs in the wizard, with few use cases and with very many: `cargo bench --bench wizard`. Whatever
//! only moves, opens or selects costs as much with many as with few.

use support::large_catalog as catalogs;
use support::wizard::steps::Steps as _;

use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use segue::app::PathBase;
use segue::app::Size;
use segue::app::keymap::{KeyCode, KeyPress};
use segue::app::{App, keymap, update};
use segue::catalog::Catalog;
use segue::plan::{Change, Choice, Document, Environment, SetupPlan};
use segue::tui::{Theme, view};
use std::sync::Arc;

const SIZES: [usize; 3] = [7, 10_000, 100_000];

fn main() {
    divan::main();
}

fn catalog(use_cases: usize) -> Arc<Catalog> {
    Arc::new(Catalog::read("large.toml", &catalogs::catalog(use_cases)).expect("a good catalog"))
}

/// A wizard after these keys; `_` is return, `<` escape.
fn after(use_cases: usize, keys: &str) -> App {
    let base = PathBase { folder: "/home/ada".into(), home: None };
    let mut app = App::new(catalog(use_cases), Size::new(120, 40), base, "setup-plan.toml");
    press(&mut app, keys);
    app
}

fn press(app: &mut App, keys: &str) {
    for letter in keys.chars() {
        let code = match letter {
            '_' => KeyCode::Enter,
            '<' => KeyCode::Esc,
            letter => KeyCode::Char(letter),
        };
        if let Some(message) = keymap::message(app, KeyPress::alone(code)) {
            update(app, message);
        }
    }
}

/// A wizard on a saved plan of all use cases after these keys.
fn editing(use_cases: usize, keys: &str) -> App {
    let catalog = catalog(use_cases);
    let plan = all(&catalog);
    editing_plan(catalog, &plan, keys)
}

/// As [`editing`], where all work is done.
fn editing_done(use_cases: usize, keys: &str) -> App {
    let catalog = catalog(use_cases);
    let mut plan = all(&catalog);
    for environment in Environment::ALL {
        plan.events.iter_mut().for_each(|it| it.progress.set(environment, true));
        plan.sources.iter_mut().for_each(|it| it.progress.set(environment, true));
        plan.destinations.iter_mut().for_each(|it| it.progress.set(environment, true));
    }
    editing_plan(catalog, &plan, keys)
}

fn editing_plan(catalog: Arc<Catalog>, plan: &SetupPlan, keys: &str) -> App {
    let document = Document::parse("plan.toml", plan.to_toml()).expect("a plan");
    let base = PathBase { folder: "/home/ada".into(), home: None };
    let path = "/home/ada/plan.toml".into();
    let mut app = App::reopen(catalog, Size::new(120, 40), base, path, document).expect("its goal");
    press(&mut app, keys);
    app
}

/// The plan of all use cases of the first goal.
fn all(catalog: &Catalog) -> SetupPlan {
    let goal = &catalog.goals()[0];
    let now = "2026-11-23T21:03:00Z".parse().expect("a time");
    let mut choice = Choice::default();
    choice.apply(Change::select_only(0, 0..goal.use_case_count()));
    SetupPlan::compose("All", catalog, &choice, now)
}

/// Presses keys over and over and draws what comes of each.
fn keys(bencher: Bencher, use_cases: usize, before: &str, keys: &'static str) {
    press_and_draw(bencher, after(use_cases, before), keys);
}

fn press_and_draw(bencher: Bencher, mut app: App, keys: &'static str) {
    let theme = Theme::mono();
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a screen in memory");
    bencher.bench_local(|| {
        for key in keys.split_inclusive(|_| true) {
            press(&mut app, key);
            terminal.draw(|frame| view::view(&app, &theme, frame)).expect("drawing in memory");
        }
    });
}

#[divan::bench(args = SIZES)]
fn move_among_goals(bencher: Bencher, use_cases: usize) {
    keys(bencher, use_cases, "", "jk");
}

#[divan::bench(args = SIZES)]
fn move_among_use_cases(bencher: Bencher, use_cases: usize) {
    keys(bencher, use_cases, "_", "jk");
}

#[divan::bench(args = SIZES)]
fn select_and_leave_out(bencher: Bencher, use_cases: usize) {
    keys(bencher, use_cases, "_", "  ");
}

#[divan::bench(args = SIZES)]
fn to_the_end_and_back(bencher: Bencher, use_cases: usize) {
    keys(bencher, use_cases, "_", "Gg");
}

#[divan::bench(args = SIZES)]
fn open_and_close_all(bencher: Bencher, use_cases: usize) {
    keys(bencher, use_cases, "_", "EC");
}

#[divan::bench(args = SIZES)]
fn select_all_and_undo(bencher: Bencher, use_cases: usize) {
    keys(bencher, use_cases, "_", "au");
}

#[divan::bench(args = SIZES)]
fn move_in_the_review_of_all(bencher: Bencher, use_cases: usize) {
    keys(bencher, use_cases, "_a_", "jk");
}

#[divan::bench(args = SIZES)]
fn move_in_the_review_while_editing_all(bencher: Bencher, use_cases: usize) {
    press_and_draw(bencher, editing(use_cases, "_"), "jk");
}

#[divan::bench(args = SIZES)]
fn take_out_and_put_back_while_editing_all(bencher: Bencher, use_cases: usize) {
    press_and_draw(bencher, editing(use_cases, "_"), "  ");
}

/// What leaves with its ticks is kept, and said to be.
#[divan::bench(args = SIZES)]
fn review_what_leaves_when_most_are_left_out(bencher: Bencher, use_cases: usize) {
    press_and_draw(bencher, editing_done(use_cases, "a _"), "< _< _");
}

#[divan::bench(args = SIZES)]
fn move_in_the_review_when_most_are_left_out(bencher: Bencher, use_cases: usize) {
    press_and_draw(bencher, editing_done(use_cases, "a _"), "jk");
}

#[divan::bench(args = SIZES)]
fn move_among_use_cases_while_editing_all(bencher: Bencher, use_cases: usize) {
    press_and_draw(bencher, editing(use_cases, ""), "jk");
}

#[divan::bench(args = SIZES)]
fn select_all_and_merge(bencher: Bencher, use_cases: usize) {
    let catalog = catalog(use_cases);
    bencher.bench_local(|| black_box(all(&catalog)));
}

#[divan::bench(args = SIZES)]
fn type_a_filter(bencher: Bencher, use_cases: usize) {
    let app = after(use_cases, "_");
    let (catalog, goal) = (app.catalog(), app.goal());
    bencher.bench_local(|| {
        let mut filter = segue::app::screen::use_cases::filter::Filter::default();
        for letter in ["r", "e", "n", "e", "w"] {
            filter.query.insert(letter);
            filter.refresh(catalog, goal);
        }
        filter.count(use_cases)
    });
}
