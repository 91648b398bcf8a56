//! `segue import`: a tracking plan that there is already, as a catalog.

use super::catalog::today;
use super::output::{counted, for_shell};
use super::plan_file::{is_dash, standard_input};
use super::{Exit, Failure, Output};
use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostics, decode, quoted, unreadable};
use crate::import::{ColumnNames, ImportFile, ImportFormat, Imported, LARGEST, catalog_text, import};
use crate::plan::store::{Overwrite, save};
use crate::text::printable;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use serde_json::json;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  segue import plan.json                                  (to standard output)
  segue import rudderstack/ --output acme.toml
  segue import schemas/*.json --title 'Acme shop' --output acme.toml
  segue import tracking.csv --column event='Tracking name' --column property=Key --output acme.toml

What it takes:
  segment      rules of Segment's Public API, Typewriter's plan.json
  rudderstack  the YAML files of a data catalog, all together
  json-schema  one event a file, self-describing schemas of Snowplow, what `segue export` writes
  mparticle    a data plan
  csv          tables with a header, also with tabs or semicolons";

/// Begin a catalog from a tracking plan that there is already
///
/// Areas or tags become use cases, constraints stay. What a catalog cannot express is counted, and listed in its comments.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ImportArgs {
    /// The files, folders of them, or - for standard input
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    files: Vec<PathBuf>,
    /// What they are, where that cannot be seen
    #[arg(long, value_name = "FORM", value_parser = formats())]
    from: Option<ImportFormat>,
    /// Which column of a table is what: event, property, type, description, required, example, enum, pii, area, ...
    #[arg(long, value_name = "COLUMN=HEADER")]
    column: Vec<String>,
    /// The title of the catalog, and of its goal
    #[arg(long)]
    title: Option<String>,
    /// Where the catalog goes, or - for standard output, where it goes unless you say otherwise
    #[arg(long, short, value_name = "PATH", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Write over what is there
    #[arg(long)]
    force: bool,
    /// How to report the summary
    #[arg(long, value_enum, default_value_t)]
    format: SummaryFormat,
}

/// How to report the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum SummaryFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

fn formats() -> impl TypedValueParser<Value = ImportFormat> {
    PossibleValuesParser::new(ImportFormat::ALL.map(ImportFormat::name))
        .try_map(|name| name.parse::<ImportFormat>())
}

/// Writes the catalog and, unless `quiet`, says what is in it and what is not.
pub(super) fn run(arguments: &ImportArgs, quiet: bool) -> Result<Exit, Failure> {
    let columns =
        ColumnNames::parse(arguments.column.iter().map(String::as_str)).map_err(Failure::usage)?;
    let files = read(&arguments.files)?;
    let (format, imported) = import(&files, arguments.from, &columns).map_err(Failure::problem)?;
    let title = title(arguments, &imported);
    let text = catalog_text(&imported, &title, &origin(format, &files), today());
    // What is written can be used: a fault here would be one of this program.
    Catalog::read("the imported catalog", &text)?;
    let Some(path) = arguments.output.as_deref().filter(|path| !is_dash(path)) else {
        let mut output = Output::stdout();
        output.write_all(text.as_bytes())?;
        return output.finish().map(|()| Exit::Done);
    };
    let overwrite = if arguments.force { Overwrite::Always } else { Overwrite::Never };
    save(path, text.as_bytes(), overwrite).map_err(Failure::problem)?;
    if quiet { Ok(Exit::Done) } else { tell(arguments, path, format, &imported) }
}

fn title(arguments: &ImportArgs, imported: &Imported) -> String {
    let said = arguments.title.as_deref().unwrap_or(&imported.title).trim();
    let file = || {
        let path = arguments.output.as_ref().or(arguments.files.first());
        path.and_then(|it| it.file_stem()).map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let title = if said.is_empty() { file() } else { said.to_owned() };
    if title.trim_matches('-').is_empty() { "Imported".to_owned() } else { title }
}

fn origin(format: ImportFormat, files: &[ImportFile]) -> String {
    let names: Vec<_> = files.iter().take(3).map(|it| it.name.as_str()).collect();
    let more = if files.len() > names.len() { ", …" } else { "" };
    format!("{} ({}){more}", names.join(", "), format.noun())
}

/// All the files, those of folders in the order of their names.
fn read(paths: &[PathBuf]) -> Result<Vec<ImportFile>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if is_dash(path) {
            files.push(ImportFile { name: "standard input".to_owned(), text: standard_input()? });
        } else if path.is_dir() {
            let inside = inside(path);
            if inside.is_empty() {
                let shown = quoted(&path.to_string_lossy());
                return Err(Failure::problem(format!(
                    "{shown} holds no file that could be a tracking plan"
                )));
            }
            files.extend(inside.iter().map(|path| file(path)).collect::<Result<Vec<_>, _>>()?);
        } else {
            files.push(file(path)?);
        }
    }
    Ok(files)
}

/// The files of a folder that may be part of a tracking plan.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let is_known = |path: &Path| {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        ["json", "yaml", "yml", "csv", "tsv"].contains(&&*extension) || is_schema_version(path)
    };
    let entries = ignore::WalkBuilder::new(folder).sort_by_file_path(Ord::cmp).build().flatten();
    let files = entries.filter(|it| it.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path).filter(|path| is_known(path)).collect()
}

/// Whether it is called `1-0-0`, as the files of Snowplow's registries are.
fn is_schema_version(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let parts: Vec<_> = name.split('-').collect();
    parts.len() == 3 && parts.iter().all(|it| it.parse::<u32>().is_ok())
}

fn file(path: &Path) -> Result<ImportFile, Diagnostics> {
    let name = path.to_string_lossy().into_owned();
    let found = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !found.is_file() || found.len() > LARGEST {
        let sentence = format!("no file of up to {} megabytes", LARGEST >> 20);
        return Err(unreadable(path, &std::io::Error::other(sentence)).into());
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    Ok(ImportFile { text: decode(&name, bytes)?, name })
}

fn tell(
    arguments: &ImportArgs,
    path: &Path,
    format: ImportFormat,
    imported: &Imported,
) -> Result<Exit, Failure> {
    let mut output = Output::stdout();
    let events = imported.events.len();
    let properties: usize = imported.events.iter().map(|it| it.event.properties.len()).sum();
    if arguments.format == SummaryFormat::Json {
        let lost = &imported.losses;
        output.json(
            &json!({ "form": format.name(), "events": events, "properties": properties, "lost": lost }),
        )?;
        return output.finish().map(|()| Exit::Done);
    }
    let shown = printable(&path.to_string_lossy()).into_owned();
    let (events, properties) =
        (counted(events, "event", "events"), counted(properties, "property", "properties"));
    writeln!(output, "{:<7}{shown}: {events} and {properties}, from a {}", "Wrote", format.noun())?;
    for (kind, count) in imported.losses.iter() {
        writeln!(output, "{:<7}{count} x {}", "Lost", printable(kind))?;
    }
    writeln!(output, "{:<7}segue --catalog {}", "Next", for_shell(&shown))?;
    output.finish().map(|()| Exit::Done)
}
