//! Shapes that public tracking plans have.

use super::{file, lost, taken, told_of};
use serde_json::json;
use std::fs;
use support::program::{segue, told};

/// Seen in the `plan.json` that Typewriter 9.2 keeps of its own events: the schema is that of the properties.
#[test]
fn rules_of_which_typewriter_lifted_the_properties_are_taken_in() {
    let rule = json!({ "key": "Command Init", "type": "TRACK", "version": 2, "jsonSchema": {
        "type": "object", "required": ["sdk"], "eventMetadata": { "type": "TRACK" },
        "properties": { "sdk": { "type": "string", "id": "/properties/sdk" }, "": { "type": "array" } } } });
    let (_, imported) = taken(&[file("plan.json", json!({ "rules": [rule] }).to_string())]);
    assert_eq!(told_of(&imported), ["Command Init [-] track", "  sdk: string required"]);
    assert_eq!(imported.events[0].event.version.as_deref(), Some("2"));
    assert_eq!(lost(&imported), ["1 properties without a name"]);
}

/// As teams keep rules in files of their own, from which a script makes those of the Public API.
#[test]
fn rules_with_the_properties_in_them_are_taken_in() {
    let rules = "rules:\n  - key: Panel Closed\n    type: TRACK\n    description: Closed.\n    properties:\n      \
                 tags: {type: [array], items: {type: [string]}}\n";
    let (_, imported) = taken(&[file("panel.yml", rules)]);
    assert_eq!(told_of(&imported), ["Panel Closed [-] track", "  tags: array<string>"]);
    assert_eq!(imported.losses.total(), 0, "{:?}", imported.losses);
}

#[test]
fn a_list_of_properties_that_say_their_names_is_taken_in() {
    let event = "name: Trial Started\narea: billing\nproperties:\n- name: plan\n  type: string\n  required: true\n\
                 - name: any\n  type: any\n";
    let files = [file("trial.yaml", event), file("plan.yaml", "display_name: Acme\n")];
    let (_, imported) = taken(&files);
    let expected = ["Trial Started [billing] track", "  plan: string required", "  any: any"];
    assert_eq!(told_of(&imported), expected);
    assert_eq!(lost(&imported), ["1 files without a schema"]);
}

/// Registries keep each version of a schema in a file of its own, named by the version alone.
#[test]
fn of_a_registry_the_newest_versions_are_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    for (vendor, version, property) in
        [("com.acme", "1-0-2", "old"), ("com.acme", "1-0-10", "new"), ("org.other", "1-0-0", "another")]
    {
        let inside = folder.path().join(format!("schemas/{vendor}/event/jsonschema"));
        fs::create_dir_all(&inside).unwrap();
        let schema = json!({ "self": { "vendor": vendor, "name": "event", "version": version },
            "properties": { property: { "type": "integer", "maximum": u64::MAX } } });
        fs::write(inside.join(version), schema.to_string()).unwrap();
    }
    let (catalog, stderr, code) = told(segue(folder.path(), &["import", "schemas"]));
    assert_eq!((&*stderr, code), ("", 0));
    assert!(catalog.contains("name = \"new\"") && !catalog.contains("name = \"old\""), "{catalog}");
    assert!(catalog.contains("name = \"org.other/event\""), "{catalog}");
    assert!(catalog.contains("#   1 x earlier versions of an event"), "{catalog}");
}

#[test]
fn item_types_of_rudderstack_are_kept_wherever_they_are_said() {
    let project = "version: rudder/v0.1\nkind: properties\nspec:\n  properties:\n    \
                   - {id: a, name: a, type: array, propConfig: {itemTypes: [string]}}\n    \
                   - {id: b, name: b, type: array, config: {item_types: [string, integer]}}\n    \
                   - {id: c, name: c, type: array, item_type: number}\n  events:\n    \
                   - {id: e, name: Done, event_type: track}\n  rules:\n    - event: {$ref: '#/events/x/e'}\n      \
                   properties: [{$ref: '#/properties/x/a'}, {$ref: '#/properties/x/b'}, {$ref: '#/properties/x/c'}]\n";
    let (_, imported) = taken(&[file("project.yaml", project)]);
    let expected = ["Done [-] track", "  a: array<string>", "  b: array<any>", "  c: array<number>"];
    assert_eq!(told_of(&imported), expected);
    assert_eq!(lost(&imported), ["1 types of the items of lists"]);
}

#[test]
fn actions_with_products_and_attributes_of_users_are_taken_in() {
    let point = |kind: &str, criteria: serde_json::Value, definition: serde_json::Value| {
        json!({ "match": { "type": kind, "criteria": criteria },
                "validator": { "type": "json_schema", "definition": definition } })
    };
    let products = json!({ "type": "array", "items": { "type": "object", "properties": { "id": { "type": "string" } } } });
    let data = json!({ "properties": { "data": { "properties": {
        "product_action": { "properties": { "products": products } },
        "custom_attributes": { "properties": { "color": { "type": "string" } } } } } } });
    let version = |number: u32, name: &str| {
        json!({ "version": number, "version_document": { "data_points": [
            point("product_action", json!({ "action": name }), data.clone()),
            point("user_attributes", json!({}), json!({ "properties": { "plan": { "type": "string" } }, "required": ["plan"] })),
        ] } })
    };
    let plan = json!({ "data_plan_versions": [version(2, "add_to_cart"), version(1, "remove_from_cart")] });
    let (_, imported) = taken(&[file("plan.json", plan.to_string())]);
    assert_eq!(
        told_of(&imported),
        [
            "add_to_cart [-] track",
            "  color: string",
            "  products: array<object>",
            "Identify [-] identify",
            "  plan: string required",
        ]
    );
}
