//! Where a catalog that extends another finds it.

use super::Catalog;
use crate::diagnostic::{did_you_mean, quoted};
use std::path::PathBuf;

/// A catalog that others may extend.
#[derive(Debug)]
pub enum Parent {
    /// One that comes with the program.
    BuiltIn(Box<Catalog>),
    /// One in a file.
    File {
        /// The file as problems name it.
        path: String,
        /// The file's canonical path, which identifies it however it is named.
        identity: PathBuf,
        /// What the file holds.
        text: String,
    },
}

/// Why there is no catalog to extend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtendsError {
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// Finds the catalog that `extends = "…"` names in the file with the given path.
pub type ParentResolver<'f> = dyn FnMut(&str, &str) -> Result<Parent, ExtendsError> + 'f;

/// Finds the editions that come with the program and no others.
pub(super) fn find_built_in(name: &str, _: &str) -> Result<Parent, ExtendsError> {
    if let Some(catalog) = Catalog::builtin(name) {
        return Ok(Parent::BuiltIn(Box::new(catalog)));
    }
    let help = did_you_mean(name, Catalog::BUILTIN);
    Err(ExtendsError { message: format!("there is no catalog {}", quoted(name)), help })
}
