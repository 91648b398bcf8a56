//! What a merge asks of git.

use super::{Exit, Failure};
use crate::cli::git::git;
use crate::plan::store::{Overwrite, folder_of, save};
use std::path::{Path, PathBuf};

/// The base, our and their version of a file that git could not merge; nothing for a side that has none.
pub(super) fn stages(plan: &Path) -> Result<[Option<String>; 3], Failure> {
    let folder = folder_of(plan);
    let name = plan.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut stages = [None, None, None];
    for (stage, text) in (1..).zip(&mut stages) {
        let output = git(folder, &["show", &format!(":{stage}:./{name}")])?;
        if output.status.success() {
            *text = String::from_utf8(output.stdout).ok();
        }
    }
    if stages[1].is_none() && stages[2].is_none() {
        let sentence = format!("{} is in no merge conflict of git; nothing to settle", plan.display());
        return Err(Failure::problem(sentence));
    }
    Ok(stages)
}

/// Merges three files line by line, as git does.
pub(super) fn merge_as_text([base, ours, theirs]: [&PathBuf; 3], output: &Path) -> Result<Exit, Failure> {
    let paths = [ours, base, theirs].map(|path| path.to_string_lossy().into_owned());
    let arguments = ["merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs"];
    let all: Vec<&str> = arguments.into_iter().chain(paths.iter().map(String::as_str)).collect();
    let merged = git(Path::new("."), &all)?;
    // It exits with the number of conflicts, and with more than 127 where it cannot merge.
    match merged.status.code() {
        Some(code @ 0..128) => {
            save(output, &merged.stdout, Overwrite::Always).map_err(Failure::problem)?;
            Ok(if code == 0 { Exit::Done } else { Exit::Problem })
        }
        _ => Err(Failure::problem(String::from_utf8_lossy(&merged.stderr).trim())),
    }
}
