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
pub enum Standing {
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
pub fn standing(path: &Path) -> Standing {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Standing::Folder,
        Ok(metadata) if !metadata.is_file() => Standing::NoFile,
        Ok(metadata) => file(path, &metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => nothing(path),
        Err(error) => Standing::Unreadable(unreadable(path, &error).into()),
    }
}

fn nothing(path: &Path) -> Standing {
    // A link may lead into a folder that is not there; the link's own is not the one to make.
    let target = store::follow(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&target);
    if folder.is_dir() { Standing::Nothing } else { Standing::NoFolder(folder.to_owned()) }
}

fn file(path: &Path, metadata: &Metadata) -> Standing {
    let other = || Standing::OtherFile { length: metadata.len(), modified: metadata.modified().ok() };
    // No plan is as large; a film that has its name need not be read.
    if metadata.len() > LARGEST {
        return other();
    }
    let (text, _) = match store::read(path) {
        Ok(read) => read,
        Err(faults) if faults.iter().any(|fault| fault.location.is_none()) => {
            return Standing::Unreadable(faults);
        }
        Err(_) => return other(),
    };
    match Document::parse(&path.to_string_lossy(), text.as_str()) {
        Ok(document) => Standing::Plan(Box::new(document)),
        Err(faults) if read::resembles_plan(&text) => Standing::FaultyPlan(faults),
        Err(_) => other(),
    }
}
