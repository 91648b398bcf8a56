//! Why files cannot be taken in.

use super::detect::ImportFormat;
use crate::diagnostic::quoted;

/// Why files cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// A file cannot be read as what it was named or recognized as.
    #[error("{} is no {form}: {reason}", quoted(.file))]
    Unreadable {
        /// The file.
        file: String,
        /// What it was taken for.
        form: &'static str,
        /// What the reader says.
        reason: String,
    },
    /// Nobody knows what a file is.
    #[error("what {} is cannot be seen; say it with --from {}", quoted(.0), ImportFormat::names().join("|"))]
    Unknown(String),
    /// The files are read, and hold no event.
    #[error("{} holds no events of a {form}; say what it is with --from", quoted(.file))]
    Empty {
        /// The first file.
        file: String,
        /// What it was taken for.
        form: &'static str,
    },
    /// A table has no column for something that it must have.
    #[error("{} has no column for {column}; its columns are {found}: name one with --column {column}=NAME", quoted(.file))]
    NoColumn {
        /// The file.
        file: String,
        /// What is missing.
        column: &'static str,
        /// The columns there are.
        found: String,
    },
}
