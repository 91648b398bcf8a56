//! `segue`: the wizard on this terminal.

use super::catalog::library;
use super::config::Config;
use super::output::for_shell;
use super::terminal::{self, DisplayArgs};
use super::{Exit, Failure, Output, plain, plan_file};
use crate::app::{App, FolderPlan, NextSession};
use crate::catalog::{Catalog, Library};
use crate::export::CodeLanguage;
use crate::session::Outcome;
use crate::session::{Files, Resume};
use crate::text::printable;
use crate::tui::RunOptions;
use crate::tui::opening::{self, Opened};
use clap::Args;
use std::io::{self, Write};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// The arguments of the wizard.
#[derive(Debug, PartialEq, Eq, Args)]
pub(super) struct WizardArgs {
    /// The catalog to start with: draft, published, or one of your own [default: see `segue config`]
    #[arg(long, value_name = "ID|FILE")]
    catalog: Option<String>,
    /// Where the plan goes, unless you say otherwise at the end
    #[arg(long, value_name = "PATH", default_value = "setup-plan.toml")]
    output: String,
    /// Go on from an unfinished plan of this folder without asking
    #[arg(long, conflicts_with = "fresh")]
    resume: bool,
    /// Start with nothing chosen, whatever is unfinished
    #[arg(long)]
    fresh: bool,
    /// Ask numbered questions instead of drawing a screen, as ACCESSIBLE=1 does
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    display: DisplayArgs,
}

impl Default for WizardArgs {
    /// The wizard's arguments where none are given.
    fn default() -> Self {
        Self {
            catalog: None,
            output: "setup-plan.toml".to_owned(),
            resume: false,
            fresh: false,
            plain: false,
            display: DisplayArgs::default(),
        }
    }
}

impl WizardArgs {
    /// The plan that the folder has, unless the arguments say that another is meant.
    fn folder_plan(&self, folder: &Path) -> Option<FolderPlan> {
        let says_which =
            *self != Self { plain: self.plain, display: self.display.clone(), ..Self::default() };
        let (path, document) = if says_which { None } else { plan_file::of_folder(folder) }?;
        Some(FolderPlan::new(path, document.plan()))
    }

    /// Runs the session for which that of the screen ended. The program starts anew for it: the thread that reads the
    /// keys of the one session would take the first key of the other.
    fn start_anew(&self, next: &NextSession) -> Failure {
        let (command, path) = match next {
            NextSession::Open(path) => ("open", path),
            NextSession::Edit(path) => ("edit", path),
        };
        let failed = |error: io::Error| {
            let path = for_shell(&printable(&path.to_string_lossy()));
            Failure::problem(format!("segue could not start anew ({error}); use `segue {command} {path}`"))
        };
        match std::env::current_exe() {
            Ok(program) => failed(
                Command::new(program).arg(command).args(self.display.words()).arg("--").arg(path).exec(),
            ),
            Err(error) => failed(error),
        }
    }

    /// Asks the questions about the plan for which the first ones ended.
    fn ask_on(&self, next: &NextSession) -> Result<Exit, Failure> {
        match next {
            NextSession::Open(path) => super::open::with(path, &self.display),
            NextSession::Edit(path) => super::edit::with(path, &self.display),
        }
    }

    fn resume(&self) -> Resume {
        match (self.resume, self.fresh) {
            (true, _) => Resume::Always,
            (_, true) => Resume::Never,
            _ => Resume::Ask,
        }
    }
}

/// What to do without a terminal.
const WITHOUT: &str = "--plain asks numbered questions instead; in a script, \
    `segue plan --goal ID --use-case ID --output PATH` makes a plan without questions.";

/// Runs the wizard and says on the normal screen what came of it.
pub(super) fn run(arguments: &WizardArgs) -> Result<Exit, Failure> {
    let catalog = &arguments.catalog.clone().unwrap_or_else(|| Config::load().catalog.value);
    find(catalog)?;
    let plain = plain::is_wanted(arguments.plain);
    let setting = if plain { None } else { Some(terminal::prepare(&arguments.display, WITHOUT)?) };
    let base = terminal::base()?;
    let folder = base.folder.clone();
    let size = setting.as_ref().map_or(plain::SIZE, |setting| setting.size);
    let path = Library::path_of(catalog).map(|path| folder.join(path));
    let code_language = setting.as_ref().map_or_else(CodeLanguage::default, |it| it.code_language);
    let offered = arguments.folder_plan(&folder);
    let make = |catalog| {
        let mut app = App::new(catalog, size, base, &arguments.output).beside(offered);
        app.copies_code_in(code_language);
        if let Some(path) = path {
            app.catalog_is_from(path);
        }
        app
    };
    let drafts = terminal::drafts(&folder, arguments.resume());
    let files = Files { drafts, ..terminal::files() };
    let Some(setting) = setting else {
        let catalog = library().open(catalog, &mut |_| ())?;
        let (ending, plain) = plain::run(make(Arc::new(catalog)), files)?;
        terminal::tell_set_aside(plain.app())?;
        return match plain.app().next_session() {
            Some(next) => arguments.ask_on(next),
            None => finish(&ending, &folder),
        };
    };
    let options = setting.options(files);
    let (app, ending) = match play(catalog, make, options)? {
        Opened::Session(app, ending) => (app, ending),
        Opened::Early(ending) => return finish(&ending, &folder),
        Opened::NotOpened(reason) => return Err(reason.into()),
    };
    if let Some(next) = app.next_session() {
        return Err(arguments.start_anew(next));
    }
    if ending == Outcome::Left && app.keeps_draft() {
        writeln!(
            std::io::stderr(),
            "Not saved. What you chose is kept: `segue` in this folder goes on from it."
        )?;
    }
    terminal::tell_set_aside(&app)?;
    finish(&ending, &folder)
}

/// Says that there is no such catalog before the screen is taken.
fn find(catalog: &str) -> Result<(), Failure> {
    let library = library();
    let is_there = match Library::path_of(catalog) {
        _ if Catalog::is_builtin(catalog) => true,
        Some(path) => path.exists(),
        None => library.file_of(catalog)?.is_some(),
    };
    if is_there { Ok(()) } else { Ok(library.open(catalog, &mut |_| ()).map(drop)?) }
}

/// Plays the session on this catalog, which is read behind the first frame unless it comes with the program.
fn play(
    catalog: &str,
    make: impl FnOnce(Arc<Catalog>) -> App,
    options: RunOptions,
) -> Result<Opened, Failure> {
    let broken = |error| terminal::broken(&error);
    let Some(builtin) = Catalog::builtin(catalog) else {
        return opening::open(library(), catalog, make, options).map_err(broken);
    };
    let mut app = make(Arc::new(builtin));
    let ending = crate::tui::run(&mut app, options).map_err(broken)?;
    Ok(Opened::Session(Box::new(app), ending))
}

/// Reports what was written, and what the ending means to whoever started the program.
fn finish(ending: &Outcome, folder: &Path) -> Result<Exit, Failure> {
    match ending {
        Outcome::Saved(written) => {
            tell(&written.paths, folder)?;
            if written.problems.is_empty() {
                return Ok(Exit::Done);
            }
            Err(Failure::problem(written.problems.join("\n")))
        }
        Outcome::Left => Ok(Exit::Left),
        Outcome::Panicked => Err(terminal::panicked("`segue` in this folder goes on from what was chosen")),
        Outcome::Signal(signal) => Ok(Exit::Signal(*signal)),
    }
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
        writeln!(output, "{:<7}segue open {}", "Next", for_shell(&short(plan)))?;
    }
    output.finish()
}
