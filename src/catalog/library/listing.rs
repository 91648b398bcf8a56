//! What there is, with what keeps any of it from being used.

use super::{Library, file};
use crate::catalog::{Catalog, Edition, head_text};
use crate::diagnostic::{Code, Diagnostics, Finding, Related, RelatedLocation, quoted};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A catalog at hand, or what is wrong with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// By what it can be asked for: its id, or the name of its file where no id can be read.
    pub id: String,
    /// Where it is.
    pub location: CatalogLocation,
    /// What is in it, or all that is wrong with it.
    pub content: Result<Overview, Diagnostics>,
}

/// Where a catalog is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogLocation {
    /// In the program.
    BuiltIn,
    /// In a file.
    File(PathBuf),
}

/// What is in a catalog, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// What it is called.
    pub title: String,
    /// Which state of it this is.
    pub edition: Edition,
    /// How many goals it has.
    pub goals: usize,
    /// How many use cases it has.
    pub use_cases: usize,
}

impl From<&Catalog> for Overview {
    fn from(catalog: &Catalog) -> Self {
        Self {
            title: catalog.title().to_owned(),
            edition: catalog.edition().clone(),
            goals: catalog.goals().len(),
            use_cases: catalog.use_cases().len(),
        }
    }
}

pub(super) fn list(library: &Library) -> impl Iterator<Item = Listed> {
    let built_in = Catalog::BUILTIN.into_iter().filter_map(Catalog::builtin).map(|catalog| Listed {
        id: catalog.id().to_owned(),
        location: CatalogLocation::BuiltIn,
        content: Ok(Overview::from(&catalog)),
    });
    let (files, diagnostic) =
        match library.folder.as_deref().map(|folder| (folder, file::in_folder(folder))) {
            None => (Vec::new(), None),
            Some((_, Ok(files))) => (files, None),
            Some((folder, Err(diagnostics))) => (Vec::new(), Some(listed(folder, "", Err(diagnostics)))),
        };
    let mut seen = HashMap::new();
    let own = files.into_iter().map(move |path| {
        let text = match file::read(&path) {
            Ok(text) => text,
            Err(diagnostics) => return listed(&path, "", Err(diagnostics)),
        };
        let content = library.read_text(&path, &text, &mut |_| ());
        let content = content.map(|catalog| Overview::from(&catalog));
        let content = content.and_then(|content| free(&mut seen, &path, &text).map(|()| content));
        listed(&path, &text, content)
    });
    built_in.chain(diagnostic).chain(own)
}

fn listed(path: &Path, text: &str, content: Result<Overview, Diagnostics>) -> Listed {
    let stem = || path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = head_text(text, "id").map_or_else(stem, |(id, _)| id);
    Listed { id, location: CatalogLocation::File(path.to_owned()), content }
}

/// Whether the id of the catalog in the file `path`, which holds `text`, is not taken by a built-in one or,
/// where the file is in the folder of the person's own, by one before it.
pub(super) fn stands_alone(library: &Library, path: &Path, text: &str) -> Result<(), Diagnostics> {
    let mut seen = HashMap::new();
    let home = |path: &Path| match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.canonicalize().ok(),
        _ => Path::new(".").canonicalize().ok(),
    };
    let files = library.files().unwrap_or_default();
    let is_beside = |other: &PathBuf| home(other) == home(path) && other.file_name() < path.file_name();
    for other in files.iter().filter(|other| is_beside(other)) {
        if let Ok(text) = file::read(other) {
            // What is wrong with others is not asked for.
            let _ = free(&mut seen, other, &text);
        }
    }
    free(&mut seen, path, text)
}

/// Whether the id of the catalog that is `text` is not taken by a built-in one or one in `seen`, to which it is
/// added.
fn free(seen: &mut HashMap<String, RelatedLocation>, path: &Path, text: &str) -> Result<(), Diagnostics> {
    let Some((id, span)) = head_text(text, "id") else { return Ok(()) };
    let name = path.to_string_lossy();
    let mut finding = Finding::new(
        Code::DuplicateName,
        span.clone(),
        format!("another catalog has the id {}", quoted(&id)),
    );
    if Catalog::BUILTIN.contains(&&*id) {
        finding.message = format!("a catalog that comes with segue has the id {}", quoted(&id));
    } else if let Some(first) = seen.get(&*id) {
        finding = finding.related(Related::There(first.clone()));
    } else {
        let line = 1 + text[..span.start].matches('\n').count();
        seen.insert(id, RelatedLocation { path: name.into_owned(), line });
        return Ok(());
    }
    Err(Diagnostics::locate(&name, text, vec![finding.help("give this catalog an id of its own")]))
}
