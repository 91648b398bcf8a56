//! `segue listen`: what SDKs send, held against a plan as it arrives.

mod command;
mod instructions;
mod log;
mod outcome;
mod run;
mod screen;
mod start;
mod wait;

use super::proof_format::ProofFormat;
use super::terminal::DisplayArgs;
use super::{Exit, Failure, plain, tick};
use crate::plan::Environment;
use clap::{Args, ValueEnum, ValueHint};
use jiff::SignedDuration;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

const EXAMPLES: &str = "\
Examples:
  segue listen                                     (the plan of this folder)
  segue listen setup-plan.toml --record events.ndjson
  segue listen setup-plan.toml --until complete --timeout 60s -- npm test

What tests may ask while it runs:
  GET /segue/report                        how what arrived compares with the plan
  GET /segue/events?event=Order+Completed  the last events, by event, type, messageId, userId,
      or a value: context.test=7           anonymousId or a path into context, properties or traits
  DELETE /segue/events                     forget these; takes `Authorization: Bearer $SEGUE_TOKEN`
  POST /v1/track?judge=1                   any call, answered with its judgement

Environment of the command:
  SEGUE_URL    where it listens, such as http://127.0.0.1:4747
  SEGUE_TOKEN  what changes take; yours where you have set it";

/// Listen to what SDKs send and hold it against a plan
///
/// Speaks the HTTP API of Segment and RudderStack on this machine. With a command, runs it and ends with it;
/// exits with 1 if anything arrived that is not as planned, or the command failed.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ListenArgs {
    /// The plan to hold it against, where it is not the only one of this folder
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 4747)]
    port: u16,
    /// The address to listen on; any other than this machine's own lets others send, and read what arrived
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: IpAddr,
    /// Log a line for each call instead of drawing the checklist; beside a command, too
    #[arg(long)]
    plain: bool,
    /// Keep what arrives in a file, for `segue verify`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    record: Option<PathBuf>,
    /// Write over the file to record to
    #[arg(long, requires = "record")]
    force: bool,
    /// When to end, and what it takes to end well
    #[arg(long, value_enum)]
    until: Option<Until>,
    /// How long at most, such as 60s or 2m
    #[arg(long, value_name = "TIME", value_parser = duration)]
    timeout: Option<Duration>,
    /// Tick in the plan what arrived and was right, at the end
    #[arg(long, value_name = "dev|prod", value_parser = tick::environment)]
    tick: Option<Environment>,
    /// Events and properties that are not planned are all right
    #[arg(long)]
    allow_unplanned: bool,
    /// Only these events count
    #[arg(long, value_name = "EVENT")]
    only: Vec<String>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t)]
    format: ProofFormat,
    /// An origin whose pages may read what arrived, such as `http://localhost:3000`
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    allow_origin: Vec<String>,
    #[command(flatten)]
    display: DisplayArgs,
    /// A command to run, with the address in its environment
    #[arg(last = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

/// When the listener ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Until {
    /// When every planned event has been seen right; a command is let finish
    Complete,
}

/// Listens until it is to end, and says how what arrived compares with the plan.
pub(super) fn run(arguments: &ListenArgs, quiet: bool) -> Result<Exit, Failure> {
    if arguments.draws() { screen::run(arguments) } else { run::run(arguments, quiet) }
}

impl ListenArgs {
    /// Whether the checklist is drawn and lives: where a person looks at it, and nothing is waited for.
    fn draws(&self) -> bool {
        let is_waited_for = !self.command.is_empty()
            || self.until.is_some()
            || self.timeout.is_some()
            || self.tick.is_some();
        let has_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        !is_waited_for && has_terminal && self.format == ProofFormat::Text && !plain::is_wanted(self.plain)
    }
}

fn duration(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().map(SignedDuration::from_secs);
    let parsed = seconds.or_else(|| text.parse().ok());
    let positive = parsed.filter(SignedDuration::is_positive).and_then(|time| time.try_into().ok());
    positive.ok_or_else(|| "a time is a number with a unit, such as 60s, 2m or 1m30s".to_owned())
}

/// An origin as browsers send it: scheme, host and port, nothing behind it.
fn origin(text: &str) -> Result<String, String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let is_origin = text.split_once("://").is_some_and(|(scheme, host)| {
        matches!(scheme, "http" | "https")
            && !host.is_empty()
            && !host.contains(['/', '*', '?', '#', '@', ' '])
    });
    if is_origin {
        Ok(text.to_ascii_lowercase())
    } else {
        Err("an origin is a scheme, a host and a port, such as http://localhost:3000".to_owned())
    }
}
