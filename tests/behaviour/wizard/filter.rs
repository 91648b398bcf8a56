//! Finding use cases by typing.

use segue::app::{Focus, Step};
use support::wizard::Wizard;
use support::wizard::steps::Steps as _;

/// The titles of the use cases that the list shows, from the top.
fn shown(wizard: &Wizard) -> Vec<&str> {
    let (app, goal) = (&wizard.app, wizard.app.goal());
    let filter = &app.goal_view().filter;
    let places = (0..filter.count(goal.use_case_count())).filter_map(|row| filter.place(row));
    let recommendations = places.filter_map(|place| app.catalog().recommendation(goal, place));
    recommendations.map(|recommendation| recommendation.use_case().title()).collect()
}

#[test]
fn the_list_narrows_letter_by_letter() {
    let mut wizard = Wizard::after("enter /");
    assert_eq!(shown(&wizard).len(), 7);
    wizard.press("'cart'");
    assert_eq!(shown(&wizard)[0], "Mitigate cart abandonment");
    assert!(shown(&wizard).len() < 7);
    assert!(wizard.status().starts_with(" Filter: cart"));
}

#[test]
fn letters_need_not_stand_together() {
    assert_eq!(shown(&Wizard::after("enter / 'mtgcart'")), ["Mitigate cart abandonment"]);
}

#[test]
fn every_word_has_to_match() {
    let both = Wizard::after("enter / 'suppress time'");
    assert_eq!(shown(&both), ["Suppress based on time"]);
}

#[test]
fn events_properties_sources_and_destinations_are_searched_too() {
    for (query, title, reason) in [
        ("'attributed'", "Build lookalikes for app install", "event Install Attributed"),
        ("'username'", "Increase signups with lookalikes", "property username"),
    ] {
        let wizard = Wizard::after(&format!("enter / {query}"));
        assert_eq!(shown(&wizard)[0], title);
        assert!(wizard.screen().shows(reason), "{reason} is not on\n{}", wizard.screen().text());
    }
    let wizard = Wizard::after("down enter / 'email'");
    assert!(wizard.screen().shows("destination Email Marketing"), "{}", wizard.screen().text());
    let wizard = Wizard::after("enter / 'mobile'");
    assert!(wizard.screen().shows("source Mobile"), "{}", wizard.screen().text());
}

#[test]
fn the_best_match_comes_first_and_is_under_the_cursor() {
    let wizard = Wizard::after("enter end / 'purchase'");
    assert_eq!(shown(&wizard)[0], "Suppress with purchase");
    assert_eq!(wizard.app.goal_view().panels.cursor.row, 0);
}

#[test]
fn what_was_typed_can_be_kept() {
    let mut wizard = Wizard::after("enter / 'suppress' enter");
    assert_eq!(wizard.app.focus(), Focus::UseCases);
    assert_eq!(shown(&wizard), ["Suppress based on time", "Suppress with purchase"]);
    wizard.press("down space");
    assert_eq!(wizard.chosen(), ["Suppress with purchase"]);
}

#[test]
fn typing_goes_on_where_it_was_left() {
    let wizard = Wizard::after("enter / 'suppress' enter / ' time'");
    assert_eq!(shown(&wizard), ["Suppress based on time"]);
}

#[test]
fn esc_clears_the_filter_and_stays_on_the_use_case() {
    let mut typing = Wizard::after("enter / 'purchase' esc");
    assert_eq!(shown(&typing).len(), 7);
    assert_eq!(typing.app.step(), Step::UseCases);
    typing.press("space");
    assert_eq!(typing.chosen(), ["Suppress with purchase"]);

    let mut kept = Wizard::after("enter / 'purchase' enter esc");
    assert_eq!((shown(&kept).len(), kept.app.step()), (7, Step::UseCases));
    kept.press("esc");
    assert_eq!(kept.app.step(), Step::Goal);
}

