//! `segue catalog check`: everything that is wrong with catalogs, or that nothing is.

use super::{library, list::counted};
use crate::catalog::Catalog;
use crate::cli::report::{self, Report};
use crate::cli::{Exit, Failure, Output};
use crate::fault::Faults;
use crate::text::printable;
use clap::{Args, ValueHint};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Say everything that is wrong with a catalog
///
/// Exits with 1 if anything is.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// The files to check
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// For whom the report is
    #[arg(long, value_enum, default_value_t)]
    format: Report,
}

pub(super) fn run(arguments: &CheckArgs, quiet: bool) -> Result<Exit, Failure> {
    let library = library();
    let mut output = Output::stdout();
    let mut all = Faults::default();
    for path in &arguments.files {
        match (library.read(path, &mut |_| ()), arguments.format) {
            (Ok(catalog), Report::Text) if !quiet => well(&mut output, path, &catalog)?,
            (Ok(_), _) => {}
            (Err(faults), _) => all.extend(faults),
        }
    }
    report::write(&mut output, &all, arguments.format)?;
    output.finish()?;
    Ok(if all.is_empty() { Exit::Done } else { Exit::Problem })
}

fn well(output: &mut impl Write, path: &Path, catalog: &Catalog) -> std::io::Result<()> {
    let goals = counted(catalog.goals().len(), "goal", "goals");
    let use_cases = counted(catalog.use_cases().len(), "use case", "use cases");
    writeln!(output, "{}: nothing is wrong; {goals}, {use_cases}", printable(&path.to_string_lossy()))
}
