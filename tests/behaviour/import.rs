//! `segue import`: tracking plans that people have already, as a catalog.

mod seen;

use proptest::prelude::*;
use segue::catalog::{Call, PropertyType};
use segue::export::{ExportOptions, Format};
use segue::import::{ColumnNames, ImportFile, ImportFormat, Imported, import};
use segue::plan::PlannedProperty;
use serde_json::json;
use std::fs;
use support::plans::{any_property, event, property, shop};
use support::program::{segue, told};

fn file(name: &str, text: impl Into<String>) -> ImportFile {
    ImportFile { name: name.to_owned(), text: text.into() }
}

#[track_caller]
fn taken(files: &[ImportFile]) -> (ImportFormat, Imported) {
    import(files, None, &ColumnNames::default()).expect("a tracking plan")
}

/// Names, types and what is demanded, in short.
fn told_of(imported: &Imported) -> Vec<String> {
    let mut lines = Vec::new();
    for it in &imported.events {
        let area = it.area.as_deref().unwrap_or("-");
        lines.push(format!("{} [{area}] {}", it.event.name, it.event.call.name()));
        for property in &it.event.properties {
            let required = if property.required { " required" } else { "" };
            lines.push(format!("  {}: {}{required}", property.name, property.kind));
        }
    }
    lines
}

/// What a catalog cannot say, in short.
fn lost(imported: &Imported) -> Vec<String> {
    imported.losses.iter().map(|(kind, count)| format!("{count} {kind}")).collect()
}

#[test]
fn a_segment_tracking_plan_is_taken_in() {
    let rule = |key: &str, kind: &str, part: &str, fields: serde_json::Value| {
        json!({ "key": key, "type": kind, "jsonSchema": {
            "description": "A sentence.", "labels": { "area": "checkout", "owner": "Shop" },
            "properties": { part: fields } } })
    };
    let order = json!({ "type": "object", "additionalProperties": false, "required": ["total"], "properties": {
        "total": { "type": ["number", "null"], "minimum": 0 },
        "currency": { "type": "string", "enum": ["EUR", "USD"], "pattern": "^[A-Z]{3}$" },
        "items": { "type": "array", "items": { "type": "object", "properties": { "sku": { "type": "string" } } } } } });
    let email =
        json!({ "type": "object", "properties": { "email": { "type": "string", "format": "email" } } });
    let rules = json!({ "name": "Shop", "rules": [
        rule("Order Completed", "TRACK", "properties", order),
        rule("", "IDENTIFY", "traits", email.clone()),
        rule("", "COMMON", "properties", email),
    ] });
    let (format, imported) = taken(&[file("plan.json", rules.to_string())]);
    assert_eq!((format, imported.title.as_str()), (ImportFormat::Segment, "Shop"));
    assert_eq!(
        told_of(&imported),
        [
            "Order Completed [checkout] track",
            "  total: number required",
            "  currency: string",
            "  items: array<object>",
            "Identify [checkout] identify",
            "  email: string",
        ]
    );
    let order = &imported.events[0].event;
    assert!(order.closed && order.properties[0].nullable);
    assert_eq!(order.owner.as_deref(), Some("Shop"));
    assert_eq!(order.properties[1].allowed.len(), 2);
    assert_eq!(order.properties[2].properties[0].name, "sku");
    assert_eq!(imported.common[0].name, "email");
    assert_eq!(imported.losses.total(), 0, "{:?}", imported.losses);
}

