//! Catalog files and the folder in which they are.

use crate::catalog::read::{LARGEST, too_large};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, decode, unreadable};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The text of a file.
pub(super) fn read(path: &Path) -> Result<String, Diagnostics> {
    let name = path.to_string_lossy();
    let bytes = File::open(path).and_then(read_bytes).map_err(|error| unreadable(path, &error))?;
    if bytes.len() > LARGEST {
        return Err(too_large(&name).into());
    }
    decode(&name, bytes)
}

/// The bytes of a file. One that is too large is not read to its end: it may have none.
fn read_bytes(file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether something is there that is no file: reading a pipe or a device may never end.
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
