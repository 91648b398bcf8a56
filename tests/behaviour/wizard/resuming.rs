//! Going on from an unfinished plan, and from changes that an earlier session could not write.

use segue::app::Message;
use segue::app::draft::{Draft, Snapshot};
use segue::app::{Focus, Step, Storing, Unsaved};
use segue::catalog::Catalog;
use segue::plan::SetupPlan;
use support::wizard::Wizard;
use support::wizard::steps::Steps as _;

#[test]
fn an_unfinished_plan_is_gone_on_from() {
    let script = "enter space down space down right enter down space n 'why' enter";
    let mut left = Wizard::after(script);
    let mut wizard = Wizard::unfinished(script);
    assert_eq!(wizard.app.focus(), Focus::Resume);
    wizard.press("enter");
    assert_eq!(wizard.app.step(), Step::Review);
    assert_eq!(wizard.app.work().choice, left.app.work().choice);
    assert_eq!(wizard.app.goal_view().open, left.app.goal_view().open);
    left.press("enter enter");
    wizard.press("enter enter");
    assert_eq!(wizard.saved(), left.saved());
}

#[test]
fn a_note_that_was_being_typed_is_typed_on() {
    let script = "enter space down space enter n 'why' enter n 'xyz'";
    let mut wizard = Wizard::unfinished(script);
    wizard.press("enter");
    assert_eq!((wizard.app.step(), wizard.app.focus()), (Step::Review, Focus::Prompt));
    wizard.press("'!' enter enter");
    assert!(wizard.plan().events.iter().any(|it| it.note.as_deref() == Some("whyxyz!")));
}

#[test]
fn a_name_that_was_being_typed_for_a_saved_plan_is_offered_though_nothing_else_was_changed() {
    let mut left = Wizard::edit();
    left.press("enter");
    left.select_row("Website");
    left.press("e ' and shop'");
    let draft = Draft::from(&Snapshot::of(&left.app).expect("something that could be lost"));
    let mut wizard = Wizard::edit();
    wizard.tell(Message::Unfinished(Box::new(draft)));
    wizard.press("r enter enter enter");
    let sources = &wizard.disk.updated[0].sources;
    assert_eq!(sources[0].name.as_deref(), Some("acme.com and shop"));
}

#[test]
fn starting_afresh_starts_with_nothing_chosen() {
    let mut wizard = Wizard::reach("resume f");
    assert_eq!((wizard.app.step(), wizard.app.focus()), (Step::Goal, Focus::Goals));
    wizard.press("enter");
    assert!(wizard.chosen().is_empty());
}

#[test]
fn an_unreadable_draft_is_said_to_be_set_aside() {
    let mut wizard = Wizard::start();
    wizard.tell(Message::SetAside("/state/draft.bad".into()));
    assert_eq!(wizard.status(), " An unfinished plan could not be read; it is kept as /state/draft.bad.");
}

#[test]
fn a_draft_survives_its_own_file() {
    let wizard =
        Wizard::after("enter space down space enter n 'why' enter down down space enter ctrl-u 'A'");
    let draft = Draft::from(&Snapshot::of(&wizard.app).expect("something that could be lost"));
    assert_eq!(Draft::parse(&draft.to_text()), Ok(draft));
}

#[test]
fn what_the_catalog_does_not_have_any_more_is_told_and_all_else_goes_on() {
    let mut wizard = Wizard::reach("changed");
    let screen = wizard.screen();
    for said in [
        "The catalog's edition is 2024-07-09 now and was 2023-01-01 then.",
        "The use case `sell-more-umbrellas` is not recommended for Optimize",
        "Order Sung is not in the catalog any more; its note was: why",
        "goes on from what is left; the draft is kept, too.",
    ] {
        assert!(screen.shows(said), "{said} is not on\n{}", screen.text());
    }
    wizard.press("r");
    assert!(wizard.app.notice().is_some_and(|notice| notice.text.contains("sell-more-umbrellas")));
    assert_eq!(wizard.app.set_aside(), [std::path::Path::new("/state/draft.before-1")]);
    assert_eq!(wizard.app.step(), Step::Review);
    assert!(wizard.chosen().len() > 3 && !wizard.chosen().contains(&"Mitigate cart abandonment"));
}

#[test]
fn a_goal_that_is_gone_leads_to_the_first_step() {
    let change = |text: String| text.replace("\"optimize-advertising\"", "\"sell-umbrellas\"");
    let mut wizard = Wizard::found("enter space enter", change);
    let said = "The goal `sell-umbrellas` is not in the catalog any more.";
    assert!(wizard.screen().shows(said), "{}", wizard.screen().text());
    wizard.press("r");
    assert_eq!(wizard.app.step(), Step::Goal);
}

