//! Why a file cannot be read or written, as sentences that say what to do.

use crate::text::printable;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file was not written. Nothing on disk has changed.
#[derive(Debug)]
pub enum SaveError {
    /// A file is there and may not be written over.
    Exists(PathBuf),
    /// The file changed since it was read.
    Changed {
        /// The file.
        path: PathBuf,
        /// What it holds now.
        theirs: Vec<u8>,
    },
    /// The file is not there any more.
    Vanished(PathBuf),
    /// A folder has the name.
    Folder(PathBuf),
    /// The path leads to a device, a pipe or a socket.
    NotAFile(PathBuf),
    /// The file may not be changed.
    ReadOnly(PathBuf),
    /// The folder that the file should be in is not there.
    NoFolder(PathBuf),
    /// What should be the folder is a file.
    FolderIsAFile(PathBuf),
    /// No file may be written in the folder.
    FolderNotWritable(PathBuf),
    /// There is no room left on the disk.
    DiskFull(PathBuf),
    /// Files may not become as large.
    TooLarge(PathBuf),
    /// The name is longer than the disk allows.
    NameTooLong(PathBuf),
    /// Symbolic links lead in a circle.
    CircularLinks(PathBuf),
    /// What else can go wrong on a disk.
    Other {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl SaveError {
    /// What a failure to write in `folder` means for the file `target`.
    pub(super) fn of_folder(folder: &Path, target: &Path, error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NoFolder(folder.to_owned()),
            ErrorKind::NotADirectory => Self::FolderIsAFile(folder.to_owned()),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::FolderNotWritable(folder.to_owned())
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull(target.to_owned()),
            ErrorKind::FileTooLarge => Self::TooLarge(target.to_owned()),
            ErrorKind::InvalidFilename => Self::NameTooLong(target.to_owned()),
            _ => Self::Other { path: target.to_owned(), error },
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(path) => {
                write!(f, "{} exists already and was left as it is. Choose another name.", Shown(path))
            }
            Self::Changed { path, .. } => write!(
                f,
                "{} has changed on disk since it was read and was left as it is. Look at the difference \
                 before you save.",
                Shown(path)
            ),
            Self::Vanished(path) => write!(
                f,
                "{} is not there any more; it was moved or deleted since it was read. Save it again to write \
                 it anew.",
                Shown(path)
            ),
            Self::Folder(path) => {
                write!(f, "{} is a folder. Add the name of a file.", Shown(path))
            }
            Self::NotAFile(path) => {
                write!(f, "{} is a device or a pipe, not a file. Choose another path.", Shown(path))
            }
            Self::ReadOnly(path) => {
                write!(f, "{} is read-only. Make it writable or choose another name.", Shown(path))
            }
            Self::NoFolder(folder) => {
                write!(f, "The folder {} does not exist. Make it or choose another one.", Shown(folder))
            }
            Self::FolderIsAFile(folder) => {
                write!(f, "{} is a file, not a folder. Choose another path.", Shown(folder))
            }
            Self::FolderNotWritable(folder) => write!(
                f,
                "No file may be written in {}. Choose another folder, or change its permissions.",
                Shown(folder)
            ),
            Self::DiskFull(path) => write!(
                f,
                "There is no room left on the disk for {}; nothing was changed. Make room and save again.",
                Shown(path)
            ),
            Self::TooLarge(path) => write!(
                f,
                "{} would be larger than a file may be here; nothing was changed. Raise the limit (`ulimit -f`) and \
                 save again.",
                Shown(path)
            ),
            Self::NameTooLong(path) => {
                write!(f, "The name {} is longer than the disk allows. Choose a shorter one.", Shown(path))
            }
            Self::CircularLinks(path) => write!(
                f,
                "{} is a symbolic link that leads back to itself. Remove it or choose another name.",
                Shown(path)
            ),
            Self::Other { path, error } => write!(f, "{} cannot be written: {error}.", Shown(path)),
        }
    }
}

impl std::error::Error for SaveError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Other { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// A path as a sentence may hold it.
struct Shown<'a>(&'a Path);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.to_string_lossy() {
            here if here == "." => f.write_str("the current folder"),
            path => f.write_str(&printable(&path)),
        }
    }
}
