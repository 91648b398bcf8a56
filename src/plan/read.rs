//! From the text of a file to the plan it holds, or to everything that keeps it from being one.
//!
//! Keys that segue does not know are no fault here: they are the person's own and stay in the file.

mod definition;
mod document_kind;
mod own;
mod table;

use super::schema::PLAN;
use super::{
    Archive, ArchivedProperty, CatalogReference, Declined, DeclinedProperty, EventProgress,
    PlannedConnection, PlannedEvent, PlannedGoal, PlannedProperty, Progress, Reference, SetupPlan,
    SourceProgress, Verification,
};
use crate::diagnostic::{Code, Diagnostics, Finding, merge_conflict_markers};
use crate::toml::{Findings, Table, TableBody, read_whole};
use document_kind::foreign;
pub(super) use document_kind::{resembles_plan, schema_version, version_of};
use own::own_keys;
use std::sync::Arc;
use table::{inner_table, tables, time_if_any, unique_connections, unique_tables};

/// How many faults are reported. Nobody reads further, and a file of random bytes has one a line.
const MOST: usize = 100;

/// The current version, as schemas count.
const CURRENT: u32 = 2;

/// What a text holds.
pub(super) struct Reading {
    /// Nothing where it is no plan of a version that is read. Where anything is wrong, it holds stand-ins.
    pub(super) plan: Option<SetupPlan>,
    /// All that is wrong, in the order of the text.
    pub(super) findings: Vec<Finding>,
    pub(super) is_toml: bool,
}

impl SetupPlan {
    /// The plan that `text`, the content of the file `path`, holds.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in the order of the text: broken TOML, missing keys, values of
    /// another type, things that are twice. A plan of a later version than [`VERSION`](super::VERSION) is refused as such.
    pub fn parse(path: &str, text: &str) -> Result<Self, Diagnostics> {
        let Reading { plan, findings, .. } = read(text);
        match plan {
            Some(plan) if findings.is_empty() => Ok(plan),
            _ => Err(Diagnostics::locate(path, text, findings)),
        }
    }
}

pub(super) fn read(text: &str) -> Reading {
    let mut findings = Findings::default();
    let plan = read_whole(text, &mut findings, |root, findings| {
        let body = TableBody { entries: root, span: 0..0, start: 0 };
        let root = Table::new(&PLAN, body, schema_version(root));
        match foreign(text, &root, findings) {
            Some(finding) => Err(Box::new(finding)),
            None => Ok(plan(&root, findings)),
        }
    });
    let is_toml = !findings.is_broken;
    let conflicts = if is_toml { Vec::new() } else { merge_conflict_markers(text) };
    match plan {
        _ if !conflicts.is_empty() => Reading { plan: None, findings: conflicts, is_toml },
        Err(foreign) => Reading { plan: None, findings: vec![*foreign], is_toml },
        Ok(plan) => {
            let mut findings = findings.take();
            findings.sort_by_key(|finding| finding.span.start);
            shorten(&mut findings, text.len());
            Reading { plan: Some(plan), findings, is_toml }
        }
    }
}

fn shorten(findings: &mut Vec<Finding>, end: usize) {
    let more = findings.len().saturating_sub(MOST);
    if more > 0 {
        findings.truncate(MOST);
        let message = format!("{more} more problems are not listed");
        findings.push(Finding::new(Code::MoreProblems, end..end, message).help("fix those above first"));
    }
}

fn plan(root: &Table, findings: &mut Findings) -> SetupPlan {
    let is_first = root.version == 1;
    let mut plan = SetupPlan {
        name: root.owned("name", findings),
        created: time_if_any(root, "created", findings),
        catalog: catalog(root, findings),
        goals: if is_first { vec![goal_and_use_cases(root, findings)] } else { goals(root, findings) },
        events: all(&unique_tables(root, "event", "name", findings), event, findings),
        sources: connections(root, "source", findings),
        destinations: connections(root, "destination", findings),
        verify: inner_table(root, "verify", findings)
            .map(|it| verification(&it, findings))
            .unwrap_or_default(),
        declined: inner_table(root, "declined", findings)
            .map(|it| declined(&it, findings))
            .unwrap_or_default(),
        own_keys: own_keys(root),
    };
    plan.share_ids();
    plan
}

/// A text, be it empty.
fn any_text(table: &Table, key: &str, findings: &mut Findings) -> Option<String> {
    table.any_text(key, findings).map(str::to_owned)
}

fn all<T>(tables: &[Table], read: fn(&Table, &mut Findings) -> T, findings: &mut Findings) -> Vec<T> {
    tables.iter().map(|table| read(table, findings)).collect()
}

fn catalog(root: &Table, findings: &mut Findings) -> CatalogReference {
    match inner_table(root, "catalog", findings) {
        Some(table) => CatalogReference {
            id: table.owned("id", findings),
            edition: any_text(&table, "edition", findings).unwrap_or_default(),
            fingerprint: any_text(&table, "fingerprint", findings),
            own_keys: own_keys(&table),
        },
        None => CatalogReference::default(),
    }
}

