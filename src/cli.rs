//! The command line: what can be asked for, and how a command's end becomes an exit code.
//!
//! Each command is in a file of its own with its arguments and a `run`. This room alone reads the
//! process environment and writes to standard output and standard error outside the wizard.

mod catalog;
mod check;
mod columns;
mod completions;
mod config;
mod connections;
mod decline;
mod diff;
mod edit;
mod exit;
mod export;
mod fit;
mod git;
mod import;
mod items;
mod listen;
mod man;
mod merge;
mod open;
mod output;
mod plain;
mod plan;
mod plan_file;
mod proof_format;
mod report;
mod scan;
mod set;
mod status;
mod terminal;
mod tick;
mod verify;
mod wizard;

pub use exit::Exit;
pub use output::{Failure, Output};

use crate::text::printable;
use clap::{CommandFactory as _, Parser, Subcommand};
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

const EXAMPLES: &str = "\
Examples:
  segue
  segue setup-plan.toml                       (its checklist, as with `segue open`)
  segue --theme light --output plans/spring.toml
  segue export setup-plan.toml --format html --output setup-checklist.html

Exit status:
  0    done
  1    a check found something, or the work could not be done
  2    wrong use
  130  left before saving";

/// From a business goal to a finished customer-data setup, without leaving the terminal
///
/// Without a command, the wizard opens: it asks for the goal and leads to a setup plan. The options here are the
/// wizard's.
#[derive(Debug, Parser)]
#[command(name = "segue", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    wizard: wizard::WizardArgs,
    /// Say nothing but what was asked for, and errors
    #[arg(long, short, global = true)]
    quiet: bool,
}

impl Default for Cli {
    /// What the bare command means. Most starts are of it, and to build the parser of all commands would be a
    /// good part of such a start.
    fn default() -> Self {
        Self { command: None, wizard: wizard::WizardArgs::default(), quiet: false }
    }
}

/// What segue can be asked for.
#[derive(Debug, Subcommand)]
enum Command {
    /// Show the checklist of a saved plan: tick what is done, write notes
    Open(open::OpenArgs),
    Edit(edit::EditArgs),
    Status(status::StatusArgs),
    Set(set::SetArgs),
    Decline(decline::DeclineArgs),
    Plan(plan::PlanArgs),
    Check(check::CheckArgs),
    Fit(fit::FitArgs),
    Diff(diff::DiffArgs),
    Merge(merge::MergeArgs),
    Export(export::ExportArgs),
    Import(import::ImportArgs),
    Scan(scan::ScanArgs),
    Listen(listen::ListenArgs),
    Connections(connections::ConnectionsArgs),
    Verify(verify::VerifyArgs),
    Catalog(catalog::CatalogArgs),
    Config(config::ConfigArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// Runs the command that `arguments` (the program's name first) ask for, and says on standard error what
/// went wrong.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    // Caught, a file size limit is an error of the write like any other. Where the system refuses, it ends the
    // program as it does others.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    let arguments = opened_by_name(arguments.into_iter().collect());
    let parsed = if arguments.len() == 1 { Ok(Cli::default()) } else { Cli::try_parse_from(&arguments) };
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            let error = without_what_is_obeyed(&arguments).unwrap_or(error);
            // Help and version are errors to clap, but print to standard output and are no failure. Where
            // even that cannot be printed, there is nowhere left to report it.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Done };
        }
    };
    match dispatch(&cli) {
        Ok(exit) => exit,
        Err(failure) => {
            failure.tell();
            failure.exit()
        }
    }
}

/// `segue PLAN` is `segue open PLAN`.
fn opened_by_name(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_plan = |word: &OsString| {
        Path::new(word).extension().is_some_and(|it| it == "toml")
            && !word.to_string_lossy().starts_with('-')
    };
    if arguments.get(1).is_some_and(is_plan) {
        arguments.insert(1, "open".into());
    }
    arguments
}

/// What is wrong with the arguments, shown by a printable likeness where a terminal would obey what they
/// hold: the parser quotes them as they are.
fn without_what_is_obeyed(arguments: &[OsString]) -> Option<clap::Error> {
    let texts = arguments.iter().map(|argument| argument.to_string_lossy());
    let printed: Vec<OsString> = texts.map(|text| printable(&text).into_owned().into()).collect();
    if printed == arguments { None } else { Cli::try_parse_from(&printed).err() }
}

fn dispatch(cli: &Cli) -> Result<Exit, Failure> {
    // The parser could refuse this too, but only together with --quiet, which goes before every command.
    if cli.command.is_some() && cli.wizard != wizard::WizardArgs::default() {
        return Err(Failure::usage("Options before a command are the wizard's. Put the command first."));
    }
    match &cli.command {
        Some(Command::Plan(arguments)) => plan::run(arguments, cli.quiet),
        Some(Command::Check(arguments)) => check::run(arguments, cli.quiet),
        Some(Command::Fit(arguments)) => fit::run(arguments),
        Some(Command::Connections(arguments)) => connections::run(arguments),
        Some(Command::Diff(arguments)) => diff::run(arguments),
        Some(Command::Merge(arguments)) => merge::run(arguments, cli.quiet),
        Some(Command::Export(arguments)) => export::run(arguments, cli.quiet),
        Some(Command::Import(arguments)) => import::run(arguments, cli.quiet),
        Some(Command::Scan(arguments)) => scan::run(arguments, cli.quiet),
        Some(Command::Listen(arguments)) => listen::run(arguments, cli.quiet),
        Some(Command::Verify(arguments)) => verify::run(arguments, cli.quiet),
        Some(Command::Config(arguments)) => config::run(arguments),
        Some(Command::Completions(arguments)) => completions::run(arguments, Cli::command()),
        Some(Command::Man(arguments)) => man::run(arguments, Cli::command()),
        Some(Command::Open(arguments)) => open::run(arguments),
        Some(Command::Edit(arguments)) => edit::run(arguments),
        Some(Command::Status(arguments)) => status::run(arguments),
        Some(Command::Set(arguments)) => set::run(arguments, cli.quiet),
        Some(Command::Decline(arguments)) => decline::run(arguments, cli.quiet),
        Some(Command::Catalog(arguments)) => catalog::run(arguments, cli.quiet),
        None => wizard::run(&cli.wizard),
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::Parser as _;

    #[test]
    fn the_bare_command_means_what_the_parser_says() {
        let Cli { command, wizard, quiet } = Cli::try_parse_from(["segue"]).unwrap();
        let bare = Cli::default();
        assert!(command.is_none() && bare.command.is_none());
        assert_eq!((wizard, quiet), (bare.wizard, bare.quiet));
    }
}
