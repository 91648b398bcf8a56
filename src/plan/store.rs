//! Files on disk, read and written so that nobody's work is lost.
//!
//! What is written goes to a temporary file in the same folder, to the disk, and only then to its name: a
//! file is old or new, never in between, whatever happens. Nothing is written over without being asked for,
//! and nothing that changed since it was read.

mod attributes;
mod error;
mod in_place;
mod leftovers;
mod lock;
mod path;

pub use error::SaveError;
pub(super) use path::follow;
pub use path::{PathError, expand};

use crate::diagnostic::{Diagnostics, decode, unreadable};
use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher13;
use std::fs::{self, File, Metadata};
use std::hash::Hasher as _;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile, PersistError};

/// How many bytes a plan may have; one of a hundred thousand use cases has a fifth.
pub(super) const LARGEST: u64 = 256 << 20;

/// What a file held when it was read or written, to tell whether it has changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    length: usize,
    hash: u64,
}

impl Fingerprint {
    /// The fingerprint of a file that holds `content`.
    pub fn of(content: &[u8]) -> Self {
        // Kept in drafts, so it is a hash that stays the same whatever the program is built with.
        let mut hasher = SipHasher13::new();
        hasher.write(content);
        Self { length: content.len(), hash: hasher.finish() }
    }
}

/// Whether a file that is there already may be written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Never.
    Never,
    /// Where it holds what it held then.
    IfUnchanged(Fingerprint),
    /// Whatever it holds: a person confirmed it.
    Always,
}

/// The text of the file at `path`, and its fingerprint.
///
/// # Errors
///
/// A fault that says why it cannot be read: missing, a folder, not permitted, not UTF-8.
pub fn read(path: &Path) -> Result<(String, Fingerprint), Diagnostics> {
    let shown = path.to_string_lossy();
    let bytes = bytes(path).map_err(|error| unreadable(path, &error))?;
    let fingerprint = Fingerprint::of(&bytes);
    Ok((decode(&shown, bytes)?, fingerprint))
}

/// What is in the file; some devices give without end.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than any plan"));
    }
    Ok(bytes)
}

/// Tries whether [`save`] could write to `path`, and leaves everything as it is.
pub fn check_writable(path: &Path, overwrite: Overwrite) -> Result<(), SaveError> {
    let (target, existing) = target(path, overwrite)?;
    let folder = folder_of(&target);
    let temporary = write_temporary(folder, b"", &FileAccess::of(existing));
    temporary.map(drop).map_err(|error| SaveError::of_folder(folder, &target, error))
}

/// Writes `content` to `path`, whole or not at all, and gives its fingerprint.
///
/// A symbolic link is followed, not replaced. A file that is there keeps its owner, group, permissions, access
/// list and extended attributes; where a new file in its place cannot have them, or cannot take it, as with
/// a file of several names, it is written in place. What a killed program left in the folder in the middle of a
/// save is removed.
pub fn save(path: &Path, content: &[u8], overwrite: Overwrite) -> Result<Fingerprint, SaveError> {
    let (target, existing) = target(path, overwrite)?;
    write(&target, content, overwrite, &FileAccess::of(existing))
}

/// Writes `content` to `path`, whatever is there, for nobody but this person to read.
pub fn save_private(path: &Path, content: &[u8]) -> Result<Fingerprint, SaveError> {
    let (target, _) = target(path, Overwrite::Always)?;
    write(&target, content, Overwrite::Always, &FileAccess::Private)
}

/// Who may read and write what is written.
enum FileAccess {
    /// Whoever the person lets read new files.
    Usual,
    /// The person alone.
    Private,
    /// Whoever may read and write the file that is there.
    As(Metadata),
}

impl FileAccess {
    fn of(existing: Option<Metadata>) -> Self {
        existing.map_or(Self::Usual, Self::As)
    }
}

