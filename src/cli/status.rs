//! `segue status`: how far a plan is and what comes next, in two lines.

use super::{Exit, Failure, Output, plan_file};
use crate::plan::checklist::{Entry, Stage};
use crate::plan::{Environment, SetupPlan};
use crate::text::printable;
use clap::{Args, ValueEnum, ValueHint};
use serde_json::json;
use std::io::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  segue status
  segue status setup-plan.toml --format json | jq .next.title";

/// Show how far a plan is, and what comes next
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct StatusArgs {
    /// The plan [default: the only one of this folder]
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,
    /// For whom the output is
    #[arg(long, value_enum, default_value_t)]
    format: StatusFormat,
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum StatusFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

pub(super) fn run(arguments: &StatusArgs) -> Result<Exit, Failure> {
    let (_, document) = plan_file::open(arguments.plan.as_deref())?;
    let plan = document.plan();
    let mut output = Output::stdout();
    match arguments.format {
        StatusFormat::Text => {
            writeln!(output, "{}", printable(&line(plan)))?;
            writeln!(output, "{}", printable(&next_line(plan)))?;
        }
        StatusFormat::Json => output.json(&json(plan))?,
    }
    output.finish().map(|()| Exit::Done)
}

/// How far the plan is: `Acme shop: dev 3 of 11 done, prod 0 of 11`.
fn line(plan: &SetupPlan) -> String {
    let [dev, prod] = Environment::ALL.map(|environment| plan.count(environment));
    format!("{}: dev {} of {} done, prod {} of {}", plan.name, dev.done, dev.total, prod.done, prod.total)
}

fn next_line(plan: &SetupPlan) -> String {
    let Some((environment, stage, entry)) = next(plan) else { return "Everything is done.".to_owned() };
    let name = entry.name.map_or_else(String::new, |name| format!(" ({name})"));
    format!("Next in {}: {}: {}{name}", environment.name(), stage.title(), entry.title)
}

/// The first work that is not done, in development before production.
fn next(plan: &SetupPlan) -> Option<(Environment, Stage, Entry<'_>)> {
    Environment::ALL.into_iter().find_map(|environment| {
        plan.checklist(environment).groups.into_iter().find_map(|group| {
            let open = group.entries.into_iter().find(|entry| !entry.progress.is_done(environment));
            open.map(|entry| (environment, group.stage, entry))
        })
    })
}

fn json(plan: &SetupPlan) -> serde_json::Value {
    let count = |environment| {
        let count = plan.count(environment);
        json!({ "done": count.done, "total": count.total })
    };
    let next = next(plan).map(|(environment, stage, entry)| {
        json!({ "environment": environment, "stage": stage.title(), "title": entry.title, "name": entry.name })
    });
    json!({ "name": plan.name, "dev": count(Environment::Dev), "prod": count(Environment::Prod), "next": next })
}
