//! What commands that take over the terminal have in common.

use super::Failure;
use super::catalog::library;
use super::config::Config;
use crate::app::App;
use crate::app::PathBase;
use crate::app::Size;
use crate::app::Symbols;
use crate::export::CodeLanguage;
use crate::plan::SetupPlan;
use crate::session::draft::{Slot, parse_unsaved};
use crate::session::{Disk, Drafts, Files, Resume};
use crate::text::printable;
use crate::tui::RunOptions;
use crate::tui::terminal::{Modes, Screen};
use crate::tui::theme::{Hints, Theme, ThemeChoice};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use directories::ProjectDirs;
use jiff::Timestamp;
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

/// How the screen looks and what it takes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(super) struct DisplayArgs {
    /// The colours to use [default: see `segue config`]
    #[arg(long, value_enum)]
    theme: Option<ThemeChoice>,
    /// Draw without box characters
    #[arg(long)]
    ascii: bool,
    /// Take clicks and the wheel; the terminal's own selection then needs shift
    #[arg(long)]
    mouse: bool,
}

impl DisplayArgs {
    /// The words on a command line that say the same.
    pub(super) fn words(&self) -> Vec<String> {
        let theme =
            self.theme.and_then(|it| it.to_possible_value()).map(|it| format!("--theme={}", it.get_name()));
        let flags = [(self.ascii, "--ascii"), (self.mouse, "--mouse")];
        let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag.to_owned());
        theme.into_iter().chain(flags).collect()
    }
}

impl ValueEnum for ThemeChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Dark, Self::Light, Self::Mono]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Auto => ("auto", "Ask the environment, then the terminal"),
            Self::Dark => ("dark", "For a dark background"),
            Self::Light => ("light", "For a light background"),
            Self::Mono => ("mono", "No colours at all"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

/// What is known of the terminal.
pub(super) struct Setting {
    theme: Theme,
    modes: Modes,
    /// In which language code is copied.
    pub(super) code_language: CodeLanguage,
    /// The size of the terminal.
    pub(super) size: Size,
}

impl Setting {
    /// What the wizard runs with, and the files that it keeps.
    pub(super) fn options(self, files: Files) -> RunOptions {
        RunOptions { theme: self.theme, modes: self.modes, files }
    }
}

/// The disk and the catalogs at hand; nothing is kept yet.
pub(super) fn files() -> Files {
    Files { library: library(), ..Files::from(Disk { now: whole_second }) }
}

/// Where unfinished plans of sessions started in `folder` are kept; nowhere where the system has no place for
/// it.
pub(super) fn drafts(folder: &Path, resume: Resume) -> Option<Drafts> {
    let drafts = state()?.join("drafts");
    Some(Drafts { folder: drafts, started: folder.to_owned(), resume })
}

/// Where changes of `plan`, which is at `path`, are kept that its file does not take, if anywhere. Those of
/// another plan that was there stay until that is back.
pub(super) fn unsaved(path: &Path, plan: &SetupPlan) -> Option<Slot> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let is_other = |text: &str| parse_unsaved(text).is_some_and(|unsaved| !unsaved.is_of(plan));
    Slot::hold_unless(&state()?.join("unsaved"), &path, "toml", is_other).ok()
}

fn state() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "segue")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned())
}

/// Looks at the terminal and the environment; refuses where there is no terminal to ask questions on, and says
/// what can be done `without`.
pub(super) fn prepare(look: &DisplayArgs, without: &str) -> Result<Setting, Failure> {
    refuse_without_terminal(without)?;
    let hints = hints();
    let config = Config::load();
    config.tell();
    let theme = look.theme.unwrap_or(config.theme.value);
    let is_ascii = look.ascii || config.ascii.value;
    let symbols = if is_ascii { Symbols::ASCII } else { Symbols::UNICODE };
    Ok(Setting {
        theme: Theme::choose(theme, &hints, symbols),
        modes: Modes {
            mouse: look.mouse || config.mouse.value,
            asks_background: theme.is_decided_by_terminal(&hints),
        },
        code_language: config.code_language.value,
        size: Screen::size().map_err(|error| broken(&error))?,
    })
}

/// Where paths start from: the current folder and the person's home.
pub(super) fn base() -> Result<PathBase, Failure> {
    let folder = std::env::current_dir()
        .map_err(|error| Failure::problem(format!("The current folder cannot be found: {error}.")))?;
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    Ok(PathBase { folder, home })
}

/// The present time as plans hold it.
fn whole_second() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

fn refuse_without_terminal(without: &str) -> Result<(), Failure> {
    let missing = if !io::stdin().is_terminal() {
        "Standard input"
    } else if !io::stdout().is_terminal() {
        "Standard output"
    } else {
        return Ok(());
    };
    Err(Failure::usage(format!("{missing} is not a terminal, so there is no screen to draw on. {without}")))
}

/// Says where drafts are that could not be gone on from, or not in whole.
pub(super) fn tell_set_aside(app: &App) -> Result<(), Failure> {
    for path in app.set_aside() {
        let path = path.display().to_string();
        writeln!(io::stderr(), "An unfinished plan is kept as it was: {}", printable(&path))?;
    }
    Ok(())
}

/// The failure of a session in which something panicked; `kept` says where the work is.
pub(super) fn panicked(kept: &str) -> Failure {
    Failure::panicked(format!("segue failed, see above. Nothing is lost: {kept}."))
}

/// The failure of a terminal that cannot be set up or written to.
pub(super) fn broken(error: &io::Error) -> Failure {
    Failure::problem(format!("The terminal cannot be used: {error}."))
}

fn hints() -> Hints {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    Hints { no_color: set("NO_COLOR").is_some(), colorfgbg: set("COLORFGBG") }
}
