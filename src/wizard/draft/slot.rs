//! Where drafts are kept: one file for each folder in which segue is started.

use super::Draft;
use crate::plan::store::{Overwrite, save};
use std::ffi::OsString;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many sessions may run in one folder at the same time and keep drafts.
const SLOTS: usize = 9;
/// The longest part of a file's name that tells the folder, in bytes.
const READABLE: usize = 120;

/// The file of one session's draft. As long as it is held, no other session writes to it.
#[derive(Debug)]
pub struct Slot {
    path: PathBuf,
    _lock: File,
}

/// What was found in a slot.
#[derive(Debug)]
pub enum Found {
    /// No draft.
    Nothing,
    /// A draft.
    Draft(Box<Draft>),
    /// Something else, which was set aside under this path.
    SetAside(PathBuf),
}

impl Slot {
    /// The first slot in `folder`, where drafts are kept, for sessions started in `started` that no other
    /// session holds; the folder is made where it is missing.
    ///
    /// # Errors
    ///
    /// When drafts cannot be kept there.
    pub fn hold(folder: &Path, started: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let name = name(started);
        for number in 1..=SLOTS {
            let suffix = if number == 1 { String::new() } else { format!("+{number}") };
            let lock = File::create(folder.join(format!("{name}{suffix}.lock")))?;
            if lock.try_lock().is_ok() {
                return Ok(Self { path: folder.join(format!("{name}{suffix}.toml")), _lock: lock });
            }
        }
        Err(io::Error::new(ErrorKind::ResourceBusy, "too many sessions in this folder"))
    }

    /// What the slot holds. What is no draft is set aside, never lost.
    ///
    /// # Errors
    ///
    /// When the file is there and cannot be read or set aside.
    pub fn read(&self) -> io::Result<Found> {
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(error),
        };
        let draft = String::from_utf8(bytes).ok().and_then(|text| Draft::parse(&text).ok());
        match draft {
            Some(draft) => Ok(Found::Draft(Box::new(draft))),
            None => self.set_aside().map(Found::SetAside),
        }
    }

    fn set_aside(&self) -> io::Result<PathBuf> {
        let mut number = 1;
        loop {
            let mut name = self.path.clone().into_os_string();
            name.push(OsString::from(format!(".unreadable-{number}")));
            let aside = PathBuf::from(name);
            if !aside.exists() {
                fs::rename(&self.path, &aside)?;
                return Ok(aside);
            }
            number += 1;
        }
    }

    /// Writes the text of a draft, whole or not at all.
    ///
    /// # Errors
    ///
    /// A sentence on why it could not be written.
    pub fn write(&self, text: &str) -> Result<(), String> {
        let written = save(&self.path, text.as_bytes(), Overwrite::Always);
        written.map(|_| ()).map_err(|error| error.to_string())
    }

    /// Removes the draft, as once the plan is saved.
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

/// A file name for a folder: its path with another separator. A long one keeps its end, and a number that
/// tells it from others.
fn name(folder: &Path) -> String {
    let path = folder.to_string_lossy();
    let readable: String =
        path.chars().map(|it| if it == '/' || it.is_control() { '%' } else { it }).collect();
    let exact = readable.len() <= READABLE && folder.to_str().is_some_and(|path| !path.contains('%'));
    if exact {
        return readable;
    }
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    let mut start = readable.len().saturating_sub(READABLE);
    while !readable.is_char_boundary(start) {
        start += 1;
    }
    format!("{}~{:016x}", &readable[start..], hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::{Found, Slot, name};
    use std::fs;
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
    fn two_sessions_in_one_folder_do_not_share_a_draft() {
        let folder = tempfile::tempdir().unwrap();
        let first = Slot::hold(folder.path(), Path::new("/shop")).unwrap();
        let second = Slot::hold(folder.path(), Path::new("/shop")).unwrap();
        assert_ne!(first.path, second.path);
    }

    #[test]
    fn what_is_no_draft_is_set_aside_under_a_name_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let slot = Slot::hold(folder.path(), Path::new("/shop")).unwrap();
        let mut asides = Vec::new();
        for rubbish in [&b"\xff\xfe"[..], b"version = 99"] {
            fs::write(&slot.path, rubbish).unwrap();
            let Found::SetAside(aside) = slot.read().unwrap() else { panic!("it was taken for a draft") };
            assert_eq!(fs::read(&aside).unwrap(), rubbish);
            asides.push(aside);
        }
        assert_ne!(asides[0], asides[1]);
        assert!(matches!(slot.read().unwrap(), Found::Nothing));
    }
}
