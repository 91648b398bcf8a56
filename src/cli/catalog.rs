//! `segue catalog`: what there is to choose from, and what helps to write one's own.

mod check;
mod list;
mod new;
mod show;

use super::{Exit, Failure, Output};
use crate::catalog::{Catalog, Library, NotOpened};
use crate::plan::SetupPlan;
use clap::{Args, Subcommand, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::io::Write as _;

const EXAMPLES: &str = "\
Examples:
  segue catalog list
  segue catalog show published
  segue catalog show --format json | jq '.goals[].use_cases[].title'
  segue catalog new && segue catalog check
  segue catalog check catalogs/*.toml --format github     (annotates a pull request)";

/// List, show and check catalogs, or begin one of your own
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CatalogArgs {
    #[command(subcommand)]
    command: CatalogCommand,
}

#[derive(Debug, Subcommand)]
enum CatalogCommand {
    List(list::CatalogListArgs),
    Show(show::CatalogShowArgs),
    Check(check::CatalogCheckArgs),
    /// Say in which folder segue looks for your own catalogs
    Path,
    New(new::NewArgs),
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum CatalogFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// Runs the command; `quiet` leaves out what was not asked for.
pub(super) fn run(arguments: &CatalogArgs, quiet: bool) -> Result<Exit, Failure> {
    match &arguments.command {
        CatalogCommand::List(arguments) => list::run(arguments),
        CatalogCommand::Show(arguments) => show::run(arguments),
        CatalogCommand::Check(arguments) => check::run(arguments, quiet),
        CatalogCommand::Path => path(),
        CatalogCommand::New(arguments) => new::run(arguments, quiet),
    }
}

/// The catalogs of the person who runs this.
pub(super) fn library() -> Library {
    let folders = directories::ProjectDirs::from("", "", "segue");
    folders.map_or_else(Library::built_in, |it| Library::new(it.config_dir().join("catalogs")))
}

/// The day of an edition that is made now, in UTC.
pub(super) fn today() -> Date {
    TimeZone::UTC.to_datetime(Timestamp::now()).date()
}

/// The catalog that `plan` names, where it is here. A plan that names a file, whoever wrote it, does not make us read
/// it.
pub(super) fn of_plan(plan: &SetupPlan) -> Option<Catalog> {
    let id = &plan.catalog.id;
    let is_path = id.contains(['/', '\\', '.']);
    if is_path { None } else { library().open(id, &mut |_| ()).ok() }
}

fn path() -> Result<Exit, Failure> {
    let library = library();
    let Some(folder) = library.folder() else { return Err(homeless()) };
    let mut output = Output::stdout();
    // For other programs to use, so not made safe for a terminal.
    output.write_all(folder.as_os_str().as_encoded_bytes())?;
    writeln!(output)?;
    output.finish().map(|()| Exit::Done)
}

fn homeless() -> Failure {
    Failure::problem(
        "There is no home folder, so there is no folder for catalogs. Name them by their paths.",
    )
}

impl From<NotOpened> for Failure {
    fn from(reason: NotOpened) -> Self {
        match reason {
            NotOpened::Unknown { .. } => Self::usage(reason),
            NotOpened::Faulty(faults) => faults.into(),
        }
    }
}
