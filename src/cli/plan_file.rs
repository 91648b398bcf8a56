//! The plan that a command is about where none is named.

use super::Failure;
use crate::plan::{Document, SetupPlan};
use crate::text::printable;
use std::fs;
use std::path::{Path, PathBuf};

/// What is larger is a plan that somebody can name.
const LARGEST: u64 = 4 << 20;

/// The plan that `named` is, or else the only one of this folder.
pub(super) fn open(named: Option<&Path>) -> Result<(PathBuf, Document), Failure> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => only_plan(Path::new("."))?,
    };
    let document = Document::open(&path)?;
    Ok((path, document))
}

fn only_plan(folder: &Path) -> Result<PathBuf, Failure> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let files =
        entries.filter(|entry| entry.metadata().is_ok_and(|it| it.is_file() && it.len() <= LARGEST));
    let files = files.map(|entry| PathBuf::from(entry.file_name()));
    let mut plans: Vec<_> = files.filter(|path| is_plan(&folder.join(path))).collect();
    plans.sort();
    match &plans[..] {
        [plan] => Ok(plan.clone()),
        [] => {
            Err(Failure::usage("there is no setup plan in this folder; name one, or make one with `segue`"))
        }
        [..] => {
            let names: Vec<_> =
                plans.iter().take(5).map(|path| printable(&path.to_string_lossy()).into_owned()).collect();
            let names = names.join(", ");
            Err(Failure::usage(format!("there are several setup plans in this folder ({names}); name one")))
        }
    }
}

fn is_plan(path: &Path) -> bool {
    let is_toml = path.extension().is_some_and(|extension| extension == "toml");
    let read = || fs::read_to_string(path).ok();
    is_toml && read().is_some_and(|text| SetupPlan::parse("", &text).is_ok())
}
