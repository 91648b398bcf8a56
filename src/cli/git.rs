//! What is asked of git.

use super::Failure;
use crate::diagnostic::{decode, quoted};
use crate::plan::Document;
use crate::plan::store::folder_of;
use std::path::Path;
use std::process::{Command, Output};

/// Runs git in `folder`.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> Result<Output, Failure> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
    output.map_err(|error| {
        Failure::problem(format!("git cannot be run: {error}; install git, or add it to PATH"))
    })
}

/// What a command of git writes, where it succeeds.
pub(super) fn asked(folder: &Path, arguments: &[&str]) -> Result<Option<String>, Failure> {
    let output = git(folder, arguments)?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim_end().to_owned()))
}

/// The plan at `path` as a revision has it.
pub(super) fn document(revision: &str, path: &Path) -> Result<Document, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let object = format!("{revision}:./{name}");
    let output = git(folder_of(path), &["show", "--end-of-options", &object])?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
        let sentence = format!("git has no {} of {}: {said}", quoted(&name), quoted(revision));
        return Err(Failure::problem(sentence));
    }
    let shown = format!("{revision}:{name}");
    Ok(Document::parse(&shown, decode(&shown, output.stdout)?)?)
}
