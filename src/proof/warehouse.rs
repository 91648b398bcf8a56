//! The report of a warehouse: what the model `segue_report` of the exported dbt package holds, read back.

mod rows;

use super::report::{EventReport, EventStatus, PropertyReport, ViolationReport};
use super::{EventIndex, Expectations, ExpectedField, ProofReport, ReportScope, ViolationKind};
use crate::diagnostic::quoted;
pub use rows::UnreadableRows;
use rows::{WarehouseRow, read};
use std::collections::HashMap;
use thiserror::Error;

/// Why the report of a warehouse is of no use.
#[derive(Debug, Error)]
pub enum WarehouseReportError {
    /// It is not what `segue_report` holds.
    #[error(transparent)]
    Unreadable(#[from] UnreadableRows),
    /// The plan has changed since the package was exported.
    #[error("the report has no row for {0}; export the dbt package again, and build it")]
    MissingRow(String),
    /// It is of another plan, or of an older state of this one.
    #[error(
        "the report has a row for {0}, which is not planned; export the dbt package again, and build it"
    )]
    UnplannedRow(String),
}

/// The report that `text` is, JSON or CSV, beside what is planned.
///
/// A warehouse says how often a property is wrong but not in how many messages anything is, so that
/// [`EventReport::wrong`] is the least that it can be.
pub fn warehouse_report(
    expectations: &Expectations,
    scope: &ReportScope,
    text: &str,
) -> Result<ProofReport, WarehouseReportError> {
    let mut rows = ReportRows::of(read(text)?)?;
    let planned = (0..).map(EventIndex).zip(expectations.events());
    let events =
        planned.map(|(index, event)| rows.take_event(&event.name, own_fields(expectations, index)));
    let events = events.collect::<Result<Vec<_>, _>>()?;
    rows.end()?;
    let events: Vec<_> = events.into_iter().filter(|event| scope.counts(&event.name)).collect();
    let has_faults = events.iter().any(|event| event.status == EventStatus::Wrong);
    let is_right = events.iter().all(|event| event.status == EventStatus::Right);
    Ok(ProofReport {
        plan: expectations.plan().to_owned(),
        ok: is_right,
        has_faults,
        messages: events.iter().map(|event| event.seen).sum(),
        duplicates: 0,
        calls: Vec::new(),
        events,
        unplanned: Vec::new(),
        unlisted: 0,
        rejected: Vec::new(),
        rejected_count: 0,
        duplicate_ids: Vec::new(),
    })
}

/// The event's own properties: those within objects and arrays have no column.
fn own_fields(expectations: &Expectations, event: EventIndex) -> impl Iterator<Item = &ExpectedField> {
    let roots = expectations.fields().iter().filter(move |it| it.event() == event && it.path.is_empty());
    roots.flat_map(|root| root.children.iter()).map(|field| expectations.field(field))
}

/// Rows by event and property; the event's own has the empty property.
struct ReportRows(HashMap<(String, String), WarehouseRow>);

impl ReportRows {
    fn of(rows: Vec<WarehouseRow>) -> Result<Self, UnreadableRows> {
        let mut all = HashMap::with_capacity(rows.len());
        for row in rows {
            let key = (row.event.clone(), row.property.clone());
            if all.insert(key, row).is_some() {
                return Err(UnreadableRows::Twice);
            }
        }
        Ok(Self(all))
    }

    fn take(&mut self, event: &str, property: &str) -> Result<WarehouseRow, WarehouseReportError> {
        let row = self.0.remove(&(event.to_owned(), property.to_owned()));
        row.ok_or_else(|| WarehouseReportError::MissingRow(named(event, property)))
    }

    fn take_event<'e>(
        &mut self,
        name: &str,
        fields: impl Iterator<Item = &'e ExpectedField>,
    ) -> Result<EventReport, WarehouseReportError> {
        let row = self.take(name, "")?;
        let properties = fields.map(|field| self.take(name, &field.path).map(|row| property(field, &row)));
        let properties = properties.collect::<Result<Vec<_>, _>>()?;
        let counts = properties.iter().flat_map(|it| it.violations.iter().map(|violation| violation.count));
        let wrong = counts.max().unwrap_or_default();
        let status = match (row.seen, wrong) {
            (0, _) => EventStatus::NotSeen,
            (_, 0) => EventStatus::Right,
            _ => EventStatus::Wrong,
        };
        Ok(EventReport {
            name: name.to_owned(),
            status,
            seen: row.seen,
            wrong,
            first: row.first_seen,
            last: row.last_seen,
            sources: Vec::new(),
            properties,
            unplanned: Vec::new(),
        })
    }

    fn end(self) -> Result<(), WarehouseReportError> {
        let first = self.0.into_keys().min();
        first.map_or(Ok(()), |(event, property)| {
            Err(WarehouseReportError::UnplannedRow(named(&event, &property)))
        })
    }
}

fn named(event: &str, property: &str) -> String {
    match property {
        "" => format!("event {}", quoted(event)),
        _ => format!("property {} of event {}", quoted(property), quoted(event)),
    }
}

fn property(field: &ExpectedField, row: &WarehouseRow) -> PropertyReport {
    let missing = if field.is_required { row.missing } else { 0 };
    let counts = [(ViolationKind::Missing, missing), (ViolationKind::NotAsPlanned, row.wrong)];
    let violation = |(kind, count)| ViolationReport {
        kind,
        found: None,
        personal: None,
        count,
        at: Vec::new(),
        values: Vec::new(),
    };
    PropertyReport {
        path: field.path.clone(),
        expected: field.expected.clone(),
        required: field.is_required,
        present: row.seen.saturating_sub(row.missing),
        violations: counts.into_iter().filter(|(_, count)| *count > 0).map(violation).collect(),
    }
}
