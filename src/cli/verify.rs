//! `segue verify`: whether what is planned arrives, and is right, from what was captured.

mod meter;

use super::catalog::{self, library};
use super::proof_format::ProofFormat;
use super::{Exit, Failure, Output, plan_file, tick};
use crate::diagnostic::{Diagnostics, decode, did_you_mean, quoted, unreadable};
use crate::plan::{Environment, SetupPlan};
use crate::proof::capture::{self, Capture, CaptureProgress};
use crate::proof::{Expectations, JudgeOptions, ProofReport, ReportScope, Tally, verify, warehouse_report};
use crate::text::printable;
use clap::{Args, ValueHint};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;

const EXAMPLES: &str = "\
Examples:
  segue verify events.ndjson                       (the plan of this folder)
  segue verify setup-plan.toml segment-logs/ --format junit
  segue verify setup-plan.toml shop.har --only 'Order Completed' --show-values
  zcat today.gz | segue verify setup-plan.toml - --tick prod
  segue verify setup-plan.toml --report report.csv   (what a warehouse found: segue export --format dbt)

What it reads:
  lines of JSON, JSON documents in a row, arrays, batches, single calls, gzip of these, folders of these, HAR files
  that a browser's developer tools save, and - for standard input

What is right:
  null is absent, an integer is an integral value (1.0 is one), of two equal keys the last counts, the same
  messageId counts once, properties that SDKs add to page and screen calls need no plan";

/// Check captured messages against a plan
///
/// Exits with 0 if every planned event was seen, each time as planned, and nothing else was.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
// Each is a flag of its own.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct VerifyArgs {
    /// The plan, if the first path ends in .toml (else the only plan of this folder), and what was captured
    #[arg(required_unless_present = "report", value_name = "[PLAN] CAPTURE", value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// The report of the exported dbt package, as CSV or JSON, instead of captures; - is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with_all = ["duplicates", "show_values", "allow_unplanned"])]
    report: Option<PathBuf>,
    /// The catalog that says what values are allowed, instead of the one that the plan names
    #[arg(long, value_name = "ID|FILE")]
    catalog: Option<String>,
    /// Tick in the plan what was seen and right
    #[arg(long, value_name = "dev|prod", value_parser = tick::environment)]
    tick: Option<Environment>,
    /// Untick what was not seen, or not right
    #[arg(long, requires = "tick")]
    untick: bool,
    /// Only these events count
    #[arg(long, value_name = "EVENT")]
    only: Vec<String>,
    /// Events and properties that are not planned are all right
    #[arg(long)]
    allow_unplanned: bool,
    /// List the messages that came again
    #[arg(long)]
    duplicates: bool,
    /// Show values that are wrong, personal ones too
    #[arg(long)]
    show_values: bool,
    /// How the report is written
    #[arg(long, value_enum, default_value_t)]
    format: ProofFormat,
}

/// Reports what was seen, and ticks it where that was asked for.
pub(super) fn run(arguments: &VerifyArgs, quiet: bool) -> Result<Exit, Failure> {
    let (plan, captures) = plan_file::split(&arguments.paths);
    match (&arguments.report, captures) {
        (None, []) => {
            return Err(Failure::usage(
                "no capture is named; name files, folders, or - for standard input",
            ));
        }
        (Some(_), [_, ..]) => {
            return Err(Failure::usage("--report takes the place of captures; name either"));
        }
        _ => {}
    }
    let (path, document) = plan_file::open(plan)?;
    check_names(document.plan(), &arguments.only)?;
    let catalog = match &arguments.catalog {
        Some(named) => Some(library().open(named, &mut |_| ())?),
        None => catalog::of_plan(document.plan()),
    };
    let expectations = Arc::new(Expectations::of(document.plan(), catalog.as_ref()));
    let scope = ReportScope { allows_unplanned: arguments.allow_unplanned, only: arguments.only.clone() };
    let report = match &arguments.report {
        Some(file) => from_warehouse(file, &expectations, &scope)?,
        None => from_captures(captures, &expectations, &scope, arguments, quiet)?,
    };
    let ticked = arguments.tick.map(|environment| tick::Ticks { environment, unticks: arguments.untick });
    let ticked = ticked.map(|ticks| ticks.write(&path, &document, &report)).transpose()?;
    let mut output = Output::stdout();
    arguments.format.write(&mut output, &report, &path)?;
    if let (Some(sentence), ProofFormat::Text, false) = (ticked, arguments.format, quiet) {
        writeln!(output, "{sentence}")?;
    }
    output.finish()?;
    Ok(if report.ok { Exit::Done } else { Exit::Problem })
}

fn from_captures(
    captures: &[PathBuf],
    expectations: &Arc<Expectations>,
    scope: &ReportScope,
    arguments: &VerifyArgs,
    quiet: bool,
) -> Result<ProofReport, Failure> {
    let captures = capture::find(captures).map_err(|error| Failure::problem(format!("{error}")))?;
    let options = JudgeOptions { keeps_values: arguments.show_values, keeps_ids: arguments.duplicates };
    Ok(judge(captures, expectations, options, quiet).report(scope))
}

fn from_warehouse(
    file: &Path,
    expectations: &Expectations,
    scope: &ReportScope,
) -> Result<ProofReport, Failure> {
    let text = if plan_file::is_dash(file) {
        plan_file::standard_input()?
    } else {
        let bytes = fs::read(file).map_err(|error| Diagnostics::from(unreadable(file, &error)))?;
        decode(&file.to_string_lossy(), bytes)?
    };
    let named = printable(&file.to_string_lossy()).into_owned();
    let report = warehouse_report(expectations, scope, &text);
    report.map_err(|error| Failure::problem(format!("{named}: {error}")))
}

fn check_names(plan: &SetupPlan, only: &[String]) -> Result<(), Failure> {
    let planned = || plan.events.iter().map(|event| event.name.as_str());
    let Some(unknown) = only.iter().find(|name| planned().all(|it| it != **name)) else { return Ok(()) };
    let help = did_you_mean(unknown, planned()).map(|help| format!("; {help}")).unwrap_or_default();
    Err(Failure::usage(format!("the plan has no event {}{help}", quoted(unknown))))
}

/// Judges on threads of its own while this one shows how far it is.
fn judge(
    captures: Vec<Capture>,
    expectations: &Arc<Expectations>,
    options: JudgeOptions,
    quiet: bool,
) -> Tally {
    let total = captures.iter().map(|capture| capture.size).sum::<Option<u64>>();
    let progress = CaptureProgress::default();
    let (sender, done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let judging = scope.spawn(|| {
            // Gone with the thread, however it ends.
            let _sender = sender;
            verify(captures, Box::new(io::stdin()), expectations, options, &progress)
        });
        if !quiet {
            meter::Meter::new(&progress, total).show_until(&done);
        }
        judging.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
