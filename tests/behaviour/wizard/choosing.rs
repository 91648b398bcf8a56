//! Choosing a goal and its use cases.

use segue::app::Step;
use segue::export::{CodeLanguage, event_code};
use support::wizard::Wizard;
use support::wizard::steps::Steps as _;

#[test]
fn five_keys_lead_from_a_fresh_start_to_a_saved_plan() {
    let wizard = Wizard::after("enter space enter enter enter");
    assert!(wizard.ended);
    let plan = wizard.saved();
    assert_eq!(plan.goals[0].title, "Optimize advertising");
    assert_eq!(plan.name, "Optimize advertising");
    let titles: Vec<_> = plan.goals[0].use_cases.iter().map(|it| &*it.title).collect();
    assert_eq!(titles, ["Build high-value lookalikes"]);
    assert!(!plan.events.is_empty() && !plan.sources.is_empty() && !plan.destinations.is_empty());
}

#[test]
fn enter_chooses_the_goal_under_the_cursor() {
    let wizard = Wizard::after("down down enter");
    assert_eq!(wizard.app.step(), Step::UseCases);
    assert_eq!(wizard.app.goal().title, "Boost retention, upsell, and cross-sell");
}

#[test]
fn vim_keys_move_as_the_arrows_do() {
    assert_eq!(Wizard::after("j j j k").app.goal().id, Wizard::after("down down").app.goal().id);
    assert_eq!(Wizard::after("G").app.goal().id, Wizard::after("end").app.goal().id);
    assert_eq!(Wizard::after("G g").app.goal().id, Wizard::after("end home").app.goal().id);
}

#[test]
fn the_cursor_stops_at_both_ends() {
    assert_eq!(Wizard::after("up up").app.goal().id, "optimize-advertising");
    let last = Wizard::after("end").app.goal().id.clone();
    assert_eq!(Wizard::after("end down down").app.goal().id, last);
}

#[test]
fn going_back_loses_nothing() {
    let mut wizard = Wizard::after("enter space down right down down enter space e 'Acme' esc n");
    wizard.press("'why' enter");
    let (choice, open) = (wizard.app.work().choice.clone(), wizard.app.goal_view().open.clone());
    let (panels, review) = (wizard.app.goal_view().panels, wizard.app.work().review);
    wizard.press("esc esc");
    assert_eq!(wizard.app.step(), Step::Goal);
    wizard.press("enter");
    assert_eq!(wizard.app.goal_view().panels, panels);
    wizard.press("enter");
    assert_eq!(wizard.app.step(), Step::Review);
    assert_eq!((&wizard.app.work().choice, &wizard.app.goal_view().open), (&choice, &open));
    assert_eq!(wizard.app.work().review, review);
}

#[test]
fn each_goal_keeps_its_own_choice() {
    let mut wizard = Wizard::after("enter space esc down enter down space");
    assert_eq!(wizard.chosen(), ["Increase repeat purchases"]);
    wizard.press("esc up enter");
    assert_eq!(wizard.chosen(), ["Build high-value lookalikes"]);
}

#[test]
fn space_selects_and_deselects() {
    let mut wizard = Wizard::after("enter down space");
    assert_eq!(wizard.chosen(), ["Build lookalikes for app install"]);
    wizard.press("space");
    assert!(wizard.chosen().is_empty());
}

#[test]
fn use_cases_stay_in_the_order_chosen() {
    let wizard = Wizard::after("enter down down space home space");
    assert_eq!(wizard.chosen(), ["Increase signups with lookalikes", "Build high-value lookalikes"]);
}

#[test]
fn changes_are_taken_back_and_made_again() {
    let mut wizard = Wizard::after("enter space down space home space");
    assert_eq!(wizard.chosen(), ["Build lookalikes for app install"]);
    wizard.press("u");
    assert_eq!(wizard.chosen(), ["Build high-value lookalikes", "Build lookalikes for app install"]);
    wizard.press("u u");
    assert!(wizard.chosen().is_empty());
    wizard.press("ctrl-r ctrl-r ctrl-r");
    assert_eq!(wizard.chosen(), ["Build lookalikes for app install"]);
}