#[test]
fn the_selection_survives_the_filter() {
    let mut wizard = Wizard::after("enter space / 'suppress' enter");
    assert_eq!(wizard.chosen(), ["Build high-value lookalikes"]);
    wizard.press("space esc");
    assert_eq!(wizard.chosen(), ["Build high-value lookalikes", "Suppress based on time"]);
}

#[test]
fn open_panels_survive_the_filter() {
    let mut wizard = Wizard::after("enter end right / 'cart'");
    wizard.press("esc");
    assert_eq!(wizard.app.goal_view().open.iter().collect::<Vec<_>>(), [6]);
}

#[test]
fn select_all_concerns_what_the_filter_leaves() {
    let mut wizard = Wizard::after("enter space / 'suppress' enter a");
    let all = ["Build high-value lookalikes", "Suppress based on time", "Suppress with purchase"];
    assert_eq!(wizard.chosen(), all);
    wizard.press("a");
    assert_eq!(wizard.chosen(), all[..1]);
}

#[test]
fn with_no_match_the_screen_says_what_to_do() {
    let mut wizard = Wizard::after("enter / 'xyzzy'");
    assert!(wizard.screen().shows("No use case matches. esc clears the filter."));
    assert!(wizard.status().ends_with("0 of 7"));
    wizard.press("enter space a right enter");
    assert!(wizard.chosen().is_empty());
    assert_eq!(wizard.app.step(), Step::UseCases);
    wizard.press("esc");
    assert_eq!(shown(&wizard).len(), 7);
}

#[test]
fn capitals_and_accents_do_not_matter() {
    assert_eq!(shown(&Wizard::after("enter / 'CART'")), shown(&Wizard::after("enter / 'cart'")));
}

#[test]
fn the_arrows_move_in_the_list_while_one_types() {
    let wizard = Wizard::after("enter / 'suppress' down");
    assert_eq!(wizard.app.focus(), Focus::Filter);
    assert_eq!(wizard.app.goal_view().panels.cursor.row, 1);
}

#[test]
fn what_was_typed_can_be_edited_within() {
    let text = |script: &str| {
        let wizard = Wizard::after(&format!("enter / {script}"));
        wizard.app.goal_view().filter.query.text().to_owned()
    };
    assert_eq!(text("'cart' left left 'x'"), "caxrt");
    assert_eq!(text("'cart' backspace home delete"), "ar");
    assert_eq!(text("'two words' ctrl-w"), "two ");
    assert_eq!(text("'two words' left left ctrl-u"), "ds");
    assert_eq!(text("'end' ctrl-a 'at ' ctrl-e '!'"), "at end!");
}

#[test]
fn letters_that_are_keys_elsewhere_are_typed() {
    let wizard = Wizard::after("enter / 'quay?/ EChjkl'");
    assert_eq!(wizard.app.goal_view().filter.query.text(), "quay?/ EChjkl");
    assert!(!wizard.ended);
}

#[test]
fn pasted_text_is_typed_on_one_line() {
    let mut wizard = Wizard::after("enter /");
    wizard.paste("cart\nabandonment\x1b[31m");
    assert_eq!(wizard.app.goal_view().filter.query.text(), "cart abandonment[31m");
}

#[test]
fn nothing_is_pasted_where_nothing_is_typed() {
    let mut wizard = Wizard::after("enter");
    let before = wizard.screen().text();
    wizard.paste("q a space enter");
    assert_eq!(wizard.screen().text(), before);
}

#[test]
fn a_kept_filter_is_seen_and_the_footer_says_how_to_clear_it() {
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        let mut wizard = Wizard::after("enter / 'suppress' enter").sized(width, height);
        assert!(wizard.status().starts_with(" Filter: suppress · 2 of 7"), "{}", wizard.screen().text());
        assert!(wizard.screen().shows("esc clear filter"), "{}", wizard.screen().text());
        wizard.press("esc");
        assert!(!wizard.screen().shows("Filter:"), "{}", wizard.screen().text());
    }
}
