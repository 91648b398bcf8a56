//! `segue plan`: a setup plan without questions, for scripts.

use super::catalog::library;
use super::output::for_shell;
use super::{Exit, Failure, Output};
use crate::catalog::{Catalog, Recommendation};
use crate::diagnostic::{did_you_mean, quoted};
use crate::plan::store::{Overwrite, SaveError, expand, save};
use crate::plan::{Change, Choice, Environment, PathStatus, SetupPlan, path_status};
use crate::text::{self, printable};
use clap::{Args, ValueHint};
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  segue plan --goal optimize-advertising --use-case suppress-with-purchase
  segue plan --goal optimize-advertising --goal personalize-first-conversion --all
  segue plan --goal 'Personalize first conversion' --all --name 'Acme shop' --output plans/acme.toml
  segue plan --goal optimize-advertising --all --dry-run | grep 'pii = true' -B 3

Environment:
  SOURCE_DATE_EPOCH  when the plan says it was made, in seconds since 1970, without --created";

/// Make a plan without questions: what the wizard writes for the same choice
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PlanArgs {
    /// The catalog to choose from
    #[arg(long, value_name = "ID|FILE", default_value = "draft")]
    catalog: String,
    /// A goal, by id or title; once for each
    #[arg(long, value_name = "ID")]
    goal: Vec<String>,
    /// A use case of these goals, by id or title; once for each
    #[arg(long, value_name = "ID", conflicts_with = "all")]
    use_case: Vec<String>,
    /// All use cases of these goals
    #[arg(long)]
    all: bool,
    /// What to call the plan; the first goal's title unless you say otherwise
    #[arg(long, value_parser = plan_name)]
    name: Option<String>,
    /// Where it goes, or - for standard output
    #[arg(long, short, value_name = "PATH", default_value = "setup-plan.toml", value_hint = ValueHint::FilePath)]
    output: String,
    /// Write over what is there
    #[arg(long)]
    force: bool,
    /// Print the plan and write nothing
    #[arg(long)]
    dry_run: bool,
    /// The time that the plan says it was made, such as 2026-11-23T21:03:00Z
    #[arg(long, value_name = "TIME", value_parser = time)]
    created: Option<Timestamp>,
}

/// Makes the plan and, unless `quiet`, says what was written.
pub(super) fn run(arguments: &PlanArgs, quiet: bool) -> Result<Exit, Failure> {
    let catalog = library().open(&arguments.catalog, &mut |_| ())?;
    let goals = goals(&catalog, &arguments.goal)?;
    let choice = choice(&catalog, &goals, arguments)?;
    let name = arguments.name.as_deref().unwrap_or(&catalog.goals()[goals[0]].title);
    let created = created(arguments.created)?;
    let text = SetupPlan::compose(name, &catalog, &choice, created).to_toml();
    if arguments.dry_run || arguments.output == "-" {
        let mut output = Output::stdout();
        output.write_all(text.as_bytes())?;
        return output.finish().map(|()| Exit::Done);
    }
    let path = path(&arguments.output)?;
    let overwrite = if arguments.force { Overwrite::Always } else { Overwrite::Never };
    save(&path, text.as_bytes(), overwrite).map_err(|error| not_saved(error, &path))?;
    if quiet { Ok(Exit::Done) } else { tell(&path) }
}

/// The places of the goals that were asked for; at least one.
fn goals(catalog: &Catalog, wanted: &[String]) -> Result<Vec<usize>, Failure> {
    let known = || catalog.goals().iter().map(|goal| (&*goal.id, &*goal.title));
    if wanted.is_empty() {
        let known = listed(known());
        return Err(Failure::usage(format!(
            "--goal is missing. It takes any of these, once for each:{known}"
        )));
    }
    all_places(wanted, "goal", known)
}

/// What was asked for: each use case under each of the goals that it serves.
fn choice(catalog: &Catalog, goals: &[usize], arguments: &PlanArgs) -> Result<Choice, Failure> {
    let served = |goal: &usize| {
        let goal = &catalog.goals()[*goal];
        catalog.recommendations(goal).map(Recommendation::use_case)
    };
    let mut seen = HashSet::new();
    let all: Vec<_> = goals.iter().flat_map(served).filter(|it| seen.insert(it.index())).collect();
    let known = || all.iter().map(|it| (it.id(), it.title()));
    if arguments.use_case.is_empty() && !arguments.all {
        let known = listed(known());
        return Err(Failure::usage(format!(
            "--use-case is missing. It takes any of these, once for each, or --all takes all of them:{known}"
        )));
    }
    let wanted = if arguments.all {
        all.iter().map(|it| it.index()).collect()
    } else {
        let places = all_places(&arguments.use_case, "use case", known)?;
        places.into_iter().map(|place| all[place].index()).collect::<Vec<_>>()
    };
    let mut choice = Choice::default();
    for goal in goals {
        let places: HashMap<_, _> =
            served(goal).enumerate().map(|(place, it)| (it.index(), place)).collect();
        let selected = wanted.iter().filter_map(|index| places.get(index).copied());
        choice.apply(Change::select_only(*goal, selected));
    }
    Ok(choice)
}

