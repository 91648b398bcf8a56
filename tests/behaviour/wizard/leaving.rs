//! Leaving, and being asked first where something would be lost.

use segue::app::Focus;
use support::wizard::Wizard;

#[test]
fn with_nothing_chosen_one_leaves_at_once() {
    for script in ["q", "ctrl-c", "enter q", "enter space space q", "down enter right ctrl-c", "c q"] {
        assert!(Wizard::after(script).ended, "{script}");
    }
}

#[test]
fn with_something_chosen_one_is_asked() {
    for script in ["q", "ctrl-c", "esc q", "enter q", "enter enter ctrl-c", "/ ctrl-c", "enter n ctrl-c"] {
        let wizard = Wizard::after(&format!("enter space {script}"));
        assert!(!wizard.ended, "{script}");
        assert_eq!(wizard.app.focus(), Focus::Leave, "{script}");
        assert!(wizard.status().starts_with(" Leave without saving?"), "{script}");
    }
}

#[test]
fn a_choice_under_another_goal_is_asked_about_too() {
    let wizard = Wizard::after("enter space esc down enter q");
    assert!(!wizard.ended && wizard.app.focus() == Focus::Leave);
}

#[test]
fn a_choice_from_another_catalog_is_asked_about_too() {
    let wizard = Wizard::after("enter space esc c down enter q");
    assert!(!wizard.ended && wizard.app.focus() == Focus::Leave);
}

#[test]
fn the_question_is_answered_with_a_key() {
    for (answer, leaves) in [("y", true), ("enter", true), ("ctrl-c", true), ("n", false), ("esc", false)] {
        let wizard = Wizard::after(&format!("enter space q {answer}"));
        assert_eq!(wizard.ended, leaves, "{answer}");
        assert_eq!(wizard.chosen().len(), 1);
    }
}

#[test]
fn other_keys_leave_the_question_standing() {
    let wizard = Wizard::after("enter space q x space down q");
    assert!(!wizard.ended && wizard.app.focus() == Focus::Leave);
    assert_eq!(wizard.chosen().len(), 1);
}

#[test]
fn staying_gives_the_screen_back_as_it_was() {
    let mut wizard = Wizard::after("enter space down right down");
    let before = wizard.screen().text();
    wizard.press("q esc");
    assert_eq!(wizard.screen().text(), before);
}

#[test]
fn leaving_writes_nothing() {
    let wizard = Wizard::after("enter space enter enter tab tab q y");
    assert!(wizard.ended && wizard.disk.written.is_empty());
    assert!(wizard.app.written().is_none());
}

#[test]
fn saving_leaves_without_a_question() {
    let wizard = Wizard::after("enter space enter enter enter");
    assert!(wizard.ended && wizard.app.written().is_some_and(|written| written.paths.len() == 2));
}
