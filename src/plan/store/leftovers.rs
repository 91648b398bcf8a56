//! Temporary files, and those that a program which was killed could not remove.

use std::ffi::OsStr;
use std::fs::{self, DirEntry, File};
use std::path::Path;
use std::time::Duration;
use tempfile::Builder;

const PREFIX: &str = ".segue-";
const SUFFIX: &str = ".tmp";

/// Younger ones are left alone: their writer may not have had the time to claim them.
const OLD: Duration = Duration::from_secs(60);

/// Gives a temporary file a name by which it is known later.
pub(super) fn name(builder: &mut Builder) {
    builder.prefix(PREFIX).suffix(SUFFIX);
}

/// Says that a temporary file is in use, until it is closed or this process ends in whatever way.
pub(super) fn claim(temporary: &File) {
    // Where the file system knows no locks, nobody removes it either.
    let _ = temporary.try_lock();
}

/// Removes the temporary files in `folder` that nobody uses any more. What cannot be removed stays: the next
/// one who saves there tries again.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_ours(&entry.file_name()) && is_old(entry)) {
        let path = entry.path();
        if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(path);
        }
    }
}

fn is_ours(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

/// Whether it is a file, no link, and was last written long ago.
fn is_old(entry: &DirEntry) -> bool {
    let modified = entry.metadata().ok().filter(fs::Metadata::is_file).and_then(|it| it.modified().ok());
    modified.and_then(|time| time.elapsed().ok()).is_some_and(|age| age > OLD)
}
