//! From what a person types to the file that is meant.

use super::{SaveError, folder_of};
use std::fmt;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// Why what a person typed is no path for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// Nothing was typed.
    Empty,
    /// It holds a control character, which makes a file hard to see and to delete.
    ControlCharacter,
    /// It names the home folder of someone else, or of nobody.
    UnknownHome,
    /// It ends as a folder does.
    Folder,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "The path is empty. Type the name of a file.",
            Self::ControlCharacter => "The path holds a control character. Type it without.",
            Self::UnknownHome => "The path starts with a home folder that is not known. Write it out.",
            Self::Folder => "This is the path of a folder. Add the name of a file.",
        })
    }
}

impl std::error::Error for PathError {}

/// The path that a person means who typed `typed`: without spaces around it, with `~` standing for `home`.
pub fn expand(typed: &str, home: Option<&Path>) -> Result<PathBuf, PathError> {
    let typed = typed.trim_matches(' ');
    if typed.is_empty() {
        return Err(PathError::Empty);
    }
    if typed.contains(char::is_control) {
        return Err(PathError::ControlCharacter);
    }
    if typed.ends_with(['/', MAIN_SEPARATOR]) || matches!(typed, "~" | "." | "..") {
        return Err(PathError::Folder);
    }
    match typed.strip_prefix('~') {
        None => Ok(typed.into()),
        // A name that starts with the sign, such as that of an editor's copy, means someone's home to a shell.
        Some(rest) => match (rest.strip_prefix(['/', MAIN_SEPARATOR]), home) {
            (Some(rest), Some(home)) => Ok(home.join(rest)),
            _ => Err(PathError::UnknownHome),
        },
    }
}

/// How many symbolic links are followed, as many as Linux follows.
const MOST_LINKS: usize = 40;

/// The path that `path` stands for once symbolic links are followed; that of the file to make where the last
/// leads nowhere.
pub(in crate::plan) fn follow(path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(link) => target = folder_of(&target).join(link),
            // Not a link, or not there: what is wrong then shows when it is written.
            Err(_) => return Ok(target),
        }
    }
    Err(SaveError::CircularLinks(path.to_owned()))
}
