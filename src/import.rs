//! Tracking plans that people have already, taken in as a catalog.
//!
//! A file is read by the library for its form into a tree of JSON, the tree into events with all constraints that a
//! catalog can say, and these are written as a catalog. What a catalog cannot say is counted, never dropped in silence.

mod consistent;
mod detect;
mod error;
mod json_schema;
mod loss;
mod model;
mod mparticle;
mod rudderstack;
mod schema_files;
mod segment;
mod table;
mod write;

pub use detect::ImportFormat;
pub use error::ImportError;
pub use loss::Losses;
pub use model::{ImportFile, Imported, ImportedEvent};
pub use table::{Column, ColumnNames, UnknownColumn};
pub use write::catalog_text;

use serde_json::Value;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// What some files hold. What they are is seen by looking, unless `from` says it.
///
/// # Errors
///
/// Where a file cannot be read as what it is, or nothing is found.
pub fn import(
    files: &[ImportFile],
    from: Option<ImportFormat>,
    columns: &ColumnNames,
) -> Result<(ImportFormat, Imported), ImportError> {
    let Some(first) = files.first() else { return Err(ImportError::Unknown(String::new())) };
    let format = match from {
        Some(format) => format,
        None => ImportFormat::of(first).ok_or_else(|| ImportError::Unknown(first.name.clone()))?,
    };
    let mut imported = Imported::default();
    match format {
        ImportFormat::Csv => {
            files.iter().try_for_each(|file| table::read(file, columns, &mut imported))?;
        }
        ImportFormat::Rudderstack => rudderstack::read(&trees(files, format)?, &mut imported),
        _ => {
            for (file, tree) in files.iter().zip(trees(files, format)?) {
                match format {
                    ImportFormat::Segment => segment::read(&tree, &mut imported),
                    ImportFormat::Mparticle => mparticle::read(&tree, &mut imported),
                    _ => schema_files::read(&file.name, &tree, &mut imported),
                }
            }
        }
    }
    imported.merge_twins();
    if imported.events.is_empty() {
        return Err(ImportError::Empty { file: first.name.clone(), form: format.noun() });
    }
    Ok((format, imported))
}

/// The files as JSON; YAML is read as the same.
fn trees(files: &[ImportFile], format: ImportFormat) -> Result<Vec<Value>, ImportError> {
    let tree = |file: &ImportFile| {
        detect::tree(&file.text).map_err(|reason| ImportError::Unreadable {
            file: file.name.clone(),
            form: format.noun(),
            reason,
        })
    };
    files.iter().map(tree).collect()
}

impl Imported {
    /// Keeps one event of each name: the last, which in lists of versions is the newest. Nameless ones go.
    fn merge_twins(&mut self) {
        let mut kept: indexmap::IndexMap<String, ImportedEvent> = indexmap::IndexMap::new();
        for imported in std::mem::take(&mut self.events) {
            let name = imported.event.name.trim().to_owned();
            if name.is_empty() {
                self.losses.count("events without a name");
                continue;
            }
            let twin = kept.get(&name);
            if twin.is_some() {
                self.losses.count("earlier versions of an event");
            }
            if twin.is_none_or(|it| !is_older(&imported, it)) {
                kept.insert(name, imported);
            }
        }
        self.events = kept.into_values().collect();
    }
}

/// Whether the version of `one`, such as `1-0-2`, is below that of `other`.
fn is_older(one: &ImportedEvent, other: &ImportedEvent) -> bool {
    let parts = |it: &ImportedEvent| -> Option<Vec<u64>> {
        it.event.version.as_ref()?.split(['-', '.']).map(|part| part.parse().ok()).collect()
    };
    matches!((parts(one), parts(other)), (Some(one), Some(other)) if one < other)
}
