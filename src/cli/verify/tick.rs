//! Writes into the plan what was proved.

use crate::cli::Failure;
use crate::plan::checklist::Task;
use crate::plan::store::{Overwrite, save};
use crate::plan::{Document, Edit, Environment, SetupPlan};
use crate::proof::ProofReport;
use crate::proof::report::EventStatus;
use std::path::Path;

/// What is to be ticked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ticks {
    pub(super) environment: Environment,
    /// What was not proved is unticked.
    pub(super) unticks: bool,
}

impl Ticks {
    /// Ticks in the plan's file what the report proves; what was done, as a sentence.
    pub(super) fn write(
        self,
        path: &Path,
        document: &Document,
        report: &ProofReport,
    ) -> Result<String, Failure> {
        let mut plan = document.plan().clone();
        let (mut ticked, mut unticked) = (0_usize, 0_usize);
        for event in &report.events {
            let is_right = event.status == EventStatus::Right;
            let changed = self.set(&mut plan, Task::Event(event.name.clone()), is_right);
            ticked += usize::from(changed && is_right);
            unticked += usize::from(changed && !is_right);
        }
        // That everything arrives is proved by a report on everything.
        if report.events.len() == plan.events.len() {
            self.set(&mut plan, Task::Verify, report.ok);
        }
        if plan != *document.plan() {
            let text = document.text_with(&plan)?;
            save(path, text.as_bytes(), Overwrite::IfUnchanged(document.stamp()))
                .map_err(Failure::problem)?;
        }
        let events = |count| if count == 1 { "event" } else { "events" };
        let unticked = match unticked {
            0 => String::new(),
            count => format!(", unticked {count} {}", events(count)),
        };
        Ok(format!("Ticked {ticked} {} in {}{unticked}.", events(ticked), self.environment.name()))
    }

    /// Says whether a piece of work is done; whether that was said otherwise before.
    fn set(self, plan: &mut SetupPlan, task: Task, done: bool) -> bool {
        if !done && !self.unticks {
            return false;
        }
        let edit = Edit::Tick { task, environment: self.environment, done };
        plan.apply(edit)
            .is_some_and(|before| !matches!(before, Edit::Tick { done: before, .. } if before == done))
    }
}
