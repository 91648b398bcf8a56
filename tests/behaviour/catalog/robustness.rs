//! Whatever a catalog's file holds, it becomes a faithful catalog or faults with places; never a panic.

use proptest::prelude::*;
use segue::catalog::{Catalog, UseCase};
use segue::diagnostic::Diagnostics;
use segue::text::printable;
use std::fmt::Write as _;
use support::cases::cases;

const SHOP: &str = r#"id = "shop"
title = "Use cases of a shop"
edition = { date = 2026-01-31, name = "first" }
origins.there = "From there."

[sources]
Website = "Pages that visitors open in a browser."

[destinations]
Analytics = "Tools that show what people do."

[[event]]
name = "Order Completed"
description = "A shopper finished paying for an order."
properties = [
  { name = "order_id", type = "string", example = "ord_1", description = "Your identifier for the order" },
  { name = "items", type = "array<object>", example = [{ sku.id = 1 }], description = "Lines", pii = true },
]

[[event]]
name = "Order Started"
description = '''
Someone began.'''
[[event.properties]]
name = "total"
type = "number"
example = 6.5e1
description = "Amount"

[[use_case]]
title = "Increase repeat purchases"
summary = "Give people who bought once a good reason to buy again."
events = ["Order Completed", "Order Started"]

[[goal]]
title = "Boost retention"
summary = "Keep customers coming back."

[[goal.recommendation]]
use_case = "increase-repeat-purchases"
sources = ["Website"]
destinations = ["Analytics"]
origin = "there"
"#;

/// Pieces that mean something to TOML or to the format, and some that only hurt.
const PIECES: [&str; 40] = [
    "\n",
    "\r",
    "\r\n",
    "\t",
    " ",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    ",",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "#",
    "\0",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{feff}",
    "注",
    "e\u{301}",
    "👩\u{200d}🔧",
    "[[goal]]\n",
    "[event.x]\n",
    "[[event.properties]]\n",
    "[[goal.recommendation]]\n",
    "id = 1\n",
    "events = []\n",
    "extends = \"draft\"\n",
    "extends = \"shop\"\n",
    "2026-99-99",
    "1e999",
    "nan",
    "_",
    "a.a.a.a",
];

/// Diagnostics are some, each has a place in the text, and what is shown of them is safe.
fn check_faults(faults: &Diagnostics, text: &str) -> Result<(), TestCaseError> {
    prop_assert!(!faults.is_empty());
    let lines = text.matches('\n').count() + 1;
    let mut before = (0, 0);
    for fault in faults {
        let place = fault.location.as_ref().expect("a fault of a text has a place");
        prop_assert!((1..=lines).contains(&place.line), "{fault}");
        prop_assert!(before <= (place.line, place.column), "in the order of the file");
        before = (place.line, place.column);
        prop_assert!(fault.related.as_ref().is_none_or(|it| it.line <= lines), "{fault}");
        let drawn = fault.to_string();
        let safe = drawn.lines().all(|line| printable(line) == line);
        prop_assert!(safe, "{:?}", drawn);
        prop_assert!(drawn.lines().all(|line| line.chars().count() < 1_000), "{}", drawn);
    }
    Ok(())
}

/// Reads `text`; where that is a catalog, TOML's own reader agrees.
fn check(text: &str) -> Result<(), TestCaseError> {
    let catalog = match Catalog::read("fuzz.toml", text) {
        Ok(catalog) => catalog,
        Err(faults) => return check_faults(&faults, text),
    };
    let parsed: toml::Table = match text.parse() {
        Ok(parsed) => parsed,
        Err(error) => return Err(TestCaseError::fail(format!("{error}\n{text}"))),
    };
    if parsed.contains_key("extends") {
        return Ok(());
    }
    prop_assert_eq!(parsed["id"].as_str(), Some(catalog.id()));
    prop_assert_eq!(parsed["title"].as_str(), Some(catalog.title()));
    let list = |key: &str| parsed.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    for (event, parsed) in catalog.events().iter().zip(list("event")) {
        prop_assert_eq!(parsed["name"].as_str(), Some(&*event.name));
        let description = parsed.get("description").and_then(toml::Value::as_str);
        prop_assert_eq!(description.unwrap_or_default(), &*event.description);
        let properties = parsed.get("properties").and_then(|it| it.as_array().cloned()).unwrap_or_default();
        prop_assert_eq!(properties.len(), event.properties.len());
        for (property, parsed) in event.properties.iter().zip(properties) {
            prop_assert_eq!(parsed["name"].as_str(), Some(&*property.name));
            let example = parsed.get("example").map(|it| serde_json::to_value(it).expect("JSON"));
            prop_assert_eq!(example, property.example.clone());
        }
    }
    let recommended: usize =
        list("goal").iter().map(|it| it["recommendation"].as_array().map_or(0, Vec::len)).sum();
    prop_assert_eq!(
        recommended,
        catalog.goals().iter().map(segue::catalog::Goal::use_case_count).sum::<usize>()
    );
    for (parsed, count) in [
        ("event", catalog.events().len()),
        ("use_case", catalog.use_cases().len()),
        ("goal", catalog.goals().len()),
    ] {
        prop_assert_eq!(list(parsed).len(), count);
    }
    Ok(())
}