fn write(
    target: &Path,
    content: &[u8],
    overwrite: Overwrite,
    access: &FileAccess,
) -> Result<Fingerprint, SaveError> {
    let folder = folder_of(target);
    let failed = |error| SaveError::of_folder(folder, target, error);
    let temporary = write_temporary(folder, content, access).map_err(failed)?;
    let is_same = match access {
        FileAccess::As(existing) => attributes::keep(temporary.as_file(), target, existing).is_ok(),
        FileAccess::Usual | FileAccess::Private => true,
    };
    temporary.as_file().sync_all().map_err(failed)?;
    {
        let _lock = lock::hold(folder);
        if let Overwrite::IfUnchanged(fingerprint) = overwrite {
            compare(target, fingerprint)?;
        }
        if is_same {
            put_in_place(temporary, target, content, overwrite)?;
        } else {
            in_place::write(target, content)?;
        }
    }
    // After a power cut the name may still lead to the old file; the new one is whole either way.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    leftovers::remove(folder);
    Ok(Fingerprint::of(content))
}

/// The file that `path` leads to, and what is known of it where it is there and may be written over.
fn target(path: &Path, overwrite: Overwrite) -> Result<(PathBuf, Option<Metadata>), SaveError> {
    let target = path::follow(path)?;
    let existing = existing(&target)?;
    match (&existing, overwrite) {
        (Some(_), Overwrite::Never) => Err(SaveError::Exists(target)),
        (None, Overwrite::IfUnchanged(_)) => Err(SaveError::Vanished(target)),
        _ => Ok((target, existing)),
    }
}

/// The folder in which `path` is.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
}

/// What is known of the file that will be written over; nothing where there is none.
fn existing(target: &Path) -> Result<Option<Metadata>, SaveError> {
    match fs::metadata(target) {
        Ok(metadata) if metadata.is_dir() => Err(SaveError::Folder(target.to_owned())),
        Ok(metadata) if !metadata.is_file() => Err(SaveError::NotAFile(target.to_owned())),
        Ok(metadata) if metadata.permissions().readonly() => Err(SaveError::ReadOnly(target.to_owned())),
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(SaveError::of_folder(folder_of(target), target, error)),
    }
}

fn write_temporary(folder: &Path, content: &[u8], access: &FileAccess) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    leftovers::name(&mut builder);
    permit(&mut builder, access);
    let mut temporary = builder.tempfile_in(folder)?;
    leftovers::claim(temporary.as_file());
    temporary.write_all(content)?;
    Ok(temporary)
}

/// Has the file made so that nobody can open it before it has the permissions that it is to have. New files get
/// the usual ones, less what the person's umask takes away.
#[cfg(unix)]
fn permit(builder: &mut Builder, access: &FileAccess) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = match access {
        FileAccess::Usual => 0o666,
        FileAccess::Private | FileAccess::As(_) => 0o600,
    };
    builder.permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn permit(_builder: &mut Builder, _access: &FileAccess) {}

/// Refuses where the file holds something else than it held then.
fn compare(target: &Path, fingerprint: Fingerprint) -> Result<(), SaveError> {
    match fs::read(target) {
        Ok(theirs) if Fingerprint::of(&theirs) == fingerprint => Ok(()),
        Ok(theirs) => Err(SaveError::Changed { path: target.to_owned(), theirs }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(SaveError::Vanished(target.to_owned()))
        }
        Err(error) => Err(SaveError::Other { path: target.to_owned(), error }),
    }
}

fn put_in_place(
    temporary: NamedTempFile,
    target: &Path,
    content: &[u8],
    overwrite: Overwrite,
) -> Result<(), SaveError> {
    let persisted = match overwrite {
        Overwrite::Never => temporary.persist_noclobber(target),
        Overwrite::IfUnchanged(_) | Overwrite::Always => temporary.persist(target),
    };
    let Err(PersistError { error, file }) = persisted else { return Ok(()) };
    match error.kind() {
        io::ErrorKind::AlreadyExists => Err(SaveError::Exists(target.to_owned())),
        // A file that is mounted by itself can be written, and not be replaced.
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices if overwrite != Overwrite::Never => {
            // The whole text is beside it until it is whole itself.
            in_place::write(target, content).inspect(|()| drop(file))
        }
        _ => Err(SaveError::of_folder(folder_of(target), target, error)),
    }
}

/// Makes the folder in which `path` is, and those above it.
///
/// # Errors
///
/// The first folder that cannot be made, and why.
pub fn make_folder(path: &Path) -> Result<(), SaveError> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|error| SaveError::of_folder(folder, path, error))
}
