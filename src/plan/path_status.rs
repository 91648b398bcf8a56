//! What is where a plan is to be saved, so that the person can be asked.

use super::store::{self, LARGEST, folder_of};
use super::{Document, read};
use crate::diagnostic::{Diagnostics, unreadable};
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What is at a path.
#[derive(Debug)]
pub enum PathStatus {
    /// Nothing.
    Nothing,
    /// Nothing, and the folder, whose path this is, is missing too.
    NoFolder(PathBuf),
    /// A plan that could be updated.
    Plan(Box<Document>),
    /// A plan with faults, or of a version from the future. It has to be put right by hand and is not to be
    /// written over.
    FaultyPlan(Diagnostics),
    /// A file that is no plan.
    OtherFile {
        /// How many bytes it holds.
        length: u64,
        /// When it was last written, where the system knows.
        modified: Option<SystemTime>,
    },
    /// A folder.
    Folder,
    /// A device, a pipe or a socket.
    NoFile,
    /// Something that may not be read, and why.
    Unreadable(Diagnostics),
}

/// What is at `path`. Symbolic links are followed.
pub fn path_status(path: &Path) -> PathStatus {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => PathStatus::Folder,
        Ok(metadata) if !metadata.is_file() => PathStatus::NoFile,
        Ok(metadata) => file(path, &metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => nothing(path),
        Err(error) => PathStatus::Unreadable(unreadable(path, &error).into()),
    }
}

fn nothing(path: &Path) -> PathStatus {
    // A link may lead into a folder that is not there; the link's own is not the one to make.
    let target = store::follow(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&target);
    if folder.is_dir() { PathStatus::Nothing } else { PathStatus::NoFolder(folder.to_owned()) }
}

fn file(path: &Path, metadata: &Metadata) -> PathStatus {
    let other = || PathStatus::OtherFile { length: metadata.len(), modified: metadata.modified().ok() };
    // No plan is as large; a film that has its name need not be read.
    if metadata.len() > LARGEST {
        return other();
    }
    let (text, _) = match store::read(path) {
        Ok(read) => read,
        Err(faults) if faults.iter().any(|fault| fault.location.is_none()) => {
            return PathStatus::Unreadable(faults);
        }
        Err(_) => return other(),
    };
    match Document::parse(&path.to_string_lossy(), text.as_str()) {
        Ok(document) => PathStatus::Plan(Box::new(document)),
        Err(faults) if read::resembles_plan(&text) => PathStatus::FaultyPlan(faults),
        Err(_) => other(),
    }
}
