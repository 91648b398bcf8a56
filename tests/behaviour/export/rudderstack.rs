//! The RudderStack export, read back by a YAML parser that is not ours and held against the rules that
//! `rudder-cli` checks.

use proptest::prelude::*;
use segue::catalog::{ItemType, PropertyType};
use segue::export::{ExportFile, KnownDefinitions, UnknownPolicy, rudderstack};
use segue::plan::SetupPlan;
use serde_json::{Value, json};
use std::collections::HashSet;
use support::plans::{HOSTILE, any_text, event, filled_with, property, shop};

#[test]
fn a_plan_is_three_files() {
    let files = rudderstack(&shop(), UnknownPolicy::Accepted, &KnownDefinitions::default()).unwrap();
    let whole = files.iter().map(|file| format!("==> {}\n{}", file.name, file.text)).collect::<Vec<_>>();
    insta::assert_snapshot!(whole.join("\n"));
}

#[test]
fn a_property_is_there_once_for_each_type() {
    let mut plan = shop();
    let total = |kind, pii: bool| {
        let mut total = property("total", kind, "");
        total.pii = pii.into();
        total
    };
    plan.events = vec![
        event("A", "", &[], vec![total(PropertyType::Number, false)]),
        event("B", "", &[], vec![total(PropertyType::String, false)]),
        event("C", "", &[], vec![total(PropertyType::Number, true)]),
        event("D", "", &[], vec![total(PropertyType::Array(ItemType::String), false)]),
        event("E", "", &[], vec![property("Total", PropertyType::Number, "")]),
    ];
    let files = Files::of(&plan, UnknownPolicy::Accepted);
    assert_eq!(
        files.properties["spec"]["properties"],
        json!([
            { "id": "total", "name": "total", "type": "number", "description": "Personal data" },
            { "id": "total_string", "name": "total", "type": "string" },
            { "id": "total_array_string", "name": "total", "type": "array", "item_type": "string" },
            { "id": "total_number", "name": "Total", "type": "number" },
        ])
    );
    let used: Vec<&Value> = files.rules().iter().map(|rule| &rule["properties"][0]["property"]).collect();
    assert_eq!(
        used,
        [
            "#property:total",
            "#property:total_string",
            "#property:total",
            "#property:total_array_string",
            "#property:total_number"
        ]
    );
}

/// Two plans of one project: the second refers to what the first defines.
#[test]
fn what_the_project_defines_already_is_referred_to() {
    let mut known = KnownDefinitions::default();
    let first = rudderstack(&shop(), UnknownPolicy::Accepted, &known).unwrap();
    for file in &first {
        known.add_other(&file.text);
    }
    let mut other = shop();
    other.events.push(event("Refund Asked", "", &[], vec![property("total", PropertyType::Boolean, "")]));
    let files = Files::read(&rudderstack(&other, UnknownPolicy::Accepted, &known).unwrap());
    let ids =
        |list: &[Value]| list.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(files.list("events")), ["refund_asked"]);
    assert_eq!(files.list("properties").len(), 1, "only the new one: {:?}", files.list("properties"));
    let plan =
        |text: &ExportFile| serde_yaml_ng::from_str::<Value>(&text.text).unwrap()["spec"]["id"].clone();
    assert_ne!(files.tracking_plan["spec"]["id"], plan(&first[2]));
    assert_eq!(files.rules().len(), other.events.len(), "rules are there for all events");
}

#[test]
fn ids_stay_where_the_plan_is_renamed_and_written_anew() {
    let first = rudderstack(&shop(), UnknownPolicy::Accepted, &KnownDefinitions::default()).unwrap();
    let mut known = KnownDefinitions::default();
    for file in &first {
        known.add_own(&file.text);
    }
    let mut renamed = shop();
    renamed.name = "Another name".to_owned();
    renamed.goals.clear();
    let again = rudderstack(&renamed, UnknownPolicy::Accepted, &known).unwrap();
    assert_eq!(first[..2], again[..2]);
    let id = |file: &ExportFile| file.text.lines().find(|it| it.starts_with("  id: ")).map(str::to_owned);
    assert!(id(&first[2]).is_some());
    assert_eq!(id(&first[2]), id(&again[2]));
}

