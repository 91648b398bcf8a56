//! `segue scan`: which events of a plan the code sends.

mod github;
mod text;

use super::{Exit, Failure, Output, plan_file};
use crate::plan::store::{Overwrite, save};
use crate::plan::{Document, Environment, EventProgress, PlannedEvent, Progress};
use crate::proof::scan::{CodeReport, scan};
use crate::text::printable;
use clap::{Args, ValueEnum, ValueHint};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  segue scan                                   (the plan of this folder, the code below it)
  segue scan setup-plan.toml src --format github
  segue scan --call logEvent --tick dev

What counts as a call:
  a planned name, its constant or its generated function (orderCompleted, ORDER_COMPLETED) in a call of track,
  trackEvent or what --call names. JavaScript, TypeScript, JSX, Vue, Svelte, Python, Swift, Kotlin, Java, Ruby, Go,
  PHP and C# are read without their grammar: heredocs and the text between JSX tags count as code.";

/// Find where the code sends the events of a plan
///
/// Exits with 1 unless every planned event is sent as planned, and nothing else is.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ScanArgs {
    /// The plan; the folder's only one where none is named
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,
    /// The folder of the code
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    folder: PathBuf,
    /// For whom the report is
    #[arg(long, value_enum, default_value_t)]
    format: ScanFormat,
    /// A function of yours that takes an event's name and sends it
    #[arg(long, value_name = "NAME")]
    call: Vec<String>,
    /// Report on this event only
    #[arg(long, value_name = "EVENT")]
    only: Vec<String>,
    /// Let the code send events that are not planned
    #[arg(long)]
    allow_unplanned: bool,
    /// Tick the events in the plan that the code sends as planned
    #[arg(long, value_name = "dev|prod", value_parser = environment)]
    tick: Option<Environment>,
    /// The source whose code this is, for events that the plan ticks for each source
    #[arg(long, value_name = "SOURCE", requires = "tick")]
    source: Option<String>,
}

/// For whom a report on code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum ScanFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For GitHub Actions: an annotation for each problem
    Github,
}

fn environment(name: &str) -> Result<Environment, String> {
    let known = Environment::ALL.into_iter().find(|environment| environment.name() == name);
    known.ok_or_else(|| "it is dev or prod".to_owned())
}

/// Reports what the code sends, and ticks it where that was asked for.
pub(super) fn run(arguments: &ScanArgs, quiet: bool) -> Result<Exit, Failure> {
    let (path, document) = plan_file::open(arguments.plan.as_deref())?;
    if !arguments.folder.is_dir() {
        let shown = arguments.folder.to_string_lossy();
        return Err(Failure::usage(format!("There is no folder {}.", printable(&shown))));
    }
    let plan = document.plan();
    if let Some(unknown) = arguments.only.iter().find(|name| plan.events.iter().all(|it| it.name != **name))
    {
        return Err(Failure::usage(format!("The plan has no event `{}`.", printable(unknown))));
    }
    let mut report = scan(plan, &arguments.folder, &arguments.call);
    if !arguments.only.is_empty() {
        report.events.retain(|event| arguments.only.contains(&event.name));
        report.unplanned.clear();
    }
    let ticked = match arguments.tick {
        Some(environment) => {
            let source = arguments.source.as_deref();
            Some((tick(&path, &document, &report, environment, source)?, environment))
        }
        None => None,
    };
    let mut output = Output::stdout();
    match arguments.format {
        ScanFormat::Text => text::write(&mut output, &report, arguments.allow_unplanned, quiet)?,
        ScanFormat::Json => output.json(&report)?,
        ScanFormat::Github => github::write(&mut output, &report, arguments.allow_unplanned)?,
    }
    if let (Some((ticked, environment)), ScanFormat::Text, false) = (&ticked, arguments.format, quiet) {
        print_ticked(&mut output, ticked, *environment)?;
    }
    output.finish()?;
    Ok(if report.is_right(arguments.allow_unplanned) { Exit::Done } else { Exit::Problem })
}

/// What ticking came to.
#[derive(Debug, Default)]
struct Ticked {
    /// Events that were not ticked before.
    events: usize,
    /// Events that are sent as planned and whose progress is kept for sources that nobody named.
    unnamed: usize,
}

impl Ticked {
    fn count(&mut self, event: &mut PlannedEvent, environment: Environment, source: Option<&str>) {
        let done = |progress: Progress| progress.is_done(environment);
        match (&mut event.progress, source) {
            (EventProgress::Once(progress), _) if !done(*progress) => {
                progress.set(environment, true);
                self.events += 1;
            }
            (EventProgress::Once(_), _) => {}
            (EventProgress::PerSource { .. }, None) => self.unnamed += 1,
            (progress, Some(source)) => {
                let is_open = progress.of(source).is_some_and(|progress| !done(progress));
                if is_open && progress.set_source(source, environment, true) {
                    self.events += 1;
                }
            }
        }
    }
}

/// Ticks in the plan's file what is sent as planned.
fn tick(
    path: &Path,
    document: &Document,
    report: &CodeReport,
    environment: Environment,
    source: Option<&str>,
) -> Result<Ticked, Failure> {
    let mut plan = document.plan().clone();
    let mut ticked = Ticked::default();
    for found in report.events.iter().filter(|event| event.is_right()) {
        for event in plan.events.iter_mut().filter(|it| it.name == found.name) {
            ticked.count(event, environment, source);
        }
    }
    if ticked.events > 0 {
        let text = document.text_with(&plan)?;
        save(path, text.as_bytes(), Overwrite::IfUnchanged(document.fingerprint()))
            .map_err(Failure::problem)?;
    }
    Ok(ticked)
}

fn print_ticked(output: &mut Output, ticked: &Ticked, environment: Environment) -> io::Result<()> {
    writeln!(output, "Ticked {} in {}.", ticked.events, environment.name())?;
    match ticked.unnamed {
        0 => Ok(()),
        count => writeln!(
            output,
            "Not ticked: {count}, which the plan ticks for each source. Name yours with --source."
        ),
    }
}