#[test]
fn what_a_catalog_cannot_say_is_counted() {
    let schema = json!({ "title": "Viewed", "properties": {
        "a": { "type": "number", "multipleOf": 0.01 },
        "b": { "anyOf": [{ "type": "string" }, { "type": "number" }] },
        "c": { "$ref": "other.json#/c" },
        "d": { "type": "integer", "exclusiveMinimum": 0 },
        "e": { "type": "number", "exclusiveMaximum": 1 },
        "f": { "anyOf": [{ "type": "string", "maxLength": 3 }, { "type": "null" }] },
        "g": { "type": "string", "enum": ["a", 7] } } });
    let (_, imported) = taken(&[file("viewed.json", schema.to_string())]);
    assert_eq!(
        lost(&imported),
        [
            "1 `anyOf`",
            "1 `enum` that contradicts something else",
            "1 `exclusiveMaximum`",
            "1 `multipleOf`",
            "1 references to other files",
        ]
    );
    let properties = &imported.events[0].event.properties;
    assert_eq!(properties[3].minimum, Some(1.into()), "the next whole number is the bound");
    assert!(properties[5].nullable && properties[5].max_length == Some(3));
}

#[test]
fn references_within_a_file_are_followed_and_circles_end() {
    let schema = json!({ "title": "Viewed", "definitions": {
            "money": { "type": "number", "minimum": 0 },
            "node": { "type": "object", "properties": { "next": { "$ref": "#/definitions/node" } } },
            "self": { "$ref": "#/definitions/self" } },
        "properties": { "price": { "$ref": "#/definitions/money" }, "tree": { "$ref": "#/definitions/node" },
            "loop": { "$ref": "#/definitions/self" } } });
    let (_, imported) = taken(&[file("viewed.json", schema.to_string())]);
    assert_eq!(imported.events[0].event.properties[0].minimum, Some(0.into()));
    assert!(imported.losses.total() > 0, "what goes on for ever is told");
}

#[test]
fn a_schema_that_multiplies_ends() {
    let mut definitions = serde_json::Map::new();
    for level in 0..30 {
        let next = json!({ "$ref": format!("#/definitions/l{}", level + 1) });
        definitions.insert(format!("l{level}"), json!({ "properties": { "a": next, "b": next } }));
    }
    let schema = json!({ "title": "E", "definitions": definitions, "properties": { "x": { "$ref": "#/definitions/l0" } } });
    let (_, imported) = taken(&[file("e.json", schema.to_string())]);
    assert!(imported.losses.total() > 0);
}

#[test]
fn self_describing_schemas_are_events_of_their_vendor() {
    let schema = json!({ "$schema": "http://iglucentral.com/schemas/self-desc/jsonschema/1-0-0#",
        "self": { "vendor": "com.acme", "name": "order_completed", "format": "jsonschema", "version": "1-0-0" },
        "description": "A shopper paid.", "type": "object", "properties": { "total": { "type": "number" } },
        "required": ["total"], "additionalProperties": false });
    let (format, imported) = taken(&[file("1-0-0", schema.to_string())]);
    assert_eq!(format, ImportFormat::JsonSchema);
    assert_eq!(told_of(&imported), ["order_completed [com.acme] track", "  total: number required"]);
    assert_eq!(imported.events[0].event.version.as_deref(), Some("1-0-0"));
}

#[test]
fn a_rudderstack_data_catalog_is_taken_in_from_its_files() {
    let properties = "version: rudder/v1\nkind: properties\nspec:\n  properties:\n    - {id: total, name: total, type: number, config: {minimum: 0}}\n    - {id: plan, name: plan, type: '#custom-type:tier'}\n";
    let types = "version: rudder/v1\nkind: custom-types\nspec:\n  types:\n    - {id: tier, name: Tier, type: string, config: {enum: [free, paid]}}\n";
    let events = "version: rudder/v1\nkind: events\nspec:\n  events:\n    - {id: done, name: Order Done, event_type: track, category: '#category:shop'}\n    - {id: seen, event_type: page}\n";
    let plan = "version: rudder/v1\nkind: tracking-plan\nspec:\n  id: p\n  display_name: Acme\n  rules:\n    - type: event_rule\n      id: r\n      event: '#event:done'\n      additional_properties: false\n      properties:\n        - {property: '#property:total', required: true}\n        - {property: '#property:plan', required: false}\n";
    let files = [properties, types, events, plan].map(|text| file("f.yaml", text));
    let (format, imported) = taken(&files);
    assert_eq!((format, imported.title.as_str()), (ImportFormat::Rudderstack, "Acme"));
    assert_eq!(
        told_of(&imported),
        ["Order Done [shop] track", "  total: number required", "  plan: string", "Page Viewed [-] page"]
    );
    assert_eq!(imported.events[0].event.properties[1].allowed.len(), 2, "a custom type's values");
    assert!(imported.events[0].event.closed);
}

