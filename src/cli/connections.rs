//! `segue connections`: the real sources, destinations and warehouses, without a plan.

mod list;
mod show;

use super::{Exit, Failure};
use clap::{Args, Subcommand};

const EXAMPLES: &str = "\
Examples:
  segue connections list
  segue connections list --category Advertising
  segue connections show \"Facebook Conversions API\"";

/// Look up real sources, destinations and warehouses
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ConnectionsArgs {
    #[command(subcommand)]
    command: ConnectionsCommand,
}

#[derive(Debug, Subcommand)]
enum ConnectionsCommand {
    List(list::ConnectionsListArgs),
    Show(show::ConnectionsShowArgs),
}

/// Runs the command.
pub(super) fn run(arguments: &ConnectionsArgs) -> Result<Exit, Failure> {
    match &arguments.command {
        ConnectionsCommand::List(arguments) => list::run(arguments),
        ConnectionsCommand::Show(arguments) => show::run(arguments),
    }
}
