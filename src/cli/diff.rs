//! `segue diff`: what changed between two plans, by meaning.

use super::{Exit, Failure, Output};
use crate::plan::{Difference, Document, difference};
use crate::text::printable;
use clap::{Args, ValueEnum, ValueHint};
use std::io::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  segue diff old-plan.toml setup-plan.toml
  git show HEAD~5:setup-plan.toml > then.toml && segue diff then.toml setup-plan.toml
  segue diff a.toml b.toml --format json | jq '.[] | select(.change == \"done\")'

Words:
  added, dropped      it came into the plan, or went
  declined, restored  someone took it out, or put it back
  reopened            it is declined no more, and not back either
  done, undone        the work on it, in dev or prod
  changed             something that is said of it";

/// Say what changed between two plans, by meaning
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DiffArgs {
    /// The plan as it was
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    old: PathBuf,
    /// The plan as it is
    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    new: PathBuf,
    /// For whom the output is
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Exit with 1 if anything changed
    #[arg(long)]
    exit_code: bool,
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: a list of differences
    Json,
}

pub(super) fn run(arguments: &DiffArgs) -> Result<Exit, Failure> {
    // What is wrong with either is told at once.
    let (old, new) = match (Document::open(&arguments.old), Document::open(&arguments.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            return Err(faults.into());
        }
        (Err(faults), _) | (_, Err(faults)) => return Err(faults.into()),
    };
    let differences = difference(old.plan(), new.plan());
    let exit = if arguments.exit_code && !differences.is_empty() { Exit::Problem } else { Exit::Done };
    Output::found(tell(&differences, arguments.format), exit)
}

fn tell(differences: &[Difference], format: Format) -> Result<(), Failure> {
    let mut output = Output::stdout();
    match format {
        Format::Text => text(&mut output, differences)?,
        Format::Json => output.json(&differences)?,
    }
    output.finish()
}

fn text(output: &mut Output, differences: &[Difference]) -> std::io::Result<()> {
    if differences.is_empty() {
        return writeln!(output, "nothing changed");
    }
    differences.iter().try_for_each(|it| writeln!(output, "{}", printable(&it.to_string())))
}