#[test]
fn a_new_change_ends_making_again() {
    let mut wizard = Wizard::after("enter space u down space");
    assert!(!wizard.app.work().history().can_redo());
    wizard.press("ctrl-r");
    assert_eq!(wizard.chosen(), ["Build lookalikes for app install"]);
}

#[test]
fn undo_with_nothing_to_undo_changes_nothing() {
    let mut wizard = Wizard::after("enter u ctrl-r");
    assert!(wizard.chosen().is_empty() && wizard.app.notice().is_none());
    wizard.press("space");
    assert_eq!(wizard.chosen().len(), 1);
}

#[test]
fn select_all_selects_all_then_none_and_can_be_taken_back() {
    let mut wizard = Wizard::after("enter down space a");
    assert_eq!(wizard.chosen().len(), 7);
    assert_eq!(wizard.chosen()[0], "Build lookalikes for app install");
    wizard.press("a");
    assert!(wizard.chosen().is_empty());
    wizard.press("u u");
    assert_eq!(wizard.chosen(), ["Build lookalikes for app install"]);
}

#[test]
fn with_nothing_selected_the_step_stays_and_says_why() {
    let mut wizard = Wizard::after("enter enter");
    assert_eq!(wizard.app.step(), Step::UseCases);
    assert_eq!(wizard.status(), " Select a use case first: space selects the one under the cursor.");
    wizard.press("space enter");
    assert_eq!(wizard.app.step(), Step::Review);
}

#[test]
fn a_panel_opens_and_closes_under_the_cursor() {
    let mut wizard = Wizard::after("enter down");
    assert!(!wizard.screen().shows("Application Installed"));
    wizard.press("right");
    assert!(wizard.screen().shows("Application Installed"));
    wizard.press("left");
    assert!(!wizard.screen().shows("Application Installed"));
    wizard.press("l");
    assert!(wizard.screen().shows("Application Installed"));
    wizard.press("h");
    assert!(!wizard.screen().shows("Application Installed"));
}

#[test]
fn closing_from_inside_puts_the_cursor_on_the_header() {
    let wizard = Wizard::after("enter down right down down down left");
    let cursor = wizard.app.goal_view().panels.cursor;
    assert_eq!((cursor.row, cursor.line), (1, 0));
}

#[test]
fn space_selects_from_inside_an_open_panel_too() {
    let wizard = Wizard::after("enter down right down down down space");
    assert_eq!(wizard.chosen(), ["Build lookalikes for app install"]);
}

#[test]
fn all_panels_open_and_close_at_once() {
    let mut wizard = Wizard::after("enter down E");
    assert_eq!(wizard.app.goal_view().open.iter().count(), 7);
    assert_eq!(wizard.app.goal_view().panels.cursor.row, 1, "the cursor stays on its use case");
    wizard.press("C");
    assert!(wizard.app.goal_view().open.iter().next().is_none());
    assert_eq!(wizard.app.goal_view().panels.cursor.row, 1);
}

#[test]
fn an_open_panel_names_what_to_track_and_to_connect() {
    let wizard = Wizard::after("enter right").sized(120, 40);
    let screen = wizard.screen();
    for text in ["Order Completed", "order_id", "string", "Website", "Reverse ETL", "Advertising"] {
        assert!(screen.shows(text), "{text} is not on\n{}", screen.text());
    }
}

#[test]
fn the_status_explains_the_line_under_the_cursor_in_full() {
    let wizard = Wizard::after("enter right down down down");
    let status = wizard.status();
    assert_eq!(status, " Order Completed: A shopper finished paying for an order.");
}

