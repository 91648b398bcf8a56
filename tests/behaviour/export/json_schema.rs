//! The JSON Schema export, put to use by a validator that is not ours.

use jsonschema::Validator;
use proptest::prelude::*;
use segue::catalog::{AllowedValue, Call, ItemType, Property, PropertyType};
use segue::export::{UnknownPolicy, json_schema};
use segue::plan::SetupPlan;
use serde_json::{Value, json};
use support::plans::{HOSTILE, any_text, event, filled_with, property, shop};

#[test]
fn a_message_of_the_plan_is_accepted() {
    for unplanned in [UnknownPolicy::Accepted, UnknownPolicy::Refused] {
        let schema = schema(&shop(), unplanned);
        for message in [
            json!({ "type": "track", "userId": "7", "event": "Order Completed",
                    "properties": { "order_id": "7", "total": 64.5, "products": [{ "sku": "TS" }] } }),
            json!({ "event": "Order Completed", "properties": { "order_id": "7" } }),
            json!({ "event": "Signed Up", "properties": { "username": "ann", "num_items": 3,
                    "from_background": false, "address": { "city": "Graz" }, "tags": ["new"] } }),
            json!({ "event": "Signed Up" }),
            json!({ "event": "Install Attributed", "properties": {} }),
        ] {
            assert!(schema.is_valid(&message), "{message}");
        }
    }
}

#[test]
fn a_value_of_a_wrong_type_is_refused() {
    let schema = schema(&shop(), UnknownPolicy::Accepted);
    for (name, value) in [
        ("username", json!(7)),
        ("num_items", json!(2.5)),
        ("num_items", json!("3")),
        ("from_background", json!("yes")),
        ("address", json!([])),
        ("tags", json!("new")),
        ("tags", json!([7])),
    ] {
        let message = json!({ "event": "Signed Up", "properties": { name: value } });
        assert!(!schema.is_valid(&message), "{message}");
    }
    let products =
        json!({ "event": "Order Completed", "properties": { "order_id": "7", "products": ["TS"] } });
    assert!(!schema.is_valid(&products));
}

#[test]
fn the_lack_of_a_required_property_is_refused() {
    let schema = schema(&shop(), UnknownPolicy::Accepted);
    assert!(!schema.is_valid(&json!({ "event": "Order Completed", "properties": { "total": 1 } })));
    assert!(!schema.is_valid(&json!({ "event": "Order Completed" })));
    assert!(!schema.is_valid(&json!({ "properties": {} })), "a message without an event");
}

#[test]
fn what_is_not_planned_is_refused_on_demand_only() {
    let property = json!({ "event": "Signed Up", "properties": { "shoe_size": 43 } });
    let event = json!({ "event": "Shoe Lost", "properties": { "shoe_size": 43 } });
    for message in [property, event] {
        assert!(schema(&shop(), UnknownPolicy::Accepted).is_valid(&message), "{message}");
        assert!(!schema(&shop(), UnknownPolicy::Refused).is_valid(&message), "{message}");
    }
}

#[test]
fn personal_data_is_told_in_the_description() {
    let schema = json_schema(&shop(), UnknownPolicy::Accepted).unwrap();
    assert!(schema.contains("The name that the person signs in with (personal data)"));
    let mut plan = shop();
    plan.events[1].properties[0].description = " ".into();
    assert!(json_schema(&plan, UnknownPolicy::Accepted).unwrap().contains("\"Personal data\""));
}

