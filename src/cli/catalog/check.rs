//! `segue catalog check`: everything that is wrong with catalogs, or that nothing is.

use super::{homeless, library};
use crate::catalog::{Catalog, Library, NotOpened};
use crate::cli::output::counted;
use crate::cli::report::{self, ReportFormat};
use crate::cli::{Exit, Failure, Output};
use crate::diagnostic::Diagnostics;
use crate::text::printable;
use clap::{Args, ValueHint};
use std::path::{Path, PathBuf};

/// Say everything that is wrong with catalogs of your own
///
/// Without a file, all those where segue looks for them. Exits with 1 if anything is wrong.
#[derive(Debug, Args)]
pub(super) struct CatalogCheckArgs {
    /// The catalogs to check: files, or the ids of your own; without one, all of your own
    #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Also warn of what hurts later: names that tools refuse, missing descriptions, spellings that differ
    #[arg(long)]
    strict: bool,
    /// For whom the report is
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
}

pub(super) fn run(arguments: &CatalogCheckArgs, quiet: bool) -> Result<Exit, Failure> {
    let library = library();
    let (mut fine, mut all) = (Vec::new(), Diagnostics::default());
    for path in files(&library, &arguments.files)? {
        let hints = if arguments.strict {
            library.hints(&path).unwrap_or_default()
        } else {
            Diagnostics::default()
        };
        let is_ok = hints.is_empty();
        all.extend(hints);
        match (library.check(&path, &mut |_| ()), arguments.format) {
            (Ok(catalog), ReportFormat::Text) if is_ok && !quiet => fine.push(well(&path, &catalog)),
            (Ok(_), _) => {}
            (Err(faults), _) => all.extend(faults),
        }
    }
    let exit = if all.is_empty() { Exit::Done } else { Exit::Problem };
    Output::found(report::tell(&fine, &all, arguments.format), exit)
}

/// The files that are meant.
fn files(library: &Library, wanted: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if !wanted.is_empty() {
        return wanted.iter().map(|wanted| file(library, wanted)).collect();
    }
    let folder = library.folder().ok_or_else(homeless)?;
    let files = library.files()?;
    if files.is_empty() {
        let folder = folder.display();
        let nothing = format!("There are no catalogs in {folder}. `segue catalog new` writes one there.");
        return Err(Failure::problem(nothing));
    }
    Ok(files)
}

/// The file that `wanted` is, or that of the catalog with this id.
fn file(library: &Library, wanted: &Path) -> Result<PathBuf, Failure> {
    let id = wanted.to_string_lossy();
    if Library::path_of(&id).is_some() || wanted.exists() {
        return Ok(wanted.to_owned());
    }
    match library.file_of(&id)? {
        Some(file) => Ok(file),
        None => Err(NotOpened::unknown(library, &id).into()),
    }
}

fn well(path: &Path, catalog: &Catalog) -> String {
    let goals = counted(catalog.goals().len(), "goal", "goals");
    let use_cases = counted(catalog.use_cases().len(), "use case", "use cases");
    format!("{}: ok; {goals}, {use_cases}", printable(&path.to_string_lossy()))
}
