//! The tables of the planned events as dbt sources, with a test for each constraint.

use super::jinja;
use crate::export::text::said;
use crate::export::warehouse::{EventTable, PropertyColumn};
use crate::plan::SetupPlan;
use serde_json::{Map, Value, json};

/// Hours without a new message after which dbt warns. Segment promises to load within 24 hours.
const STALE_AFTER: u32 = 48;

pub(super) fn sources(plan: &SetupPlan, tables: &[EventTable]) -> Value {
    json!({
        "version": 2,
        "sources": [{
            "name": "segue",
            "description": jinja::text(&format!("What the plan {} has the loader bring", plan.name)),
            "database": "{{ var('segue_database', target.database) }}",
            "schema": "{{ var('segue_schema') }}",
            "config": {
                "loaded_at_field": "received_at",
                "freshness": { "warn_after": { "count": STALE_AFTER, "period": "hour" } },
            },
            "tables": tables.iter().map(table).collect::<Vec<_>>(),
        }],
    })
}

fn table(table: &EventTable) -> Value {
    let mut entry = Map::new();
    entry.insert("name".to_owned(), table.table.clone().into());
    describe(&mut entry, &table.event.description);
    let use_cases: Vec<_> = table.event.use_cases.iter().map(|it| jinja::text(it)).collect();
    let meta = json!({ "event": jinja::text(&table.event.name), "use_cases": use_cases });
    entry.insert("config".to_owned(), json!({ "meta": meta }));
    let arrives = match &table.tracked {
        Some(tracked) => test("segue_arrives", json!({ "or_in": tracked })),
        None => "segue_arrives".into(),
    };
    entry.insert("data_tests".to_owned(), json!([arrives]));
    if !table.columns.is_empty() {
        let columns = table.columns.iter().map(column).collect::<Vec<_>>();
        entry.insert("columns".to_owned(), columns.into());
    }
    entry.into()
}

fn column(column: &PropertyColumn) -> Value {
    let property = column.property;
    let mut entry = Map::new();
    entry.insert("name".to_owned(), column.column.clone().into());
    describe(&mut entry, &property.description);
    let mut meta = Map::from_iter([("property".to_owned(), jinja::text(&property.name).into())]);
    if property.pii.is_personal() {
        meta.insert("pii".to_owned(), property.pii.into());
    }
    entry.insert("config".to_owned(), json!({ "meta": meta }));
    let tests = data_tests(column);
    if !tests.is_empty() {
        entry.insert("data_tests".to_owned(), tests.into());
    }
    entry.into()
}

fn describe(entry: &mut Map<String, Value>, description: &str) {
    if let Some(description) = said(Some(description)) {
        entry.insert("description".to_owned(), jinja::text(description).into());
    }
}

fn data_tests(column: &PropertyColumn) -> Vec<Value> {
    let mut tests = Vec::new();
    if column.property.required {
        tests.push(test("segue_present", json!({ "at_least": 1 })));
    }
    if let Some(kind) = column.kind() {
        tests.push(test("segue_type", json!({ "type": kind })));
    }
    let allowed = column.allowed();
    if !allowed.is_empty() {
        tests.push(test(
            "segue_allowed",
            json!({ "values": allowed.iter().map(in_yaml).collect::<Vec<_>>() }),
        ));
    }
    let property = column.property;
    let bounds = json!({ "minimum": property.minimum, "maximum": property.maximum });
    let lengths = json!({ "min_length": property.min_length, "max_length": property.max_length });
    for (name, arguments) in [("segue_bounds", bounds), ("segue_length", lengths)] {
        let given = present(arguments);
        if !given.is_empty() {
            tests.push(test(name, given));
        }
    }
    if let Some(pattern) = &property.pattern {
        tests.push(test("segue_pattern", json!({ "pattern": jinja::text(pattern) })));
    }
    tests
}

fn test(name: &str, arguments: impl Into<Value>) -> Value {
    json!({ name: { "arguments": arguments.into() } })
}

/// The entries of an object that are not null.
fn present(object: Value) -> Map<String, Value> {
    let Value::Object(entries) = object else { return Map::new() };
    entries.into_iter().filter(|(_, value)| !value.is_null()).collect()
}

fn in_yaml(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |text| jinja::text(text).into())
}
