//! The plan that a command is about: named, or the only one of the folder.

use super::Failure;
use crate::diagnostic::{Diagnostics, decode, unreadable};
use crate::plan::store::{Overwrite, save};
use crate::plan::{Document, SetupPlan, VERSION};
use crate::text::printable;
use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What is larger is a plan that someone can name.
const LARGEST: u64 = 4 << 20;

/// The plan that `named` is, or else the only one of this folder, and where it is; `-` is standard input.
pub(super) fn open(named: Option<&Path>) -> Result<(PathBuf, Document), Failure> {
    let path = path(named)?;
    let document = read(&path)?;
    Ok((path, document))
}

/// Where the plan is that `named` is, or else the only one of this folder.
pub(super) fn path(named: Option<&Path>) -> Result<PathBuf, Failure> {
    named.map_or_else(|| only_plan(Path::new(".")), |path| Ok(path.to_owned()))
}

/// What standard input is called where a diagnostic names the file.
pub(super) const STANDARD_INPUT: &str = "standard input";

/// Whether `path` stands for standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The plan at `path`; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<Document, Diagnostics> {
    if is_dash(path) { Document::parse(STANDARD_INPUT, standard_input()?) } else { Document::open(path) }
}

/// What standard input holds, as text.
pub(super) fn standard_input() -> Result<String, Diagnostics> {
    let mut bytes = Vec::new();
    match std::io::stdin().read_to_end(&mut bytes) {
        Ok(_) => decode(STANDARD_INPUT, bytes),
        Err(error) => Err(unreadable(Path::new(STANDARD_INPUT), &error).into()),
    }
}

/// The plan that comes first in `words`, if one does, and what comes behind it. A plan is what ends in `.toml`.
pub(super) fn split<T: AsRef<Path>>(words: &[T]) -> (Option<&Path>, &[T]) {
    match words.split_first() {
        Some((plan, rest)) if plan.as_ref().extension().is_some_and(|it| it == "toml") => {
            (Some(plan.as_ref()), rest)
        }
        _ => (None, words),
    }
}

/// Says of a plan of an older version what its first change makes of it.
pub(super) fn tell_version(path: &Path, document: &Document) {
    if document.is_outdated() {
        let path = printable(&path.to_string_lossy()).into_owned();
        // On standard error, where no program reads it. Where that is closed, there is nowhere left to report it.
        let _ = writeln!(
            std::io::stderr(),
            "note: {path} is a plan of version 1; its first change makes it one of version {VERSION}, which older builds \
             of segue do not read"
        );
    }
}

/// Writes what became of the plan of `document` to its file, unless someone else changed that meanwhile.
pub(super) fn write(path: &Path, document: &Document, plan: &SetupPlan) -> Result<(), Failure> {
    if plan == document.plan() {
        return Ok(());
    }
    tell_version(path, document);
    let text = document.text_with(plan)?;
    save(path, text.as_bytes(), Overwrite::IfUnchanged(document.fingerprint()))
        .map_err(Failure::problem)?;
    Ok(())
}

/// The only plan of a folder, where it has one that is read without a fault.
pub(super) fn of_folder(folder: &Path) -> Option<(PathBuf, Document)> {
    let [path] = <[PathBuf; 1]>::try_from(plans(folder)).ok()?;
    let document = Document::open(&folder.join(&path)).ok()?;
    Some((path, document))
}

fn only_plan(folder: &Path) -> Result<PathBuf, Failure> {
    match &plans(folder)[..] {
        [plan] => Ok(plan.clone()),
        [] => {
            Err(Failure::usage("there is no setup plan in this folder; name one, or make one with `segue`"))
        }
        plans => {
            let names: Vec<_> =
                plans.iter().take(5).map(|path| printable(&path.to_string_lossy()).into_owned()).collect();
            let names = names.join(", ");
            Err(Failure::usage(format!("there are several setup plans in this folder ({names}); name one")))
        }
    }
}

/// The names of the plans of a folder.
fn plans(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let files =
        entries.filter(|entry| entry.metadata().is_ok_and(|it| it.is_file() && it.len() <= LARGEST));
    let files = files.map(|entry| PathBuf::from(entry.file_name()));
    let mut plans: Vec<_> = files.filter(|path| is_plan(&folder.join(path))).collect();
    plans.sort();
    plans
}

/// Whether the file is a plan, or was one before someone made a slip or git left it in conflict.
fn is_plan(path: &Path) -> bool {
    let is_toml = path.extension().is_some_and(|extension| extension == "toml");
    let text = if is_toml { fs::read_to_string(path).ok() } else { None };
    text.is_some_and(|text| {
        let has = |start: &str| text.lines().any(|line| line.trim_start().starts_with(start));
        (has("version") && has("[catalog]")) || SetupPlan::parse("", &text).is_ok()
    })
}