/// The places of all that is wanted. All unknown ones are reported at once.
fn all_places<'a, K: Iterator<Item = (&'a str, &'a str)> + Clone>(
    wanted: &[String],
    what: &str,
    known: impl Fn() -> K,
) -> Result<Vec<usize>, Failure> {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for wanted in wanted {
        match place(known(), wanted) {
            Some(place) => found.push(place),
            None => problems.push(unknown(what, wanted, known())),
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(Failure::usage(problems.join("\n"))) }
}

/// The place of what is meant by `wanted`: an id, or a title in whatever case.
fn place<'a>(mut known: impl Iterator<Item = (&'a str, &'a str)> + Clone, wanted: &str) -> Option<usize> {
    let by_id = known.clone().position(|(id, _)| id == wanted);
    by_id.or_else(|| known.position(|(_, title)| title.to_lowercase() == wanted.trim().to_lowercase()))
}

fn unknown<'a>(
    what: &str,
    wanted: &str,
    known: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> String {
    let near = did_you_mean(wanted, known.clone().map(|(id, _)| id));
    let near = near.or_else(|| did_you_mean(wanted, known.clone().map(|(_, title)| title)));
    let help =
        near.map_or_else(|| format!(". It is one of these:{}", listed(known)), |help| format!("; {help}"));
    format!("There is no {what} {}{help}", quoted(wanted))
}

/// How many values a message lists.
const LISTED: usize = 20;

/// The values that there are, a line each, in columns.
fn listed<'a>(known: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> String {
    let width = known.clone().take(LISTED).map(|(id, _)| text::width(id)).max().unwrap_or(0);
    let mut lines = String::new();
    for (id, title) in known.clone().take(LISTED) {
        let gap = 2 + width - text::width(id);
        // Writing to a String cannot fail.
        let _ = write!(lines, "\n  {id}{:gap$}{title}", "");
    }
    let more = known.count().saturating_sub(LISTED);
    if more > 0 {
        let _ = write!(lines, "\n  and {more} more; `segue catalog show` lists them all");
    }
    lines
}

/// The time that the plan says it was made: what was asked for, or what a reproducible build asks for, or now.
fn created(asked: Option<Timestamp>) -> Result<Timestamp, Failure> {
    if let Some(time) = asked {
        return Ok(time);
    }
    // See <https://reproducible-builds.org/specs/source-date-epoch/>.
    match std::env::var("SOURCE_DATE_EPOCH") {
        Err(_) => Ok(Timestamp::now()),
        Ok(seconds) => {
            let seconds: Option<i64> = seconds.trim().parse().ok();
            let time =
                seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).filter(has_four_digits);
            time.ok_or_else(|| {
                Failure::usage("SOURCE_DATE_EPOCH is set and holds no number of seconds since 1970. Unset it or put it right.")
            })
        }
    }
}

fn plan_name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() { Err("a plan needs a name".to_owned()) } else { Ok(name.to_owned()) }
}

fn time(text: &str) -> Result<Timestamp, String> {
    let time = text.parse().ok().filter(has_four_digits);
    time.ok_or_else(|| "a time has a date, a time and a zone, such as 2026-11-23T21:03:00Z".to_owned())
}

/// Whether TOML can hold the year.
fn has_four_digits(time: &Timestamp) -> bool {
    !time.to_string().starts_with('-')
}

fn path(typed: &str) -> Result<PathBuf, Failure> {
    let folders = directories::BaseDirs::new();
    let home = folders.as_ref().map(directories::BaseDirs::home_dir);
    expand(typed, home).map_err(Failure::usage)
}

fn not_saved(error: SaveError, path: &Path) -> Failure {
    if !matches!(error, SaveError::Exists(_)) {
        return Failure::problem(error);
    }
    let what = match path_status(path) {
        PathStatus::Plan(document) => {
            let plan = document.plan();
            let count = plan.count(Environment::Dev);
            format!(
                "is the setup plan {}, {} of {} done in dev",
                quoted(&plan.name),
                count.done,
                count.total
            )
        }
        PathStatus::FaultyPlan(_) => "is a setup plan with faults; see `segue check`".to_owned(),
        _ => "exists already".to_owned(),
    };
    Failure::problem(format!(
        "{} {what}. It was left as it is. Choose another --output, or add --force to write over it.",
        shown(path)
    ))
}

fn tell(path: &Path) -> Result<Exit, Failure> {
    let mut output = Output::stdout();
    let path = shown(path);
    writeln!(output, "Wrote  {path}\nNext   segue open {}", for_shell(&path))?;
    output.finish().map(|()| Exit::Done)
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}