#[test]
fn an_mparticle_data_plan_is_taken_in() {
    let point = json!({ "description": "A shopper paid.",
        "match": { "type": "custom_event", "criteria": { "event_name": "Order Completed", "custom_event_type": "transaction" } },
        "validator": { "type": "json_schema", "definition": { "properties": { "data": { "properties": {
            "custom_attributes": { "properties": { "total": { "type": "number" } }, "required": ["total"], "additionalProperties": false } } } } } } });
    let plan = json!({ "data_plan_name": "Acme", "version_document": { "data_points": [point, { "match": { "type": "user_identities" } }] } });
    let (format, imported) = taken(&[file("plan.json", plan.to_string())]);
    assert_eq!(format, ImportFormat::Mparticle);
    assert_eq!(told_of(&imported), ["Order Completed [transaction] track", "  total: number required"]);
    assert_eq!(imported.losses.total(), 1, "a data point of another type");
}

#[test]
fn a_table_says_by_its_header_what_is_what() {
    let table = "Event Name;Property;Data type;Required;Allowed values;Area\nOrder Completed;total;decimal;yes;;Checkout\n;currency;text;;EUR|USD;\nSigned Up;;;;;Accounts\n";
    let (format, imported) = taken(&[file("plan.csv", table)]);
    assert_eq!(format, ImportFormat::Csv);
    assert_eq!(
        told_of(&imported),
        [
            "Order Completed [Checkout] track",
            "  total: number required",
            "  currency: string",
            "Signed Up [Accounts] track"
        ]
    );
    assert_eq!(imported.events[0].event.properties[1].allowed.len(), 2);
}

#[test]
fn a_column_may_be_named() {
    let table = "What,Key\nOrder Completed,total\n";
    let refused = import(&[file("p.csv", table)], None, &ColumnNames::default()).unwrap_err().to_string();
    assert!(refused.contains("has no column for event") && refused.contains("`What`, `Key`"), "{refused}");
    let columns = ColumnNames::parse(["event=what", "property=Key"]).unwrap();
    let (_, imported) = import(&[file("p.csv", table)], None, &columns).unwrap();
    assert_eq!(told_of(&imported), ["Order Completed [-] track", "  total: any"]);
    assert!(ColumnNames::parse(["evnt=What"]).unwrap_err().to_string().contains("did you mean `event`?"));
}

#[test]
fn what_cannot_be_read_is_told_in_a_sentence() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let anchor = |at: usize| format!("a{at}: &a{at} [*a{}, *a{}]\n", at - 1, at - 1);
    let anchors = (1..30).map(anchor).collect::<Vec<_>>().concat();
    let multiplied = format!("version: rudder/v1\na0: &a0 [x]\n{anchors}");
    for (text, from) in [
        (deep, ImportFormat::Segment),
        (multiplied, ImportFormat::Rudderstack),
        ("{".into(), ImportFormat::Mparticle),
        ("{}".into(), ImportFormat::Segment),
    ] {
        let error =
            import(&[file("x.json", text)], Some(from), &ColumnNames::default()).unwrap_err().to_string();
        assert!(error.starts_with("`x.json` ") && error.len() < 400, "{error}");
    }
    assert!(
        import(&[file("x.bin", "what")], None, &ColumnNames::default())
            .unwrap_err()
            .to_string()
            .contains("--from")
    );
}

