//! From what a person calls a catalog to the catalog.

use super::{Library, file};
use crate::catalog::{Catalog, ExtendsError, Parent, ReadProgress, head_text};
use crate::diagnostic::{Diagnostics, did_you_mean, quoted};
use std::fmt;
use std::path::{Path, PathBuf};

/// Why there is no such catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOpened {
    /// Nothing at hand is called so.
    Unknown {
        /// What was asked for.
        wanted: String,
        /// What was probably meant, as a question.
        help: Option<String>,
    },
    /// Its file cannot be read or is faulty.
    Faulty(Diagnostics),
}

impl NotOpened {
    /// That nothing is called `wanted`, with what may have been meant.
    pub fn unknown(library: &Library, wanted: &str) -> Self {
        let help = namesake(wanted, Path::new("")).or_else(|| meant(library, wanted));
        Self::Unknown { wanted: wanted.to_owned(), help }
    }
}

impl fmt::Display for NotOpened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { wanted, help } => {
                write!(f, "There is no catalog {}", quoted(wanted))?;
                if let Some(help) = help {
                    write!(f, "; {help}")?;
                } else {
                    f.write_str(".")?;
                }
                f.write_str(" `segue catalog list` shows those there are; a file is named by its path.")
            }
            Self::Faulty(diagnostics) => diagnostics.fmt(f),
        }
    }
}

impl std::error::Error for NotOpened {}

impl From<Diagnostics> for NotOpened {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Faulty(diagnostics)
    }
}

/// A file that was found.
struct FoundFile {
    path: PathBuf,
    text: String,
}

pub(super) fn open(
    library: &Library,
    wanted: &str,
    progress: &mut dyn FnMut(ReadProgress),
) -> Result<Catalog, NotOpened> {
    if let Some(catalog) = Catalog::builtin(wanted) {
        return Ok(catalog);
    }
    if is_path(wanted) {
        return Ok(library.read(Path::new(wanted), progress)?);
    }
    if let Some(FoundFile { path, text }) = by_id(library, wanted)? {
        return Ok(library.read_text(&path, &text, progress)?);
    }
    Err(NotOpened::unknown(library, wanted))
}

/// The file of the catalog of the person's own that `wanted` names.
pub(super) fn file_of(library: &Library, wanted: &str) -> Result<Option<PathBuf>, NotOpened> {
    Ok(by_id(library, wanted)?.map(|found| found.path))
}

/// The catalog that the file `from` extends under the name `wanted`.
pub(super) fn base(library: &Library, wanted: &str, from: &str) -> Result<Parent, ExtendsError> {
    if let Some(catalog) = Catalog::builtin(wanted) {
        return Ok(Parent::BuiltIn(Box::new(catalog)));
    }
    let found = if is_path(wanted) {
        let path = Path::new(from).parent().unwrap_or(Path::new("")).join(wanted);
        if file::is_special(&path) {
            let message = format!("{} is not a regular file", quoted(wanted));
            return Err(ExtendsError { message, help: Some("name a catalog file".to_owned()) });
        }
        file::read(&path).map(|text| Some(FoundFile { path, text }))
    } else {
        by_id(library, wanted)
    };
    match found {
        Ok(Some(FoundFile { path, text })) => {
            let identity = path.canonicalize().unwrap_or_else(|_| path.clone());
            Ok(Parent::File { path: path.to_string_lossy().into_owned(), identity, text })
        }
        Ok(None) => {
            let message = format!("there is no catalog {}", quoted(wanted));
            let help = "name a built-in catalog or one of yours by its id, or a file by its path";
            let folder = Path::new(from).parent().unwrap_or(Path::new(""));
            let near = namesake(wanted, folder).or_else(|| meant(library, wanted));
            Err(ExtendsError { message, help: near.or_else(|| Some(help.to_owned())) })
        }
        Err(diagnostics) => {
            let why = diagnostics
                .iter()
                .next()
                .map(|diagnostic| format!("{}: {}", quoted(wanted), diagnostic.message));
            let help = diagnostics.iter().next().and_then(|diagnostic| diagnostic.help.clone());
            Err(ExtendsError { message: why.unwrap_or_default(), help })
        }
    }
}

/// Whether a person who writes this means a file rather than an id, which has neither.
pub(super) fn is_path(wanted: &str) -> bool {
    let ends_as_file = Path::new(wanted).extension().is_some_and(|it| it.eq_ignore_ascii_case("toml"));
    ends_as_file || wanted.contains(std::path::is_separator)
}

/// The person's own catalog with this id, or else the file of this name: its id may be what is wrong with
/// it.
fn by_id(library: &Library, wanted: &str) -> Result<Option<FoundFile>, Diagnostics> {
    let Some(folder) = library.folder() else { return Ok(None) };
    let mut namesake = None;
    for path in file::in_folder(folder)? {
        let is_namesake = path.file_stem().is_some_and(|stem| stem.to_string_lossy() == wanted);
        match file::read(&path) {
            Ok(text) => {
                let is_wanted = head_text(&text, "id").is_some_and(|(id, _)| id == wanted);
                let found = FoundFile { path, text };
                if is_wanted {
                    return Ok(Some(found));
                }
                namesake = if is_namesake { Some(Ok(found)) } else { namesake };
            }
            Err(diagnostics) if is_namesake => namesake = Some(Err(diagnostics)),
            Err(_) => {}
        }
    }
    namesake.transpose()
}

/// The question whether the file in `folder` that is called as the catalog `wanted` was meant.
fn namesake(wanted: &str, folder: &Path) -> Option<String> {
    let name = format!("{wanted}.toml");
    folder.join(&name).is_file().then(|| format!("did you mean the file {}?", quoted(&name)))
}

/// The question whether something else was meant by `wanted`.
fn meant(library: &Library, wanted: &str) -> Option<String> {
    let files = library.folder().and_then(|folder| file::in_folder(folder).ok()).unwrap_or_default();
    let id = |path| Some(head_text(&file::read(path).ok()?, "id")?.0);
    let own: Vec<_> = files.iter().filter_map(|path| id(path)).collect();
    let ids = Catalog::BUILTIN.into_iter().chain(own.iter().map(String::as_str));
    did_you_mean(wanted, ids)
}