#[test]
fn files_of_others_that_are_no_data_catalog_say_nothing() {
    for text in
        ["", "a: [", "version: 3\nservices: {}", "- 1\n- 2", "version: rudder/v1\nkind: events\nspec: 7"]
    {
        let mut known = KnownDefinitions::default();
        known.add_other(text);
        assert_eq!(known, KnownDefinitions::default(), "{text}");
    }
}

#[test]
fn ids_are_told_apart() {
    let mut plan = shop();
    plan.events = ["Order Completed", "order completed", "注文", "請求"]
        .map(|name| event(name, "", &[], vec![]))
        .into();
    let files = Files::of(&plan, UnknownPolicy::Accepted);
    let ids: Vec<&Value> = files.list("events").iter().map(|event| &event["id"]).collect();
    assert_eq!(ids, ["order_completed", "order_completed_2", "event", "event_2"]);
}

#[test]
fn page_and_screen_calls_have_no_name() {
    let mut plan = shop();
    plan.events =
        ["Page Viewed", "Screen Viewed", "Page Scrolled"].map(|name| event(name, "", &[], vec![])).into();
    assert_eq!(
        Files::of(&plan, UnknownPolicy::Accepted).events["spec"]["events"],
        json!([
            { "id": "page_viewed", "event_type": "page" },
            { "id": "screen_viewed", "event_type": "screen" },
            { "id": "page_scrolled", "name": "Page Scrolled", "event_type": "track" },
        ])
    );
}

#[test]
fn what_is_not_planned_is_refused_on_demand_only() {
    for (unplanned, accepted) in [(UnknownPolicy::Accepted, true), (UnknownPolicy::Refused, false)] {
        let files = Files::of(&shop(), unplanned);
        assert!(files.rules().iter().all(|rule| rule["additional_properties"] == accepted));
    }
}

#[test]
fn names_that_break_a_rule_are_told_whole() {
    let mut plan = shop();
    plan.events[0].name = "é".repeat(33);
    plan.events[1].properties[0].name = " username".into();
    plan.events[1].properties[1].name = "n".repeat(66);
    let faults = rudderstack(&plan, UnknownPolicy::Accepted, &KnownDefinitions::default()).unwrap_err();
    insta::assert_snapshot!(faults);
}

#[test]
fn hostile_text_breaks_no_rule() {
    for text in HOSTILE {
        assert_inert(text);
    }
    assert_inert(&"\"\\\n: - ".repeat(1500));
}

proptest! {
    #[test]
    fn any_text_breaks_no_rule(text in any_text()) {
        assert_inert(&text);
    }
}

/// Fills a plan with `text`, names shortened to what is allowed, and holds the files against the rules.
#[track_caller]
fn assert_inert(text: &str) {
    let mut plan = filled_with(text);
    let short: String = text.chars().take(16).collect();
    let name = if short.trim().is_empty() { "Empty" } else { short.trim() };
    plan.events[0].name = name.into();
    plan.events[0].properties[0].name = name.into();
    let files = Files::of(&plan, UnknownPolicy::Accepted);
    let event = &files.list("events")[0];
    assert!(event["name"] == name || ["Page Viewed", "Screen Viewed"].contains(&name), "{event}");
    assert_eq!(files.list("properties")[0]["name"], name);
    files.check();
    for file in rudderstack(&plan, UnknownPolicy::Accepted, &KnownDefinitions::default()).unwrap() {
        let printable = |line: &str| segue::text::printable(line) == line;
        assert!(file.text.lines().all(printable), "{text:?} reaches a terminal:\n{}", file.text);
    }
}

/// The three files once they are parsed.
struct Files {
    properties: Value,
    events: Value,
    tracking_plan: Value,
}

impl Files {
    #[track_caller]
    fn of(plan: &SetupPlan, unplanned: UnknownPolicy) -> Self {
        Self::read(&rudderstack(plan, unplanned, &KnownDefinitions::default()).unwrap())
    }

    #[track_caller]
    fn read(files: &[ExportFile]) -> Self {
        let [properties, events, tracking_plan] = files else { panic!("{} files", files.len()) };
        let read = |file: &ExportFile, name| {
            assert_eq!(file.name, name);
            serde_yaml_ng::from_str::<Value>(&file.text)
                .unwrap_or_else(|error| panic!("{error}:\n{}", file.text))
        };
        Self {
            properties: read(properties, "properties.yaml"),
            events: read(events, "events.yaml"),
            tracking_plan: read(tracking_plan, "tracking-plan.yaml"),
        }
    }

