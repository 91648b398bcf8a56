//! The catalogs at hand: those that come with the program and a person's own, found by id or by path.
//!
//! Nothing is kept: a catalog is read when it is asked for, and a listing reads one after the other.

mod file;
mod find;
mod listing;

pub use find::NotOpened;
pub use listing::{CatalogLocation, Listed, Overview};

use super::{Catalog, HintScope, ReadProgress, hints};
use crate::diagnostic::Diagnostics;
use std::path::{Path, PathBuf};

/// Where a person's own catalogs are looked for.
#[derive(Debug, Clone, Default)]
pub struct Library {
    folder: Option<PathBuf>,
}

impl Library {
    /// The catalogs that come with the program and those in `folder`, which need not exist.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()) }
    }

    /// The catalogs that come with the program and no others.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// The folder of a person's own catalogs, if there is to be one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// All catalogs at hand, the built-in ones first, then the person's own by the names of their files.
    /// Each is read when the iterator comes to it.
    pub fn list(&self) -> impl Iterator<Item = Listed> {
        listing::list(self)
    }

    /// The path that `wanted` is, where it is none of an id.
    pub fn path_of(wanted: &str) -> Option<&Path> {
        find::is_path(wanted).then(|| Path::new(wanted))
    }

    /// The catalog that `wanted` names: the id of one of those at hand, or the path of a file. `progress` is
    /// called now and then with how far it is read.
    pub fn open(&self, wanted: &str, progress: &mut dyn FnMut(ReadProgress)) -> Result<Catalog, NotOpened> {
        find::open(self, wanted, progress)
    }

    /// The catalog in a file, or all that is wrong with it.
    pub fn read(
        &self,
        path: &Path,
        progress: &mut dyn FnMut(ReadProgress),
    ) -> Result<Catalog, Diagnostics> {
        self.read_text(path, &file::read(path)?, progress)
    }

    /// The catalog in a file, or all that is wrong with it, also as one of those at hand: its id may be taken.
    pub fn check(
        &self,
        path: &Path,
        progress: &mut dyn FnMut(ReadProgress),
    ) -> Result<Catalog, Diagnostics> {
        let text = file::read(path)?;
        let catalog = self.read_text(path, &text, progress)?;
        listing::stands_alone(self, path, &text)?;
        Ok(catalog)
    }

    /// What is no mistake in the catalog in a file, but hurts later: names that tools refuse, missing
    /// descriptions, spellings that differ.
    ///
    /// # Errors
    ///
    /// What keeps the file from being read.
    pub fn hints(&self, path: &Path) -> Result<Diagnostics, Diagnostics> {
        Ok(hints(&path.to_string_lossy(), &file::read(path)?, HintScope::Catalog))
    }

    /// The file of the person's own catalog that has the id `wanted` or else this name; nothing where there is
    /// none.
    ///
    /// # Errors
    ///
    /// What keeps the folder or the file from being read.
    pub fn file_of(&self, wanted: &str) -> Result<Option<PathBuf>, NotOpened> {
        find::file_of(self, wanted)
    }

    /// The files of the person's own catalogs, by name.
    ///
    /// # Errors
    ///
    /// What keeps the folder from being read.
    pub fn files(&self) -> Result<Vec<PathBuf>, Diagnostics> {
        self.folder().map_or(Ok(Vec::new()), file::in_folder)
    }

    /// The catalog in a file that holds `text`.
    fn read_text(
        &self,
        path: &Path,
        text: &str,
        progress: &mut dyn FnMut(ReadProgress),
    ) -> Result<Catalog, Diagnostics> {
        let mut find = |wanted: &str, from: &str| find::base(self, wanted, from);
        Catalog::read_with(&path.to_string_lossy(), text, &mut find, progress).map(Catalog::fingerprinted)
    }
}