fn goals(root: &Table, findings: &mut Findings) -> Vec<PlannedGoal> {
    let tables = unique_tables(root, "goal", "id", findings);
    let goal = |table: &Table, findings: &mut Findings| PlannedGoal {
        id: table.owned("id", findings),
        title: any_text(table, "title", findings).unwrap_or_default(),
        own_keys: own_keys(table),
        use_cases: all(&unique_tables(table, "use_case", "id", findings), reference, findings),
    };
    all(&tables, goal, findings)
}

/// The one goal of a plan of version 1, with the use cases that are beside it.
fn goal_and_use_cases(root: &Table, findings: &mut Findings) -> PlannedGoal {
    let goal = inner_table(root, "goal", findings).map(|table| reference(&table, findings));
    let Reference { id, title, own_keys } = goal.unwrap_or_default();
    let use_cases = all(&unique_tables(root, "use_case", "id", findings), reference, findings);
    PlannedGoal { id: id.to_string(), title, own_keys, use_cases }
}

fn reference(table: &Table, findings: &mut Findings) -> Reference {
    Reference {
        id: table.owned("id", findings).into(),
        title: any_text(table, "title", findings).unwrap_or_default(),
        own_keys: own_keys(table),
    }
}

fn event(table: &Table, findings: &mut Findings) -> PlannedEvent {
    PlannedEvent {
        name: table.owned("name", findings),
        description: any_text(table, "description", findings).unwrap_or_default(),
        use_cases: ids(table, findings),
        progress: event_progress(table, findings),
        note: any_text(table, "note", findings),
        details: definition::details(table, findings),
        was: table.any_texts("was", findings),
        is_own: table.flag("own", findings),
        own_keys: own_keys(table),
        properties: all(&unique_tables(table, "property", "name", findings), property, findings),
    }
}

fn ids(table: &Table, findings: &mut Findings) -> Vec<Arc<str>> {
    table.any_texts("use_cases", findings).into_iter().map(Arc::from).collect()
}

/// How far an event is: for each source that sends it, where the plan names them.
fn event_progress(table: &Table, findings: &mut Findings) -> EventProgress {
    let once = progress(table, findings);
    let told = unique_tables(table, "progress", "source", findings);
    let mut sources: Vec<_> = all(&told, source_progress, findings);
    for name in table.any_texts("sources", findings) {
        if !sources.iter().any(|it| it.source == name) {
            // Ticked before the sources were named: for all of them.
            sources.push(SourceProgress { source: name, progress: once });
        }
    }
    if sources.is_empty() { EventProgress::Once(once) } else { EventProgress::PerSource { sources } }
}

fn source_progress(table: &Table, findings: &mut Findings) -> SourceProgress {
    SourceProgress { source: table.owned("source", findings), progress: progress(table, findings) }
}

fn property(table: &Table, findings: &mut Findings) -> PlannedProperty {
    PlannedProperty {
        definition: definition::property(table, findings),
        is_own: table.flag("own", findings),
        own_keys: own_keys(table),
    }
}

fn connections(root: &Table, key: &str, findings: &mut Findings) -> Vec<PlannedConnection> {
    all(&unique_connections(root, key, findings), connection, findings)
}

fn connection(table: &Table, findings: &mut Findings) -> PlannedConnection {
    PlannedConnection {
        kind: table.owned("type", findings),
        name: any_text(table, "name", findings),
        tool: any_text(table, "is", findings),
        description: any_text(table, "description", findings).unwrap_or_default(),
        use_cases: ids(table, findings),
        progress: progress(table, findings),
        note: any_text(table, "note", findings),
        is_own: table.flag("own", findings),
        own_keys: own_keys(table),
    }
}

fn progress(table: &Table, findings: &mut Findings) -> Progress {
    Progress { dev: table.flag("dev", findings), prod: table.flag("prod", findings) }
}

fn verification(table: &Table, findings: &mut Findings) -> Verification {
    Verification {
        progress: progress(table, findings),
        note: any_text(table, "note", findings),
        own_keys: own_keys(table),
    }
}

fn declined(table: &Table, findings: &mut Findings) -> Declined {
    Declined {
        events: table.any_texts("events", findings),
        properties: all(&tables(table, "properties", findings), declined_property, findings),
        sources: table.any_texts("sources", findings),
        destinations: table.any_texts("destinations", findings),
        kept: inner_table(table, "kept", findings).map(|it| kept(&it, findings)).unwrap_or_default(),
        own_keys: own_keys(table),
    }
}

fn declined_property(table: &Table, findings: &mut Findings) -> DeclinedProperty {
    DeclinedProperty { event: table.owned("event", findings), name: table.owned("name", findings) }
}

fn kept(table: &Table, findings: &mut Findings) -> Archive {
    Archive {
        use_cases: all(&unique_tables(table, "use_case", "id", findings), reference, findings),
        events: all(&unique_tables(table, "event", "name", findings), event, findings),
        properties: all(&tables(table, "property", findings), archived_property, findings),
        sources: connections(table, "source", findings),
        destinations: connections(table, "destination", findings),
    }
}

fn archived_property(table: &Table, findings: &mut Findings) -> ArchivedProperty {
    ArchivedProperty { event: table.owned("event", findings), property: property(table, findings) }
}
