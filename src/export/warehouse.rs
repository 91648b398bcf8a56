//! The plan as the tables that a loader makes of its events in a warehouse.

mod loader;
mod tables;

pub use loader::Loader;
pub(super) use tables::{EventTable, PropertyColumn, tables};
