//! `segue catalog list`: the catalogs at hand.

use super::{CatalogFormat, library};
use crate::catalog::{CatalogLocation, Listed, Overview};
use crate::cli::columns::Columns;
use crate::cli::output::counted;
use crate::cli::{Exit, Failure, Output};
use crate::diagnostic::Diagnostic;
use clap::Args;
use serde::Serialize;
use std::io::Write as _;
use std::path::Path;

/// List the catalogs that come with segue and your own
#[derive(Debug, Args)]
pub(super) struct CatalogListArgs {
    /// For whom the list is
    #[arg(long, value_enum, default_value_t)]
    format: CatalogFormat,
}

pub(super) fn run(arguments: &CatalogListArgs) -> Result<Exit, Failure> {
    let mut output = Output::stdout();
    match arguments.format {
        CatalogFormat::Text => {
            let mut columns = Columns::new();
            let mut is_any_faulty = false;
            for listed in library().list() {
                is_any_faulty |= listed.content.is_err();
                columns.push(row(&listed));
            }
            columns.write(&mut output)?;
            if is_any_faulty {
                writeln!(output, "\n`segue catalog check` says what is wrong with the faulty ones.")?;
            }
        }
        CatalogFormat::Json => {
            let listed: Vec<_> = library().list().collect();
            let entries: Vec<_> = listed.iter().map(ListEntry::from).collect();
            output.json(&entries)?;
        }
    }
    output.finish().map(|()| Exit::Done)
}

fn row(listed: &Listed) -> [String; 6] {
    let place = match &listed.location {
        CatalogLocation::BuiltIn => "comes with segue".to_owned(),
        CatalogLocation::File(path) => shown(path),
    };
    let [title, date, goals, use_cases] = match &listed.content {
        Ok(Overview { title, edition, goals, use_cases }) => [
            title.clone(),
            edition.date.clone(),
            counted(*goals, "goal", "goals"),
            counted(*use_cases, "use case", "use cases"),
        ],
        Err(faults) => {
            [counted(faults.len(), "fault", "faults"), String::new(), String::new(), String::new()]
        }
    };
    [listed.id.clone(), title, date, goals, use_cases, place]
}

/// The path as a person would write it.
fn shown(path: &Path) -> String {
    let home = directories::BaseDirs::new();
    match home.as_ref().and_then(|home| path.strip_prefix(home.home_dir()).ok()) {
        Some(below) => Path::new("~").join(below).to_string_lossy().into_owned(),
        None => path.to_string_lossy().into_owned(),
    }
}

/// A catalog at hand as programs read it; what is not known is null.
#[derive(Serialize)]
struct ListEntry<'a> {
    id: &'a str,
    title: Option<&'a str>,
    edition: Option<&'a str>,
    goals: Option<usize>,
    use_cases: Option<usize>,
    /// The file; null where the catalog comes with segue.
    path: Option<&'a Path>,
    faults: Vec<&'a Diagnostic>,
}

impl<'a> From<&'a Listed> for ListEntry<'a> {
    fn from(listed: &'a Listed) -> Self {
        let content = listed.content.as_ref().ok();
        Self {
            id: &listed.id,
            title: content.map(|it| &*it.title),
            edition: content.map(|it| &*it.edition.date),
            goals: content.map(|it| it.goals),
            use_cases: content.map(|it| it.use_cases),
            path: match &listed.location {
                CatalogLocation::BuiltIn => None,
                CatalogLocation::File(path) => Some(path),
            },
            faults: listed.content.as_ref().err().map(|it| it.iter().collect()).unwrap_or_default(),
        }
    }
}
