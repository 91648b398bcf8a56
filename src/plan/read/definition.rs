//! What an event and its properties are.

use super::table::tables;
use crate::catalog::{Property, PropertyType, definition};
use crate::plan::EventDetails;
use crate::toml::{Findings, Table, to_json};
use serde_json::Map;

pub(super) fn details(table: &Table, findings: &mut Findings) -> EventDetails {
    let text = |key, findings: &mut Findings| table.any_text(key, findings).map(str::to_owned);
    EventDetails {
        call: definition::call(table, findings),
        page: text("page", findings),
        when: text("when", findings),
        owner: text("owner", findings),
        tags: table.any_texts("tags", findings),
        links: table.any_texts("links", findings),
        destinations: table.any_texts("destinations", findings),
        version: definition::version(table, findings),
        deprecated: definition::deprecation(table, findings),
        closed: table.flag("closed", findings),
        groups: table.any_texts("groups", findings),
        spec_name: text("spec_name", findings),
        guidance: text("guidance", findings),
    }
}

pub(super) fn property(table: &Table, findings: &mut Findings) -> Property {
    let kind = table.text("type", findings);
    let kind = kind.and_then(|kind| definition::property_type(&kind, findings));
    Property {
        name: table.owned("name", findings),
        kind: kind.unwrap_or(PropertyType::Any),
        properties: tables(table, "properties", findings).iter().map(|it| field(it, findings)).collect(),
        extra: Map::new(),
        ..definition::constraints(table, findings)
    }
}

fn field(table: &Table, findings: &mut Findings) -> Property {
    let is_own = |key: &str| table.schema.find(key, table.version).is_none();
    let own = table.body.entries().filter(|(key, _)| is_own(key.text));
    let extra = own.filter_map(|(key, node)| Some((key.text.to_owned(), to_json(node.value())?))).collect();
    Property { extra, ..property(table, findings) }
}
