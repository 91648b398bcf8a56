//! Where what is not saved is kept: one file for each folder in which segue is started, or each plan that is
//! open. What the file holds is not known here.

use crate::plan::store::{Overwrite, save};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many sessions may keep something about one thing at the same time.
const SLOTS: usize = 9;
/// The longest part of a file's name that tells what it is about, in bytes.
const READABLE: usize = 120;

/// A file of one session. As long as it is held, no other session writes to it.
#[derive(Debug)]
pub struct Slot {
    path: PathBuf,
    _lock: File,
}

impl Slot {
    /// The first slot in `folder` for sessions about `about` that no other session holds and in which something
    /// was left; where nothing was, the first that no other session holds. The folder is made where it is
    /// missing; the file's name has this ending.
    ///
    /// # Errors
    ///
    /// When nothing can be kept there.
    pub fn hold(folder: &Path, about: &Path, ending: &str) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let name = name(about);
        let mut free = None;
        for number in 1..=SLOTS {
            let suffix = if number == 1 { String::new() } else { format!("+{number}") };
            let path = folder.join(format!("{name}{suffix}.{ending}"));
            let is_left = path.exists();
            if !is_left && free.is_some() {
                continue;
            }
            let lock = File::create(folder.join(format!("{name}{suffix}.lock")))?;
            if lock.try_lock().is_ok() {
                let slot = Self { path, _lock: lock };
                if is_left {
                    return Ok(slot);
                }
                free = Some(slot);
            }
        }
        free.ok_or_else(|| io::Error::new(ErrorKind::ResourceBusy, "too many sessions about the same"))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the file holds; nothing where there is none.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be read.
    pub fn read(&self) -> io::Result<Option<Vec<u8>>> {
        match fs::read(&self.path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Gives the file a name under which nobody looks for it, and tells that.
    ///
    /// # Errors
    ///
    /// When it cannot be renamed.
    pub fn set_aside(&self) -> io::Result<PathBuf> {
        let aside = free_name(&self.path, "unreadable");
        fs::rename(&self.path, &aside)?;
        Ok(aside)
    }

    /// Copies the file as it is, so that it outlives what is written from now on; gives the copy's path.
    pub fn set_copy_aside(&self) -> Option<PathBuf> {
        copy_aside(&self.path)
    }

    /// Writes the file, whole or not at all.
    ///
    /// # Errors
    ///
    /// A sentence on why it could not be written.
    pub fn write(&self, text: &str) -> Result<(), String> {
        let written = save(&self.path, text.as_bytes(), Overwrite::Always);
        written.map(|_| ()).map_err(|error| error.to_string())
    }

    /// Removes the file, as once all is saved.
    ///
    /// # Errors
    ///
    /// When it is there and cannot be removed.
    pub fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Copies a file, so that it outlives what is written to it from now on; gives the copy's path.
pub(super) fn copy_aside(path: &Path) -> Option<PathBuf> {
    let copy = free_name(path, "before");
    fs::copy(path, &copy).ok().map(|_| copy)
}

/// A name beside `path` that nothing has yet.
fn free_name(path: &Path, word: &str) -> PathBuf {
    let named = |number: u32| {
        let mut name = path.to_owned().into_os_string();
        name.push(OsString::from(format!(".{word}-{number}")));
        PathBuf::from(name)
    };
    (1..u32::MAX).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(0))
}

/// A file name for a path: the path with another separator. A long one keeps its end, and a number that tells
/// it from others.
fn name(about: &Path) -> String {
    let path = about.to_string_lossy();
    let readable: String =
        path.chars().map(|it| if it == '/' || it.is_control() { '%' } else { it }).collect();
    let exact = readable.len() <= READABLE && about.to_str().is_some_and(|path| !path.contains('%'));
    if exact {
        return readable;
    }
    let mut start = readable.len().saturating_sub(READABLE);
    while !readable.is_char_boundary(start) {
        start += 1;
    }
    format!("{}~{:016x}", &readable[start..], digest(about.as_os_str().as_encoded_bytes()))
}

/// A number for these bytes (FNV-1a): the next release, which looks for the same file, has to find the same.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Slot, digest, name};
    use std::path::Path;

    #[test]
    fn folders_do_not_mix() {
        let long = "x".repeat(300);
        let folders = ["/a/b", "/a%b", "/a/c", &format!("/{long}/a"), &format!("/{long}/b")];
        let mut names: Vec<_> = folders.iter().map(|folder| name(Path::new(folder))).collect();
        assert!(names.iter().all(|name| name.len() < 200 && !name.contains('/')));
        names.sort();
        names.dedup();
        assert_eq!(names.len(), folders.len());
    }

    #[test]
    fn names_are_the_same_in_every_release() {
        assert_eq!(name(Path::new("/home/ada/shop")), "%home%ada%shop");
        assert_eq!(name(Path::new("/a%b")), "%a%b~3653509cb3a180ce");
        assert_eq!(digest(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn two_sessions_in_one_folder_do_not_share_a_draft() {
        let folder = tempfile::tempdir().unwrap();
        let first = Slot::hold(folder.path(), Path::new("/shop"), "json").unwrap();
        let second = Slot::hold(folder.path(), Path::new("/shop"), "json").unwrap();
        assert_ne!(first.path, second.path);
    }

    #[test]
    fn what_several_sessions_left_is_found_one_after_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let hold = || Slot::hold(folder.path(), Path::new("/shop"), "json").unwrap();
        let (first, second) = (hold(), hold());
        second.write("two").unwrap();
        drop((first, second));
        let found = hold();
        assert_eq!(found.read().unwrap().as_deref(), Some(&b"two"[..]));
        found.remove().unwrap();
        drop(found);
        assert_eq!(hold().read().unwrap(), None);
    }
}
