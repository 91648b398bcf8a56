//! `segue catalog new`: a catalog to start from.

use super::{homeless, library, today};
use crate::catalog::Catalog;
use crate::cli::output::for_shell;
use crate::cli::{Exit, Failure, Output};
use crate::plan::store::{Overwrite, SaveError, make_folder, save};
use crate::text::printable;
use clap::{Args, ValueHint};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A catalog that shows all there is to write, with the id and the date that are put in place of its own.
const TEMPLATE: &str = include_str!("../../../assets/new-catalog.toml");
const TEMPLATE_ID: &str = "my-catalog";
const TEMPLATE_DATE: &str = "2026-01-31";

/// Write a small catalog to start from
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// The file to write, or - for standard output; without it, my-catalog.toml where segue looks for your
    /// catalogs
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: Option<PathBuf>,
    /// Write over what is there
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &NewArgs, quiet: bool) -> Result<Exit, Failure> {
    let mut output = Output::stdout();
    let file = match &arguments.file {
        Some(file) if file.as_os_str() == "-" => {
            output.write_all(template(TEMPLATE_ID).as_bytes())?;
            return output.finish().map(|()| Exit::Done);
        }
        Some(file) => file.clone(),
        None => own_file()?,
    };
    let overwrite = if arguments.force { Overwrite::Always } else { Overwrite::Never };
    save(&file, template(&id(&file)).as_bytes(), overwrite).map_err(not_saved)?;
    if !quiet {
        let shown = printable(&file.to_string_lossy()).into_owned();
        writeln!(output, "{:<7}{shown}", "Wrote")?;
        writeln!(output, "{:<7}segue catalog check {}", "Next", for_shell(&shown))?;
    }
    output.finish().map(|()| Exit::Done)
}

/// The file in the folder of the person's own catalogs, which is made where it is missing.
fn own_file() -> Result<PathBuf, Failure> {
    let library = library();
    let folder = library.folder().ok_or_else(homeless)?;
    let file = folder.join(TEMPLATE_ID).with_extension("toml");
    make_folder(&file).map_err(not_saved)?;
    Ok(file)
}

fn not_saved(error: SaveError) -> Failure {
    match error {
        SaveError::Exists(_) => Failure::problem(format!("{error} With --force it is written over.")),
        _ => Failure::problem(error),
    }
}

/// The id that a catalog in `file` gets: the file's name, where an id can be made of it.
fn id(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let id = Catalog::id_for(&stem);
    if id.is_empty() || Catalog::is_builtin(&id) { TEMPLATE_ID.to_owned() } else { id }
}

fn template(id: &str) -> String {
    TEMPLATE.replace(TEMPLATE_ID, id).replace(TEMPLATE_DATE, &today().to_string())
}
