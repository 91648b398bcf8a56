//! From the text of a file to the plan it holds, or to everything that keeps it from being one.
//!
//! Keys that segue does not know are no fault here: they are the person's own and stay in the file.

mod definition;
mod findings;
mod own;
mod shape;
mod table;

use findings::Findings;
pub(super) use shape::{PLAN, PLAN_1, Shape, Within};
use table::Table;

use super::{
    Archive, ArchivedProperty, CatalogReference, Declined, DeclinedProperty, EventProgress,
    PlannedConnection, PlannedEvent, PlannedGoal, PlannedProperty, Progress, Reference, SetupPlan,
    SourceProgress, VERSION, Verification,
};
use crate::diagnostic::{Code, Diagnostics, Finding, merge_conflict_markers, other_format};
use std::sync::Arc;
use toml::de::{DeTable, Error};

impl SetupPlan {
    /// The plan that `text`, the content of the file `path`, holds.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in the order of the text: broken TOML, missing keys, values of
    /// another type, things that stand twice. A plan of a later version than [`VERSION`] is refused as such.
    pub fn parse(path: &str, text: &str) -> Result<Self, Diagnostics> {
        let (root, errors) = DeTable::parse_recoverable(text);
        let conflicts = if errors.is_empty() { Vec::new() } else { merge_conflict_markers(text) };
        if !conflicts.is_empty() {
            return Err(Diagnostics::locate(path, text, conflicts));
        }
        let (plan, findings) = read(text, root.get_ref(), &errors);
        match plan {
            Some(plan) if findings.is_empty() => Ok(plan),
            _ => Err(Diagnostics::locate(path, text, findings)),
        }
    }
}

/// What `root`, made of `text`, holds, and what is wrong with it; nothing where it is no plan of this version.
/// Where anything is wrong, the plan holds stand-ins.
pub(super) fn read(text: &str, root: &DeTable, errors: &[Error]) -> (Option<SetupPlan>, Vec<Finding>) {
    let root = Table { text, entries: root, span: 0..0, shape: shape_of(root) };
    let mut findings = Findings::default();
    if let Some(finding) = foreign(text, &root, &mut findings) {
        return (None, vec![finding]);
    }
    let plan = plan(&root, &mut findings);
    (Some(plan), findings.with_syntax(text, errors))
}

/// The keys that a plan of the version of `root` may hold.
pub(super) fn shape_of(root: &DeTable) -> &'static Shape {
    // Where no version is said, a goal tells: version 2 has several.
    let has_one_goal = || root.get("goal").is_some_and(|node| node.get_ref().is_table());
    match version_of(root) {
        Some(version) if version < 2 => &PLAN_1,
        None if has_one_goal() => &PLAN_1,
        _ => &PLAN,
    }
}

/// The version of the file whose content `root` is, where it says one.
pub(super) fn version_of(root: &DeTable) -> Option<i64> {
    let version = root.get("version")?.get_ref().as_integer()?;
    i64::from_str_radix(version.as_str(), version.radix()).ok()
}

/// What to do about a file that is no plan.
const MAKE_ONE: &str = "make a plan with `segue`, or without questions with `segue plan`";

