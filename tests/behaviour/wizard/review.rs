//! Reviewing the merged plan.

use segue::app::{Focus, Step};
use segue::plan::Declined;
use support::wizard::Wizard;
use support::wizard::steps::Steps as _;

/// The review of two use cases that share all sources and most destinations.
fn review() -> Wizard {
    Wizard::after("enter down down space down space enter")
}

#[test]
fn what_several_use_cases_ask_for_stands_there_once() {
    let wizard = review();
    let screen = wizard.screen();
    let sources = screen.lines().iter().filter(|line| line.contains("] Website")).count();
    assert_eq!(sources, 1, "{}", screen.text());
    assert!(screen.shows("2 use cases: "), "{}", screen.text());
}

#[test]
fn each_item_says_which_use_cases_ask_for_it() {
    let mut wizard = review();
    wizard.press("right");
    assert!(wizard.screen().shows("For: Increase signups with lookalikes"), "{}", wizard.screen().text());
}

#[test]
fn an_item_is_taken_out_and_put_back() {
    let mut wizard = review();
    wizard.press("space");
    let screen = wizard.screen();
    assert!(screen.shows("[ ] Signed Up") && screen.shows("taken out"), "{}", screen.text());
    assert_eq!(wizard.plan().declined.events, ["Signed Up"]);
    assert!(wizard.plan().events.iter().all(|event| event.name != "Signed Up"));
    wizard.press("space");
    assert_eq!(wizard.plan().declined, Declined::default());
    assert!(wizard.screen().shows("[x] Signed Up"));
}

#[test]
fn a_property_is_taken_out_by_itself() {
    let mut wizard = review();
    wizard.press("right down down down space");
    let plan = wizard.plan();
    let [declined] = &*plan.declined.properties else { panic!("{:?}", plan.declined) };
    assert_eq!(declined.event, "Signed Up");
    let event = plan.events.iter().find(|event| event.name == "Signed Up").expect("the event stays");
    assert!(event.properties.iter().all(|property| property.name != declined.name));
    wizard.press("u");
    assert_eq!(wizard.plan().declined, Declined::default());
}

#[test]
fn an_event_says_how_many_of_its_properties_stay() {
    let mut wizard = review();
    assert!(wizard.screen().shows("3 properties"), "{}", wizard.screen().text());
    wizard.press("right down down down space");
    assert!(wizard.screen().shows("2 of 3 properties"), "{}", wizard.screen().text());
}

#[test]
fn taking_everything_out_keeps_from_going_on_and_says_why() {
    let mut wizard = Wizard::after("enter space enter");
    for _ in 0..20 {
        wizard.press("space down");
    }
    // The last one was toggled until it happened to be in or out.
    if !wizard.plan().sources.is_empty() || !wizard.plan().destinations.is_empty() {
        wizard.press("end space");
    }
    wizard.press("enter");
    assert_eq!(wizard.app.step(), Step::Review);
    assert_eq!(wizard.status(), " Everything is taken out: space puts the item under the cursor back.");
}

/// The review of a use case, the cursor on this destination, which may have a source's name.
fn on_destination(kind: &str) -> Wizard {
    let mut wizard = Wizard::after("enter space enter end y");
    while wizard.copied.last().is_some_and(|copied| copied != kind) {
        wizard.press("up y");
    }
    wizard
}

#[test]
fn a_real_destination_is_picked_by_a_part_of_its_name() {
    let mut wizard = on_destination("Advertising");
    wizard.press("e 'facebook conv'");
    let screen = wizard.screen();
    assert!(screen.shows("Facebook Conversions API (Actions)"), "{}", screen.text());
    assert!(screen.shows("takes ") && screen.shows("lacks 1 property"), "{}", screen.text());
    wizard.press("down enter");
    let name = |wizard: &Wizard| wizard.plan().destinations.iter().find_map(|it| it.name.clone());
    assert_eq!(name(&wizard).as_deref(), Some("Facebook Conversions API (Actions)"));
    wizard.press("u");
    assert_eq!(name(&wizard), None);
}

#[test]
fn a_named_destination_tells_event_by_event_what_it_takes() {
    let mut wizard = on_destination("Advertising");
    wizard.press("right");
    assert!(!wizard.screen().shows("Order Completed: "), "no name, no judgement");
    wizard.press("e 'Facebook Conversions API' enter");
    let screen = wizard.sized(120, 60).screen();
    for told in
        ["Order Completed: refused", "needs `currency` (Purchase, Purchase V2)", "Website: cloud mode only"]
    {
        assert!(screen.shows(told), "{told}\n{}", screen.text());
    }
}

#[test]
fn the_review_tells_in_a_line_what_the_named_destinations_take() {
    let mut wizard = on_destination("Advertising");
    assert!(!wizard.status().contains("takes"), "{}", wizard.status());
    wizard.press("e 'Facebook Conversions API' enter");
    assert_eq!(
        wizard.status(),
        " Facebook Conversions API takes 0 of 1 events; Order Completed needs currency."
    );
    wizard.press("u up");
    assert!(wizard.status().contains("1 selected"), "{}", wizard.status());
}

