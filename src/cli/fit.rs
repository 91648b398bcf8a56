//! `segue fit`: what the destinations of a plan make of its events, held against their default mappings.

mod json;
mod text;

use super::Exit;
use super::catalog::library;
use super::output::{Failure, Output};
use super::report::Report;
use crate::catalog::Catalog;
use crate::connections::{Fit, Known, PlannedMessages, Verdict, fit};
use crate::diagnostic::{Code, Diagnostic, GitHub};
use crate::plan::{Document, SetupPlan};
use crate::text::printable;
use clap::{Args, ValueHint};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  segue fit setup-plan.toml
  segue fit setup-plan.toml --destination \"Facebook Conversions API\" --destination \"TikTok Conversions\"
  segue fit setup-plan.toml --format github     (annotates a pull request)";

/// Tell what the destinations of a plan make of its events
///
/// Each event is held, with the values of its examples, against the mappings that a destination is added with.
/// Exits with 1 where a destination would take an event that lacks what it demands.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct FitArgs {
    /// The plan
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: PathBuf,
    /// A destination, instead of those that the plan names
    #[arg(long = "destination", value_name = "NAME")]
    destinations: Vec<String>,
    /// For whom the report is
    #[arg(long, value_enum, default_value_t)]
    format: Report,
}

/// Tells what the destinations make of the plan.
pub(super) fn run(arguments: &FitArgs) -> Result<Exit, Failure> {
    let shown = arguments.plan.to_string_lossy();
    let plan = plan(&arguments.plan)?;
    let catalog = catalog(&plan);
    let planned = PlannedMessages::new(&plan, catalog.as_ref());
    let names =
        if arguments.destinations.is_empty() { &planned.destinations } else { &arguments.destinations };
    if names.is_empty() {
        return Err(Failure::problem(format!(
            "{} names no destination: name one below a [[destination]], or with --destination",
            printable(&shown)
        )));
    }
    let fit = fit(&planned, names);
    let mut output = Output::stdout();
    match arguments.format {
        Report::Text => text::write(&mut output, &fit)?,
        Report::Json => output.json(&json::View::new(&fit))?,
        Report::Github => github(&mut output, &shown, &fit)?,
    }
    output.finish()?;
    let is_unclear = fit.destinations.iter().any(|it| matches!(it.known, Known::Unclear(_)));
    Ok(if fit.is_refused() || is_unclear { Exit::Problem } else { Exit::Done })
}

fn plan(path: &Path) -> Result<SetupPlan, Failure> {
    Ok(Document::open(path)?.plan().clone())
}

/// The plan's catalog, for its examples; without it, values are made up by name and type.
fn catalog(plan: &SetupPlan) -> Option<Catalog> {
    // A plan names its catalog by id. One that names a file, whoever wrote it, does not make us read it.
    let is_path = plan.catalog.id.contains(['/', '\\', '.']);
    if is_path { None } else { library().open(&plan.catalog.id, &mut |_| ()).ok() }
}

/// An annotation for each event that a destination refuses, and for each name that stands for no destination.
fn github(output: &mut Output, path: &str, fit: &Fit) -> io::Result<()> {
    for destination in &fit.destinations {
        if let Known::Unclear(sentence) = &destination.known {
            writeln!(
                output,
                "{}",
                GitHub(&Diagnostic::of_file(Code::DestinationGap, path, sentence, None))
            )?;
        }
        for event in destination.events().iter().filter(|it| it.verdict() == Verdict::Refused) {
            let message =
                format!("{} and {}: {}", event.event, destination.name, event.sentences().join("; "));
            writeln!(
                output,
                "{}",
                GitHub(&Diagnostic::of_file(Code::DestinationGap, path, &message, None))
            )?;
        }
    }
    Ok(())
}