#[test]
fn on_a_wide_screen_the_plan_so_far_grows_as_one_selects() {
    let mut wizard = Wizard::after("enter").sized(120, 40);
    assert!(wizard.screen().shows("Nothing yet."));
    wizard.press("space");
    let screen = wizard.screen();
    for text in ["The plan so far", "Events 1", "Sources 4", "Destinations 3"] {
        assert!(screen.shows(text), "{text} is not on\n{}", screen.text());
    }
    wizard.press("space");
    assert!(wizard.screen().shows("Nothing yet."));
}

#[test]
fn copying_takes_the_name_of_what_is_under_the_cursor() {
    let mut wizard = Wizard::after("y enter y right down down down y down y");
    assert_eq!(
        wizard.copied,
        ["Optimize advertising", "Build high-value lookalikes", "Order Completed", "num_items"]
    );
    assert_eq!(wizard.status(), " Copied num_items");
    wizard.press("home space enter y");
    let code = wizard.copied.last().expect("something copied");
    assert!(code.contains("\nanalytics.track(\"Order Completed\", {\n"), "{code}");
    assert!(code.contains("// Why: Build high-value lookalikes\n"), "{code}");
    assert_eq!(wizard.status(), " Copied the code of Order Completed");
    wizard.press("right down down down y");
    assert_eq!(wizard.copied.last().map(String::as_str), Some("num_items"));
}

#[test]
fn copying_an_event_of_the_checklist_takes_its_code_in_the_language_chosen() {
    let mut wizard = Wizard::open();
    wizard.app.copies_code_in(CodeLanguage::Python);
    wizard.press("y");
    let plan = wizard.app.open_plan().expect("an open plan").plan().clone();
    let code = event_code(&plan, &plan.events[0], CodeLanguage::Python);
    assert_eq!(wizard.copied.last(), Some(&code));
    assert_eq!(wizard.status(), format!(" Copied the code of {}", plan.events[0].name));
    wizard.press("end y");
    assert_ne!(wizard.copied.last(), Some(&code));
}

#[test]
fn copying_an_event_of_an_edited_plan_takes_its_code() {
    let mut wizard = Wizard::edit();
    wizard.press("enter y");
    assert!(wizard.copied.last().is_some_and(|it| it.contains("analytics.track(")), "{:?}", wizard.copied);
}

#[test]
fn another_catalog_can_be_chosen_and_each_keeps_its_choices() {
    let mut wizard = Wizard::after("enter space esc c");
    assert!(wizard.screen().shows("published"));
    wizard.press("down enter");
    assert_eq!(wizard.app.catalog().id(), "published");
    wizard.press("enter");
    assert!(wizard.chosen().is_empty());
    wizard.press("down space esc c up enter enter");
    assert_eq!(wizard.app.catalog().id(), "draft");
    assert_eq!(wizard.chosen(), ["Build high-value lookalikes"]);
    wizard.press("esc c down enter enter");
    assert_eq!(wizard.chosen().len(), 1, "the choice from the published catalog is still there");
}

#[test]
fn closing_the_list_of_catalogs_changes_nothing() {
    let wizard = Wizard::after("c down esc");
    assert_eq!((wizard.app.catalog().id(), wizard.app.step()), ("draft", Step::Goal));
}

#[test]
fn suspending_leaves_everything_as_it_is() {
    let mut wizard = Wizard::after("enter space right");
    let before = wizard.screen().text();
    wizard.press("ctrl-z");
    assert_eq!((wizard.suspensions, wizard.ended), (1, false));
    assert_eq!(wizard.screen().text(), before);
}

#[test]
fn growing_back_restores_the_screen() {
    let wizard = Wizard::after("enter down down right down").sized(80, 24);
    let before = wizard.screen().text();
    let small = wizard.sized(20, 5);
    assert_eq!(small.screen().line(0), "segue needs 40x12");
    assert_eq!(small.sized(80, 24).screen().text(), before);
}
