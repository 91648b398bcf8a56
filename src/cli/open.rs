//! `segue open PLAN`: the checklist of a saved plan.

use super::terminal::{self, DisplayArgs, Setting};
use super::{Exit, Failure, Output, plain, plan_file};
use crate::app::App;
use crate::app::Storing;
use crate::plan::checklist::Count;
use crate::plan::{Document, Environment};
use crate::session::Outcome;
use crate::session::{Files, LiveFeed};
use crate::text::printable;
use clap::{Args, ValueHint};
use std::io::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  segue open setup-plan.toml
  segue open plans/spring.toml --theme light
  segue open setup-plan.toml --plain";

/// The arguments of `segue open`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct OpenArgs {
    /// The plan [default: the only one of this folder]
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,
    /// Ask numbered questions instead of drawing a screen, as ACCESSIBLE=1 does
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    display: DisplayArgs,
}

/// What to do without a terminal.
const WITHOUT: &str =
    "--plain asks numbered questions instead; `segue export --format markdown` prints the checklist.";

/// The same with numbered questions.
pub(super) fn with(plan: &Path, display: &DisplayArgs) -> Result<Exit, Failure> {
    run(&OpenArgs { plan: Some(plan.to_owned()), plain: true, display: display.clone() })
}

/// Shows the work of a plan until the person is done with it.
pub(super) fn run(arguments: &OpenArgs) -> Result<Exit, Failure> {
    let path = plan_file::path(arguments.plan.as_deref())?;
    let document = Document::open(&path)?;
    plan_file::tell_version(&path, &document);
    let setting = if plain::is_wanted(arguments.plain) {
        None
    } else {
        Some(terminal::prepare(&arguments.display, WITHOUT)?)
    };
    show(&path, document, setting, None)
}

/// Shows the work of the plan that was `named`, and what `feed` hears; asks numbered questions without a `setting`.
pub(super) fn show(
    named: &Path,
    document: Document,
    setting: Option<Setting>,
    feed: Option<LiveFeed>,
) -> Result<Exit, Failure> {
    let path = terminal::base()?.folder.join(named);
    let unsaved = terminal::unsaved(&path, document.plan());
    let kept = unsaved.as_ref().map(|slot| slot.path().to_owned());
    let size = setting.as_ref().map_or(plain::SIZE, |setting| setting.size);
    let mut app = App::open(size, path, document.plan().clone());
    let files = Files { document: Some(document), unsaved, feed, ..terminal::files() };
    let (ending, result) = if let Some(setting) = setting {
        app.copies_code_in(setting.code_language);
        let ending = crate::tui::run(&mut app, setting.options(files));
        (ending.map_err(|error| terminal::broken(&error))?, tell(&app, kept.as_deref()))
    } else {
        let (ending, plain) = plain::run(app, files)?;
        (ending, tell(plain.app(), kept.as_deref()))
    };
    let exit = match ending {
        Outcome::Signal(signal) => Exit::Signal(signal),
        Outcome::Panicked => Exit::Panicked,
        Outcome::Saved(_) | Outcome::Left => return result.map(|()| Exit::Done),
    };
    if let Err(failure) = result {
        failure.tell();
    }
    if exit == Exit::Panicked {
        let plan = printable(&named.display().to_string()).into_owned();
        return Err(terminal::panicked(&format!("what was ticked and written is in {plan}")));
    }
    Ok(exit)
}

/// How far the work is; a failure where the last changes are not in the file. They may be in `kept` then.
fn tell(app: &App, kept: Option<&Path>) -> Result<(), Failure> {
    terminal::tell_set_aside(app)?;
    let Some(open) = app.open_plan() else { return Ok(()) };
    let failed = match &open.storing {
        Storing::Failed(sentence) => Some(&**sentence),
        _ if open.unfinished_edit().is_some() => Some("A text was not typed to its end."),
        _ => None,
    };
    if let Some(sentence) = failed {
        let kept = match kept.filter(|path| app.keeps_drafts() && path.exists()) {
            Some(path) => {
                format!(" They are kept as {}; the next `segue open` offers them.", path.display())
            }
            None => String::new(),
        };
        return Err(Failure::problem(format!("The last changes are not in the file. {sentence}{kept}")));
    }
    let mut output = Output::stdout();
    for environment in Environment::ALL {
        let Count { done, total } = open.plan().count(environment);
        writeln!(output, "{:<5}{done} of {total} done", environment.name())?;
    }
    output.finish()
}
