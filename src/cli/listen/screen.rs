//! The checklist while something listens: it shows what arrives.

use super::instructions::Instructions;
use super::{ListenArgs, start};
use crate::cli::{Exit, Failure, Output, open, plan_file, terminal};
use crate::listen::{Activity, Listener};
use crate::session::LiveFeed;
use std::io::Write as _;

/// Shows the checklist until the person is done with it, and then the report.
pub(super) fn run(arguments: &ListenArgs) -> Result<Exit, Failure> {
    let (path, document) = plan_file::open(arguments.plan.as_deref())?;
    let setting = terminal::prepare(&arguments.display, "--plain lists what arrives line by line.")?;
    let options = start::options(arguments, document.plan())?;
    let scope = options.scope.clone();
    let feed = LiveFeed::default();
    let heard = feed.clone();
    let listener = Listener::start(options, move |activity: Activity| heard.take(&activity))
        .map_err(|error| start::not_bound(&error, arguments.host, arguments.port))?;
    let url = start::url(listener.address());
    let instructions = Instructions { url: &url }.to_string();
    feed.change(|live| {
        live.instructions = instructions.lines().map(str::to_owned).collect();
        live.problem = start::warning(arguments.host);
        live.url.clone_from(&url);
    });
    let exit = open::show(&path, document, Some(setting), Some(feed));
    let report = listener.finish().report(&scope);
    let mut output = Output::stdout();
    writeln!(output)?;
    arguments.format.write(&mut output, &report, &path)?;
    output.finish()?;
    exit
}
