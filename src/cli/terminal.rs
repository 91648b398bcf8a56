//! What commands that take over the terminal have in common.

use super::Failure;
use crate::plan::Document;
use crate::wizard::app::Base;
use crate::wizard::disk::Disk;
use crate::wizard::terminal::{Modes, Screen};
use crate::wizard::theme::{self, Hints, Symbols, Theme};
use crate::wizard::{Drafts, Resume, Surroundings};
use clap::Args;
use directories::ProjectDirs;
use jiff::Timestamp;
use ratatui::layout::Size;
use std::io::{self, IsTerminal};

/// How the screen looks and what it takes.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub(super) struct Look {
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

/// What is known of the terminal and of where the program runs.
pub(super) struct Setting {
    theme: Theme,
    modes: Modes,
    /// The size of the terminal.
    pub(super) size: Size,
    /// Where paths start from.
    pub(super) base: Base,
}

impl Setting {
    /// What the wizard runs with, on `document` where a plan is open.
    pub(super) fn surroundings(self, document: Option<Document>, drafts: Option<Drafts>) -> Surroundings {
        let disk = Disk { now: whole_second };
        Surroundings {
            theme: self.theme,
            modes: self.modes,
            disk,
            library: super::catalog::library(),
            document,
            drafts,
        }
    }

    /// Where unfinished plans are kept; nowhere where the system has no folder for it.
    pub(super) fn drafts(&self, resume: Resume) -> Option<Drafts> {
        let folders = ProjectDirs::from("", "", "segue")?;
        let state = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
        Some(Drafts { folder: state.join("drafts"), started: self.base.folder.clone(), resume })
    }
}

/// Looks at the terminal and the environment; refuses where there is no terminal to ask questions on.
pub(super) fn prepare(look: &Look) -> Result<Setting, Failure> {
    refuse_without_terminal()?;
    let symbols = if look.ascii { Symbols::ASCII } else { Symbols::UNICODE };
    let base = base()?;
    Ok(Setting {
        theme: Theme::choose(look.theme, &hints(), symbols),
        modes: Modes { mouse: look.mouse },
        size: Screen::size().map_err(|error| broken(&error))?,
        base,
    })
}

/// Where paths start from: the current folder and the person's home.
pub(super) fn base() -> Result<Base, Failure> {
    let folder = std::env::current_dir()
        .map_err(|error| Failure::problem(format!("The current folder cannot be found: {error}.")))?;
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    Ok(Base { folder, home })
}

/// The present time as plans hold it.
pub(super) fn whole_second() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

fn refuse_without_terminal() -> Result<(), Failure> {
    let missing = if !io::stdin().is_terminal() {
        "Standard input"
    } else if !io::stdout().is_terminal() {
        "Standard output"
    } else {
        return Ok(());
    };
    Err(Failure::usage(format!(
        "{missing} is not a terminal, so the wizard cannot run here. In a script, \
         `segue plan --goal ID --use-case ID --output PATH` makes a plan without questions."
    )))
}

/// The failure of a terminal that cannot be set up or written to.
pub(super) fn broken(error: &io::Error) -> Failure {
    Failure::problem(format!("The terminal cannot be used: {error}."))
}

fn hints() -> Hints {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    Hints { no_color: set("NO_COLOR").is_some(), colorfgbg: set("COLORFGBG") }
}
