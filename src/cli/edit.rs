//! `segue edit PLAN`: the wizard again on a saved plan.

use super::catalog::library;
use super::output::for_shell;
use super::terminal::{self, DisplayArgs};
use super::{Exit, Failure, Output, plain, plan_file};
use crate::app::App;
use crate::app::Written;
use crate::catalog::{Catalog, Library, NotOpened};
use crate::diagnostic::quoted;
use crate::plan::Document;
use crate::session::Outcome;
use crate::session::{Files, Resume};
use crate::text::printable;
use clap::{Args, ValueHint};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const EXAMPLES: &str = "\
Examples:
  segue edit setup-plan.toml
  segue edit plans/spring.toml --catalog ../catalogs/acme.toml
  segue edit setup-plan.toml --plain";

/// Change what was chosen for a saved plan; progress, notes and comments stay
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct EditArgs {
    /// The plan [default: the only one of this folder]
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,
    /// Where its catalog is now, if it is not found by its id
    #[arg(long, value_name = "ID|FILE")]
    catalog: Option<String>,
    /// Ask numbered questions instead of drawing a screen, as ACCESSIBLE=1 does
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    display: DisplayArgs,
}

/// The same with numbered questions.
pub(super) fn with(plan: &Path, display: &DisplayArgs) -> Result<Exit, Failure> {
    run(&EditArgs { plan: Some(plan.to_owned()), catalog: None, plain: true, display: display.clone() })
}

/// Runs the wizard on the plan and says on the normal screen what came of it.
pub(super) fn run(arguments: &EditArgs) -> Result<Exit, Failure> {
    let named = plan_file::path(arguments.plan.as_deref())?;
    let document = Document::open(&named)?;
    plan_file::tell_version(&named, &document);
    let catalog = Arc::new(catalog(arguments, &named, &document)?);
    let setting = if plain::is_wanted(arguments.plain) {
        None
    } else {
        Some(terminal::prepare(&arguments.display, WITHOUT)?)
    };
    let base = terminal::base()?;
    let size = setting.as_ref().map_or(plain::SIZE, |setting| setting.size);
    let path = base.folder.join(&named);
    let goal = document.plan().goal_titles();
    let Some(mut app) = App::reopen(Arc::clone(&catalog), size, base, path.clone(), document) else {
        return Err(Failure::problem(format!(
            "The goal {} of the plan is not in the catalog {}. Name a catalog that has it with --catalog.",
            quoted(&goal),
            quoted(catalog.id())
        )));
    };
    // Each plan has drafts of its own, by its path; those of new plans go by folders.
    let drafts = terminal::drafts(&path.canonicalize().unwrap_or(path), Resume::Ask);
    let files = Files { drafts, ..terminal::files() };
    let shown = printable(&named.display().to_string()).into_owned();
    let Some(setting) = setting else {
        // Plain mode has printed itself what is kept.
        let (ending, plain) = plain::run(app, files)?;
        terminal::tell_set_aside(plain.app())?;
        return finish(&ending, &shown);
    };
    app.copies_code_in(setting.code_language);
    let ending =
        crate::tui::run(&mut app, setting.options(files)).map_err(|error| terminal::broken(&error))?;
    terminal::tell_set_aside(&app)?;
    if ending == Outcome::Left && app.keeps_draft() {
        let mut error = std::io::stderr();
        let catalog =
            arguments.catalog.as_ref().map(|it| format!(" --catalog {}", for_shell(&printable(it))));
        let command = format!("segue edit {}{}", for_shell(&shown), catalog.unwrap_or_default());
        writeln!(error, "Not saved. What you changed is kept: `{command}` goes on from it.")?;
    }
    finish(&ending, &shown)
}

/// What to do without a terminal.
const WITHOUT: &str = "--plain asks numbered questions instead.";

/// Reports what was updated, and what the ending means to whoever started the program.
fn finish(ending: &Outcome, plan: &str) -> Result<Exit, Failure> {
    match ending {
        Outcome::Saved(written) => tell(written, plan).map(|()| Exit::Done),
        Outcome::Signal(signal) => Ok(Exit::Signal(*signal)),
        Outcome::Left => Ok(Exit::Left),
        Outcome::Panicked => {
            Err(terminal::panicked(&format!("`segue edit {plan}` goes on from what was changed")))
        }
    }
}

/// The catalog of the plan, or the one that the person names.
fn catalog(arguments: &EditArgs, named: &Path, document: &Document) -> Result<Catalog, Failure> {
    let id = &document.plan().catalog.id;
    let wanted = arguments.catalog.as_deref().unwrap_or(id);
    // A plan names its catalog by id. One that names a file, whoever wrote it, does not make us read it.
    if arguments.catalog.is_none() && Library::path_of(id).is_some() {
        return Err(Failure::problem(not_at_hand(id, named)));
    }
    match library().open(wanted, &mut |_| ()) {
        Err(NotOpened::Unknown { .. }) if arguments.catalog.is_none() => {
            Err(Failure::problem(not_at_hand(id, named)))
        }
        opened => Ok(opened?),
    }
}

/// What to do where nothing is found by the catalog's id: there may be a file of that name after all.
fn not_at_hand(id: &str, plan: &Path) -> String {
    let is_name = Path::new(id).components().count() == 1;
    let file = PathBuf::from(format!("{id}.toml"));
    let mut candidates = [file.clone(), plan.with_file_name(&file)].into_iter();
    let found = candidates.find(|file| is_name && file.is_file());
    let remedy = match found.as_deref().map(Path::display) {
        Some(found) => format!("Is it {found}? Then say so with --catalog {found}"),
        None => "Say where it is with --catalog FILE".to_owned(),
    };
    let id = quoted(id);
    format!(
        "The plan is of the catalog {id}, which is not at hand. {remedy}; `segue catalog path` tells where \
         it is looked for."
    )
}

/// What was updated, and what to do next.
fn tell(written: &Written, plan: &str) -> Result<(), Failure> {
    let mut output = Output::stdout();
    if written.paths.is_empty() {
        writeln!(output, "{plan} is as it was: nothing was changed.")?;
    } else {
        writeln!(output, "{:<9}{plan}", "Updated")?;
        writeln!(output, "{:<9}segue open {}", "Next", for_shell(plan))?;
    }
    output.finish()
}
