//! A plan is a dbt package whose tables and columns have the names that the loader gives them.

use segue::export::{ExportFile, Loader, dbt};
use serde_json::Value;
use support::plans::{filled_with, shop};

/// Names, what Segment's `go-snakecase` (at 6f94919) and what RudderStack's `rudder-transformer` 1.145.0 make of
/// them: seen by running both.
const NAMES: [(&str, &str, &str); 16] = [
    ("Order Completed", "order_completed", "order_completed"),
    ("samPLE text", "sam_ple_text", "sam_ple_text"),
    ("2FA Enabled", "2fa_enabled", "_2fa_enabled"),
    ("HTTPServer", "httpserver", "http_server"),
    ("CStringRef", "cstring_ref", "c_string_ref"),
    ("THE5r", "the5r", "the5_r"),
    ("utm2Source", "utm2_source", "utm2_source"),
    ("2ndItem", "2nd_item", "_2nd_item"),
    ("_private", "private", "_private"),
    ("__x", "x", "__x"),
    ("f_pX9", "f_p_x9", "f_p_x9"),
    ("order_id2", "order_id2", "order_id2"),
    ("Café visited", "caf_visited", "caf_visited"),
    ("50% Off", "50_off", "_50_off"),
    ("FOO:BAR$BAZ", "foo_bar_baz", "foo_bar_baz"),
    ("注文", "", ""),
];

#[test]
fn tables_and_columns_are_named_as_the_loaders_name_them() {
    for (name, segment, rudderstack) in NAMES {
        assert_eq!(Loader::Segment.column(&[name]), segment, "{name} by Segment");
        assert_eq!(Loader::Rudderstack.column(&[name]), rudderstack, "{name} by RudderStack");
    }
    assert_eq!(Loader::Rudderstack.table("Users"), "_users", "its own tables keep their names");
    assert_eq!(Loader::Segment.column(&["shipping address", "zipCode"]), "shipping_address_zip_code");
}

fn text<'d>(documents: &'d [ExportFile], name: &str) -> &'d str {
    &documents.iter().find(|document| document.name == name).unwrap_or_else(|| panic!("no {name}")).text
}

fn sources(documents: &[ExportFile]) -> Value {
    serde_yaml_ng::from_str(text(documents, "models/segue_sources.yml")).expect("YAML")
}

#[test]
fn each_event_is_a_source_with_a_test_for_each_constraint() {
    let documents = dbt(&shop(), Loader::Segment).expect("names that can be told apart");
    let sources = sources(&documents);
    let tables = sources["sources"][0]["tables"].as_array().expect("tables");
    assert_eq!(tables.len(), shop().events.len());
    let order = tables.iter().find(|it| it["name"] == "order_completed").expect("the table of an event");
    assert_eq!(order["data_tests"][0], "segue_arrives");
    let column = |name: &str| {
        let columns = order["columns"].as_array().expect("columns");
        columns.iter().find(|it| it["name"] == name).unwrap_or_else(|| panic!("no {name}"))
    };
    assert_eq!(column("total")["data_tests"][0]["segue_type"]["arguments"]["type"], "number");
    assert_eq!(column("products")["data_tests"][0]["segue_type"]["arguments"]["type"], "array");
}

#[test]
fn what_a_plan_says_is_no_jinja() {
    let plan = filled_with("{{ env_var('HOME') }} {% raw %} {# x #} 'q' \"d\" \\");
    let Ok(documents) = dbt(&plan, Loader::Segment) else { panic!("these names can be told apart") };
    for document in &documents {
        let ours = document.name.starts_with("macros") && !document.name.contains("plan");
        assert!(ours || !document.text.contains("{{ env_var"), "{}:\n{}", document.name, document.text);
    }
}

#[test]
fn names_that_a_warehouse_cannot_tell_apart_are_told_before_anything_is_written() {
    let mut plan = shop();
    plan.events[0].name = "Order Completed".into();
    plan.events[1].name = "order_completed".into();
    plan.events[1].properties[0].name = "注文".into();
    plan.events[1].properties[1].name = "userId".into();
    let problems = dbt(&plan, Loader::Segment).expect_err("two events in one table").to_string();
    for part in [
        "share the table `order_completed`",
        "`注文` has no letter or digit",
        "the column `user_id` itself",
    ] {
        assert!(problems.contains(part), "{part} is not told:\n{problems}");
    }
}

#[test]
fn what_a_table_cannot_hold_is_told_before_anything_is_written() {
    let mut plan = shop();
    plan.events[0].name = "Tracks".into();
    plan.events[1].properties[0].name = "order".into();
    plan.events[1].properties[1].name = "_order".into();
    let one = plan.events[1].properties[0].clone();
    for number in 0..200 {
        let mut more = one.clone();
        more.name = format!("extra{number}");
        plan.events[1].properties.push(more);
    }
    let segment = dbt(&plan, Loader::Segment).expect_err("an event in the table of all").to_string();
    assert!(segment.contains("all calls of a kind in the table `tracks`"), "{segment}");
    assert!(!segment.contains("leave some out"), "its warehouses take more:\n{segment}");
    let rudderstack = dbt(&plan, Loader::Rudderstack).expect_err("too many columns").to_string();
    assert!(!rudderstack.contains("all calls of a kind"), "its table is `_tracks`:\n{rudderstack}");
    for part in ["its table takes 186", "share a column where the warehouse reserves `order`"] {
        assert!(rudderstack.contains(part), "{part} is not told:\n{rudderstack}");
    }
}

#[test]
fn a_page_counts_where_it_is_sent_as_a_track_call_too() {
    let mut plan = shop();
    plan.events[0].name = "Page Viewed".into();
    let documents = dbt(&plan, Loader::Segment).expect("names that can be told apart");
    assert!(text(&documents, "macros/segue_plan.sql").contains("'tables': ['pages', 'page_viewed']"));
    let arrives = &sources(&documents)["sources"][0]["tables"][0]["data_tests"][0];
    assert_eq!(arrives["segue_arrives"]["arguments"]["or_in"], "page_viewed");
}
