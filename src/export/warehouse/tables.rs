//! Which table and columns each planned event has in the warehouse, or why that is not known.

use super::Loader;
use crate::catalog::{Call, PropertyType};
use crate::export::tracking::{ExportError, Tracking};
use crate::plan::{PlannedEvent, PlannedProperty, SetupPlan};
use crate::text::printable;
use serde_json::{Value, json};
use std::collections::HashMap;

/// How many characters a name may have: RudderStack cuts at 127, and at 63 for Postgres.
const LONGEST_NAME: usize = 63;

/// An event and the table of its messages.
pub(in crate::export) struct EventTable<'p> {
    pub(in crate::export) event: &'p PlannedEvent,
    pub(in crate::export) table: String,
    /// Where code sends it as a track call although the plan lists another call by this name.
    pub(in crate::export) tracked: Option<String>,
    pub(in crate::export) columns: Vec<PropertyColumn<'p>>,
}

impl EventTable<'_> {
    /// The tables that its messages can be in.
    pub(in crate::export) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.table).chain(self.tracked.as_deref())
    }
}

/// A property and its column.
pub(in crate::export) struct PropertyColumn<'p> {
    pub(in crate::export) property: &'p PlannedProperty,
    pub(in crate::export) column: String,
}

/// The tables of the planned events, in the order of the plan.
///
/// # Errors
///
/// A sentence for each name that the loader makes into one that is empty, too long, its own or another's.
pub(in crate::export) fn tables(
    plan: &SetupPlan,
    loader: Loader,
) -> Result<Vec<EventTable<'_>>, ExportError> {
    let tracking = Tracking::of(plan)?;
    let mut problems = Vec::new();
    let tables: Vec<_> =
        tracking.events().iter().map(|event| event_table(event, loader, &mut problems)).collect();
    // Pages share a table and are distinguished by their names.
    let names = tables.iter().filter(|it| it.event.details.page.is_none());
    let names = names.map(|it| (&*it.table, &*it.event.name));
    tell_collisions("event", "table", names, &mut problems);
    ExportError::unless_none(problems).map(|()| tables)
}

fn event_table<'p>(event: &'p PlannedEvent, loader: Loader, problems: &mut Vec<String>) -> EventTable<'p> {
    let table = table_name(event, loader);
    tell_name("event", &event.name, "table", &table, problems);
    if is_tracked(event) && loader.has_own(&table) {
        problems.push(format!(
            "The loader keeps all calls of a kind in the table `{table}`, where those of event `{}` cannot be told \
             apart; rename it.",
            printable(&event.name)
        ));
    }
    let columns: Vec<_> = event
        .properties
        .iter()
        .map(|property| PropertyColumn { property, column: loader.column(&[&property.name]) })
        .collect();
    for PropertyColumn { property, column } in &columns {
        tell_name("property", &property.name, "column", column, problems);
        if loader.fills(column) {
            problems.push(format!(
                "The loader fills the column `{column}` itself, so the property `{}` of event `{}` is lost; \
                 rename it.",
                printable(&property.name),
                printable(&event.name)
            ));
        }
    }
    let names = columns.iter().map(|it| (&*it.column, &*it.property.name));
    tell_collisions("property", "column", names, problems);
    let most = loader.most_columns();
    if columns.len() > most {
        problems.push(format!(
            "Event `{}` has {} properties, and its table takes {most} beside the loader's own columns; leave some out.",
            printable(&event.name),
            columns.len()
        ));
    }
    EventTable { event, table, tracked: tracked_table(event, loader), columns }
}

/// Whether the event has a table for itself.
fn is_tracked(event: &PlannedEvent) -> bool {
    event.details.call == Call::Track && !matches!(&*event.name, "Page Viewed" | "Screen Viewed")
}

/// Calls other than track have a table each. `Page Viewed` and `Screen Viewed` are the names under which plans list
/// page and screen calls.
fn table_name(event: &PlannedEvent, loader: Loader) -> String {
    match (event.details.call, &*event.name) {
        (Call::Page, _) | (Call::Track, "Page Viewed") => "pages".to_owned(),
        (Call::Screen, _) | (Call::Track, "Screen Viewed") => "screens".to_owned(),
        (Call::Identify, _) => "identifies".to_owned(),
        (Call::Group, _) => "groups".to_owned(),
        (Call::Alias, _) => "aliases".to_owned(),
        (Call::Track, name) => loader.table(name),
    }
}

/// `Page Viewed` and `Screen Viewed` count where they are sent as track calls too.
fn tracked_table(event: &PlannedEvent, loader: Loader) -> Option<String> {
    let is_either = matches!(&*event.name, "Page Viewed" | "Screen Viewed");
    (is_either && event.details.page.is_none()).then(|| loader.table(&event.name))
}

fn tell_name(kind: &str, name: &str, place: &str, identifier: &str, problems: &mut Vec<String>) {
    let name = printable(name);
    if identifier.trim_matches('_').is_empty() {
        problems.push(format!(
            "The {kind} `{name}` has no letter or digit that a {place} can be named after; rename it."
        ));
    } else if identifier.len() > LONGEST_NAME {
        problems.push(format!(
            "The {place} of {kind} `{name}` would be cut: Postgres takes names of {LONGEST_NAME} characters, and \
             `{identifier}` has {}; shorten it.",
            identifier.len()
        ));
    }
}

fn tell_collisions<'n>(
    kind: &str,
    place: &str,
    names: impl Iterator<Item = (&'n str, &'n str)>,
    problems: &mut Vec<String>,
) {
    let mut first: HashMap<&str, (&str, &str)> = HashMap::new();
    for (identifier, name) in names.filter(|(identifier, _)| !identifier.is_empty()) {
        let Some((theirs, other)) = first.insert(identifier.trim_start_matches('_'), (identifier, name))
        else {
            continue;
        };
        let shares = if theirs == identifier {
            format!("share the {place} `{identifier}`")
        } else {
            format!("share a {place} where the warehouse reserves `{}`", without_prefix(place, identifier))
        };
        problems.push(format!(
            "The {kind} `{}` and the {kind} `{}` {shares}; rename one of them.",
            printable(other),
            printable(name)
        ));
    }
}

/// Before a column whose name the warehouse reserves, the loader sets an underscore; which those are, only the
/// warehouse knows.
fn without_prefix<'n>(place: &str, identifier: &'n str) -> &'n str {
    if place == "column" { identifier.trim_start_matches('_') } else { identifier }
}

impl PropertyColumn<'_> {
    /// The kind of value that a column of the warehouse can be held to; none where it can hold anything, or where
    /// the loader spreads an object over columns of its own.
    pub(in crate::export) fn kind(&self) -> Option<&'static str> {
        match self.property.kind {
            PropertyType::Any | PropertyType::Object => None,
            PropertyType::Array(_) => Some("array"),
            one => Some(one.name()),
        }
    }

    /// The only values that it may have; any where empty.
    pub(in crate::export) fn allowed(&self) -> Vec<Value> {
        match &self.property.constant {
            Some(constant) => vec![constant.clone()],
            None => self.property.allowed.iter().map(|allowed| allowed.value.clone()).collect(),
        }
    }

    /// What the macros get about the property's values.
    pub(in crate::export) fn constraints(&self) -> Value {
        let property = self.property;
        json!({
            "type": self.kind(),
            "allowed": self.allowed(),
            "minimum": property.minimum,
            "maximum": property.maximum,
            "min_length": property.min_length,
            "max_length": property.max_length,
            "pattern": property.pattern,
        })
    }
}
