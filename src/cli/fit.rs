//! `segue fit`: what the destinations of a plan make of its events, held against their default mappings.

mod json;
mod text;

use super::output::{Failure, Output};
use super::report::ReportFormat;
use super::{Exit, plan_file};
use crate::connections::{Fit, Known, PlannedMessages, Verdict, fit};
use crate::diagnostic::{Code, Diagnostic, GitHub};
use crate::text::printable;
use clap::{Args, ValueHint};
use std::io::{self, Write as _};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  segue fit setup-plan.toml
  segue fit setup-plan.toml --destination \"Facebook Conversions API\" --destination \"TikTok Conversions\"
  segue fit setup-plan.toml --format github     (annotates a pull request)";

/// Show what the destinations of a plan make of its events
///
/// Each event is held, with the values of its examples, against the mappings that a destination is added with.
/// Exits with 1 where a destination would take an event that lacks what it demands.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct FitArgs {
    /// The plan, or - for standard input [default: the only plan of this folder]
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,
    /// A destination, instead of those that the plan names
    #[arg(long = "destination", value_name = "NAME")]
    destinations: Vec<String>,
    /// For whom the report is
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
}

/// Reports what the destinations make of the plan.
pub(super) fn run(arguments: &FitArgs) -> Result<Exit, Failure> {
    let (path, document) = plan_file::open(arguments.plan.as_deref())?;
    let shown =
        if plan_file::is_dash(&path) { plan_file::STANDARD_INPUT.into() } else { path.to_string_lossy() };
    let plan = document.plan();
    let planned = PlannedMessages::new(plan);
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
        ReportFormat::Text => text::write(&mut output, &fit)?,
        ReportFormat::Json => output.json(&json::View::new(&fit))?,
        ReportFormat::Github => github(&mut output, &shown, &fit)?,
    }
    output.finish()?;
    let is_unclear = fit.destinations.iter().any(|it| matches!(it.known, Known::Unclear(_)));
    Ok(if fit.is_refused() || is_unclear { Exit::Problem } else { Exit::Done })
}

fn github(output: &mut Output, path: &str, fit: &Fit) -> io::Result<()> {
    gaps(fit).into_iter().try_for_each(|gap| {
        let diagnostic = Diagnostic::of_file(Code::DestinationGap, path, &gap.sentence, None);
        writeln!(output, "{}", GitHub(&diagnostic))
    })
}

/// What a destination does not take of a plan, or that its name stands for none.
pub(super) struct Gap<'a> {
    /// The event that it is about.
    pub(super) event: Option<&'a str>,
    pub(super) sentence: String,
}

/// A gap for each event that a destination refuses, and for each name that stands for no destination.
pub(super) fn gaps(fit: &Fit) -> Vec<Gap<'_>> {
    let mut gaps = Vec::new();
    for destination in &fit.destinations {
        if let Known::Unclear(sentence) = &destination.known {
            gaps.push(Gap { event: None, sentence: sentence.clone() });
        }
        for event in destination.events().iter().filter(|it| it.verdict() == Verdict::Refused) {
            let sentence =
                format!("{} and {}: {}", event.event, destination.name, event.sentences().join("; "));
            gaps.push(Gap { event: Some(&event.event), sentence });
        }
    }
    gaps
}
