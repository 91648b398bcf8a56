//! One writer at a time in a folder, so that comparing a file and replacing it is one step for every segue.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often, and how long each time, another writer is waited for. It holds the lock for the time of a read
/// and a rename; whoever holds it longer is no segue.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(5);

/// Holds `folder` until dropped, or until this process ends in whatever way. Nothing where the file system
/// knows no locks or someone keeps theirs: a change by others is still seen, but for the moment between
/// comparing and replacing.
pub(super) fn hold(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    for _ in 0..TRIES {
        match folder.try_lock() {
            Ok(()) => return Some(folder),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}
