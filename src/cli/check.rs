//! `segue check`: every problem of plans, or that there is none.

mod strict;

use super::catalog::library;
use super::report::{self, ReportFormat};
use super::{Exit, Failure, Output, plan_file};
use crate::catalog::{Catalog, NotOpened};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Explanation, Severity};
use crate::plan::store::read;
use crate::plan::{NoCatalog, SetupPlan, check};
use crate::text::printable;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};
use std::collections::HashMap;
use std::io::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  segue check setup-plan.toml
  segue check plans/*.toml --format github     (annotates a pull request)

Keys of your own:
  x-ticket = 7   a key that starts with x- is yours and never a problem
  own = true     below an event, property, source or destination that is not from the catalog";

/// Say everything that is wrong with a plan, also against its catalog
///
/// Exits with 1 if anything is.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// The plans to check, - for standard input [default: the only plan of this folder]
    #[arg(value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plans: Vec<PathBuf>,
    /// The catalog to check against, instead of the one that the plan names
    #[arg(long, value_name = "ID|FILE")]
    catalog: Option<String>,
    /// Also warn of what hurts later: gaps of its destinations, names that tools refuse, spellings that differ; any
    /// warning counts as a problem
    #[arg(long)]
    strict: bool,
    /// For whom the report is
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
    /// Explain the code of an error, such as `unknown-key`, with an example
    #[arg(long, value_name = "CODE", value_parser = parse_code(), conflicts_with_all = ["plans", "catalog", "strict", "format"])]
    explain: Option<Code>,
}

fn parse_code() -> impl TypedValueParser<Value = Code> {
    let names = Code::ALL.iter().map(|code| code.name());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Code>().map_err(|it| it.0))
}

/// Reports what is wrong and, unless `quiet`, where nothing is.
pub(super) fn run(arguments: &CheckArgs, quiet: bool) -> Result<Exit, Failure> {
    if let Some(code) = arguments.explain {
        return explain(code);
    }
    let mut catalogs = Catalogs::new(arguments.catalog.as_deref())?;
    let (mut fine, mut all) = (Vec::new(), Diagnostics::default());
    let plans = match &arguments.plans[..] {
        [] => vec![plan_file::path(None)?],
        plans => plans.to_vec(),
    };
    for path in &plans {
        let is_dash = plan_file::is_dash(path);
        let shown = if is_dash { plan_file::STANDARD_INPUT.into() } else { path.to_string_lossy() };
        let text = if is_dash { plan_file::standard_input() } else { read(path).map(|(text, _)| text) };
        let faults = match text {
            Ok(text) => {
                let mut faults = check(&shown, &text, &mut |id| catalogs.open(id));
                if let Ok(plan) = SetupPlan::parse(&shown, &text) {
                    let hints = if arguments.strict { strict::find } else { strict::limits };
                    faults.extend(hints(&shown, &text, &plan));
                }
                faults
            }
            Err(faults) => faults,
        };
        if faults.is_empty() && arguments.format == ReportFormat::Text && !quiet {
            fine.push(format!("{}: ok", printable(&shown)));
        }
        all.extend(faults);
    }
    let counts = |it: &Diagnostic| arguments.strict || it.severity == Severity::Error;
    let exit = if all.iter().any(counts) { Exit::Problem } else { Exit::Done };
    Output::found(report::tell(&fine, &all, arguments.format), exit)
}

fn explain(code: Code) -> Result<Exit, Failure> {
    let mut output = Output::stdout();
    let Explanation { meaning, example, remedy } = code.explanation();
    writeln!(output, "{code}\n\n{meaning}\n")?;
    if !example.is_empty() {
        writeln!(output, "{}\n", textwrap::indent(example, "    "))?;
    }
    writeln!(output, "{remedy}")?;
    output.finish().map(|()| Exit::Done)
}

/// The catalogs that plans name, each opened once.
struct Catalogs {
    instead: Option<Catalog>,
    opened: HashMap<String, Result<Catalog, NoCatalog>>,
}

impl Catalogs {
    fn new(instead: Option<&str>) -> Result<Self, Failure> {
        let instead = instead.map(|wanted| library().open(wanted, &mut |_| ())).transpose()?;
        Ok(Self { instead, opened: HashMap::new() })
    }

    fn open(&mut self, id: &str) -> Result<Catalog, NoCatalog> {
        if let Some(instead) = &self.instead {
            return Ok(instead.clone());
        }
        // A plan names its catalog by id. One that names a file, whoever wrote it, does not make us read it.
        let is_path = id.contains(['/', '\\', '.']);
        let open = || {
            if is_path {
                return Err(NoCatalog::Unknown(None));
            }
            library().open(id, &mut |_| ()).map_err(|reason| match reason {
                NotOpened::Unknown { help, .. } => NoCatalog::Unknown(help),
                NotOpened::Faulty(faults) => NoCatalog::Faulty(
                    faults.iter().next().map(|first| first.message.clone()).unwrap_or_default(),
                ),
            })
        };
        self.opened.entry(id.to_owned()).or_insert_with(open).clone()
    }
}
