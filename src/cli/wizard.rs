//! `segue`: the wizard on this terminal.

use super::{Exit, Failure, Output};
use crate::catalog::Catalog;
use crate::text::printable;
use crate::wizard::app::Base;
use crate::wizard::disk::Disk;
use crate::wizard::terminal::{Modes, Screen};
use crate::wizard::theme::{self, Hints, Symbols, Theme};
use crate::wizard::{self, App, Ending};
use clap::Args;
use jiff::Timestamp;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// What the wizard can be told.
#[derive(Debug, Args)]
pub(super) struct WizardArgs {
    /// The built-in catalog to start with: draft or published
    #[arg(long, value_name = "ID", default_value = "draft")]
    catalog: String,
    /// Where the plan goes, unless you say otherwise at the end
    #[arg(long, value_name = "PATH", default_value = "setup-plan.toml")]
    output: String,
    /// The colours to use
    #[arg(long, value_enum, default_value_t)]
    theme: theme::Choice,
    /// Draw without box characters
    #[arg(long)]
    ascii: bool,
    /// Take clicks and the wheel; the terminal's own selection then needs shift
    #[arg(long)]
    mouse: bool,
}

/// Runs the wizard and says on the normal screen what came of it.
pub(super) fn run(arguments: &WizardArgs) -> Result<Exit, Failure> {
    refuse_without_terminal()?;
    let Some(catalog) = Catalog::builtin(&arguments.catalog) else {
        let sentence =
            format!("There is no catalog `{}`; there are `draft` and `published`.", arguments.catalog);
        return Err(Failure::usage(sentence));
    };
    let folder = std::env::current_dir()
        .map_err(|error| Failure::problem(format!("The current folder cannot be found: {error}.")))?;
    let symbols = if arguments.ascii { Symbols::ASCII } else { Symbols::UNICODE };
    let theme = Theme::choose(arguments.theme, &hints(), symbols);
    let size = Screen::size().map_err(|error| broken_terminal(&error))?;
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    let base = Base { folder: folder.clone(), home };
    let app = App::new(Rc::new(catalog), size, base, &arguments.output);
    let disk = Disk { now: Timestamp::now };
    let ending = wizard::run(app, &theme, Modes { mouse: arguments.mouse }, disk);
    match ending.map_err(|error| broken_terminal(&error))? {
        Ending::Saved(written) => {
            tell(&written.paths, &folder)?;
            if written.problems.is_empty() {
                Ok(Exit::Done)
            } else {
                Err(Failure::problem(written.problems.join("\n")))
            }
        }
        Ending::Left => Ok(Exit::Left),
        Ending::Signal(signal) => Ok(Exit::Signal(signal)),
    }
}

fn refuse_without_terminal() -> Result<(), Failure> {
    let missing = if !std::io::stdin().is_terminal() {
        "Standard input"
    } else if !std::io::stdout().is_terminal() {
        "Standard output"
    } else {
        return Ok(());
    };
    Err(Failure::usage(format!(
        "{missing} is not a terminal, so the wizard cannot run here. In a script, \
         `segue plan --goal ID --use-case ID --output PATH` makes a plan without questions."
    )))
}

fn broken_terminal(error: &std::io::Error) -> Failure {
    Failure::problem(format!("The terminal cannot be used: {error}."))
}

fn hints() -> Hints {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    Hints { no_color: set("NO_COLOR").is_some(), colorfgbg: set("COLORFGBG") }
}

/// What was written, where, and what to do next.
fn tell(paths: &[PathBuf], folder: &Path) -> Result<(), Failure> {
    let mut output = Output::stdout();
    let short = |path: &Path| {
        let path = path.strip_prefix(folder).unwrap_or(path).display().to_string();
        printable(&path).into_owned()
    };
    for (index, path) in paths.iter().enumerate() {
        writeln!(output, "{:<7}{}", if index == 0 { "Wrote" } else { "" }, short(path))?;
    }
    if let Some(plan) = paths.first() {
        writeln!(output, "{:<7}segue open {}", "Next", short(plan))?;
    }
    output.finish()
}
