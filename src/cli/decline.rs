//! `segue decline`: one thing out of a plan, or back into it, by its name.

use super::diff::DiffFormat;
use super::items::change_each;
use super::{Exit, Failure, catalog};
use crate::plan::checklist::Task;
use crate::plan::{Change, Edit, Item, Part, RestoredChoice, RevisionBase, SetupPlan, reopen, revise};
use clap::{Args, ValueHint};

const EXAMPLES: &str = "\
Examples:
  segue decline setup-plan.toml 'Page Viewed' --note 'the site has one page'
  segue decline setup-plan.toml 'Order Completed.coupon'
  segue decline setup-plan.toml 'Page Viewed' --undo

Names:
  an event by its name, a property as EVENT.PROPERTY, a source or destination by its type or its name;
  event:, property:, source: or destination: in front says which where several are called alike";

/// Take something out of a plan, or put it back as it was
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DeclineArgs {
    /// The plan, if the first word ends in .toml (else the only plan of this folder), and what leaves it
    #[arg(required = true, value_name = "[PLAN] ITEM", value_hint = ValueHint::FilePath)]
    words: Vec<String>,
    /// Put it back as it was
    #[arg(long)]
    undo: bool,
    /// Why it is taken out
    #[arg(long, value_name = "TEXT", conflicts_with = "undo")]
    note: Option<String>,
    /// How to report what changed
    #[arg(long, value_enum, default_value_t)]
    format: DiffFormat,
}

/// Makes the changes in the plan's file and, unless `quiet`, prints them.
pub(super) fn run(arguments: &DeclineArgs, quiet: bool) -> Result<Exit, Failure> {
    change_each(&arguments.words, arguments.format, quiet, |plan, item| {
        if arguments.undo {
            *plan = restored(plan, item)?;
            Ok(())
        } else {
            arguments.take_out(plan, item)
        }
    })
}

impl DeclineArgs {
    fn take_out(&self, plan: &mut SetupPlan, item: &str) -> Result<(), Failure> {
        let part = plan.part(item).map_err(Failure::usage)?;
        match (&part, &self.note) {
            (Part::Task(Task::Verify), _) => {
                return Err(Failure::usage(
                    "the verification belongs to every plan and cannot be taken out",
                ));
            }
            (Part::Task(task), Some(note)) => drop(plan.apply(Edit::note(task.clone(), note))),
            (Part::Property { .. }, Some(_)) => {
                return Err(Failure::usage("a property has no note; leave --note out"));
            }
            (_, None) => {}
        }
        plan.decline(&part);
        Ok(())
    }
}

/// The plan with something back in it: as it is kept, or else as the catalog has it.
fn restored(plan: &SetupPlan, item: &str) -> Result<SetupPlan, Failure> {
    let mut back = plan.clone();
    if let Ok(part) = plan.with_what_is_kept().part(item)
        && back.restore(&part)
    {
        return Ok(back);
    }
    if let Some(declined) = declined(plan, item) {
        return as_recommended(plan, declined);
    }
    plan.part(item).map_err(Failure::usage)?;
    Err(Failure::problem(format!("{} is in the plan already", crate::diagnostic::quoted(item))))
}

/// What of the declined things is called so.
fn declined(plan: &SetupPlan, name: &str) -> Option<Item> {
    let lists = &plan.declined;
    let bare = |prefix: &str| name.strip_prefix(prefix).unwrap_or(name).to_lowercase();
    let find =
        |list: &[String], prefix: &str| list.iter().find(|it| it.to_lowercase() == bare(prefix)).cloned();
    let property = || {
        let is_meant =
            |event: &str, name: &str| format!("{event}.{name}").to_lowercase() == bare("property:");
        let found = lists.properties.iter().find(|it| is_meant(&it.event, &it.name))?;
        Some(Item::Property { event: found.event.clone(), name: found.name.clone() })
    };
    find(&lists.events, "event:")
        .map(Item::Event)
        .or_else(property)
        .or_else(|| find(&lists.sources, "source:").map(Item::Source))
        .or_else(|| find(&lists.destinations, "destination:").map(Item::Destination))
}

fn as_recommended(plan: &SetupPlan, item: Item) -> Result<SetupPlan, Failure> {
    let edit = "`segue edit` puts it back";
    let Some(catalog) = catalog::of_plan(plan) else {
        return Err(Failure::problem(format!("the plan's catalog is not here; {edit} with --catalog")));
    };
    if catalog.edition().date != plan.catalog.edition {
        return Err(Failure::problem(format!("the plan's catalog has a newer edition; {edit}")));
    }
    let Some(RestoredChoice { mut choice, .. }) = reopen(plan, &catalog) else {
        return Err(Failure::problem(format!("the plan's goal is not in its catalog; {edit}")));
    };
    choice.apply(Change::Restore(item));
    Ok(revise(&RevisionBase::of(plan, &catalog), plan, &catalog, &choice).plan)
}
