//! `segue merge`: what two people made of one plan, put together by meaning.

mod driver;
mod sides;

use super::output::for_shell;
use super::{Exit, Failure, Output, plan_file};
use crate::plan::store::{Overwrite, save};
use crate::plan::{Document, merge_texts};
use crate::text::printable;
use clap::{Args, ValueHint};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  segue merge --install                     git merges setup-plan.toml with segue from now on
  segue merge --resolve setup-plan.toml     settles a plan that git left in conflict
  segue merge base.toml ours.toml theirs.toml --output merged.toml

Exit status:
  0  merged
  1  the same fact was changed in two ways; both stand in the file, marked as git marks them";

/// Merge what two people made of one plan, by meaning
///
/// Different facts are both kept, with both sides' comments and the order of ours. Where the same fact was changed in
/// two ways, both are in the result between conflict markers.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MergeArgs {
    /// The plan that both sides began with
    #[arg(value_name = "BASE", value_hint = ValueHint::FilePath, required_unless_present_any = ["install", "resolve"])]
    base: Option<PathBuf>,
    /// Our side
    #[arg(value_name = "OURS", value_hint = ValueHint::FilePath, requires = "base")]
    ours: Option<PathBuf>,
    /// Their side
    #[arg(value_name = "THEIRS", value_hint = ValueHint::FilePath, requires = "ours")]
    theirs: Option<PathBuf>,
    /// Where the result goes; standard output if not given
    #[arg(long, short, value_name = "PATH", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Let git merge plans with segue in this repository
    #[arg(long, conflicts_with_all = ["base", "resolve", "output"])]
    install: bool,
    /// Answer yes to what --install asks
    #[arg(long, short, requires = "install")]
    yes: bool,
    /// Settle a plan in conflict, from what git has of both sides [default: the only plan of this folder]
    #[arg(long, value_name = "PLAN", num_args = 0..=1, value_hint = ValueHint::FilePath, conflicts_with = "base")]
    // How the parser says that the value may be left out.
    #[allow(clippy::option_option)]
    resolve: Option<Option<PathBuf>>,
}

pub(super) fn run(arguments: &MergeArgs, quiet: bool) -> Result<Exit, Failure> {
    if arguments.install {
        return driver::install(arguments.yes);
    }
    if let Some(plan) = &arguments.resolve {
        return resolve(&plan_file::path(plan.as_deref())?, quiet);
    }
    let (Some(base), Some(ours), Some(theirs)) = (&arguments.base, &arguments.ours, &arguments.theirs)
    else {
        return Err(Failure::usage("name three plans: BASE, OURS and THEIRS"));
    };
    let paths = [base, ours, theirs];
    let Some((base, ours, theirs)) = plans(paths) else {
        // As git's merge driver, what is no plan on some side is merged as git would merge it.
        return match &arguments.output {
            Some(output) => sides::merge_as_text(paths, output),
            None => Err(not_plans(paths)),
        };
    };
    let merged = merge_texts(base.as_ref(), &ours, &theirs)?;
    tell(&merged.conflicts);
    write(&merged.text, arguments.output.as_deref())?;
    Ok(if merged.conflicts.is_empty() { Exit::Done } else { Exit::Problem })
}

/// The three plans, where all can be read. Where both sides began anew, git has an empty file for the base.
fn plans([base, ours, theirs]: [&PathBuf; 3]) -> Option<(Option<Document>, Document, Document)> {
    let (ours, theirs) = (Document::open(ours).ok()?, Document::open(theirs).ok()?);
    let is_empty = std::fs::metadata(base).is_ok_and(|it| it.len() == 0);
    Some((if is_empty { None } else { Some(Document::open(base).ok()?) }, ours, theirs))
}

fn not_plans(paths: [&PathBuf; 3]) -> Failure {
    let faults = paths.into_iter().filter_map(|path| Document::open(path).err());
    let mut all = crate::diagnostic::Diagnostics::default();
    faults.for_each(|faults| all.extend(faults));
    all.into()
}

fn tell(conflicts: &[String]) {
    let mut errors = std::io::stderr();
    for conflict in conflicts {
        // Where this cannot be printed, the markers in the file say it.
        let _ = writeln!(errors, "conflict: {}", printable(conflict));
    }
}

fn write(text: &str, output: Option<&Path>) -> Result<(), Failure> {
    if let Some(path) = output.filter(|path| *path != Path::new("-")) {
        return save(path, text.as_bytes(), Overwrite::Always).map(drop).map_err(Failure::problem);
    }
    let mut output = Output::stdout();
    output.write_all(text.as_bytes())?;
    output.finish()
}

fn resolve(plan: &Path, quiet: bool) -> Result<Exit, Failure> {
    let [base, ours, theirs] = sides::stages(plan)?;
    let read = |what: &str, text: Option<String>| {
        let path = format!("{what} {}", plan.display());
        text.map(|text| Document::parse(&path, text)).transpose()
    };
    let (Some(ours), Some(theirs)) = (read("our", ours)?, read("their", theirs)?) else {
        return Err(Failure::problem(format!(
            "one side deleted {}; keep it with `git add`, or delete it with `git rm`",
            plan.display()
        )));
    };
    let base = read("the common", base)?;
    let merged = merge_texts(base.as_ref(), &ours, &theirs)?;
    tell(&merged.conflicts);
    save(plan, merged.text.as_bytes(), Overwrite::Always).map_err(Failure::problem)?;
    if !merged.conflicts.is_empty() {
        return Ok(Exit::Problem);
    }
    if !quiet {
        let mut output = Output::stdout();
        let path = plan.display().to_string();
        writeln!(output, "merged {path}\nNext: git add {}", printable(&for_shell(&path)))?;
        output.finish()?;
    }
    Ok(Exit::Done)
}
