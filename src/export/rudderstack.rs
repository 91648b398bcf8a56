//! The plan as the data catalog of RudderStack's command line.

mod catalog;
mod ids;
mod known;
mod label;

use super::tracking::{ExportError, Tracking};
use super::{ExportFile, UnknownPolicy, yaml};
use crate::plan::{PlannedEvent, SetupPlan};
use crate::text::printable;
use catalog::DataCatalog;
pub use known::KnownDefinitions;

/// How many bytes the name of an event may have.
const EVENT_NAME: usize = 64;

/// How many characters the name of a property may have.
const PROPERTY_NAME: usize = 65;

/// The names of the files.
pub(super) const FILES: [&str; 3] = ["properties.yaml", "events.yaml", "tracking-plan.yaml"];

/// The `rudder/v1` [data catalog](https://www.rudderstack.com/docs/rudder-cli/data-catalog-and-tracking-plans/):
/// properties, events and a tracking plan, a file each, as `rudder-cli` validates and applies them.
///
/// `Page Viewed` and `Screen Viewed` are the names under which Segment lists `page` and `screen` calls; they
/// become events of those types, which RudderStack keeps without a name. Descriptions and the plan's name are
/// brought into the shape that the rules ask for; what `known` says that the project defines already is referred to; the names of events and properties, which code sends, are
/// refused where they break one. The rules are those that the
/// [source of `rudder-cli`](https://github.com/rudderlabs/rudder-iac) checks.
pub fn rudderstack(
    plan: &SetupPlan,
    unplanned: UnknownPolicy,
    known: &KnownDefinitions,
) -> Result<Vec<ExportFile>, ExportError> {
    let tracking = Tracking::of(plan)?;
    ExportError::unless_none(tracking.events().iter().flat_map(faults).collect())?;
    let catalog = DataCatalog::of(tracking, known);
    let contents = [catalog.properties(), catalog.events(), catalog.tracking_plan(unplanned)];
    let document = |(name, value)| ExportFile { name, text: yaml::to_text(&value) };
    Ok(FILES.into_iter().zip(contents).map(document).collect())
}

fn faults(event: &PlannedEvent) -> Vec<String> {
    let mut faults = Vec::new();
    let name = printable(&event.name);
    if event.name.len() > EVENT_NAME {
        faults.push(format!(
            "RudderStack takes names of events of up to {EVENT_NAME} bytes; shorten `{name}`."
        ));
    }
    for property in &event.properties {
        let shown = printable(&property.name);
        if property.name.chars().count() > PROPERTY_NAME {
            faults.push(format!(
                "RudderStack takes names of properties of up to {PROPERTY_NAME} characters; shorten `{shown}` \
                 of event `{name}`."
            ));
        }
        if property.name.trim() != property.name {
            faults.push(format!(
                "RudderStack takes no white space around names of properties; rename `{shown}` of event \
                 `{name}`."
            ));
        }
    }
    faults
}
