//! The last lines of a run, and whether it ended well.

use super::wait::{End, EndReason};
use super::{ListenArgs, Until};
use crate::cli::proof_format::ProofFormat;
use crate::cli::tick::Ticks;
use crate::cli::{Exit, Failure, Output};
use crate::diagnostic::quoted;
use crate::plan::{Document, Environment};
use crate::proof::ProofReport;
use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::ExitStatus;

/// Prints the report, and says what else went wrong.
pub(super) fn tell(
    arguments: &ListenArgs,
    plan: &Path,
    report: &ProofReport,
    end: End,
) -> Result<Exit, Failure> {
    let ticked = arguments.tick.map(|environment| ticked(environment, plan, report)).transpose()?;
    let mut output = Output::stdout();
    arguments.format.write(&mut output, report, plan)?;
    if let (Some(sentence), ProofFormat::Text) = (ticked, arguments.format) {
        writeln!(output, "{sentence}")?;
    }
    output.finish()?;
    let mut problems = Vec::new();
    match end.reason {
        // Without a command and without an end to wait for, a signal is how it ends.
        EndReason::Signal(signal) if !arguments.command.is_empty() || arguments.until.is_some() => {
            return Ok(Exit::Signal(signal));
        }
        EndReason::TimedOut => problems.extend(timed_out(arguments, report)),
        EndReason::Done | EndReason::Signal(_) => problems.extend(failed(arguments, end.command)),
    }
    if let Some(error) = end.recording {
        problems.push(format!("Not everything was recorded: {error}."));
    }
    if !problems.is_empty() {
        return Err(Failure::problem(problems.join("\n")));
    }
    Ok(if is_fine(arguments, report) { Exit::Done } else { Exit::Problem })
}

/// Ticks what the report proves in the plan as its file holds it by now.
fn ticked(environment: Environment, plan: &Path, report: &ProofReport) -> Result<String, Failure> {
    let document = Document::open(plan)?;
    Ticks { environment, unticks: false }.write(plan, &document, report)
}

/// Whether what arrived is as it was asked to be.
fn is_fine(arguments: &ListenArgs, report: &ProofReport) -> bool {
    match arguments.until {
        Some(Until::Complete) => report.ok,
        // What was not seen may come another time.
        None => !report.has_faults,
    }
}

fn timed_out(arguments: &ListenArgs, report: &ProofReport) -> Option<String> {
    let time = arguments.timeout.unwrap_or_default();
    match (arguments.until, arguments.command.first()) {
        // Everything has come, and only the command went on.
        (Some(Until::Complete), _) if report.ok => None,
        (Some(Until::Complete), _) => {
            Some(format!("Not every planned event was seen right within {time:?}."))
        }
        (None, Some(command)) => {
            Some(format!("The command {} was stopped after {time:?}.", shown(command)))
        }
        (None, None) => None,
    }
}

/// How the command failed, if it did.
fn failed(arguments: &ListenArgs, ended: Option<io::Result<ExitStatus>>) -> Option<String> {
    let command = shown(arguments.command.first()?);
    match ended? {
        Ok(status) if status.success() => None,
        Ok(status) => Some(match (status.code(), status.signal()) {
            (Some(code), _) => format!("The command {command} ended with {code}."),
            (None, Some(signal)) => format!("The command {command} was ended by signal {signal}."),
            (None, None) => format!("The command {command} failed."),
        }),
        Err(error) => Some(format!("The end of the command {command} cannot be waited for: {error}.")),
    }
}

fn shown(command: &OsStr) -> String {
    quoted(&command.to_string_lossy())
}
