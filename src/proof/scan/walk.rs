//! The files of a folder that git sees, read on all cores.

use super::language::Language;
use super::names::Names;
use ignore::{DirEntry, WalkBuilder, WalkState};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The largest file that is read: what is larger is no source that a person wrote.
const LARGEST: u64 = 4 << 20;

/// A file that could not be read, with the reason.
pub(super) type Unread = (PathBuf, String);

/// Calls `look` with every source file below `folder` in which there may be something, and gives what it made
/// of them in the order of their paths, what could not be read, and how many files were read.
pub(super) fn each_file<T: Send>(
    folder: &Path,
    names: &Names,
    look: impl Fn(&Path, &'static Language, &[u8]) -> T + Sync,
) -> (Vec<(PathBuf, T)>, Vec<Unread>, usize) {
    let all = Mutex::new((Vec::new(), Vec::new(), 0));
    // What is git's own is no source. That `.ignore` files are for other tools' eyes is no reason to pass over
    // code that is shipped.
    let mut builder = WalkBuilder::new(folder);
    builder
        .hidden(false)
        .ignore(false)
        .require_git(false)
        .filter_entry(|entry| entry.file_name() != ".git");
    builder.build_parallel().run(|| {
        let mut local =
            Local { all: &all, found: Vec::new(), unread: Vec::new(), read: 0, buffer: Vec::new() };
        let look = &look;
        Box::new(move |entry| {
            match entry {
                Ok(entry) => local.visit(&entry, names, look),
                Err(error) => local.unread.push((folder.to_owned(), error.to_string())),
            }
            WalkState::Continue
        })
    });
    let (mut found, mut unread, read) = all.into_inner().unwrap_or_default();
    found.sort_by(|(one, _), (other, _): &(PathBuf, T)| one.cmp(other));
    unread.sort();
    (found, unread, read)
}

type Collected<T> = (Vec<(PathBuf, T)>, Vec<Unread>, usize);

/// What one thread has found; it is handed over when the thread ends.
struct Local<'a, T> {
    all: &'a Mutex<Collected<T>>,
    found: Vec<(PathBuf, T)>,
    unread: Vec<Unread>,
    read: usize,
    buffer: Vec<u8>,
}

impl<T> Local<'_, T> {
    fn visit(
        &mut self,
        entry: &DirEntry,
        names: &Names,
        look: impl Fn(&Path, &'static Language, &[u8]) -> T,
    ) {
        let path = entry.path();
        let Some(language) = Language::of(path) else { return };
        if !entry.file_type().is_some_and(|kind| kind.is_file()) || is_minified(path) {
            return;
        }
        match read_into(&mut self.buffer, path) {
            Ok(()) => {
                self.read += 1;
                if names.may_be_in(&self.buffer) {
                    self.found.push((path.to_owned(), look(path, language, &self.buffer)));
                }
            }
            Err(error) => self.unread.push((path.to_owned(), error.to_string())),
        }
    }
}

impl<T> Drop for Local<'_, T> {
    fn drop(&mut self) {
        let Ok(mut all) = self.all.lock() else { return };
        all.0.append(&mut self.found);
        all.1.append(&mut self.unread);
        all.2 += self.read;
    }
}

fn is_minified(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with(".min"))
}

fn read_into(buffer: &mut Vec<u8>, path: &Path) -> io::Result<()> {
    buffer.clear();
    File::open(path)?.take(LARGEST + 1).read_to_end(buffer)?;
    if buffer.len() as u64 > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "larger than 4 MB"));
    }
    Ok(())
}
