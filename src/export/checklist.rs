//! What a checklist says, in the order in which it says it; how it looks is for each form to decide.

use super::text::said;
use crate::plan::{PlannedConnection, PlannedEvent, Progress, SetupPlan};
use std::fmt;

/// The work that a plan asks for, environment by environment.
pub(super) struct Checklist<'a> {
    /// First development, then production.
    pub(super) stages: [Stage<'a>; 2],
}

/// The work in one environment.
pub(super) struct Stage<'a> {
    /// A short name for it that is no text for people: `development`.
    pub(super) id: &'static str,
    /// The environment: `Development`.
    pub(super) title: &'static str,
    /// What to do there, in order.
    pub(super) groups: Vec<Group<'a>>,
}

/// Work of one kind. A group without tasks is left out of its stage.
pub(super) struct Group<'a> {
    /// What is to be done: `Track events`.
    pub(super) title: &'static str,
    /// With what.
    pub(super) tasks: Vec<Task<'a>>,
}

/// One box to tick.
pub(super) enum Task<'a> {
    /// Work on something in the plan, which keeps whether it is done.
    Item(Item<'a>),
    /// Something to look at before going on. The plan keeps no tick for it.
    Look(String),
}

/// An event, a source or a destination to work on.
pub(super) struct Item<'a> {
    /// The event's name, or the source or destination type.
    pub(super) label: &'a str,
    /// The concrete thing: `acme.com`.
    pub(super) name: Option<&'a str>,
    /// The titles of the use cases that ask for it, in the order chosen.
    pub(super) why: Vec<&'a str>,
    /// What the person wrote down about it.
    pub(super) note: Option<&'a str>,
    /// Whether the work on it is done in this environment.
    pub(super) done: bool,
}

/// How much of the work that the plan keeps ticks for is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) done: usize,
    pub(super) total: usize,
}

impl<'a> Checklist<'a> {
    /// The checklist of a plan.
    pub(super) fn of(plan: &'a SetupPlan) -> Self {
        let dev = |progress: Progress| progress.dev;
        let prod = |progress: Progress| progress.prod;
        Self {
            stages: [
                Stage {
                    id: "development",
                    title: "Development",
                    groups: groups(
                        plan,
                        [
                            "Track events",
                            "Connect sources",
                            "Connect destinations",
                            "Verify that data arrives",
                        ],
                        dev,
                    ),
                },
                Stage {
                    id: "production",
                    title: "Production",
                    groups: groups(
                        plan,
                        ["Publish events", "Publish sources", "Publish destinations", "Verify again"],
                        prod,
                    ),
                },
            ],
        }
    }
}

impl Stage<'_> {
    /// How much of it is done.
    pub(super) fn tally(&self) -> Tally {
        let tasks = self.groups.iter().flat_map(|group| &group.tasks);
        let done = tasks.filter_map(|task| match task {
            Task::Item(item) => Some(item.done),
            Task::Look(_) => None,
        });
        done.fold(Tally { done: 0, total: 0 }, |tally, done| Tally {
            done: tally.done + usize::from(done),
            total: tally.total + 1,
        })
    }
}

/// `titles` are those for events, sources, destinations and verifying, in this order.
fn groups<'a>(
    plan: &'a SetupPlan,
    titles: [&'static str; 4],
    done: fn(Progress) -> bool,
) -> Vec<Group<'a>> {
    let [events, sources, destinations, verify] = titles;
    let event = |event: &'a PlannedEvent| {
        Task::Item(Item {
            label: &event.name,
            name: None,
            why: why(plan, &event.use_cases),
            note: said(event.note.as_deref()),
            done: done(event.progress),
        })
    };
    let connection = |connection: &'a PlannedConnection| {
        Task::Item(Item {
            label: &connection.kind,
            name: said(connection.name.as_deref()),
            why: why(plan, &connection.use_cases),
            note: said(connection.note.as_deref()),
            done: done(connection.progress),
        })
    };
    let mut groups = vec![
        Group { title: events, tasks: plan.events.iter().map(event).collect() },
        Group { title: sources, tasks: plan.sources.iter().map(connection).collect() },
        Group { title: destinations, tasks: plan.destinations.iter().map(connection).collect() },
        Group { title: verify, tasks: looks(plan) },
    ];
    groups.retain(|group| !group.tasks.is_empty());
    groups
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.done, self.total)
    }
}

/// The titles of the use cases with these ids; an id that the plan does not tell the title of stands for
/// itself.
pub(super) fn why<'a>(plan: &'a SetupPlan, ids: &'a [String]) -> Vec<&'a str> {
    let title = |id: &'a String| {
        let known = plan.use_cases.iter().find(|use_case| use_case.id == *id);
        known.map_or(id.as_str(), |use_case| &use_case.title)
    };
    ids.iter().map(title).collect()
}

/// What to look at before going on.
fn looks(plan: &SetupPlan) -> Vec<Task<'static>> {
    let mut looks = Vec::new();
    if !plan.events.is_empty() {
        looks.push("Every event arrives when it should, and only then.".to_owned());
        looks.push("Every event carries its properties, each of the type planned.".to_owned());
    }
    let personal = plan.events.iter().flat_map(|event| &event.properties).filter(|it| it.pii).count();
    if personal > 0 {
        let properties = plural(personal, "property", "properties");
        looks.push(format!("Personal data ({properties}) reaches only those who may have it."));
    }
    if !plan.destinations.is_empty() {
        looks.push("Every destination shows what was sent to it.".to_owned());
    }
    looks.into_iter().map(Task::Look).collect()
}

/// `no properties`, `1 property`, `2 properties`.
pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}