/// What a hand that slips does to a text.
#[derive(Debug, Clone)]
enum Slip {
    Insert(usize, &'static str),
    Delete(usize, usize),
    Copy(usize, usize, usize),
}

fn slip() -> impl Strategy<Value = Slip> {
    let at = || 0..SHOP.len();
    prop_oneof![
        (at(), prop::sample::select(&PIECES[..])).prop_map(|(at, piece)| Slip::Insert(at, piece)),
        (at(), 1..40_usize).prop_map(|(at, length)| Slip::Delete(at, length)),
        (at(), 1..120_usize, at()).prop_map(|(from, length, to)| Slip::Copy(from, length, to)),
    ]
}

fn slipped(mut text: String, slips: &[Slip]) -> String {
    let floor = |text: &str, at: usize| {
        (0..=at.min(text.len())).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(0)
    };
    for slip in slips {
        match *slip {
            Slip::Insert(at, piece) => text.insert_str(floor(&text, at), piece),
            Slip::Delete(at, length) => {
                let range = floor(&text, at)..floor(&text, at + length);
                text.replace_range(range, "");
            }
            Slip::Copy(from, length, to) => {
                let copied = text[floor(&text, from)..floor(&text, from + length)].to_owned();
                text.insert_str(floor(&text, to), &copied);
            }
        }
    }
    text
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn any_text_is_a_catalog_or_faulty(text in ".{0,200}") {
        check(&text)?;
    }

    #[test]
    fn any_pieces_are_a_catalog_or_faulty(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        check(&pieces.concat())?;
    }

    #[test]
    fn a_catalog_that_was_slipped_on_is_faithful_or_faulty(slips in prop::collection::vec(slip(), 1..4)) {
        check(&slipped(SHOP.to_owned(), &slips))?;
    }
}

/// A text that is not empty, of characters that hurt.
fn hurting() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(&PIECES[..]);
    let long = "[a-z]{3}".prop_map(|word| word.repeat(4_000));
    let text =
        prop::collection::vec(prop_oneof![9 => pieces.prop_map(str::to_owned), 1 => ".", 1 => long], 1..8);
    text.prop_map(|pieces| pieces.concat()).prop_filter("nothing to see", |text| !text.trim().is_empty())
}