proptest! {
    /// What segue exports and takes in again is what it was, in each form that can say all of it.
    #[test]
    fn what_was_exported_comes_back(properties in prop::collection::vec(any_property(), 1..6)) {
        let mut plan = shop();
        let mut properties = properties;
        properties.sort_by(|one, other| one.name.cmp(&other.name));
        properties.dedup_by(|one, other| one.name == other.name);
        let planned = properties.iter().map(PlannedProperty::from).collect();
        plan.events = vec![event("Order Completed", "A shopper paid.", &[], planned)];
        for format in [Format::Segment, Format::JsonSchema] {
            let text = format.export(&plan, &ExportOptions::default()).unwrap().into_texts().concat();
            let (_, imported) = taken(&[file("plan.json", text)]);
            let event = &imported.events[0].event;
            prop_assert_eq!(&event.name, "Order Completed");
            prop_assert_eq!(&event.description, "A shopper paid.");
            prop_assert_eq!(&event.properties, &properties, "{}", format);
            prop_assert_eq!(imported.losses.total(), 0);
        }
    }
}

const PLAN: &str = r#"{ "name": "Acme", "rules": [{ "key": "Order Completed", "type": "TRACK", "jsonSchema":
{ "properties": { "properties": { "properties": { "total": { "type": "number", "multipleOf": 1 } } } } } }] }"#;

#[test]
fn from_a_file_over_a_catalog_to_a_plan() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.json"), PLAN).unwrap();
    let run = |arguments: &[&str]| told(segue(folder.path(), arguments));
    let (stdout, stderr, code) = run(&["import", "plan.json", "--output", "acme.toml"]);
    assert_eq!((&*stderr, code), ("", 0));
    assert_eq!(
        stdout,
        "Wrote  acme.toml: 1 event and 1 property, from a Segment tracking plan\nLost   1 x `multipleOf`\nNext   segue --catalog acme.toml\n"
    );
    assert_eq!(run(&["catalog", "check", "acme.toml"]).2, 0);
    assert_eq!(run(&["plan", "--catalog", "acme.toml", "--goal", "acme", "--all", "-o", "plan.toml"]).2, 0);
    assert_eq!(run(&["check", "plan.toml", "--catalog", "acme.toml"]).2, 0);
    let (_, stderr, code) = run(&["import", "plan.json", "--output", "acme.toml"]);
    assert!(stderr.contains("acme.toml") && code == 1, "nothing is written over: {stderr}");
    let (stdout, ..) =
        run(&["import", "plan.json", "--output", "acme.toml", "--force", "--format", "json"]);
    let summary: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(
        summary,
        json!({ "form": "segment", "events": 1, "properties": 1, "lost": { "`multipleOf`": 1 } })
    );
}

#[test]
fn calls_of_an_exported_schema_come_back() {
    let mut plan = shop();
    plan.events.truncate(1);
    for (call, page) in
        [(Call::Page, Some("Pricing")), (Call::Screen, None), (Call::Identify, None), (Call::Group, None)]
    {
        let mut event =
            event(call.name(), "", &[], vec![property("plan", PropertyType::String, "What is paid for")]);
        event.details.call = call;
        event.details.page = page.map(str::to_owned);
        event.details.closed = call == Call::Group;
        plan.events.push(event);
    }
    let text = Format::JsonSchema.export(&plan, &ExportOptions::default()).unwrap().into_texts().concat();
    let (_, imported) = taken(&[file("plan.json", text)]);
    assert_eq!(imported.events.len(), plan.events.len());
    for (imported, planned) in imported.events.iter().zip(&plan.events).skip(1) {
        let (event, details) = (&imported.event, &planned.details);
        assert_eq!((&event.name, event.call, &event.page), (&planned.name, details.call, &details.page));
        assert_eq!(event.closed, details.closed, "{}", event.name);
        assert_eq!(event.properties, [planned.properties[0].definition.clone()]);
    }
    assert_eq!(imported.losses.total(), 0);
}