#[test]
fn any_name_is_taken_as_typed_whatever_matches_it() {
    let mut wizard = on_destination("Advertising");
    wizard.press("e 'face' down up enter");
    assert!(wizard.plan().destinations.iter().any(|it| it.name.as_deref() == Some("face")));
    wizard.press("e down 'book' enter");
    assert!(
        wizard.plan().destinations.iter().any(|it| it.name.as_deref() == Some("facebook")),
        "typing goes back to what is typed"
    );
}

#[test]
fn a_source_is_given_its_name() {
    let mut wizard = review();
    wizard.press("down down down down e");
    assert_eq!(wizard.app.focus(), Focus::Prompt);
    assert_eq!(wizard.status(), " Name of Website:");
    wizard.press("'acme.com' enter");
    assert_eq!(wizard.plan().sources[0].name.as_deref(), Some("acme.com"));
    assert!(wizard.screen().shows("acme.com"));
    wizard.press("e ctrl-u enter");
    assert_eq!(wizard.plan().sources[0].name, None);
    wizard.press("u");
    assert_eq!(wizard.plan().sources[0].name.as_deref(), Some("acme.com"));
}

#[test]
fn an_event_has_no_name_of_ones_own() {
    let mut wizard = review();
    wizard.press("e");
    assert_eq!(wizard.app.focus(), Focus::Review);
    assert!(!wizard.footer().contains("e name"));
}

#[test]
fn any_item_takes_a_note() {
    let mut wizard = review().sized(120, 40);
    wizard.press("n 'sent by the server' enter");
    assert_eq!(wizard.plan().events[0].note.as_deref(), Some("sent by the server"));
    let wide = wizard.screen();
    assert!(wide.shows("note: sent by the server"), "{}", wide.text());
    wizard.press("n");
    assert!(wizard.status().contains("sent by the server"), "the note is there to be edited");
}

#[test]
fn esc_leaves_a_name_or_note_as_it_was() {
    let mut wizard = review();
    wizard.press("n 'first' enter n ' second' esc");
    assert_eq!(wizard.plan().events[0].note.as_deref(), Some("first"));
}

#[test]
fn a_note_of_blanks_is_none() {
    let mut wizard = review();
    wizard.press("n '   ' enter");
    assert_eq!(wizard.plan().events[0].note, None);
    assert!(wizard.app.work().history().can_undo(), "the selection can be taken back");
    wizard.press("u");
    assert_eq!(wizard.chosen().len(), 1, "keeping an unchanged note is no change");
}

#[test]
fn letters_that_are_keys_elsewhere_are_typed_into_a_note() {
    let mut wizard = review();
    wizard.press("n 'quit? yes, u and q' enter");
    assert_eq!(wizard.plan().events[0].note.as_deref(), Some("quit? yes, u and q"));
}

#[test]
fn text_is_pasted_into_a_note() {
    let mut wizard = review();
    wizard.press("n");
    wizard.paste("two\nlines");
    wizard.press("enter");
    assert_eq!(wizard.plan().events[0].note.as_deref(), Some("two\nlines"));
}

#[test]
fn personal_data_is_marked() {
    let mut wizard = review();
    wizard.press("right");
    let screen = wizard.screen();
    let (_, row) = screen.find("username").expect("the property is shown");
    assert!(screen.line(row).contains('◆'), "{}", screen.text());
}

#[test]
fn what_is_open_is_the_items_not_the_rows() {
    let mut wizard = review().sized(120, 60);
    wizard.press("down down right");
    let opened = |wizard: &Wizard| {
        let lines = wizard.screen().lines().into_iter().filter(|line| line.contains('▾'));
        lines.map(|line| line.contains("Checkout Started")).collect::<Vec<_>>()
    };
    assert_eq!(opened(&wizard), [true], "{}", wizard.screen().text());
    // Leaving the first use case out takes the first two rows away.
    wizard.press("esc up space enter");
    assert_eq!(opened(&wizard), [true], "{}", wizard.screen().text());
}

#[test]
fn esc_goes_back_to_the_use_cases() {
    let mut wizard = review();
    wizard.press("space esc");
    assert_eq!(wizard.app.step(), Step::UseCases);
    assert_eq!(wizard.chosen().len(), 2);
    wizard.press("enter");
    assert_eq!(wizard.plan().declined.events, ["Signed Up"]);
}

#[test]
fn the_status_counts_what_stays_in_the_plan() {
    let mut wizard = Wizard::after("enter space enter");
    assert!(wizard.status().contains("1 event, 4 sources"), "{}", wizard.status());
    wizard.press("down space");
    assert!(wizard.status().contains("1 event, 3 sources"), "{}", wizard.status());
    // The answer to a key is in the same line until the next key.
    wizard.press("u up");
    assert!(wizard.status().contains("1 event, 4 sources"), "{}", wizard.status());
}

#[test]
fn undoing_the_last_choice_leads_back_to_the_use_cases() {
    for start in ["enter space enter", "enter a enter end space"] {
        let mut wizard = Wizard::after(start);
        while wizard.app.step() == Step::Review {
            assert!(!wizard.chosen().is_empty(), "{start}");
            wizard.press("u");
        }
        assert_eq!((wizard.app.step(), wizard.chosen().len()), (Step::UseCases, 0), "{start}");
        assert!(wizard.status().contains("ctrl-r to redo"), "{}", wizard.status());
        wizard.press("ctrl-r");
        assert!(!wizard.chosen().is_empty(), "{start}");
    }
}
