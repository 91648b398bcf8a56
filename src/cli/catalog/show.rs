//! `segue catalog show`: all that a catalog says.

mod json;
mod text;

use super::{CatalogFormat, library};
use crate::cli::{Exit, Failure, Output};
use clap::Args;

/// Show all that a catalog says
#[derive(Debug, Args)]
pub(super) struct CatalogShowArgs {
    /// The id of a catalog or the path of a file
    #[arg(value_name = "ID|FILE", default_value = "draft")]
    catalog: String,
    /// For whom it is
    #[arg(long, value_enum, default_value_t)]
    format: CatalogFormat,
}

pub(super) fn run(arguments: &CatalogShowArgs) -> Result<Exit, Failure> {
    let catalog = library().open(&arguments.catalog, &mut |_| ())?;
    let mut output = Output::stdout();
    match arguments.format {
        CatalogFormat::Text => text::write(&mut output, &catalog)?,
        CatalogFormat::Json => output.json(&json::Whole(&catalog))?,
    }
    output.finish().map(|()| Exit::Done)
}
