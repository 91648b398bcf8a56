//! One file a screen: its state, its rows, its keys, and what they do.

pub mod catalogs;
pub mod checklist;
pub mod conflict;
pub mod existing;
pub mod folder_plan;
pub mod goals;
pub mod help;
pub(crate) mod leave;
pub(crate) mod make_folder;
pub mod prompt;
pub mod resume;
pub mod review;
pub mod save;
pub mod use_cases;
