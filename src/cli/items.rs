//! What `segue set` and `segue decline` share: a plan changed item by item, and what came of it.

use super::diff::{self, DiffFormat};
use super::{Exit, Failure, plan_file};
use crate::plan::{SetupPlan, difference};

/// Makes `change` for each item that `words` name, in the file of the plan that they name or else of the
/// folder's only one; unless `quiet`, prints what changed. Nothing is written where one of them fails.
pub(super) fn change_each(
    words: &[String],
    format: DiffFormat,
    quiet: bool,
    mut change: impl FnMut(&mut SetupPlan, &str) -> Result<(), Failure>,
) -> Result<Exit, Failure> {
    let (named, items) = plan_file::split(words);
    if items.is_empty() {
        return Err(Failure::usage(
            "nothing of the plan is named; name an event, a source or a destination",
        ));
    }
    let (path, document) = plan_file::open(named)?;
    let mut plan = document.plan().clone();
    for item in items {
        change(&mut plan, item)?;
    }
    plan_file::write(&path, &document, &plan)?;
    if quiet {
        return Ok(Exit::Done);
    }
    diff::tell(&difference(document.plan(), &plan), format).map(|()| Exit::Done)
}
