//! `segue completions`: what a shell needs to complete segue's commands, options and values.

use super::{Exit, Failure, Output};
use crate::catalog::Catalog;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Command};
use clap_complete::Shell;
use std::io::Write as _;

const EXAMPLES: &str = "\
Examples:
  segue completions bash > ~/.local/share/bash-completion/completions/segue
  segue completions zsh > ~/.zfunc/_segue        (with ~/.zfunc in fpath)
  segue completions fish > ~/.config/fish/completions/segue.fish";

/// Print what a shell needs to complete segue's commands
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &CompletionsArgs, command: Command) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    let mut command = with_ids(command, &KnownIds::of_builtin_catalogs());
    clap_complete::generate(arguments.shell, &mut command, "segue", &mut script);
    let mut output = Output::stdout();
    output.write_all(&script)?;
    output.finish().map(|()| Exit::Done)
}

/// The command with the ids of the built-in catalogs as values of the arguments that take ids.
///
/// They are added here and not where the arguments are declared: there a person's own catalogs count too, and
/// reading the catalogs would cost every start.
fn with_ids(command: Command, ids: &KnownIds) -> Command {
    let command = command.mut_args(|argument| match ids.of(argument.get_id().as_str()) {
        Some(values) => argument.value_parser(PossibleValuesParser::new(values.to_vec())),
        None => argument,
    });
    command.mut_subcommands(|command| with_ids(command, ids))
}

/// Ids with the titles that say what they stand for.
struct KnownIds {
    catalogs: Vec<PossibleValue>,
    goals: Vec<PossibleValue>,
    use_cases: Vec<PossibleValue>,
}

impl KnownIds {
    fn of_builtin_catalogs() -> Self {
        let mut ids = Self { catalogs: Vec::new(), goals: Vec::new(), use_cases: Vec::new() };
        for catalog in Catalog::BUILTIN.into_iter().filter_map(Catalog::builtin) {
            add(&mut ids.catalogs, catalog.id(), catalog.title());
            catalog.goals().iter().for_each(|goal| add(&mut ids.goals, &goal.id, &goal.title));
            catalog.use_cases().for_each(|it| add(&mut ids.use_cases, it.id(), it.title()));
        }
        ids
    }

    /// The values of the argument of this name.
    fn of(&self, argument: &str) -> Option<&[PossibleValue]> {
        match argument {
            "catalog" => Some(&self.catalogs),
            "goal" => Some(&self.goals),
            "use_case" | "use_cases" => Some(&self.use_cases),
            _ => None,
        }
    }
}

fn add(values: &mut Vec<PossibleValue>, id: &str, title: &str) {
    if values.iter().all(|value| value.get_name() != id) {
        values.push(PossibleValue::new(id.to_owned()).help(title.to_owned()));
    }
}
