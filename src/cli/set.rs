//! `segue set`: changes one thing of a plan, by its name.

use super::diff::DiffFormat;
use super::items::change_each;
use super::{Exit, Failure};
use crate::diagnostic::quoted;
use crate::plan::checklist::Task;
use crate::plan::{Edit, Environment, EventProgress, Part, SetupPlan};
use clap::builder::NonEmptyStringValueParser;
use clap::{ArgGroup, Args, ValueHint};

const EXAMPLES: &str = "\
Examples:
  segue set 'Order Completed' --dev                    (the plan of this folder)
  segue set setup-plan.toml 'Order Completed' --dev --owner Checkout --note 'agreed with finance'
  segue set setup-plan.toml 'Order Completed' --prod --source Website
  segue set setup-plan.toml 'source:Reverse ETL' --name Snowflake
  segue set setup-plan.toml verify --no-dev

Names:
  an event by its name, a source or destination by its type or its name, `verify` for the verification;
  event:, source: or destination: in front says which where several are called alike";

/// Tick one thing of a plan, or write its owner, name or note
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[command(group = ArgGroup::new("what").required(true).multiple(true)
    .args(["dev", "no_dev", "prod", "no_prod", "note", "owner", "name"]))]
// Each is a flag of its own.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct SetArgs {
    /// The plan, if the first word ends in .toml (else the only plan of this folder), and what is meant in it
    #[arg(required = true, value_name = "[PLAN] ITEM", value_hint = ValueHint::FilePath)]
    words: Vec<String>,
    /// Done in development
    #[arg(long, overrides_with = "no_dev")]
    dev: bool,
    /// Not done in development
    #[arg(long)]
    no_dev: bool,
    /// Done in production
    #[arg(long, overrides_with = "no_prod")]
    prod: bool,
    /// Not done in production
    #[arg(long)]
    no_prod: bool,
    /// The source that the ticks are about, where the plan keeps an event's sources apart
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    source: Option<String>,
    /// What is to be noted; '' takes the note away
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Who answers for an event; '' for nobody
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// What a source or destination is called; '' for no name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// How to report what changed
    #[arg(long, value_enum, default_value_t)]
    format: DiffFormat,
}

/// Makes the changes in the plan's file and, unless `quiet`, prints them.
pub(super) fn run(arguments: &SetArgs, quiet: bool) -> Result<Exit, Failure> {
    change_each(&arguments.words, arguments.format, quiet, |plan, item| {
        match plan.part(item).map_err(Failure::usage)? {
            Part::Task(task) => arguments.apply(plan, task),
            Part::Property { .. } => {
                Err(Failure::usage(format!("{} is a property, and work is ticked by event", quoted(item))))
            }
        }
    })
}

impl SetArgs {
    fn apply(&self, plan: &mut SetupPlan, task: Task) -> Result<(), Failure> {
        let worked_on = self.worked_on(plan, &task)?;
        for (environment, done) in self.ticks() {
            plan.apply(Edit::Tick { task: worked_on.clone(), environment, done });
        }
        if let Some(note) = &self.note {
            plan.apply(Edit::note(task.clone(), note));
        }
        if let Some(owner) = &self.owner {
            let Task::Event(name) = &task else {
                return Err(Failure::usage("only events have an owner; --note takes any text"));
            };
            let owner = Some(owner.trim()).filter(|it| !it.is_empty());
            if let Some(event) = plan.events.iter_mut().find(|it| it.name == *name) {
                event.details.owner = owner.map(str::to_owned);
            }
        }
        let Some(name) = &self.name else { return Ok(()) };
        if !matches!(task, Task::Source(_) | Task::Destination(_)) {
            return Err(Failure::usage("only sources and destinations take a name"));
        }
        let applied = plan.apply(Edit::name(task, name));
        applied.map(drop).ok_or_else(|| {
            Failure::problem(format!(
                "the plan has another one called {}; choose another name",
                quoted(name)
            ))
        })
    }

    /// The work that the ticks are about: that of one source where one is named.
    fn worked_on(&self, plan: &SetupPlan, task: &Task) -> Result<Task, Failure> {
        let (Some(source), Task::Event(event)) = (&self.source, task) else { return Ok(task.clone()) };
        let progress = plan.events.iter().find(|it| it.name == *event).map(|it| &it.progress);
        let sources = progress.map_or(&[][..], EventProgress::sources);
        if sources.iter().any(|it| it.source == *source) {
            return Ok(Task::EventFrom { event: event.clone(), source: source.clone() });
        }
        let names: Vec<_> = sources.iter().map(|it| quoted(&it.source)).collect();
        Err(Failure::usage(if names.is_empty() {
            format!("the plan keeps no sources apart for {}; leave --source out", quoted(event))
        } else {
            format!("{} is sent by {}; name one of these with --source", quoted(event), names.join(" and "))
        }))
    }

    fn ticks(&self) -> impl Iterator<Item = (Environment, bool)> {
        let said = |yes: bool, no: bool| (yes || no).then_some(yes);
        let dev = said(self.dev, self.no_dev).map(|done| (Environment::Dev, done));
        let prod = said(self.prod, self.no_prod).map(|done| (Environment::Prod, done));
        dev.into_iter().chain(prod)
    }
}
