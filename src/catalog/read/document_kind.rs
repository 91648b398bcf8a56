//! Files that are no catalogs: reported as such, in place of all that a catalog has and they have not.

use super::schema::CATALOG;
use crate::diagnostic::{Code, Finding, merge_conflict_markers, other_format};

/// What a file has at its top level.
#[derive(Debug, Default)]
pub(super) struct TopLevelKeys {
    /// Whether anything is of a catalog.
    is_of_catalog: bool,
    /// How many keys and tables are of a setup plan and of no catalog.
    of_plan: usize,
}

const OF_PLAN: [&str; 8] =
    ["version", "created", "updated", "catalog", "source", "destination", "verify", "declined"];

impl TopLevelKeys {
    /// Takes note of a key or of the first part of a header.
    pub(super) fn add(&mut self, name: &str) {
        self.is_of_catalog |= CATALOG.keys.iter().any(|field| field.name == name);
        self.of_plan += usize::from(OF_PLAN.contains(&name));
    }

    /// The one problem to report for the file instead of all others.
    pub(super) fn another_document(&self, text: &str) -> Vec<Finding> {
        let marks = merge_conflict_markers(text);
        if !marks.is_empty() {
            return marks;
        }
        let help = "`segue catalog new FILE` writes a catalog to start from";
        let whole = |message: &str, help| vec![Finding::new(Code::WrongDocument, 0..0, message).help(help)];
        match other_format(text) {
            Some(format) => whole(&format!("this is {format}, not TOML"), help),
            None if self.of_plan > 1 => {
                whole("this is a setup plan, not a catalog", "check it with `segue check`")
            }
            None if !self.is_of_catalog => whole("this is not a catalog", help),
            None => Vec::new(),
        }
    }
}
