//! What is said above the keys has the room that it needs.

use segue::app::Message;
use segue::app::TargetKind;
use support::wizard::Wizard;

const REFUSAL: &str = "There is no room left on the disk for /home/ada/shop/setup-plan.toml; nothing was \
                       changed. Make room and save again.";

/// The last step of a plan that the disk did not take.
fn refused() -> Wizard {
    let mut wizard = Wizard::after("enter space enter enter");
    wizard.disk.refusal = Some(REFUSAL.to_owned());
    wizard.press("enter");
    wizard
}

#[test]
fn questions_and_answers_are_shown_whole_on_the_smallest_terminal() {
    for (script, said) in [
        ("enter space q", "Leave without saving? What is selected would be lost."),
        ("enter enter", "Select a use case first: space selects the one under the cursor."),
        ("no-folder", "There is no folder /home/ada/shop/plans. Make it?"),
        ("resume", "If you start over, your first choice replaces this draft."),
        ("c", "Reading your own catalogs."),
    ] {
        let wizard = Wizard::reach(script).sized(40, 12);
        assert_eq!(wizard.status().trim(), said, "{script}");
    }
    assert_eq!(refused().sized(40, 12).status().trim(), REFUSAL);
}

#[test]
fn what_fits_one_line_takes_one() {
    let wizard = Wizard::after("enter enter");
    let status = wizard.app.areas().expect("areas").status;
    assert_eq!((status.y, status.height), (22, 1));
}

#[test]
fn what_is_said_takes_its_room_from_the_body_alone() {
    for (width, height) in [(40, 12), (40, 24), (80, 24), (120, 40)] {
        let quiet =
            Wizard::after("enter space enter enter").sized(width, height).app.areas().expect("areas");
        let loud = refused().sized(width, height).app.areas().expect("areas");
        assert_eq!((loud.title, loud.steps, loud.footer), (quiet.title, quiet.steps, quiet.footer));
        let total = |areas: segue::app::layout::Areas| areas.body.height + areas.status.height;
        assert_eq!(total(loud), total(quiet), "{width}x{height}");
        assert_eq!(loud.status.bottom(), loud.footer.y);
        assert_eq!(loud.bottom_rule.bottom(), loud.status.y);
    }
}

#[test]
fn half_of_the_body_stays_however_much_is_said() {
    let mut wizard = Wizard::after("enter space enter enter").sized(40, 12);
    wizard.disk.refusal = Some("It is a long story. ".repeat(40));
    wizard.press("enter");
    assert_eq!(wizard.app.areas().expect("areas").body.height, 4);
    assert!(wizard.status().ends_with('…'), "{}", wizard.status());
}

#[test]
fn the_cursor_stays_in_sight_while_more_is_said() {
    let mut wizard = Wizard::reach("open").sized(40, 12);
    wizard.disk.answer = Some(segue::app::message::Stored::Failed(REFUSAL.to_owned()));
    for _ in 0..14 {
        wizard.press("space");
        assert_eq!(wizard.status().trim(), REFUSAL);
        assert!(wizard.screen().shows("▌"), "{}", wizard.screen().text());
        wizard.press("down");
        assert!(wizard.screen().shows("▌"), "{}", wizard.screen().text());
    }
}

#[test]
fn the_list_has_its_room_back_with_the_next_key() {
    let mut wizard = Wizard::after("enter").sized(40, 12);
    let before = wizard.screen().text();
    wizard.press("q");
    wizard.press("down up");
    assert_eq!(wizard.screen().text(), before);
    wizard.tell(Message::KeepsDrafts(Err("The disk is full.".to_owned())));
    assert_ne!(wizard.screen().text(), before);
    wizard.press("down up");
    assert_eq!(wizard.screen().text(), before);
}

#[test]
fn a_file_in_the_way_is_named_whole() {
    let mut wizard = Wizard::after("enter space enter").sized(40, 12);
    wizard.occupy("setup-plan.toml", TargetKind::Taken("the plan `Acme` of 2026-11-01".to_owned()));
    wizard.press("enter enter");
    let said = "/home/ada/shop/setup-plan.toml is the plan `Acme` of 2026-11-01; choose another path.";
    assert_eq!(wizard.status().trim(), said);
}
