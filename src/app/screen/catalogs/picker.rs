//! The catalogs that a person can choose from.

use crate::app::Wizard;
use crate::app::screen::goals::use_cases;
use crate::catalog::{Catalog, CatalogLocation, Listed, Overview};
use crate::diagnostic::Diagnostics;
use std::path::{Path, PathBuf};

/// The catalogs that a person can choose from, as far as they are known.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogPicker {
    entries: Vec<CatalogEntry>,
    /// Whether the folder of the person's own is being read.
    pub is_listing: bool,
    /// The file whose catalog was chosen and is being read.
    pub awaited: Option<PathBuf>,
}

/// One of the catalogs.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogEntry {
    /// By what it is asked for.
    pub id: String,
    /// Where it is.
    pub location: CatalogLocation,
    /// What is in it, or all that is wrong with it; nothing before it is read.
    pub content: Option<Result<Overview, Diagnostics>>,
}

impl Default for CatalogPicker {
    fn default() -> Self {
        let built_in = |id: &str| CatalogEntry {
            id: id.to_owned(),
            location: CatalogLocation::BuiltIn,
            content: None,
        };
        Self {
            entries: Catalog::BUILTIN.into_iter().map(built_in).collect(),
            is_listing: false,
            awaited: None,
        }
    }
}

impl CatalogPicker {
    /// The catalogs, in display order.
    pub fn entries(&self) -> &[CatalogEntry] {
        &self.entries
    }

    /// Whether any is the person's own.
    pub fn has_own(&self) -> bool {
        self.entries.iter().any(|entry| entry.location != CatalogLocation::BuiltIn)
    }

    /// Puts a catalog on the shelf, or what is now known in the place of what was known of it before.
    pub(crate) fn put(&mut self, listed: Listed) {
        let Listed { id, location, content } = listed;
        let same = |entry: &&mut CatalogEntry| match location {
            CatalogLocation::BuiltIn => entry.location == location && entry.id == id,
            CatalogLocation::File(_) => entry.location == location,
        };
        match self.entries.iter_mut().find(same) {
            Some(entry) => (entry.id, entry.content) = (id, Some(content)),
            None => self.entries.push(CatalogEntry { id, location, content: Some(content) }),
        }
    }
}

impl CatalogEntry {
    /// Its file; none where it comes with the program.
    pub fn path(&self) -> Option<&Path> {
        match &self.location {
            CatalogLocation::BuiltIn => None,
            CatalogLocation::File(path) => Some(path),
        }
    }

    /// How much is in it, or how much is wrong with it, in a few words; nothing before it is read.
    pub fn size(&self) -> Option<String> {
        Some(match self.content.as_ref()? {
            Ok(Overview { goals: 1, use_cases: count, .. }) => format!("1 goal, {}", use_cases(*count)),
            Ok(Overview { goals, use_cases: count, .. }) => format!("{goals} goals, {}", use_cases(*count)),
            Err(faults) if faults.len() == 1 => "1 fault".to_owned(),
            Err(faults) => format!("{} faults", faults.len()),
        })
    }

    /// All that is wrong with it, as far as it is read.
    pub fn faults(&self) -> Option<&Diagnostics> {
        self.content.as_ref()?.as_ref().err()
    }
}

impl Wizard {
    /// The catalogs that the person can choose from.
    pub fn picker(&self) -> &CatalogPicker {
        &self.picker
    }

    /// Whether it is the catalog on the desk. A faulty one may have the same id.
    pub fn is_in_use(&self, entry: &CatalogEntry) -> bool {
        let id = self.catalog().id();
        match (&self.catalog.file, entry.path()) {
            (Some(file), path) => path == Some(file),
            (None, Some(_)) if Catalog::BUILTIN.contains(&id) => false,
            (None, _) => entry.id == id && entry.faults().is_none(),
        }
    }
}
