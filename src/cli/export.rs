//! `segue export`: a plan in another form, to a file, a folder or standard output.

mod project;

use super::config::Config;
use super::{Exit, Failure, Output, plan_file};
use crate::export::{
    CodeLanguage, ExportOptions, Format, KnownDefinitions, LONGEST_ISSUE, Loader, UnknownPolicy,
    brief_markdown,
};
use crate::plan::store::{Overwrite, SaveError, check_writable, save};
use crate::text::printable;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  segue export setup-plan.toml --format markdown | gh issue create --title Tracking --body-file -
  segue export setup-plan.toml --format html --output setup-checklist.html
  segue export setup-plan.toml --format segment --output src/analytics/plan.json --force
  segue export setup-plan.toml --format rudderstack --strict --output rudderstack
  segue export setup-plan.toml --format dbt --loader segment --output segue-dbt
  segue export setup-plan.toml --format code --lang node --output tracking-calls.mjs";

/// Put a plan into another form: a checklist, a table, a tracking plan
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportArgs {
    /// The plan, or - for standard input [default: the only plan of this folder]
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,
    /// The form to put it into
    #[arg(long, short, value_name = names(), value_parser = formats())]
    format: Format,
    /// Where it goes, or - for standard output, where it goes unless you say otherwise
    #[arg(long, short, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    output: Option<PathBuf>,
    /// Write over what is there
    #[arg(long)]
    force: bool,
    /// Leave the properties of the events out of a Markdown checklist
    #[arg(long)]
    brief: bool,
    /// Let a schema refuse events and properties that the plan does not hold
    #[arg(long)]
    strict: bool,
    /// What loads messages into the warehouse, for dbt [default: segment]
    #[arg(long, value_name = "segment|rudderstack", value_parser = loaders())]
    loader: Option<Loader>,
    /// What code is for [default: browser, or what config.toml says]
    #[arg(long, value_name = "browser|node|python|curl", value_parser = languages())]
    lang: Option<CodeLanguage>,
}

/// Listed wherever a format is missing, so that nobody has to look them up.
fn names() -> String {
    Format::ALL.map(Format::name).join("|")
}

fn loaders() -> impl TypedValueParser<Value = Loader> {
    let loader = |name: String| Loader::ALL.into_iter().find(|loader| loader.name() == name);
    PossibleValuesParser::new(Loader::ALL.map(Loader::name))
        .map(move |name| loader(name).unwrap_or_default())
}

fn languages() -> impl TypedValueParser<Value = CodeLanguage> {
    let language = |name: String| name.parse().unwrap_or_default();
    PossibleValuesParser::new(CodeLanguage::ALL.map(CodeLanguage::name)).map(language)
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let values = Format::ALL.map(|format| PossibleValue::new(format.name()).help(format.summary()));
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Format>())
}

/// Exports the plan and, unless `quiet`, says what was written.
pub(super) fn run(arguments: &ExportArgs, quiet: bool) -> Result<Exit, Failure> {
    if arguments.brief && arguments.format != Format::Markdown {
        return Err(Failure::usage(format!(
            "--brief is for markdown; {} has no brief form.",
            arguments.format
        )));
    }
    let (unplanned, loader) = (unplanned(arguments)?, loader(arguments)?);
    let language = language(arguments)?;
    let path = plan_file::path(arguments.plan.as_deref())?;
    let target = Target::of(arguments, &path)?;
    // Tried before the work, so that nobody waits for a failure.
    target.check_writable().map_err(not_saved)?;
    let document = plan_file::read(&path)?;
    let plan = document.plan();
    let options = ExportOptions { unplanned, loader, language, known: target.known(arguments.format) };
    let export = arguments.format.export(plan, &options).map_err(Failure::problem)?;
    let texts = if arguments.brief { vec![brief_markdown(plan)] } else { export.into_texts() };
    if arguments.format == Format::Markdown {
        tell_length(&texts[0], arguments.brief);
    }
    let mut output = Output::stdout();
    if target.files.is_empty() {
        texts.iter().try_for_each(|text| output.write_all(text.as_bytes()))?;
        return output.finish().map(|()| Exit::Done);
    }
    target.write(&texts).map_err(not_saved)?;
    if !quiet {
        target.files.iter().try_for_each(|file| writeln!(output, "Wrote  {}", shown(file)))?;
        writeln!(output, "Next   {}", arguments.format.next_step())?;
    }
    output.finish().map(|()| Exit::Done)
}

/// Says so where a checklist is longer than an issue can be.
fn tell_length(text: &str, is_brief: bool) {
    let count = text.chars().count();
    if count <= LONGEST_ISSUE {
        return;
    }
    let remedy = if is_brief { "attach it as a file" } else { "--brief leaves the properties out" };
    // Where this cannot be printed, there is nowhere left to report it.
    let _ = writeln!(
        std::io::stderr(),
        "note: GitHub takes {LONGEST_ISSUE} characters in an issue, and this has {count}; {remedy}."
    );
}

