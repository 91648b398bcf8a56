//! The run of a listener, from its start to its report.

use super::command::Running;
use super::instructions::Instructions;
use super::log::{Log, LogItem};
use super::wait::{Happening, Wait};
use super::{ListenArgs, Until, outcome, start};
use crate::cli::{Exit, Failure, plan_file};
use crate::listen::{Activity, Listener};
use crate::text::printable;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long no request may have come before what a command sent has surely arrived.
const QUIET: Duration = Duration::from_millis(250);

/// How long that is waited for.
const SETTLING: Duration = Duration::from_secs(3);

pub(super) fn run(arguments: &ListenArgs, quiet: bool) -> Result<Exit, Failure> {
    let (path, document) = plan_file::open(arguments.plan.as_deref())?;
    let options = start::options(arguments, document.plan())?;
    let (scope, token) = (options.scope.clone(), options.access.token.clone());
    let (sender, happenings) = channel();
    forward_signals(sender.clone())?;
    let shows_calls = !quiet && (arguments.plain || arguments.command.is_empty());
    let (log, logging) =
        if shows_calls { Some(start::log(arguments.format)).unzip() } else { (None, None) };
    let listener = Listener::start(options, observer(sender.clone(), log))
        .map_err(|error| start::not_bound(&error, arguments.host, arguments.port))?;
    let url = start::url(listener.address());
    if !quiet {
        introduce(arguments, &path, &url, &token)?;
    }
    let wait = Wait {
        command: start_command(arguments, &url, &token, sender)?,
        ends_complete: arguments.until == Some(Until::Complete),
        deadline: arguments.timeout.map(|timeout| Instant::now() + timeout),
        happenings,
    };
    let end = wait.until_end();
    if end.command.is_some() {
        listener.settle(QUIET, SETTLING);
    }
    let tally = listener.finish();
    // It ends when nobody can hand over lines any more, as now. A panic there has been shown.
    let _ = logging.map(thread::JoinHandle::join);
    outcome::tell(arguments, &path, &tally.report(&scope), end)
}

fn observer(happenings: Sender<Happening>, log: Option<Log>) -> impl FnMut(Activity<'_>) + Send {
    move |activity| {
        let entry = match activity {
            Activity::Judged(call) => match &log {
                Some(_) => LogItem::Call(call.clone().into()),
                None => return,
            },
            Activity::Refused(refusal) => LogItem::Refusal(refusal),
            // Both are waited for as long as the run goes on.
            Activity::Complete => return drop(happenings.send(Happening::Complete)),
            Activity::RecordingFailed(error) => {
                return drop(happenings.send(Happening::RecordingFailed(error)));
            }
        };
        if let Some(log) = &log {
            log.push(entry);
        }
    }
}

/// Says where it listens and what to do now, apart from what programs read.
fn introduce(arguments: &ListenArgs, plan: &Path, url: &str, token: &str) -> io::Result<()> {
    let mut errors = io::stderr();
    let plan = plan.to_string_lossy();
    writeln!(errors, "Listening on {url} for {}", printable(&plan))?;
    if let Some(warning) = start::warning(arguments.host) {
        writeln!(errors, "warning: {warning}")?;
    }
    if !arguments.command.is_empty() {
        return Ok(());
    }
    writeln!(errors, "\n{}", Instructions { url })?;
    writeln!(errors, "Token for `DELETE {url}/segue/events`: {token}")?;
    writeln!(errors, "ctrl-c ends it and prints the report.\n")
}

fn forward_signals(happenings: Sender<Happening>) -> Result<(), Failure> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM])
        .map_err(|error| Failure::problem(format!("Signals cannot be waited for: {error}.")))?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if happenings.send(Happening::Signal(signal)).is_err() {
                break;
            }
        }
    });
    Ok(())
}

fn start_command(
    arguments: &ListenArgs,
    url: &str,
    token: &str,
    happenings: Sender<Happening>,
) -> Result<Option<Running>, Failure> {
    if arguments.command.is_empty() {
        return Ok(None);
    }
    let environment = [("SEGUE_URL", url), ("SEGUE_TOKEN", token)];
    // Whoever waits for it is gone only when the run is over.
    let ended = move |status| drop(happenings.send(Happening::Ended(status)));
    Running::start(&arguments.command, environment, ended).map(Some)
}
