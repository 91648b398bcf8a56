//! Plans, paths and colleagues that say anything: whatever they hold, the screen holds.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use segue::app::Size;
use segue::app::draft::{Draft, Snapshot};
use segue::app::message::NotUpdated;
use segue::app::{App, Message};
use segue::app::{PathBase, RemoteVersion, TargetKind};
use segue::catalog::{Catalog, ReadProgress};
use segue::plan::{Document, SetupPlan};
use segue::tui::Opening;
use segue::tui::view;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use support::fields::{CATALOG, PLAN, spoiled};
use support::plans::filled_with;
use support::wizard;
use support::wizard::hostile::HOSTILE;
use support::wizard::{Screen, Wizard};

/// All hostile texts in one.
fn all() -> String {
    HOSTILE.iter().map(|(_, text)| *text).collect()
}

/// Much too long a text, of wide characters and of one word.
fn long() -> String {
    "wide 広 ".repeat(1_700) + &"unbroken".repeat(1_250)
}

fn catalog() -> Catalog {
    Catalog::read("every-field.toml", CATALOG).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The plan with the text in each field, as far as that is a plan.
fn each_field(text: &str) -> impl Iterator<Item = SetupPlan> {
    spoiled(PLAN, text).into_iter().filter_map(|(_, plan)| SetupPlan::parse("plan.toml", &plan).ok())
}

/// Every kind of plan of these tests, by turns for a wide and for the smallest terminal.
fn all_plans() -> impl Iterator<Item = (SetupPlan, Size)> {
    let filled = HOSTILE.iter().map(|(_, text)| filled_with(text));
    let in_each_field: Vec<_> = each_field(&all()).collect();
    let plans = filled.chain([filled_with(&long())]).chain(in_each_field);
    plans.zip([WIDE, SMALLEST].into_iter().cycle())
}

const WIDE: Size = Size { width: 113, height: 30 };
const SMALLEST: Size = Size { width: 40, height: 12 };

fn document(plan: &SetupPlan) -> Document {
    Document::parse("plan.toml", plan.to_toml()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Looks at the screen before and after each key, on a terminal of this size.
fn walk(wizard: &mut Wizard, size: Size, script: &str) {
    wizard.tell(Message::Resize(size));
    wizard.screen().assert_sound();
    for key in wizard::keys(script) {
        wizard.key(key);
        wizard.screen().assert_sound();
    }
}

/// Looks at it on both.
fn walk_on_both(wizard: &mut Wizard, script: &str) {
    walk(wizard, WIDE, script);
    walk(wizard, SMALLEST, script);
}

#[test]
fn there_are_plans_with_a_text_in_each_of_many_fields() {
    assert!(each_field(&all()).count() > 25, "{}", each_field(&all()).count());
    assert!(each_field("").count() > 10, "{}", each_field("").count());
}

#[test]
fn a_checklist_shows_them() {
    for (plan, size) in all_plans() {
        let mut wizard = Wizard::opened(plan);
        walk(&mut wizard, size, "E down down space n esc end up y / 'a' enter esc tab o u ? esc home C");
    }
}

#[test]
fn the_question_whose_changes_stay_shows_them() {
    for (plan, size) in all_plans() {
        let mut wizard = Wizard::opened(plan.clone());
        wizard.changed_by_someone_else(Ok(SetupPlan { name: "Theirs".to_owned(), ..filled_with("x") }));
        walk(&mut wizard, size, "d d ?");
        wizard.press("t");
        wizard.screen().assert_sound();
        let mut wizard = Wizard::open();
        wizard.changed_by_someone_else(Ok(plan));
        walk(&mut wizard, size, "d d ?");
        wizard.press("k");
        wizard.screen().assert_sound();
    }
    let mut wizard = Wizard::open();
    wizard.changed_by_someone_else(Err(&all()));
    walk_on_both(&mut wizard, "d d t ?");
}

#[test]
fn changing_them_shows_them() {
    let catalog = catalog();
    let mut edited = 0;
    for (plan, size) in all_plans().filter(|(plan, _)| catalog.goal(&plan.goals[0].id).is_some()) {
        edited += 1;
        let mut wizard = Wizard::editing_on(catalog.clone(), &plan);
        walk(
            &mut wizard,
            size,
            "E down space a enter E down down n esc end up y enter esc esc esc down enter esc",
        );
        let mut wizard = Wizard::editing_on(catalog.clone(), &plan);
        wizard.press("down space");
        let theirs = document(&plan);
        let fingerprint = theirs.fingerprint();
        wizard.disk.not_updated =
            Some(NotUpdated::Changed(RemoteVersion { document: Ok(Box::new(theirs)), fingerprint }));
        wizard.press("enter enter enter");
        walk(&mut wizard, size, "d d ? esc");
    }
    assert!(edited > 25, "{edited}");
}

#[test]
fn one_that_stands_there_already_is_shown() {
    for (plan, size) in all_plans() {
        let mut wizard = Wizard::on(catalog());
        wizard.press("enter space enter");
        wizard.occupy("setup-plan.toml", TargetKind::Plan(Box::new(document(&plan))));
        walk(&mut wizard, size, "enter enter esc esc");
    }
    for (_, text) in HOSTILE {
        for kind in [TargetKind::Taken((*text).to_owned()), TargetKind::Unusable((*text).to_owned())] {
            let mut wizard = Wizard::after("enter space enter");
            wizard.occupy("setup-plan.toml", kind);
            walk_on_both(&mut wizard, "enter enter esc");
        }
    }
}

#[test]
fn an_unfinished_one_is_shown() {
    for (_, text) in HOSTILE {
        let mut left = Wizard::after("enter space enter n");
        left.paste(text);
        left.press("enter end e");
        left.paste(text);
        left.press("enter enter ctrl-u");
        left.paste(text);
        let draft = Draft::from(&Snapshot::of(&left.app).expect("something that could be lost"));
        let mut wizard = Wizard::start();
        wizard.tell(Message::Unfinished(Box::new(draft)));
        walk_on_both(&mut wizard, "? esc");
        wizard.press("r");
        walk_on_both(&mut wizard, "esc enter E");
        wizard.tell(Message::SetAside(PathBuf::from(text)));
        wizard.screen().assert_sound();
        wizard.tell(Message::KeepsDrafts(Err((*text).to_owned())));
        wizard.screen().assert_sound();
    }
}

#[test]
fn paths_are_shown() {
    for (_, text) in HOSTILE {
        let folder = Path::new("/home").join(text.replace('/', ""));
        for home in [None, Some(folder.clone()), Some(PathBuf::from("/home"))] {
            let base = PathBase { folder: folder.clone(), home };
            let output = format!("{text}/plan.toml");
            let app = App::new(Arc::new(Catalog::draft()), Size::new(80, 24), base.clone(), &output);
            let mut wizard = Wizard { app, ..Wizard::start() };
            wizard.app.catalog_is_from(folder.join(text));
            walk_on_both(&mut wizard, "c esc");
            wizard.press("enter space enter enter");
            let missing = TargetKind::NoFolder(folder.join(text));
            wizard.disk.targets.insert(folder.join(&output), missing);
            walk_on_both(&mut wizard, "tab tab space enter esc");
            let path = folder.join(output);
            let app = App::open(Size::new(80, 24), path, filled_with("x"));
            walk_on_both(&mut Wizard { app, ..Wizard::start() }, "down");
        }
    }
}

#[test]
fn what_is_opened_is_shown_by_its_name() {
    let theme = Wizard::start().theme;
    for (_, text) in HOSTILE {
        for progress in
            [None, Some(ReadProgress { done: 1, total: 3 }), Some(ReadProgress { done: 0, total: 0 })]
        {
            for (width, height) in [(80, 24), (40, 12), (39, 12), (1, 1)] {
                let size = Size { width, height };
                let opening = Opening { wanted: format!("{text}.toml"), size, progress };
                let mut terminal =
                    Terminal::new(TestBackend::new(width, height)).expect("a screen in memory");
                terminal
                    .draw(|frame| {
                        frame.render_widget(
                            &view::OpeningView { opening: &opening, theme: &theme },
                            frame.area(),
                        );
                    })
                    .expect("drawing in memory");
                Screen { buffer: terminal.backend().buffer().clone(), cursor: None }.assert_sound();
            }
        }
    }
}
