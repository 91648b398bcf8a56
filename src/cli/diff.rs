//! `segue diff`: what changed between two plans, by meaning.

use super::{Exit, Failure, Output, git, plan_file};
use crate::plan::{Difference, Document, difference};
use crate::text::printable;
use clap::{Args, ValueEnum, ValueHint};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  segue diff old-plan.toml setup-plan.toml
  segue diff --git                    (the plan of this folder, since the last commit)
  segue diff --git v1.2 plans/spring.toml
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
    /// The plan as it was and as it is, - for standard input; with --git the plan alone
    #[arg(value_name = "OLD> <NEW", num_args = 0..=2, value_hint = ValueHint::FilePath)]
    plans: Vec<PathBuf>,
    /// Compare the plan with what git has of it in a commit
    #[arg(long, value_name = "REV", num_args = 0..=1, default_missing_value = "HEAD")]
    git: Option<String>,
    /// For whom the output is
    #[arg(long, value_enum, default_value_t)]
    format: DiffFormat,
    /// Exit with 1 if anything changed
    #[arg(long)]
    exit_code: bool,
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum DiffFormat {
    /// For people
    #[default]
    Text,
    /// For programs: a list of differences
    Json,
}

pub(super) fn run(arguments: &DiffArgs) -> Result<Exit, Failure> {
    let (old, new) = arguments.documents()?;
    let differences = difference(old.plan(), new.plan());
    let exit = if arguments.exit_code && !differences.is_empty() { Exit::Problem } else { Exit::Done };
    Output::found(tell(&differences, arguments.format), exit)
}

impl DiffArgs {
    fn documents(&self) -> Result<(Document, Document), Failure> {
        let Some(revision) = &self.git else {
            let [old, new] = &self.plans[..] else {
                return Err(Failure::usage(
                    "name two plans, or compare one with history: `segue diff --git`",
                ));
            };
            return both(old, new);
        };
        // Behind --git, a plan alone is no revision.
        let (revision, plan) = match (Path::new(revision), &self.plans[..]) {
            (plan, []) if plan.extension().is_some_and(|it| it == "toml") => ("HEAD", Some(plan)),
            (_, []) => (&**revision, None),
            (_, [plan]) => (&**revision, Some(&**plan)),
            _ => return Err(Failure::usage("with --git, name one plan")),
        };
        let (path, new) = plan_file::open(plan)?;
        Ok((git::document(revision, &path)?, new))
    }
}

/// Both plans; what is wrong with either is reported at once.
fn both(old: &Path, new: &Path) -> Result<(Document, Document), Failure> {
    match (plan_file::read(old), plan_file::read(new)) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            Err(faults.into())
        }
        (Err(faults), _) | (_, Err(faults)) => Err(faults.into()),
    }
}

/// Says what changed.
pub(super) fn tell(differences: &[Difference], format: DiffFormat) -> Result<(), Failure> {
    let mut output = Output::stdout();
    match format {
        DiffFormat::Text => text(&mut output, differences)?,
        DiffFormat::Json => output.json(&differences)?,
    }
    output.finish()
}

fn text(output: &mut Output, differences: &[Difference]) -> std::io::Result<()> {
    if differences.is_empty() {
        return writeln!(output, "nothing changed");
    }
    differences.iter().try_for_each(|it| writeln!(output, "{}", printable(&it.to_string())))
}
