//! From the text of a file to the plan it holds, or to everything that keeps it from being one.
//!
//! Keys that segue does not know are no fault here: they are the person's own and stay in the file.

mod findings;
mod shape;
mod table;

use findings::Findings;
pub(super) use shape::{PLAN, Shape, Within};
use table::Table;

use super::{
    CatalogReference, Declined, DeclinedProperty, Kept, KeptProperty, PlannedConnection, PlannedEvent,
    PlannedProperty, Progress, Reference, SetupPlan, VERSION, Verification,
};
use crate::fault::{Faults, Finding, conflicts, other_format};
use std::cmp::Ordering;
use toml::de::{DeTable, Error};

impl SetupPlan {
    /// The plan that `text`, the content of the file `path`, holds.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in the order of the text: broken TOML, missing keys, values of
    /// another type, things that stand twice. A plan of a later version than [`VERSION`] is refused as such.
    pub fn parse(path: &str, text: &str) -> Result<Self, Faults> {
        let conflicts = conflicts(text);
        if !conflicts.is_empty() {
            return Err(Faults::locate(path, text, conflicts));
        }
        let (root, errors) = DeTable::parse_recoverable(text);
        let (plan, findings) = read(text, root.get_ref(), &errors);
        match plan {
            Some(plan) if findings.is_empty() => Ok(plan),
            _ => Err(Faults::locate(path, text, findings)),
        }
    }
}

/// What `root`, made of `text`, holds, and what is wrong with it; nothing where it is no plan of this version.
/// Where anything is wrong, the plan holds stand-ins.
pub(super) fn read(text: &str, root: &DeTable, errors: &[Error]) -> (Option<SetupPlan>, Vec<Finding>) {
    let root = Table { entries: root, span: 0..0, shape: &PLAN };
    let mut findings = Findings::default();
    if let Some(finding) = foreign(text, &root, &mut findings) {
        return (None, vec![finding]);
    }
    let plan = plan(&root, &mut findings);
    (Some(plan), findings.with_syntax(text, errors))
}

/// What to do about a file that is no plan.
const MAKE_ONE: &str = "make a plan with `segue`, or without questions with `segue plan`";

/// Why this is no plan that this program reads, in which case nothing else can be said of it.
fn foreign(text: &str, root: &Table, findings: &mut Findings) -> Option<Finding> {
    if let Some(format) = other_format(text) {
        return Some(Finding::new(0..0, format!("this is {format}, not TOML")).help(MAKE_ONE));
    }
    if resembles_catalog(root) {
        let finding = Finding::new(0..0, "this is a catalog, not a setup plan");
        return Some(finding.help("check it with `segue catalog check`"));
    }
    if !root.entries.keys().any(|key| PLAN.within(key.get_ref()).is_some()) {
        let finding = Finding::new(0..0, "there is nothing of a setup plan in this file");
        return Some(finding.help(MAKE_ONE));
    }
    let version = root.integer("version", findings)?;
    let finding = Finding::new(root.value_span("version"), format!("this is a plan of version {version}"));
    let finding = finding.label(format!("this segue reads version {VERSION}"));
    match version.cmp(&VERSION) {
        Ordering::Less => Some(finding.help(format!("write `version = {VERSION}`"))),
        Ordering::Equal => None,
        Ordering::Greater => Some(finding.help("read it with a newer segue")),
    }
}

/// Whether `root` has what catalogs have and plans have not.
fn resembles_catalog(root: &Table) -> bool {
    let telling = ["edition", "sources", "destinations", "origins", "extends"];
    telling.iter().filter(|key| root.entries.contains_key(**key)).count() > 1
}

/// Whether `text`, which does not hold a plan as it is, was meant to be one.
pub(super) fn resembles_plan(text: &str) -> bool {
    let (root, _) = DeTable::parse_recoverable(text);
    // Keys that no catalog has.
    let telling = ["version", "created", "updated", "catalog", "destination", "declined"];
    telling.iter().filter(|key| root.get_ref().contains_key(**key)).count() > 1
}

