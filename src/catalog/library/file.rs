//! Catalog files and the folder in which they stand.

use crate::catalog::Content;
use crate::catalog::read::LARGEST;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, decode, unreadable};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Files up to this many bytes are held whole without further ado.
const SHORT: u64 = 1 << 20;

/// The content of a file.
pub(super) fn read(path: &Path) -> Result<Content<'static>, Diagnostics> {
    let name = path.to_string_lossy();
    let failed = |error| unreadable(path, &error);
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    // Of what comes through a pipe nobody knows how long it is, and it comes once.
    if metadata.is_file() && (SHORT..=LARGEST as u64).contains(&metadata.len()) {
        let length = usize::try_from(metadata.len()).unwrap_or(LARGEST);
        return Ok(Content::Long(file, length));
    }
    let bytes = read_bytes(file).map_err(failed)?;
    if bytes.len() > LARGEST {
        let help = Some("a catalog has up to half a gigabyte");
        return Err(Diagnostic::of_file(
            Code::FileTooLarge,
            &*name,
            "the file is too large for a catalog",
            help,
        )
        .into());
    }
    Ok(decode(&name, bytes)?.into())
}

/// The bytes of a file. One that is too large is not read to its end: it may have none.
fn read_bytes(file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether something stands there that is no file: reading a pipe or a device may never end.
pub(super) fn is_special(path: &Path) -> bool {
    path.metadata().is_ok_and(|it| !it.is_file())
}

/// The catalog files in `folder`, by name; none where there is no folder. Those whose names begin with a dot
/// are an editor's, not a person's.
pub(super) fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Diagnostics> {
    let faulty = |error: io::Error| {
        let message = format!("the folder cannot be read: {error}");
        Diagnostics::from(Diagnostic::of_file(
            Code::UnreadableFile,
            folder.to_string_lossy(),
            &message,
            None,
        ))
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(faulty(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(faulty)?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|it| it == "toml") && !is_hidden && !is_special(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
