//! `segue man`: the manual, a page a command.

use super::{Exit, Failure, Output};
use crate::diagnostic::did_you_mean;
use clap::{Args, Command};
use clap_mangen::Man;
use roff::{Roff, roman};
use std::io::{self, Write};

const EXAMPLES: &str = "\
Examples:
  segue man | man -l -
  segue man export > segue-export.1";

/// Print a page of the manual
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ManArgs {
    /// The command to read about; segue itself unless you name one
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

pub(super) fn run(arguments: &ManArgs, root: Command) -> Result<Exit, Failure> {
    let command = find(root, &arguments.command)?;
    let mut output = Output::stdout();
    write_page(&mut output, command)?;
    output.finish().map(|()| Exit::Done)
}

fn find(root: Command, path: &[String]) -> Result<Command, Failure> {
    let mut command = root;
    // Gives the pages of the commands the names by which that of segue refers to them.
    command.build();
    for name in path {
        let found = command.find_subcommand(name).cloned();
        command = found.ok_or_else(|| unknown(name, &command))?;
    }
    Ok(command)
}

fn unknown(name: &str, parent: &Command) -> Failure {
    let near = did_you_mean(name, parent.get_subcommands().map(Command::get_name));
    let parent = parent.get_bin_name().unwrap_or("segue");
    let help = near.unwrap_or_else(|| format!("`{parent} --help` lists them."));
    Failure::usage(format!("`{parent}` has no command `{name}`; {help}"))
}

fn write_page(page: &mut impl Write, command: Command) -> io::Result<()> {
    let examples = command.get_after_help().map(ToString::to_string);
    let has_commands = command.has_subcommands();
    let man = Man::new(command).source(concat!("segue ", env!("CARGO_PKG_VERSION")));
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    if has_commands {
        man.render_subcommands_section(page)?;
    }
    examples.map_or(Ok(()), |examples| write_sections(page, &examples))
}

/// Writes what follows the options in the help: blocks whose first line is a heading that ends in a
/// colon. Their lines are left as they are, where a page would otherwise fill them up like prose.
fn write_sections(page: &mut impl Write, help: &str) -> io::Result<()> {
    let mut roff = Roff::new();
    for block in help.split("\n\n") {
        let (heading, lines) = block.split_once(":\n").unwrap_or(("Notes", block));
        roff.control("SH", [heading.to_uppercase().as_str()]).control("nf", []);
        for line in lines.lines() {
            roff.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
        }
        roff.control("fi", []);
    }
    roff.to_writer(page)
}
