//! `segue open PLAN`: the checklist of a saved plan.

use super::terminal::{self, Look};
use super::{Exit, Failure, Output};
use crate::catalog::Catalog;
use crate::plan::checklist::Count;
use crate::plan::{Document, Environment};
use crate::wizard::app::Storing;
use crate::wizard::{self, App, Ending};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

const EXAMPLES: &str = "\
Examples:
  segue open setup-plan.toml
  segue open plans/spring.toml --theme light";

/// What `segue open` can be told.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct OpenArgs {
    /// The plan
    plan: PathBuf,
    #[command(flatten)]
    look: Look,
}

/// Shows the work of a plan until the person is done with it.
pub(super) fn run(arguments: &OpenArgs) -> Result<Exit, Failure> {
    let document = Document::open(&arguments.plan).map_err(Failure::problem)?;
    let setting = terminal::prepare(&arguments.look)?;
    let plan = document.plan().clone();
    let catalog = Catalog::builtin(&plan.catalog.id).unwrap_or_else(Catalog::draft);
    let path = setting.base.folder.join(&arguments.plan);
    let mut app = App::open(Arc::new(catalog), setting.size, setting.base.clone(), path, plan);
    let ending = wizard::run(&mut app, setting.surroundings(Some(document), None))
        .map_err(|error| terminal::broken(&error))?;
    tell(&app)?;
    Ok(match ending {
        Ending::Signal(signal) => Exit::Signal(signal),
        Ending::Saved(_) | Ending::Left => Exit::Done,
    })
}

/// How far the work is; a failure where the last changes are not in the file.
fn tell(app: &App) -> Result<(), Failure> {
    let Some(open) = app.open_plan() else { return Ok(()) };
    if let Storing::Failed(sentence) = &open.storing {
        return Err(Failure::problem(format!("The last changes are not in the file. {sentence}")));
    }
    let mut output = Output::stdout();
    for environment in Environment::ALL {
        let Count { done, total } = open.plan().count(environment);
        writeln!(output, "{:<5}{done} of {total} done", environment.name())?;
    }
    output.finish()
}