    fn list(&self, kind: &str) -> &[Value] {
        let file = if kind == "events" { &self.events } else { &self.properties };
        file["spec"][kind].as_array().unwrap()
    }

    fn rules(&self) -> &[Value] {
        self.tracking_plan["spec"]["rules"].as_array().unwrap()
    }

    /// Every rule that `rudder-cli validate` has for what we write.
    fn check(&self) {
        for (file, kind) in [
            (&self.properties, "properties"),
            (&self.events, "events"),
            (&self.tracking_plan, "tracking-plan"),
        ] {
            assert_eq!(file["version"], "rudder/v1");
            assert_eq!(file["kind"], kind);
            assert_is_id(&file["metadata"]["name"]);
        }
        self.check_properties();
        self.check_events();
        self.check_tracking_plan();
    }

    fn check_properties(&self) {
        for property in self.list("properties") {
            assert_is_id(&property["id"]);
            let name = property["name"].as_str().unwrap();
            assert!((1..=65).contains(&name.chars().count()) && name.trim() == name, "{name:?}");
            assert!(
                ["string", "number", "integer", "boolean", "array", "object"]
                    .contains(&property["type"].as_str().unwrap())
            );
            assert_is_description(property.get("description"));
        }
        assert_unique(self.list("properties").iter().map(|it| it["id"].to_string()));
        let kind = |it: &Value| format!("{} {} {:?}", it["name"], it["type"], it.get("item_type"));
        assert_unique(self.list("properties").iter().map(kind));
    }

    fn check_events(&self) {
        for event in self.list("events") {
            assert_is_id(&event["id"]);
            match event["event_type"].as_str().unwrap() {
                "track" => assert!((1..=64).contains(&event["name"].as_str().unwrap().len())),
                "page" | "screen" => assert_eq!(event.get("name"), None),
                other => panic!("{other}"),
            }
            assert_is_description(event.get("description"));
        }
        assert_unique(self.list("events").iter().map(|it| it["id"].to_string()));
    }

    fn check_tracking_plan(&self) {
        let spec = &self.tracking_plan["spec"];
        assert_is_id(&spec["id"]);
        assert_is_display_name(spec["display_name"].as_str().unwrap());
        assert_is_description(spec.get("description"));
        assert_unique(self.rules().iter().map(|rule| rule["id"].to_string()));
        for rule in self.rules() {
            assert_eq!(rule["type"], "event_rule");
            assert_is_id(&rule["id"]);
            assert!(self.defines("#event:", "events", &rule["event"]), "{rule}");
            for property in rule["properties"].as_array().into_iter().flatten() {
                assert!(self.defines("#property:", "properties", &property["property"]), "{property}");
                assert!(property["required"].is_boolean());
            }
        }
    }

    fn defines(&self, prefix: &str, kind: &str, reference: &Value) -> bool {
        let id = reference.as_str().unwrap().strip_prefix(prefix).unwrap();
        self.list(kind).iter().any(|entry| entry["id"] == id)
    }
}

#[track_caller]
fn assert_is_id(id: &Value) {
    let id = id.as_str().unwrap();
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    assert!(!id.is_empty() && id.chars().all(allowed), "{id:?}");
}

#[track_caller]
fn assert_is_display_name(name: &str) {
    let word = |c: char| c.is_ascii_alphanumeric() || "_,.-".contains(c);
    assert!(name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'), "{name:?}");
    assert!(name.chars().all(|c| word(c) || c == ' ') && name.ends_with(word), "{name:?}");
    assert!((3..=65).contains(&name.len()), "{name:?}");
}

#[track_caller]
fn assert_is_description(description: Option<&Value>) {
    let Some(description) = description else { return };
    let description = description.as_str().unwrap();
    assert!((3..=2000).contains(&description.chars().count()), "{description:?}");
    assert!(description.starts_with(|c: char| c.is_ascii_alphabetic()), "{description:?}");
}

#[track_caller]
fn assert_unique(values: impl Iterator<Item = String>) {
    let mut seen = HashSet::new();
    values.for_each(|value| assert!(!seen.contains(&value) && seen.insert(value.clone()), "{value} twice"));
}
