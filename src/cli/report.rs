//! The faults that a check has found, for people, for programs and for pull requests.

use super::{Failure, Output};
use crate::diagnostic::{Diagnostics, GitHub, Rendered, Severity};
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use std::io::{self, Write};

/// For whom a report of faults is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ReportFormat {
    /// For people
    #[default]
    Text,
    /// For programs: a list of faults
    Json,
    /// For GitHub Actions: an annotation for each fault
    Github,
}

/// Reports what is fine, a line each, and all faults.
pub(super) fn tell(fine: &[String], faults: &Diagnostics, report: ReportFormat) -> Result<(), Failure> {
    let mut output = Output::stdout();
    fine.iter().try_for_each(|line| writeln!(output, "{line}"))?;
    write(&mut output, faults, report)?;
    output.finish()
}

fn write(output: &mut Output, faults: &Diagnostics, report: ReportFormat) -> io::Result<()> {
    match report {
        ReportFormat::Text => text(output, faults),
        ReportFormat::Json => output.json(faults),
        ReportFormat::Github => faults.iter().try_for_each(|fault| writeln!(output, "{}", GitHub(fault))),
    }
}

fn text(output: &mut impl Write, faults: &Diagnostics) -> io::Result<()> {
    let is_coloured = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let draw = if is_coloured { Rendered::coloured } else { Rendered::plain };
    for fault in faults {
        writeln!(output, "{}\n", draw(fault))?;
    }
    let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let counts = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
    if counts.is_empty() { Ok(()) } else { writeln!(output, "{}", counts.join(", ")) }
}
