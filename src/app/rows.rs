//! The outlines of the steps: which rows there are and how tall they are at a given width.

mod catalogs;
mod checklist;
mod goals;
mod panels;
mod review;

pub use catalogs::{CatalogLine, CatalogRows};
pub use checklist::{ChecklistLine, ChecklistRow, ChecklistRows};
pub use goals::{GoalLine, GoalRows, use_cases};
pub use panels::PanelRows;
pub use review::{Fate, INDENT as REVIEW_INDENT, ReviewLine, ReviewRow, ReviewRows, Thing};
