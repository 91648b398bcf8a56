//! Writes into the plan what was proved.

use crate::cli::{Failure, plan_file};
use crate::plan::checklist::Task;
use crate::plan::{Document, Edit, Environment, SetupPlan, SourceProgress};
use crate::proof::report::{EventReport, EventStatus};
use crate::proof::{Platform, ProofReport};
use std::path::Path;

/// The environment that `--tick` names.
pub(super) fn environment(name: &str) -> Result<Environment, String> {
    let known = Environment::ALL.into_iter().find(|environment| environment.name() == name);
    known.ok_or_else(|| "it is dev or prod".to_owned())
}

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
            for (task, is_right) in proved(document.plan(), event) {
                let changed = self.set(&mut plan, task, is_right);
                ticked += usize::from(changed && is_right);
                unticked += usize::from(changed && !is_right);
            }
        }
        // That everything arrives is proved by a report on everything.
        if report.events.len() == plan.events.len() {
            self.set(&mut plan, Task::Verify, report.ok);
        }
        plan_file::write(path, document, &plan)?;
        let unticked = if unticked == 0 { String::new() } else { format!(", unticked {unticked}") };
        Ok(format!("Ticked {ticked} in {}{unticked}.", self.environment.name()))
    }

    /// Sets whether a piece of work is done; returns whether that changed anything.
    fn set(self, plan: &mut SetupPlan, task: Task, done: bool) -> bool {
        if !done && !self.unticks {
            return false;
        }
        let edit = Edit::Tick { task, environment: self.environment, done };
        plan.apply(edit)
            .is_some_and(|before| !matches!(before, Edit::Tick { done: before, .. } if before == done))
    }
}

/// The work on an event, in each of its sources where the plan keeps those apart, and whether it is proved.
fn proved(plan: &SetupPlan, event: &EventReport) -> Vec<(Task, bool)> {
    let planned = plan.events.iter().find(|it| it.name == event.name);
    let sources = planned.map_or(&[][..], |it| it.progress.sources());
    if sources.is_empty() {
        return vec![(Task::Event(event.name.clone()), event.status == EventStatus::Right)];
    }
    let of_source = |it: &SourceProgress| {
        let task = Task::EventFrom { event: event.name.clone(), source: it.source.clone() };
        (task, is_right_from(plan, event, &it.source))
    };
    sources.iter().map(of_source).collect()
}

/// Whether an event was seen from where a source runs, each time as planned.
fn is_right_from(plan: &SetupPlan, event: &EventReport, source: &str) -> bool {
    let named = plan.sources.iter().find(|it| it.name.as_deref() == Some(source));
    let platform = platform(named.map_or(source, |it| &it.kind));
    let mut seen = event.sources.iter().filter(|it| platform == Some(it.platform)).peekable();
    seen.peek().is_some() && seen.all(|it| it.wrong == 0)
}

/// Where a type of source runs, by its name.
fn platform(kind: &str) -> Option<Platform> {
    let kind = kind.to_lowercase();
    let is_one_of = |words: &[&str]| words.iter().any(|word| kind.contains(word));
    if is_one_of(&["web"]) {
        Some(Platform::Web)
    } else if is_one_of(&["mobile", "app", "ios", "android"]) {
        Some(Platform::Mobile)
    } else if is_one_of(&["server", "backend"]) {
        Some(Platform::Server)
    } else {
        None
    }
}
