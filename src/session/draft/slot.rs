//! Where what is not saved is kept: one file for each folder in which segue is started, or each plan that is
//! open. What the file holds is not known here.

use super::slot_name::name;
use crate::plan::store::save_private;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many sessions may keep something about one thing at the same time.
pub(super) const SLOTS: usize = 9;

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
        Self::hold_unless(folder, about, ending, |_| false)
    }

    /// As [`Slot::hold`]; a slot in which a text was left that is of something `other` stays as it is.
    ///
    /// # Errors
    ///
    /// When nothing can be kept there.
    pub fn hold_unless(
        folder: &Path,
        about: &Path,
        ending: &str,
        other: impl Fn(&str) -> bool,
    ) -> io::Result<Self> {
        make_private(folder)?;
        let name = name(about);
        let mut free = None;
        for number in 1..=SLOTS {
            let suffix = if number == 1 { String::new() } else { format!("+{number}") };
            let path = folder.join(format!("{name}{suffix}.{ending}"));
            let is_left = path.exists();
            if !is_left && free.is_some() {
                continue;
            }
            let lock = lock_file(&folder.join(format!("{name}{suffix}.lock")))?;
            let is_other = || is_left && fs::read_to_string(&path).is_ok_and(|text| other(&text));
            if lock.try_lock().is_ok() && !is_other() {
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

    /// Gives the file a name under which nobody looks for it, and reports that.
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
        let written = save_private(&self.path, text.as_bytes());
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

/// Makes a folder that is for nobody else to look into.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        builder.mode(0o700).create(folder)?;
        // One that an earlier release made may be open to others; where it is not ours, its owner decides.
        if fs::metadata(folder)?.permissions().mode() & 0o077 != 0 {
            let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
        }
    }
    builder.create(folder)
}

fn lock_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::Slot;
    use std::fs;
    use std::path::Path;

    #[cfg(unix)]
    #[test]
    fn only_the_person_can_look_into_a_slot() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state/unsaved");
        let slot = Slot::hold(&state, Path::new("/shop"), "json").unwrap();
        fs::write(slot.path(), "").unwrap();
        fs::set_permissions(slot.path(), fs::Permissions::from_mode(0o644)).unwrap();
        fs::set_permissions(&state, fs::Permissions::from_mode(0o755)).unwrap();
        drop(slot);
        let slot = Slot::hold(&state, Path::new("/shop"), "json").unwrap();
        slot.write("mine").unwrap();
        let copy = slot.set_copy_aside().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!([mode(&state), mode(state.parent().unwrap())], [0o700; 2]);
        assert_eq!([mode(slot.path()), mode(&copy), mode(&state.join("%shop.lock"))], [0o600; 3]);
    }

    #[test]
    fn what_is_left_of_something_else_stays_until_that_is_back() {
        let folder = tempfile::tempdir().unwrap();
        let hold = |what: &'static str| {
            Slot::hold_unless(folder.path(), Path::new("/shop"), "json", move |text| text != what).unwrap()
        };
        hold("a").write("a").unwrap();
        let other = hold("b");
        assert_eq!(other.read().unwrap(), None);
        other.write("b").unwrap();
        drop(other);
        assert_eq!(hold("a").read().unwrap().as_deref(), Some(&b"a"[..]));
        assert_eq!(hold("b").read().unwrap().as_deref(), Some(&b"b"[..]));
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
