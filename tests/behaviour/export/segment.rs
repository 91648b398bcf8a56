//! The Segment export. That Typewriter builds a client from it is shown in `clients`.

use proptest::prelude::*;
use segue::catalog::PropertyType;
use segue::export::{UnknownPolicy, segment};
use segue::plan::SetupPlan;
use serde_json::Value;
use support::plans::{HOSTILE, any_text, filled_with, property, shop};

#[test]
fn every_event_is_a_rule() {
    insta::assert_snapshot!(segment(&shop(), UnknownPolicy::Accepted).unwrap());
}

#[test]
fn what_is_not_planned_is_refused_on_demand_only() {
    let allowed = |unplanned| {
        let place = "/rules/0/jsonSchema/properties/properties/additionalProperties";
        read(&shop(), unplanned).pointer(place).cloned()
    };
    assert_eq!(allowed(UnknownPolicy::Accepted), None);
    assert_eq!(allowed(UnknownPolicy::Refused), Some(Value::Bool(false)));
}

/// Typewriter's development client stops at a `format`, and strict validators at a keyword they do not know.
#[test]
fn schemas_use_few_keywords() {
    const KEYWORDS: [&str; 7] =
        ["$schema", "description", "type", "properties", "required", "items", "additionalProperties"];
    fn check(schema: &Value) {
        for (keyword, value) in schema.as_object().unwrap() {
            assert!(KEYWORDS.contains(&&**keyword), "{keyword}");
            match &**keyword {
                "properties" => value.as_object().unwrap().values().for_each(check),
                "items" => check(value),
                _ => {}
            }
        }
    }
    for rule in read(&shop(), UnknownPolicy::Refused)["rules"].as_array().unwrap() {
        check(&rule["jsonSchema"]);
    }
}

/// A name cannot be changed, since code sends it; a description can.
#[test]
fn nothing_ends_the_comments_of_generated_code() {
    let mut plan = shop();
    plan.events[0].description = "Done. */ process.exit() /*".into();
    plan.events[0].properties[0].description = "Done. */ process.exit() /*".into();
    assert!(!segment(&plan, UnknownPolicy::Accepted).unwrap().contains("*/"));
    plan.events[0].name = "Order */ Completed".into();
    insta::assert_snapshot!(
        segment(&plan, UnknownPolicy::Accepted).unwrap_err(),
        @"The name of event `Order */ Completed` holds `*/`, which ends comments in code; rename it."
    );
}

#[test]
fn two_properties_of_one_name_are_refused() {
    let mut plan = shop();
    plan.events[1].properties.push(property("username", PropertyType::Integer, ""));
    assert!(segment(&plan, UnknownPolicy::Accepted).is_err());
}

#[test]
fn hostile_text_comes_back_whole() {
    for text in HOSTILE.into_iter().filter(|text| !text.trim().is_empty()) {
        assert_inert(text);
    }
}

proptest! {
    #[test]
    fn any_text_comes_back_whole(text in any_text().prop_filter("no name", |it| !it.trim().is_empty())) {
        prop_assume!(!text.contains("*/"));
        assert_inert(&text);
    }
}

#[track_caller]
fn assert_inert(text: &str) {
    let plan = filled_with(text);
    let read = read(&plan, UnknownPolicy::Accepted);
    assert_eq!(read["name"], text);
    assert_eq!(read["rules"][0]["key"], text);
    let properties = &read["rules"][0]["jsonSchema"]["properties"]["properties"];
    assert_eq!(properties["properties"][text]["type"], "string");
    assert_eq!(properties["required"][0], text);
    let source = segment(&plan, UnknownPolicy::Accepted).unwrap();
    assert!(source.lines().all(|line| segue::text::printable(line) == line), "{text:?} reaches a terminal");
}

fn read(plan: &SetupPlan, unplanned: UnknownPolicy) -> Value {
    serde_json::from_str(&segment(plan, unplanned).unwrap()).unwrap()
}
