//! Keys that segue does not know: slips, most of them.

use crate::diagnostic::{Code, Finding, did_you_mean, quoted};
use crate::toml::TableSchema;
use std::collections::HashSet;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// With what a key of the person's own starts that is none of segue's business.
const OWN: &str = "x-";

pub(super) fn find(root: &DeTable, schema: &TableSchema, version: u32, findings: &mut Vec<Finding>) {
    // Where a key was taken for a misspelling of a missing one, that was reported.
    let told: HashSet<usize> = findings.iter().map(|finding| finding.span.start).collect();
    let mut unknown = Vec::new();
    within(root, schema, version, &mut unknown);
    findings.extend(unknown.into_iter().filter(|finding| !told.contains(&finding.span.start)));
}

fn within(table: &DeTable, schema: &TableSchema, version: u32, findings: &mut Vec<Finding>) {
    for (key, node) in table {
        let Some(field) = schema.find(key.get_ref(), version) else {
            if !key.get_ref().starts_with(OWN) {
                findings.push(unknown(key.get_ref(), schema, version, key.span()));
            }
            continue;
        };
        match (field.inner, node.get_ref()) {
            (Some(schema), DeValue::Table(table)) => within(table, schema, version, findings),
            (Some(schema), DeValue::Array(list)) => {
                let tables = list.iter().filter_map(|node| node.get_ref().as_table());
                tables.for_each(|table| within(table, schema, version, findings));
            }
            _ => {}
        }
    }
}

fn unknown(key: &str, schema: &TableSchema, version: u32, span: Range<usize>) -> Finding {
    let near = did_you_mean(key, schema.keys(version).map(|field| field.name));
    let own = || format!("if it is your own, call it {}", quoted(&format!("{OWN}{key}")));
    Finding::new(Code::UnknownKey, span, format!("unknown key {} in this {}", quoted(key), schema.noun))
        .help(near.unwrap_or_else(own))
}