/// Why this is no plan that this program reads, in which case nothing else can be said of it.
fn foreign(text: &str, root: &Table, findings: &mut Findings) -> Option<Finding> {
    if let Some(format) = other_format(text) {
        return Some(
            Finding::new(Code::WrongDocument, 0..0, format!("this is {format}, not TOML")).help(MAKE_ONE),
        );
    }
    if resembles_catalog(root) {
        let finding = Finding::new(Code::WrongDocument, 0..0, "this is a catalog, not a setup plan");
        return Some(finding.help("check it with `segue catalog check`"));
    }
    if !root.entries.keys().any(|key| PLAN.within(key.get_ref()).is_some()) {
        let finding = Finding::new(Code::WrongDocument, 0..0, "this is not a setup plan");
        return Some(finding.help(MAKE_ONE));
    }
    let version = root.integer("version", findings)?;
    let finding = Finding::new(
        Code::UnsupportedVersion,
        root.value_span("version"),
        format!("this is a plan of version {version}"),
    );
    let finding = finding.label(format!("this segue reads versions 1 and {VERSION}"));
    match version {
        1 | VERSION => None,
        ..1 => Some(finding.help(format!("write `version = {VERSION}`"))),
        _ => Some(finding.help("read it with a newer segue")),
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
    let is_first = std::ptr::eq(root.shape, &raw const PLAN_1);
    let mut plan = SetupPlan {
        name: root.identity("name", findings),
        created: root.time_if_any("created", findings),
        catalog: catalog(root, findings),
        goals: if is_first { vec![goal_and_use_cases(root, findings)] } else { goals(root, findings) },
        events: all(&root.unique_tables("event", "name", findings), event, findings),
        sources: connections(root, "source", findings),
        destinations: connections(root, "destination", findings),
        verify: root.table("verify", findings).map(|it| verification(&it, findings)).unwrap_or_default(),
        declined: root.table("declined", findings).map(|it| declined(&it, findings)).unwrap_or_default(),
        own_keys: root.own_keys(),
    };
    plan.share_ids();
    plan
}

fn all<T>(tables: &[Table], read: fn(&Table, &mut Findings) -> T, findings: &mut Findings) -> Vec<T> {
    tables.iter().map(|table| read(table, findings)).collect()
}

fn catalog(root: &Table, findings: &mut Findings) -> CatalogReference {
    match root.required_table("catalog", findings) {
        Some(table) => CatalogReference {
            id: table.identity("id", findings),
            edition: table.text("edition", findings),
            own_keys: table.own_keys(),
        },
        None => CatalogReference::default(),
    }
}

fn goals(root: &Table, findings: &mut Findings) -> Vec<PlannedGoal> {
    let tables = root.unique_tables("goal", "id", findings);
    if tables.is_empty() {
        root.missing_tables("goal", findings);
    }
    let goal = |table: &Table, findings: &mut Findings| PlannedGoal {
        id: table.identity("id", findings),
        title: table.text("title", findings),
        own_keys: table.own_keys(),
        use_cases: all(&table.unique_tables("use_case", "id", findings), reference, findings),
    };
    all(&tables, goal, findings)
}

/// The one goal of a plan of version 1, with the use cases that stand beside it.
fn goal_and_use_cases(root: &Table, findings: &mut Findings) -> PlannedGoal {
    let goal = root.required_table("goal", findings).map(|table| reference(&table, findings));
    let Reference { id, title, own_keys } = goal.unwrap_or_default();
    let use_cases = all(&root.unique_tables("use_case", "id", findings), reference, findings);
    PlannedGoal { id: id.to_string(), title, own_keys, use_cases }
}

fn reference(table: &Table, findings: &mut Findings) -> Reference {
    Reference {
        id: table.identity("id", findings).into(),
        title: table.text("title", findings),
        own_keys: table.own_keys(),
    }
}

fn event(table: &Table, findings: &mut Findings) -> PlannedEvent {
    PlannedEvent {
        name: table.identity("name", findings),
        description: table.text_if_any("description", findings).unwrap_or_default(),
        use_cases: ids(table, findings),
        progress: event_progress(table, findings),
        note: table.text_if_any("note", findings),
        details: definition::details(table, findings),
        was: table.texts("was", findings),
        is_own: table.flag("own", findings),
        own_keys: table.own_keys(),
        properties: all(&table.unique_tables("property", "name", findings), property, findings),
    }
}

fn ids(table: &Table, findings: &mut Findings) -> Vec<Arc<str>> {
    table.texts("use_cases", findings).into_iter().map(Arc::from).collect()
}

/// How far an event is: for each source that sends it, where the plan names them.
fn event_progress(table: &Table, findings: &mut Findings) -> EventProgress {
    let once = progress(table, findings);
    let told = table.unique_tables("progress", "source", findings);
    let mut sources: Vec<_> = all(&told, source_progress, findings);
    for name in table.texts("sources", findings) {
        if !sources.iter().any(|it| it.source == name) {
            // Ticked before the sources were named: for all of them.
            sources.push(SourceProgress { source: name, progress: once });
        }
    }
    if sources.is_empty() { EventProgress::Once(once) } else { EventProgress::PerSource { sources } }
}

fn source_progress(table: &Table, findings: &mut Findings) -> SourceProgress {
    SourceProgress { source: table.identity("source", findings), progress: progress(table, findings) }
}

fn property(table: &Table, findings: &mut Findings) -> PlannedProperty {
    PlannedProperty {
        definition: definition::property(table, findings),
        is_own: table.flag("own", findings),
        own_keys: table.own_keys(),
    }
}

fn connections(root: &Table, key: &str, findings: &mut Findings) -> Vec<PlannedConnection> {
    all(&root.unique_connections(key, findings), connection, findings)
}

fn connection(table: &Table, findings: &mut Findings) -> PlannedConnection {
    PlannedConnection {
        kind: table.identity("type", findings),
        name: table.text_if_any("name", findings),
        tool: table.text_if_any("is", findings),
        description: table.text_if_any("description", findings).unwrap_or_default(),
        use_cases: ids(table, findings),
        progress: progress(table, findings),
        note: table.text_if_any("note", findings),
        is_own: table.flag("own", findings),
        own_keys: table.own_keys(),
    }
}

fn progress(table: &Table, findings: &mut Findings) -> Progress {
    Progress { dev: table.flag("dev", findings), prod: table.flag("prod", findings) }
}

fn verification(table: &Table, findings: &mut Findings) -> Verification {
    Verification {
        progress: progress(table, findings),
        note: table.text_if_any("note", findings),
        own_keys: table.own_keys(),
    }
}

fn declined(table: &Table, findings: &mut Findings) -> Declined {
    Declined {
        events: table.texts("events", findings),
        properties: all(&table.tables("properties", findings), declined_property, findings),
        sources: table.texts("sources", findings),
        destinations: table.texts("destinations", findings),
        kept: table.table("kept", findings).map(|it| kept(&it, findings)).unwrap_or_default(),
        own_keys: table.own_keys(),
    }
}

fn declined_property(table: &Table, findings: &mut Findings) -> DeclinedProperty {
    DeclinedProperty { event: table.identity("event", findings), name: table.identity("name", findings) }
}

fn kept(table: &Table, findings: &mut Findings) -> Archive {
    Archive {
        use_cases: all(&table.unique_tables("use_case", "id", findings), reference, findings),
        events: all(&table.unique_tables("event", "name", findings), event, findings),
        properties: all(&table.tables("property", findings), archived_property, findings),
        sources: connections(table, "source", findings),
        destinations: connections(table, "destination", findings),
    }
}

fn archived_property(table: &Table, findings: &mut Findings) -> ArchivedProperty {
    ArchivedProperty { event: table.identity("event", findings), property: property(table, findings) }
}
