//! What holds of a plan that is worked off, whatever a person does and whatever happens to its file.

use proptest::prelude::*;
use segue::app::Area;
use segue::app::message::Stored;
use segue::app::outline::Outline;
use segue::app::screen::checklist::ChecklistRows;
use segue::app::{Focus, OpenPlan, Storing};
use segue::catalog::Catalog;
use segue::plan::{Change, Choice, Environment, SetupPlan};
use support::cases::cases;
use support::catalogs::any_catalog;
use support::deeds::{Deed, deed};
use support::wizard::{Wizard, keys};

/// What comes next.
#[derive(Debug, Clone)]
enum Happening {
    Deed(Deed),
    /// From now on the file takes what is written, or the disk does not.
    Disk(Option<&'static str>),
    /// Someone else writes the file: another plan, or what is none.
    Someone(bool),
}

fn happening() -> impl Strategy<Value = Happening> {
    const WORK: &[&str] =
        &["space", "space", "n 'later' enter", "e 'acme' enter", "tab", "o", "u", "ctrl-r", "t", "k", "d"];
    prop_oneof![
        20 => deed().prop_map(Happening::Deed),
        20 => prop::sample::select(WORK).prop_map(|script| Happening::Deed(Deed::Keys(script))),
        1 => prop::sample::select(&[None, Some("The disk is full.")]).prop_map(Happening::Disk),
        1 => any::<bool>().prop_map(Happening::Someone),
    ]
}

/// The plan of everything that the first goal recommends.
fn plan(catalog: &Catalog) -> SetupPlan {
    let goal = &catalog.goals()[0];
    let mut choice = Choice::default();
    choice.apply(Change::select_only(0, 0..goal.use_case_count()));
    SetupPlan::compose("Any", catalog, &choice, "2026-11-23T21:03:00Z".parse().unwrap())
}

fn answer(wizard: &mut Wizard, disk: Option<&str>) {
    wizard.disk.answer = disk.map(|sentence| Stored::Failed(sentence.to_owned()));
}

/// The next change meets a file that someone else wrote.
fn interfere(wizard: &mut Wizard, with_a_plan: bool) {
    let theirs = if with_a_plan {
        let mut theirs = wizard.open_plan().clone();
        "Theirs".clone_into(&mut theirs.name);
        Ok(Box::new(theirs))
    } else {
        Err("It is no plan.".to_owned())
    };
    wizard.disk.theirs = Some(theirs.clone());
    wizard.disk.answer = Some(Stored::Changed(theirs));
}

fn cursor_holds(open: &OpenPlan, area: Area) {
    let rows = ChecklistRows::new(open, area.width);
    let view = open.view();
    if rows.rows() > 0 {
        let seen = view.visible(&rows, usize::from(area.height)).any(|spot| spot == view.cursor);
        assert!(seen, "{view:?} is not on a screen of {} lines", area.height);
        assert!(rows.is_selectable(view.cursor.row, view.cursor.line), "{view:?} is on no stop");
    }
}

/// What the screen says of the file is so: what was last handed to it is what is shown, unless it is said
/// that it could not be kept.
fn nothing_is_lost(wizard: &Wizard, opened: &SetupPlan) {
    let open = wizard.app.open_plan().expect("an open plan");
    if open.storing == Storing::Done && open.plan().name == opened.name {
        assert_eq!(wizard.disk.kept.last().unwrap_or(opened), open.plan());
    }
    assert!(open.storing != Storing::Underway, "the disk has answered");
    if wizard.app.focus() == Focus::Conflict {
        assert_ne!(open.storing, Storing::Done, "nobody has decided yet");
    }
}

fn check(wizard: &Wizard, opened: &SetupPlan) {
    let open = wizard.app.open_plan().expect("an open plan");
    if let Some(areas) = wizard.app.areas() {
        cursor_holds(open, areas.body);
    }
    nothing_is_lost(wizard, opened);
    for environment in Environment::ALL {
        let count = open.plan().count(environment);
        assert!(count.done <= count.total);
        assert_eq!(count, open.plan().checklist(environment).count());
    }
}

fn live(wizard: &mut Wizard, opened: &SetupPlan, happenings: Vec<Happening>) {
    for happening in happenings {
        match happening {
            Happening::Deed(Deed::Keys(script)) => {
                for key in keys(script) {
                    wizard.key(key);
                    check(wizard, opened);
                }
            }
            Happening::Deed(Deed::Tell(message)) => wizard.tell(message),
            Happening::Disk(disk) => answer(wizard, disk),
            Happening::Someone(with_a_plan) => interfere(wizard, with_a_plan),
        }
        check(wizard, opened);
    }
    wizard.screen();
}

/// Out of whatever is open, on a disk that works.
fn come_to_rest(wizard: &mut Wizard) {
    wizard.disk.answer = None;
    for _ in 0..8 {
        wizard.press(if wizard.app.focus() == Focus::Conflict { "k" } else { "esc" });
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn whatever_happens_to_the_file_nothing_is_lost_unsaid(
        catalog in any_catalog(),
        happenings in prop::collection::vec(happening(), 250),
    ) {
        let opened = plan(&catalog);
        let mut wizard = Wizard::opened(opened.clone());
        live(&mut wizard, &opened, happenings);
    }

    #[test]
    fn all_work_can_be_taken_back(catalog in any_catalog(), deeds in prop::collection::vec(deed(), 200)) {
        let opened = plan(&catalog);
        let mut wizard = Wizard::opened(opened.clone());
        live(&mut wizard, &opened, deeds.into_iter().map(Happening::Deed).collect());
        come_to_rest(&mut wizard);
        while wizard.app.open_plan().unwrap().history().can_undo() {
            wizard.press("u");
        }
        prop_assert_eq!(wizard.open_plan(), &opened);
    }
}
