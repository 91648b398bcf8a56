//! segue as git's merge driver for plans, in one repository.

use super::{Exit, Failure, Output};
use crate::cli::git::{asked, git};
use crate::cli::output::for_shell;
use crate::plan::store::{Overwrite, save};
use crate::text::printable;
use std::fs;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

/// The line in `.gitattributes` that sends plans to the driver.
const ATTRIBUTE: &str = "setup-plan.toml merge=segue";

const UNDO: &str = "\
To undo: git config --remove-section merge.segue, and take the line out of .gitattributes.";

/// Sets it up, after asking.
pub(super) fn install(is_agreed: bool) -> Result<Exit, Failure> {
    let Some(root) = asked(Path::new("."), &["rev-parse", "--show-toplevel"])? else {
        return Err(Failure::problem("this folder is in no git repository; run `git init` first"));
    };
    let attributes = PathBuf::from(root).join(".gitattributes");
    let driver = format!("{} merge %O %A %B --output %A", program());
    let mut output = Output::stdout();
    writeln!(output, "Git will merge setup plans by meaning in this repository:")?;
    writeln!(output, "  {}  gets the line `{ATTRIBUTE}`", printable(&attributes.to_string_lossy()))?;
    writeln!(output, "  git config         merge.segue.driver = {}", printable(&driver))?;
    writeln!(output, "{UNDO}")?;
    output.finish()?;
    if !is_agreed && !asks()? {
        return Ok(Exit::Problem);
    }
    add_line(&attributes)?;
    for (key, value) in [("merge.segue.name", "setup plans, by meaning"), ("merge.segue.driver", &*driver)]
    {
        let set = git(Path::new("."), &["config", key, value])?;
        if !set.status.success() {
            return Err(Failure::problem(String::from_utf8_lossy(&set.stderr).trim()));
        }
    }
    let mut output = Output::stdout();
    writeln!(output, "Done. Commit .gitattributes; each clone needs `segue merge --install` once.")?;
    output.finish()?;
    Ok(Exit::Done)
}

/// How git is to call this program: by name where that finds it, else by its path.
fn program() -> String {
    let Ok(exe) = std::env::current_exe() else { return "segue".to_owned() };
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&paths).map(|folder| folder.join("segue"));
    let is_found = found.find_map(|path| path.canonicalize().ok()) == exe.canonicalize().ok();
    if is_found { "segue".to_owned() } else { for_shell(&exe.to_string_lossy()) }
}

fn asks() -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::usage(
            "standard input is not a terminal, so there is no way to ask; add --yes",
        ));
    }
    let mut output = Output::stdout();
    write!(output, "Go on? [y/N] ")?;
    output.finish()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(&*answer.trim().to_lowercase(), "y" | "yes"))
}

fn add_line(attributes: &Path) -> Result<(), Failure> {
    let mut text = match fs::read_to_string(attributes) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::problem(format!("{}: {error}", attributes.display()))),
    };
    if text.lines().any(|line| line.trim() == ATTRIBUTE) {
        return Ok(());
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(ATTRIBUTE);
    text.push('\n');
    save(attributes, text.as_bytes(), Overwrite::Always).map(drop).map_err(Failure::problem)
}
