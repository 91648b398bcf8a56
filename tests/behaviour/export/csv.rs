//! The CSV export.

use proptest::prelude::*;
use segue::export::csv;
use std::collections::HashMap;
use support::plans::{HOSTILE, any_text, filled_with, shop};

#[test]
fn a_plan_reads_as_a_table() {
    insta::assert_snapshot!(csv(&shop()).replace("\r\n", "\n"));
}

#[test]
fn every_item_is_a_row() {
    let rows = rows(&csv(&shop()));
    let items: Vec<&str> = rows.iter().map(|row| &*row["item"]).collect();
    let of = |item| items.iter().filter(|it| **it == item).count();
    assert_eq!([of("event"), of("property"), of("source"), of("destination")], [3, 8, 2, 1]);
    assert_eq!(
        items[0..5],
        ["event", "property", "property", "property", "event"],
        "each event, then its own"
    );
}

#[test]
fn rows_end_as_rfc_4180_says() {
    let text = csv(&shop());
    assert!(text.ends_with("\r\n"));
    let outside_quotes = text.split('"').step_by(2).collect::<String>();
    assert_eq!(outside_quotes.matches('\n').count(), outside_quotes.matches("\r\n").count());
    assert_eq!(outside_quotes.matches("\r\n").count(), 1 + 3 + 8 + 2 + 1);
}

#[test]
fn a_note_of_two_lines_is_one_cell() {
    assert_eq!(rows(&csv(&shop()))[0]["note"], "Sent by the server,\nnot by the browser.");
}

#[test]
fn a_plan_of_nothing_has_the_header() {
    let mut plan = shop();
    plan.events.clear();
    plan.sources.clear();
    plan.destinations.clear();
    assert_eq!(
        csv(&plan),
        "item,event,name,type,description,required,personal_data,use_cases,dev,prod,note\r\n"
    );
}

#[test]
fn no_cell_is_a_formula() {
    for (text, cell) in [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'=1"),
        ("\r\n \u{a0}=1", "'=1"),
        ("＝1", "'＝1"),
        ("1=1", "1=1"),
        ("a;=1", "a;'=1"),
        ("a| \"@x", "a| \"'@x"),
        ("a\n+1", "a\n'+1"),
        ("a, -1", "a, -1"),
    ] {
        assert_eq!(rows(&csv(&filled_with(text)))[0]["name"], cell);
    }
}

#[test]
fn hostile_text_stays_in_its_cell() {
    for text in HOSTILE {
        assert_inert(text);
    }
    assert_inert(&"=\",\r\n".repeat(2500));
}

proptest! {
    #[test]
    fn any_text_stays_in_its_cell(text in any_text()) {
        assert_inert(&text);
    }
}

/// Fills a plan with `text` and finds the rows of a harmless plan, with cells that no spreadsheet runs.
#[track_caller]
fn assert_inert(text: &str) {
    let table = csv(&filled_with(text));
    let rows = rows(&table);
    let items: Vec<&str> = rows.iter().map(|row| &*row["item"]).collect();
    assert_eq!(items, ["event", "property", "source", "destination"], "{table}");
    for cell in rows.iter().flat_map(HashMap::values) {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']),
            "{cell:?}"
        );
        assert!(!cell.contains(|c: char| c.is_control() && c != '\n'), "{cell:?}");
    }
    assert_eq!(rows[0]["name"], rows[2]["note"], "the same text is the same cell everywhere");
}

/// The rows by the names of their columns, as another reader of the format finds them.
fn rows(table: &str) -> Vec<HashMap<String, String>> {
    ::csv::Reader::from_reader(table.as_bytes()).deserialize().map(Result::unwrap).collect()
}