fn unplanned(arguments: &ExportArgs) -> Result<UnknownPolicy, Failure> {
    let format = arguments.format;
    match (arguments.strict, format.is_schema()) {
        (false, _) => Ok(UnknownPolicy::Accepted),
        (true, true) => Ok(UnknownPolicy::Refused),
        (true, false) => {
            let schemas = Format::ALL.into_iter().filter(|format| format.is_schema()).map(Format::name);
            let schemas = schemas.collect::<Vec<_>>().join(", ");
            Err(Failure::usage(format!(
                "--strict is for schemas ({schemas}); {format} is none. Leave it out."
            )))
        }
    }
}

fn loader(arguments: &ExportArgs) -> Result<Loader, Failure> {
    match (arguments.loader, arguments.format) {
        (Some(_), format) if format != Format::Dbt => {
            Err(Failure::usage(format!("--loader is for dbt; {format} asks for none. Leave it out.")))
        }
        (loader, _) => Ok(loader.unwrap_or_default()),
    }
}

fn language(arguments: &ExportArgs) -> Result<CodeLanguage, Failure> {
    match (arguments.lang, arguments.format) {
        (Some(language), Format::Code) => Ok(language),
        (None, Format::Code) => Ok(Config::load().code_language.value),
        (Some(_), format) => {
            Err(Failure::usage(format!("--lang is for code; {format} has none. Leave it out.")))
        }
        (None, _) => Ok(CodeLanguage::default()),
    }
}

/// Where an export goes.
struct Target {
    /// The folder in which the files are, where they have one of their own.
    folder: Option<PathBuf>,
    /// A file for each of the export's texts; none where it goes to standard output.
    files: Vec<PathBuf>,
    overwrite: Overwrite,
}

impl Target {
    fn of(arguments: &ExportArgs, plan: &Path) -> Result<Self, Failure> {
        let format = arguments.format;
        let overwrite = if arguments.force { Overwrite::Always } else { Overwrite::Never };
        match &arguments.output {
            Some(path) if !plan_file::is_dash(path) => {
                let target = Self::at(path, format, overwrite);
                match target.files.iter().find(|file| is_same_file(file, plan)) {
                    Some(file) => Err(Failure::usage(format!("{} is the plan itself.", shown(file)))),
                    None => Ok(target),
                }
            }
            _ if format.documents().is_empty() => Ok(Self { folder: None, files: Vec::new(), overwrite }),
            _ => Err(Failure::usage(format!(
                "{format} is a folder of {} files, which needs a name: add --output {}.",
                format.documents().len(),
                format.file_name()
            ))),
        }
    }

    fn at(path: &Path, format: Format, overwrite: Overwrite) -> Self {
        match format.documents() {
            [] => Self { folder: None, files: vec![path.to_owned()], overwrite },
            names => {
                let files = names.iter().map(|name| path.join(name)).collect();
                Self { folder: Some(path.to_owned()), files, overwrite }
            }
        }
    }

    /// What the project defines already that a RudderStack folder joins: the folders beside it, and itself.
    fn known(&self, format: Format) -> KnownDefinitions {
        match &self.folder {
            Some(folder) if format == Format::Rudderstack => project::known(folder),
            _ => KnownDefinitions::default(),
        }
    }

    /// Tries whether the files can be written.
    fn check_writable(&self) -> Result<(), SaveError> {
        match &self.folder {
            Some(folder) if !folder.is_dir() => match check_writable(folder, Overwrite::Never) {
                Err(SaveError::Exists(file)) => Err(SaveError::FolderIsAFile(file)),
                other => other,
            },
            _ => self.files.iter().try_for_each(|file| check_writable(file, self.overwrite)),
        }
    }

    fn write(&self, texts: &[String]) -> Result<(), SaveError> {
        if let Some(folder) = self.folder.as_ref().filter(|folder| !folder.is_dir()) {
            fs::create_dir(folder).map_err(|error| SaveError::Other { path: folder.clone(), error })?;
        }
        for folder in
            self.files.iter().filter_map(|file| file.parent()).filter(|it| !it.as_os_str().is_empty())
        {
            fs::create_dir_all(folder)
                .map_err(|error| SaveError::Other { path: folder.to_owned(), error })?;
        }
        let mut files = self.files.iter().zip(texts);
        files.try_for_each(|(file, text)| save(file, text.as_bytes(), self.overwrite).map(drop))
    }
}

fn is_same_file(path: &Path, other: &Path) -> bool {
    let resolved = (fs::canonicalize(path), fs::canonicalize(other));
    matches!(resolved, (Ok(path), Ok(other)) if path == other)
}

fn not_saved(error: SaveError) -> Failure {
    match error {
        SaveError::Exists(path) => {
            let path = shown(&path);
            Failure::problem(format!(
                "{path} exists already and was left as it is. Choose another name, or add --force to write over it."
            ))
        }
        other => Failure::problem(other),
    }
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}
