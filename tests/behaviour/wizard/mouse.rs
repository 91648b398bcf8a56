//! Clicks and the wheel.

use segue::app::{Message, Motion};
use support::wizard::Wizard;

/// Clicks on the first cell of `text`, or so many cells to the right of it.
fn click(wizard: &mut Wizard, text: &str, right: u16) {
    let screen = wizard.screen();
    let Some((column, row)) = screen.find(text) else { panic!("`{text}` is not on\n{}", screen.text()) };
    wizard.tell(Message::Click { column: column + right, row });
}

#[test]
fn a_click_puts_the_cursor_there() {
    let mut wizard = Wizard::after("enter");
    click(&mut wizard, "Mitigate cart", 0);
    assert!(wizard.screen().shows("▌▸ [ ] Mitigate cart"));
    assert!(wizard.chosen().is_empty());
}

#[test]
fn a_click_on_a_check_box_selects() {
    let mut wizard = Wizard::after("enter");
    click(&mut wizard, "[ ] Mitigate cart", 1);
    assert_eq!(wizard.chosen(), ["Mitigate cart abandonment"]);
    click(&mut wizard, "[x] Mitigate cart", 1);
    assert!(wizard.chosen().is_empty());
}

#[test]
fn a_click_on_a_mark_opens_and_closes() {
    let mut wizard = Wizard::after("enter");
    click(&mut wizard, "▸ [ ] Mitigate cart", 0);
    assert!(wizard.screen().shows("▾ [ ] Mitigate cart"));
    click(&mut wizard, "▾ [ ] Mitigate cart", 0);
    assert!(wizard.screen().shows("▸ [ ] Mitigate cart"));
}

#[test]
fn a_click_on_the_check_box_of_work_ticks_it_and_keeps_that() {
    let mut wizard = Wizard::open();
    click(&mut wizard, "[ ] Page Viewed", 1);
    assert!(wizard.open_plan().events[1].progress.overall().dev);
    assert_eq!(wizard.disk.kept.last(), Some(wizard.open_plan()));
    click(&mut wizard, "▸ [x] Page Viewed", 0);
    assert!(wizard.screen().shows("▾ [x] Page Viewed"));
}

#[test]
fn a_click_within_an_open_panel_changes_nothing() {
    for script in ["open right down down", "enter right down down down"] {
        let mut wizard = Wizard::reach(script);
        for row in (0..24).filter(|row| !wizard.screen().line(*row).contains('[')).collect::<Vec<_>>() {
            for column in 0..80 {
                wizard.tell(Message::Click { column, row });
            }
        }
        assert!(!wizard.screen().shows("[x]"), "{script}: {}", wizard.screen().text());
        assert!(wizard.screen().shows("▾ [ ]"), "{script}: {}", wizard.screen().text());
    }
}

#[test]
fn a_click_beside_the_list_or_behind_a_question_does_nothing() {
    for script in ["enter space q", "conflict", "enter space enter n"] {
        let mut wizard = Wizard::reach(script);
        let before = wizard.screen().text();
        for (column, row) in (0..24).map(|row| (4, row)) {
            wizard.tell(Message::Click { column, row });
        }
        assert_eq!(wizard.screen().text(), before, "{script}");
    }
}

#[test]
fn the_wheel_moves_three_lines() {
    let mut wizard = Wizard::after("enter E");
    let before = wizard.screen().text();
    wizard.tell(Message::Wheel(Motion::Down));
    assert_eq!(wizard.screen().text(), Wizard::after("enter E down down down").screen().text());
    wizard.tell(Message::Wheel(Motion::Up));
    assert_eq!(wizard.screen().text(), before);
}

#[test]
fn the_wheel_goes_line_by_line_where_all_is_seen() {
    let mut short = Wizard::after("enter").sized(120, 40);
    let mut keyed = Wizard::after("enter down").sized(120, 40);
    short.tell(Message::Wheel(Motion::Down));
    assert_eq!(short.screen().text(), keyed.screen().text());
    short.tell(Message::Wheel(Motion::Down));
    keyed.press("down");
    assert_eq!(short.screen().text(), keyed.screen().text());
}
