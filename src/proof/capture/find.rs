//! The captures that a person names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file of messages, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// How reports name it.
    pub name: String,
    /// The file; nothing for standard input.
    pub path: Option<PathBuf>,
    /// Whether it was found in a folder, and may be something else.
    pub is_found: bool,
    /// How many bytes it has, where that is known.
    pub size: Option<u64>,
}

/// A path that leads to no capture.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    /// It cannot be looked at.
    #[error("cannot read `{path}`: {error}")]
    Unreadable {
        /// The path.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// It is a folder in which there is no file.
    #[error("no files in the folder `{path}`")]
    Empty {
        /// The path.
        path: String,
    },
}

/// The captures at `paths`: files, all files in folders however deep, and standard input for `-`. Files of a folder
/// come in the order of their names; those whose name begins with a dot stay out.
///
/// # Errors
///
/// The first path that leads to no capture.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Capture>, CaptureError> {
    let mut captures = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            captures.push(Capture {
                name: "standard input".to_owned(),
                path: None,
                is_found: false,
                size: None,
            });
            continue;
        }
        let before = captures.len();
        add(path, false, &mut captures)
            .map_err(|error| CaptureError::Unreadable { path: shown(path), error })?;
        if captures.len() == before {
            return Err(CaptureError::Empty { path: shown(path) });
        }
    }
    Ok(captures)
}

fn add(path: &Path, is_found: bool, captures: &mut Vec<Capture>) -> io::Result<()> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        let mut entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            // A link could lead back to where it is.
            let is_link = entry.file_type()?.is_symlink() && entry.path().is_dir();
            if !is_link && !entry.file_name().as_encoded_bytes().starts_with(b".") {
                add(&entry.path(), true, captures)?;
            }
        }
    } else if metadata.is_file() || !is_found {
        // What a person names may be a pipe. One that lies about in a folder would keep us waiting.
        let size = metadata.is_file().then_some(metadata.len());
        captures.push(Capture { name: shown(path), path: Some(path.to_owned()), is_found, size });
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