fn plan(root: &Table, findings: &mut Findings) -> SetupPlan {
    SetupPlan {
        name: root.text("name", findings),
        created: root.time("created", findings),
        updated: root.time("updated", findings),
        catalog: catalog(root, findings),
        goal: goal(root, findings),
        use_cases: all(&root.unique_tables("use_case", "id", findings), reference, findings),
        events: all(&root.unique_tables("event", "name", findings), event, findings),
        sources: all(&root.unique_tables("source", "type", findings), connection, findings),
        destinations: all(&root.unique_tables("destination", "type", findings), connection, findings),
        verify: root.table("verify", findings).map(|it| verification(&it, findings)).unwrap_or_default(),
        declined: root.table("declined", findings).map(|it| declined(&it, findings)).unwrap_or_default(),
    }
}

fn all<T>(tables: &[Table], read: fn(&Table, &mut Findings) -> T, findings: &mut Findings) -> Vec<T> {
    tables.iter().map(|table| read(table, findings)).collect()
}

fn catalog(root: &Table, findings: &mut Findings) -> CatalogReference {
    match root.required_table("catalog", findings) {
        Some(table) => CatalogReference {
            id: table.identity("id", findings),
            edition: table.text("edition", findings),
        },
        None => CatalogReference { id: String::new(), edition: String::new() },
    }
}

fn goal(root: &Table, findings: &mut Findings) -> Reference {
    match root.required_table("goal", findings) {
        Some(table) => reference(&table, findings),
        None => Reference { id: String::new(), title: String::new() },
    }
}

fn reference(table: &Table, findings: &mut Findings) -> Reference {
    Reference { id: table.identity("id", findings), title: table.text("title", findings) }
}

fn event(table: &Table, findings: &mut Findings) -> PlannedEvent {
    PlannedEvent {
        name: table.identity("name", findings),
        description: table.text_if_any("description", findings).unwrap_or_default(),
        use_cases: table.texts("use_cases", findings),
        progress: progress(table, findings),
        note: table.text_if_any("note", findings),
        properties: all(&table.unique_tables("property", "name", findings), property, findings),
    }
}

fn property(table: &Table, findings: &mut Findings) -> PlannedProperty {
    PlannedProperty {
        name: table.identity("name", findings),
        kind: table.property_type("type", findings),
        description: table.text_if_any("description", findings).unwrap_or_default(),
        pii: table.flag("pii", findings),
        required: table.flag("required", findings),
    }
}

fn connection(table: &Table, findings: &mut Findings) -> PlannedConnection {
    PlannedConnection {
        kind: table.identity("type", findings),
        name: table.text_if_any("name", findings),
        use_cases: table.texts("use_cases", findings),
        progress: progress(table, findings),
        note: table.text_if_any("note", findings),
    }
}

fn progress(table: &Table, findings: &mut Findings) -> Progress {
    Progress { dev: table.flag("dev", findings), prod: table.flag("prod", findings) }
}

fn verification(table: &Table, findings: &mut Findings) -> Verification {
    Verification { progress: progress(table, findings), note: table.text_if_any("note", findings) }
}

fn declined(table: &Table, findings: &mut Findings) -> Declined {
    Declined {
        events: table.texts("events", findings),
        properties: all(&table.tables("properties", findings), declined_property, findings),
        sources: table.texts("sources", findings),
        destinations: table.texts("destinations", findings),
        kept: table.table("kept", findings).map(|it| kept(&it, findings)).unwrap_or_default(),
    }
}

fn declined_property(table: &Table, findings: &mut Findings) -> DeclinedProperty {
    DeclinedProperty { event: table.identity("event", findings), name: table.identity("name", findings) }
}

fn kept(table: &Table, findings: &mut Findings) -> Kept {
    Kept {
        events: all(&table.unique_tables("event", "name", findings), event, findings),
        properties: all(&table.tables("property", findings), kept_property, findings),
        sources: all(&table.unique_tables("source", "type", findings), connection, findings),
        destinations: all(&table.unique_tables("destination", "type", findings), connection, findings),
    }
}

fn kept_property(table: &Table, findings: &mut Findings) -> KeptProperty {
    KeptProperty { event: table.identity("event", findings), property: property(table, findings) }
}
