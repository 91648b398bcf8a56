//! The RudderStack project that an export joins.

use crate::export::KnownDefinitions;
use std::fs;
use std::path::{Path, PathBuf};

/// How many files are looked at, and how many bytes one may have: what is larger is no data catalog of a person.
const FILES: usize = 1_000;
const LARGEST: u64 = 4 << 20;

/// What is defined in `folder`, and beside it: in the folder above it and in those below that.
pub(super) fn known(folder: &Path) -> KnownDefinitions {
    let mut known = KnownDefinitions::default();
    for file in yaml_files(folder) {
        known.add_own(&read(&file).unwrap_or_default());
    }
    let above = folder.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = entries(above).into_iter().filter(|it| it.is_dir() && !is_same(it, folder));
    let others = beside.flat_map(|folder| yaml_files(&folder)).chain(yaml_files(above));
    for file in others.take(FILES) {
        known.add_other(&read(&file).unwrap_or_default());
    }
    known
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    entries.sort();
    entries
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|it| it == "yaml" || it == "yml");
    entries(folder).into_iter().filter(is_yaml).collect()
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn read(file: &Path) -> Option<String> {
    fs::metadata(file).ok().filter(|it| it.is_file() && it.len() <= LARGEST)?;
    fs::read_to_string(file).ok()
}
