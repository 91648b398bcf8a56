//! The plan as the macro that gives it to the others.

use super::jinja;
use crate::export::warehouse::{EventTable, PropertyColumn};
use serde_json::{Value, json};

/// A macro that returns the planned events with their tables, properties and constraints.
pub(super) fn macro_of(tables: &[EventTable]) -> String {
    let events = tables.iter().map(|table| {
        let event = jinja::literal(&event(table));
        format!("        {event}")
    });
    let events = events.collect::<Vec<_>>().join(",\n");
    format!("{{% macro segue_plan() %}}\n    {{{{ return([\n{events}\n    ]) }}}}\n{{% endmacro %}}\n")
}

fn event(table: &EventTable) -> Value {
    json!({
        "name": table.event.name,
        "tables": table.names().collect::<Vec<_>>(),
        "page": table.event.details.page,
        "properties": table.columns.iter().map(property).collect::<Vec<_>>(),
    })
}

fn property(column: &PropertyColumn) -> Value {
    let mut data = column.constraints();
    data["path"] = column.property.name.clone().into();
    data["column"] = column.column.clone().into();
    data
}
