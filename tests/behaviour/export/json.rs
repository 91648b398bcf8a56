//! The JSON export.

use proptest::prelude::*;
use segue::export::json;
use serde_json::Value;
use support::plans::{HOSTILE, any_text, filled_with, shop};

#[test]
fn it_holds_the_whole_plan() {
    insta::assert_snapshot!(json(&shop()));
}

#[test]
fn hostile_text_comes_back_whole_and_no_terminal_obeys_it() {
    for text in HOSTILE {
        assert_inert(text);
    }
    assert_inert(&"\u{9b}\u{202e}".repeat(5000));
    assert_inert("\u{e0041}beyond the basic plane");
}

proptest! {
    #[test]
    fn any_text_comes_back_whole_and_no_terminal_obeys_it(text in any_text()) {
        assert_inert(&text);
    }
}

#[track_caller]
fn assert_inert(text: &str) {
    let json = json(&filled_with(text));
    let read: Value = serde_json::from_str(&json).unwrap();
    for place in ["/name", "/event/0/note", "/event/0/property/0/name", "/source/0/type"] {
        assert_eq!(read.pointer(place).and_then(Value::as_str), Some(text), "at {place}");
    }
    for line in json.lines() {
        assert_eq!(segue::text::printable(line), line, "{text:?} reaches a terminal");
    }
}