#[test]
fn a_draft_of_a_catalog_that_is_gone_goes_on_with_what_the_present_one_has() {
    let change = |text: String| text.replace("\"id\": \"draft\"", "\"id\": \"shop\"");
    let mut wizard = Wizard::found("enter space down space enter", change);
    let said = "The catalog `shop` cannot be read any more.";
    assert!(wizard.screen().shows(said), "{}", wizard.screen().text());
    wizard.press("r");
    assert_eq!(wizard.chosen().len(), 2, "these two are in the present catalog, too");
    assert_eq!(wizard.app.set_aside().len(), 1, "what was left is kept as it was");
}

#[test]
fn a_draft_of_the_other_catalog_goes_on_there() {
    let mut wizard = Wizard::on(Catalog::builtin("published").expect("it comes with the program"));
    wizard.press("enter space enter");
    let draft = Draft::from(&Snapshot::of(&wizard.app).expect("something that could be lost"));
    let mut wizard = Wizard::start();
    wizard.tell(Message::Unfinished(Box::new(draft)));
    wizard.press("r");
    assert_eq!((wizard.app.catalog().id(), wizard.app.step()), ("published", Step::Review));
    assert!(wizard.app.set_aside().is_empty());
}

#[test]
fn what_was_chosen_from_other_catalogs_is_there_too() {
    let script = "enter a esc c down enter down enter space enter";
    let left = Wizard::after(script);
    let mut wizard = Wizard::unfinished(script);
    wizard.press("r");
    assert_eq!((wizard.app.catalog().id(), wizard.app.step()), ("published", Step::Review));
    assert_eq!(wizard.chosen(), left.chosen());
    wizard.press("esc esc c up enter up up enter");
    assert_eq!(wizard.app.catalog().id(), "draft");
    assert_eq!(wizard.chosen().len(), wizard.app.goal().use_case_count());
}

/// The step, and the line on which the cursor is.
fn stand(wizard: &Wizard) -> (Step, String, String) {
    let screen = wizard.screen();
    let (_, row) = screen.find(wizard.theme.symbols.cursor).expect("the cursor");
    (wizard.app.step(), screen.line(row), wizard.status())
}

#[test]
fn one_stands_where_one_stood() {
    for script in [
        "enter space down right down down down",
        "enter a enter right down down",
        "enter a enter down down E end up up",
        "enter / 'cart' enter space",
    ] {
        let left = Wizard::after(script);
        let mut wizard = Wizard::unfinished(script);
        wizard.press("r");
        assert_eq!(stand(&wizard), stand(&left), "{script}");
    }
}

/// The checklist with a tick that its file does not hold, and the plan with it.
fn unsaved() -> (Wizard, SetupPlan) {
    (Wizard::reach("unsaved"), Wizard::reach("open space").open_plan().clone())
}

#[test]
fn changes_that_the_file_does_not_hold_are_offered() {
    let (mut wizard, unsaved) = unsaved();
    assert_eq!(wizard.app.focus(), Focus::Conflict);
    let screen = wizard.screen();
    assert!(screen.shows("Changes of yours from an earlier session"), "{}", screen.text());
    wizard.press("d");
    assert!(wizard.screen().shows("done      event Signed Up in dev"), "{}", wizard.screen().text());
    wizard.press("k");
    assert_eq!(wizard.disk.kept, std::slice::from_ref(&unsaved));
    assert_eq!(*wizard.open_plan(), unsaved);
    assert_eq!(wizard.app.open_plan().map(|open| &open.storing), Some(&Storing::Done));
}

#[test]
fn changes_that_the_file_does_not_hold_can_be_given_up() {
    let (mut wizard, unsaved) = unsaved();
    wizard.press("t");
    assert_ne!(*wizard.open_plan(), unsaved);
    assert!(wizard.disk.kept.is_empty());
    wizard.press("q");
    assert!(wizard.ended);
}

#[test]
fn changes_that_the_file_holds_by_now_are_not_offered() {
    let mut wizard = Wizard::open();
    let same = wizard.open_plan().clone();
    let unsaved = Unsaved { base: Wizard::reach("open down space").open_plan().clone(), mine: same };
    wizard.tell(Message::Unsaved(Box::new(unsaved)));
    assert_eq!(wizard.app.focus(), Focus::Checklist);
}
