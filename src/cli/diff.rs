//! `segue diff OLD NEW`: what changed between two plans, by meaning.

use super::{Exit, Failure, Output};
use crate::plan::{Difference, Document, diff};
use crate::text::printable;
use clap::{Args, ValueEnum};
use std::io::Write as _;
use std::path::PathBuf;

/// Show what changed between two plans, by meaning: added, dropped, changed, done
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The plan as it was
    old: PathBuf,
    /// The plan as it is
    new: PathBuf,
    /// For whom the difference is
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// For whom a difference is.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// One line a difference
    #[default]
    Text,
    /// A list of objects
    Json,
}

/// Shows the difference; there being one is no failure.
pub(super) fn run(arguments: &DiffArgs) -> Result<Exit, Failure> {
    let old = Document::open(&arguments.old).map_err(Failure::problem)?;
    let new = Document::open(&arguments.new).map_err(Failure::problem)?;
    let differences = diff(old.plan(), new.plan());
    let mut output = Output::stdout();
    match arguments.format {
        Format::Text => text(&mut output, &differences)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut output, &differences).map_err(std::io::Error::from)?;
            writeln!(output)?;
        }
    }
    output.finish().map(|()| Exit::Done)
}

fn text(output: &mut Output, differences: &[Difference]) -> Result<(), Failure> {
    for difference in differences {
        writeln!(output, "{}", printable(&difference.to_string()))?;
    }
    if differences.is_empty() {
        writeln!(output, "Both plans say the same.")?;
    }
    Ok(())
}