#[test]
fn what_no_schema_can_say_is_told_whole() {
    let mut plan = shop();
    plan.events.push(plan.events[0].clone());
    plan.events.push(event("", "", &[], vec![]));
    plan.events[1].properties.push(property("username", PropertyType::Integer, ""));
    let faults = json_schema(&plan, UnknownPolicy::Accepted).unwrap_err();
    insta::assert_snapshot!(faults, @r"
    In the plan the event `Order Completed` occurs more than once; keep one of them.
    In the plan one event has no name; give it one.
    In event `Signed Up` the property `username` occurs more than once; keep one of them.
    ");
    plan.events.clear();
    let faults = json_schema(&plan, UnknownPolicy::Accepted).unwrap_err();
    insta::assert_snapshot!(faults, @"The plan has no event to describe; add one first.");
}

#[test]
fn hostile_text_is_a_name_like_any_other() {
    for text in HOSTILE.into_iter().filter(|text| !text.trim().is_empty()) {
        assert_inert(text);
    }
    assert_inert(&"\"$ref\": \"#\"".repeat(900));
}

proptest! {
    #[test]
    fn any_text_is_a_name_like_any_other(text in any_text().prop_filter("no name", |it| !it.trim().is_empty())) {
        assert_inert(&text);
    }
}

#[track_caller]
fn assert_inert(text: &str) {
    let plan = filled_with(text);
    let schema = schema(&plan, UnknownPolicy::Refused);
    assert!(schema.is_valid(&json!({ "event": text, "properties": { text: "words" } })), "{text:?}");
    assert!(!schema.is_valid(&json!({ "event": text, "properties": { text: 7 } })), "{text:?}");
    assert!(!schema.is_valid(&json!({ "event": format!("{text}."), "properties": { text: "words" } })));
    let source = json_schema(&plan, UnknownPolicy::Refused).unwrap();
    assert!(source.lines().all(|line| segue::text::printable(line) == line), "{text:?} reaches a terminal");
}

fn schema(plan: &SetupPlan, unplanned: UnknownPolicy) -> Validator {
    let schema: Value = serde_json::from_str(&json_schema(plan, unplanned).unwrap()).unwrap();
    jsonschema::draft7::meta::validate(&schema).expect("a schema of draft-07");
    jsonschema::draft7::new(&schema).unwrap()
}

#[test]
fn values_are_held_to_all_that_the_plan_says_of_them() {
    let mut plan = shop();
    let mut currency = property("currency", PropertyType::String, "");
    currency.allowed = vec![AllowedValue { value: "EUR".into(), meaning: String::new() }];
    currency.nullable = true;
    let mut items = property("lines", PropertyType::Array(ItemType::Object), "");
    items.min_items = Some(1);
    items.properties = vec![Property { required: true, ..Property::new("sku", PropertyType::String) }];
    let name = plan.events[0].name.clone();
    plan.events[0].properties = vec![currency, items];
    let schema: Value =
        serde_json::from_str(&json_schema(&plan, UnknownPolicy::Accepted).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let message = |properties: Value| json!({ "type": "track", "event": name, "properties": properties });
    for right in
        [json!({ "currency": "EUR" }), json!({ "currency": null }), json!({ "lines": [{ "sku": "1" }] })]
    {
        assert!(validator.is_valid(&message(right.clone())), "{right}");
    }
    for wrong in [json!({ "currency": "eur" }), json!({ "lines": [] }), json!({ "lines": [{}] })] {
        assert!(!validator.is_valid(&message(wrong.clone())), "{wrong}");
    }
}

/// A plan of calls: every page, one page, one screen, who someone is, which group, and an alias.
fn calls() -> SetupPlan {
    let mut plan = shop();
    for (call, name, page) in [
        (Call::Page, "Page Viewed", None),
        (Call::Page, "Pricing Seen", Some("Pricing")),
        (Call::Screen, "Home Seen", Some("Home")),
        (Call::Identify, "Known", None),
        (Call::Group, "Joined", None),
        (Call::Alias, "Merged", None),
    ] {
        let mut it = event(name, "", &[], vec![property("plan", PropertyType::String, "")]);
        it.properties[0].required = name != "Page Viewed";
        it.details.call = call;
        it.details.page = page.map(str::to_owned);
        plan.events.push(it);
    }
    plan
}

#[test]
fn calls_are_judged_by_their_kind_and_name() {
    let strict = schema(&calls(), UnknownPolicy::Refused);
    let added =
        json!({ "path": "/", "referrer": "", "search": "", "title": "Docs", "url": "https://acme.test/" });
    let with = |more: Value| {
        let mut whole = added.clone();
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    };
    for right in [
        json!({ "type": "page", "userId": "7", "properties": added }),
        json!({ "type": "page", "name": "Docs", "properties": with(json!({ "plan": "team", "name": "Docs" })) }),
        json!({ "type": "page", "name": "Pricing", "properties": with(json!({ "plan": "team" })) }),
        json!({ "event": "Page Viewed", "properties": { "plan": "team" } }),
        json!({ "type": "track", "event": "Page Viewed" }),
        json!({ "type": "screen", "name": "Home", "properties": { "plan": "team", "name": "Home" } }),
        json!({ "type": "screen", "name": "Settings" }),
        json!({ "type": "identify", "userId": "7", "traits": { "plan": "team" } }),
        json!({ "type": "identify", "userId": "7", "context": { "traits": { "plan": "team" } } }),
        json!({ "type": "group", "groupId": "7", "traits": { "plan": "team" } }),
        json!({ "type": "alias", "userId": "7", "previousId": "8" }),
    ] {
        assert!(strict.is_valid(&right), "{right}");
    }
    for wrong in [
        json!({ "event": "Order Completed" }),
        json!({ "event": "Known" }),
        json!({ "type": "track" }),
        json!({ "type": "page", "properties": { "plan": 7 } }),
        json!({ "type": "page", "properties": { "shoe_size": 43 } }),
        json!({ "type": "page", "name": "Pricing" }),
        json!({ "type": "page", "name": "Pricing", "properties": { "path": "/" } }),
        json!({ "event": "Pricing Seen", "properties": { "plan": 7 } }),
        json!({ "event": "Pricing Seen" }),
        json!({ "type": "screen", "name": "Home", "properties": { "plan": "team", "url": "" } }),
        json!({ "type": "identify", "userId": "7" }),
        json!({ "type": "identify", "userId": "7", "traits": { "plan": 7 } }),
        json!({ "type": "identify", "userId": "7", "context": { "traits": { "plan": 7 } } }),
        json!({ "type": "group", "groupId": "7", "traits": { "plan": "team", "shoe_size": 43 } }),
    ] {
        assert!(!strict.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn page_viewed_that_is_planned_as_an_event_judges_page_calls_too() {
    let mut plan = shop();
    plan.events = vec![event("Page Viewed", "", &[], vec![property("plan", PropertyType::String, "")])];
    let strict = schema(&plan, UnknownPolicy::Refused);
    assert!(
        strict.is_valid(
            &json!({ "type": "page", "name": "Docs", "properties": { "url": "", "plan": "team" } })
        )
    );
    assert!(!strict.is_valid(&json!({ "type": "page", "name": "Docs", "properties": { "plan": 7 } })));
}

#[test]
fn a_closed_event_takes_no_other_properties() {
    let mut plan = shop();
    plan.events[1].details.closed = true;
    let loose = schema(&plan, UnknownPolicy::Accepted);
    assert!(!loose.is_valid(&json!({ "event": "Signed Up", "properties": { "shoe_size": 43 } })));
    assert!(loose.is_valid(&json!({ "event": "Install Attributed", "properties": { "shoe_size": 43 } })));
}
