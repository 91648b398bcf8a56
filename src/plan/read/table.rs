//! Tables of a plan: those within others, and lists of them in which nothing is twice.

use crate::diagnostic::{Code, Finding, Related, quoted};
use crate::toml::{FindingSubject, Findings, Node, Table, TableBody, TableSchema, wrong_type};
use jiff::Timestamp;
use std::collections::HashMap;

/// The kind of the tables that are at `key`, one of the keys that hold some.
fn inner(table: &Table, key: &str) -> &'static TableSchema {
    table.field(key).inner.unwrap_or_else(|| unreachable!("no table stands at `{key}`"))
}

/// The table at `key`; nothing where it is left out.
pub(super) fn inner_table<'t>(parent: &Table<'t>, key: &str, findings: &mut Findings) -> Option<Table<'t>> {
    let body = parent.table(key, findings)?;
    Some(parent.within(inner(parent, key), body, findings))
}

/// The tables at `key`; none where it is left out.
pub(super) fn tables<'t>(parent: &Table<'t>, key: &str, findings: &mut Findings) -> Vec<Table<'t>> {
    let Some(bodies) = parent.tables(key, findings) else { return Vec::new() };
    let within = |body: TableBody<'t>| parent.within(inner(parent, key), body, findings);
    bodies.into_iter().map(within).collect()
}

/// The tables at `key`, no two of which have the same `identity`.
pub(super) fn unique_tables<'t>(
    parent: &Table<'t>,
    key: &str,
    identity: &str,
    findings: &mut Findings,
) -> Vec<Table<'t>> {
    let tables = tables(parent, key, findings);
    let mut seen = HashMap::new();
    for table in &tables {
        let Some(name) = table.body.get(identity).and_then(Node::as_str) else { continue };
        let place = table.value_span(identity).start;
        let first = *seen.entry(name).or_insert(place);
        if first != place {
            findings.push(twice(table, identity, name).related(Related::Here(first)));
        }
    }
    tables
}

/// The connections at `key`, no two of which have the same type and name.
pub(super) fn unique_connections<'t>(
    parent: &Table<'t>,
    key: &str,
    findings: &mut Findings,
) -> Vec<Table<'t>> {
    let tables = tables(parent, key, findings);
    let mut seen = HashMap::new();
    for table in &tables {
        let text = |key| table.body.get(key).and_then(Node::as_str);
        let Some(kind) = text("type") else { continue };
        let place = table.value_span("type").start;
        let first = *seen.entry((kind, text("name"))).or_insert(place);
        if first != place {
            let mut finding = twice(table, "type", kind);
            if text("name").is_none() && table.version > 1 {
                finding = finding.help("give each a `name` of its own, or merge the two");
            }
            findings.push(finding.related(Related::Here(first)));
        }
    }
    tables
}

fn twice(table: &Table, identity: &str, name: &str) -> Finding {
    let message = format!("there is another {} with the {identity} {}", table.schema.noun, quoted(name));
    let finding = Finding::new(Code::DuplicateName, table.value_span(identity), message);
    finding.help("merge the two, keeping what is right of both")
}

/// A point in time that may be left out.
pub(super) fn time_if_any(table: &Table, key: &str, findings: &mut Findings) -> Option<Timestamp> {
    let node = table.node(key, findings)?;
    let time = node.value().as_datetime().and_then(|time| time.to_string().parse().ok());
    if time.is_none() {
        let field = table.field(key);
        let help = format!("write a date, a time and a `Z` for UTC, without quotes: {}", field.shown());
        let finding = wrong_type(node, FindingSubject::Key(key), "a date and time in UTC", field);
        findings.push(finding.help(help));
    }
    time
}
