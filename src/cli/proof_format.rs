//! How a report of what was seen is written.

use super::Output;
use crate::proof::{ProofReport, report};
use clap::ValueEnum;
use std::io::{self, Write as _};
use std::path::Path;

/// For whom the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ProofFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For GitHub Actions: an annotation for each fault
    Github,
    /// For CI systems that show test results
    Junit,
}

impl ProofFormat {
    /// Writes the report; `plan` is the plan's file.
    pub(super) fn write(self, output: &mut Output, report: &ProofReport, plan: &Path) -> io::Result<()> {
        match self {
            Self::Text => write!(output, "{}", report::text(report)),
            Self::Json => output.json(report),
            Self::Github => write!(output, "{}", report::github(report, &plan.to_string_lossy())),
            Self::Junit => write!(output, "{}", report::junit(report)),
        }
    }
}