/// `text` as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_text_is_read_as_it_was_written(texts in prop::collection::vec(hurting(), 16)) {
        let [title, word, origin, note, source, sentence, event, description, spec, event_note, property, meaning,
            example, use_case, summary, goal] = texts.try_into().expect("sixteen texts");
        let mut text = format!("id = 'a'\ntitle = {}\nedition = {{ date = 2026-01-31, name = {} }}\n", quoted(&title), quoted(&word));
        // A key has one line.
        let key = |text: &String| serde_json::to_string(text).expect("JSON escapes as TOML does").replace('\u{7f}', "\\u007f");
        writeln!(text, "[origins]\n{} = {}", key(&origin), quoted(&note)).expect("a string");
        writeln!(text, "[sources]\n{} = {}", key(&source), quoted(&sentence)).expect("a string");
        writeln!(text, "[destinations]\n{} = {}", key(&source), quoted(&sentence)).expect("a string");
        writeln!(text, "[[event]]\nname = {}\ndescription = {}", quoted(&event), quoted(&description)).expect("a string");
        writeln!(text, "spec_name = {}\nnote = {}", quoted(&spec), quoted(&event_note)).expect("a string");
        writeln!(text, "[[event.properties]]\nname = {}\ntype = 'string'", quoted(&property)).expect("a string");
        writeln!(text, "example = {}\ndescription = {}", quoted(&example), quoted(&meaning)).expect("a string");
        writeln!(text, "[[use_case]]\nid = 'u'\ntitle = {}\nsummary = {}", quoted(&use_case), quoted(&summary)).expect("a string");
        writeln!(text, "events = [{}]\n[[goal]]\nid = 'g'\ntitle = {}", quoted(&event), quoted(&goal)).expect("a string");
        writeln!(text, "summary = {}\n[[goal.recommendation]]\nuse_case = 'u'", quoted(&summary)).expect("a string");
        writeln!(text, "sources = [{0}]\ndestinations = [{0}]\norigin = {1}", quoted(&source), quoted(&origin)).expect("a string");
        let catalog = Catalog::read("a.toml", &text).map_err(|faults| TestCaseError::fail(faults.to_string()))?;
        let goal_read = catalog.goal("g").expect("the goal");
        let read = catalog.recommendation(goal_read, 0).expect("the recommendation");
        prop_assert_eq!((catalog.title(), &*catalog.edition().name), (&*title, &*word));
        prop_assert_eq!((&*goal_read.title, &*goal_read.summary), (&*goal, &*summary));
        prop_assert_eq!((read.use_case().title(), read.use_case().summary()), (&*use_case, &*summary));
        let origin_read = read.origin().expect("an origin");
        prop_assert_eq!((&*origin_read.name, &*origin_read.note), (&*origin, &*note));
        let source_read = read.sources().next().expect("a source");
        prop_assert_eq!((&*source_read.name, &*source_read.summary), (&*source, &*sentence));
        let event_read = read.events().next().expect("an event");
        prop_assert_eq!((&*event_read.name, &*event_read.description), (&*event, &*description));
        prop_assert_eq!((event_read.spec_name.as_deref(), event_read.note.as_deref()), (Some(&*spec), Some(&*event_note)));
        let property_read = &event_read.properties[0];
        prop_assert_eq!((&*property_read.name, &*property_read.description), (&*property, &*meaning));
        let example_read = property_read.example.as_ref().and_then(|it| it.as_str()).expect("a text");
        prop_assert_eq!(example_read, example);
    }
}

#[test]
fn an_empty_text_is_a_fault_in_every_field() {
    let mut tried = 0;
    for (at, _) in SHOP.match_indices(" = \"") {
        let start = at + " = \"".len();
        let end = start + SHOP[start..].find('"').expect("the closing quotation mark");
        let emptied = format!("{}{}", &SHOP[..start], &SHOP[end..]);
        let line = SHOP[..start].matches('\n').count() + 1;
        if SHOP[..at].ends_with("example") {
            assert!(Catalog::read("shop.toml", &emptied).is_ok(), "an example may be empty");
            continue;
        }
        let faults = Catalog::read("shop.toml", &emptied).expect_err("an empty text");
        let told = |it: &segue::diagnostic::Diagnostic| {
            it.location.as_ref().is_some_and(|place| place.line == line)
        };
        assert!(
            faults.iter().any(|it| told(it) && it.message.ends_with("is empty")),
            "line {line}: {faults}"
        );
        tried += 1;
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn a_title_of_ten_thousand_characters_is_kept_and_quoted_in_part() {
    let long = "w\u{301}ide 注文 ".repeat(2_000);
    let text = SHOP.replace(
        "title = \"Increase repeat purchases\"",
        &format!("id = \"increase-repeat-purchases\"\ntitle = \"{long}\""),
    );
    let catalog = Catalog::read("shop.toml", &text).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(catalog.use_cases().next().map(UseCase::title), Some(&*long));
    let twice = text.replace(
        "[[goal]]\n",
        &format!(
            "[[use_case]]\ntitle = \"{long}\"\nsummary = \"S\"\nevents = [\"Order Started\"]\n[[goal]]\n"
        ),
    );
    let faults = Catalog::read("shop.toml", &twice).expect_err("the title stands twice").to_string();
    assert!(faults.lines().all(|line| line.chars().count() < 300), "{faults}");
}

#[test]
fn what_is_nested_without_end_is_refused_in_time() {
    for opening in ["[", "{ a = ", "[{ a = ", "a.", "[[a]]\n[a.b]\n"] {
        let text = format!("id = \"a\"\nx = {}\n{}", opening.repeat(50_000), "a.".repeat(50_000));
        assert!(Catalog::read("deep.toml", &text).is_err());
    }
}
