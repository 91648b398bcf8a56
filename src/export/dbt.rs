//! The plan as a dbt package that holds the warehouse's tables against it.
//!
//! What does the work are the macros in `assets/dbt`, the same for every plan; made of the plan are its data for
//! them (`segue_plan`), the sources with a test for each constraint, and the list of planned events. The macros ask
//! the warehouse which tables and columns there are, since loaders make them only when a first value comes.

mod jinja;
mod plan_data;
mod sources;

use super::tracking::ExportError;
use super::warehouse::{Loader, tables};
use super::{ExportFile, yaml};
use crate::plan::SetupPlan;
use serde_json::{Value, json};

/// The names of the files.
pub(super) const FILES: [&str; 10] = [
    "dbt_project.yml",
    "macros/segue_constraints.sql",
    "macros/segue_plan.sql",
    "macros/segue_relations.sql",
    "macros/segue_report.sql",
    "macros/segue_tests.sql",
    "models/segue_report.sql",
    "models/segue_report.yml",
    "models/segue_sources.yml",
    "tests/segue_unplanned_events.sql",
];

/// The version of dbt that the package asks for: the first that takes the arguments of tests under `arguments` and
/// freshness under `config`, as those after it want them.
const DBT: &str = ">=1.10.5";

/// A dbt package for the tables that `loader` makes of the plan's events: sources with data tests, a test for events
/// that are not planned, and the model `segue_report`, which has a row an event and property.
///
/// # Errors
///
/// Every name that cannot be distinguished in the warehouse, with what to do about it.
pub fn dbt(plan: &SetupPlan, loader: Loader) -> Result<Vec<ExportFile>, ExportError> {
    let tables = tables(plan, loader)?;
    let texts = [
        yaml::to_text(&project()),
        include_str!("../../assets/dbt/macros/segue_constraints.sql").to_owned(),
        plan_data::macro_of(&tables),
        include_str!("../../assets/dbt/macros/segue_relations.sql").to_owned(),
        include_str!("../../assets/dbt/macros/segue_report.sql").to_owned(),
        include_str!("../../assets/dbt/macros/segue_tests.sql").to_owned(),
        "{{ segue_report(segue_plan()) }}\n".to_owned(),
        yaml::to_text(&report()),
        yaml::to_text(&sources::sources(plan, &tables)),
        "{{ segue_unplanned_events(segue_plan()) }}\n".to_owned(),
    ];
    Ok(FILES.into_iter().zip(texts).map(|(name, text)| ExportFile { name, text }).collect())
}

fn project() -> Value {
    json!({
        "name": "segue",
        "version": env!("CARGO_PKG_VERSION"),
        "require-dbt-version": DBT,
        "profile": "segue",
        "model-paths": ["models"],
        "macro-paths": ["macros"],
        "test-paths": ["tests"],
        "models": { "segue": { "+materialized": "table" } },
    })
}

fn report() -> Value {
    let column = |name: &str, description: &str| json!({ "name": name, "description": description });
    json!({
        "version": 2,
        "models": [{
            "name": "segue_report",
            "description": "The plan held against the tables: a row an event, and one for each of its properties.",
            "columns": [
                column("event", "The planned event"),
                column("property", "Its property, empty in the event's own row"),
                column("seen", "How many messages of the event there are"),
                column("first_seen", "When the first was sent"),
                column("last_seen", "When the last was sent"),
                column("missing", "In how many of them the property is null or has no column"),
                column("wrong", "In how many of them its value breaks the plan"),
            ],
        }],
    })
}
