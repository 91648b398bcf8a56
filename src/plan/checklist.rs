//! A plan as work to do: what to track, connect, verify and publish, and how much of it is done.
//!
//! The work is done twice, first in development, then in production. Everything here is read from the plan
//! and holds no state of its own.

use super::{
    ConnectionId, Environment, PlannedConnection, PlannedEvent, PlannedProperty, Progress, SetupPlan,
    SourceProgress,
};
use std::collections::HashMap;
use std::sync::Arc;

/// One piece of work, by what it is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Track the event of this name.
    Event(String),
    /// Have one source send the event.
    EventFrom {
        /// The event's name.
        event: String,
        /// The source, as the event names it.
        source: String,
    },
    /// Connect this source.
    Source(ConnectionId),
    /// Connect this destination.
    Destination(ConnectionId),
    /// See that data arrives.
    Verify,
}

impl Task {
    /// The source or destination of `self` under another name; nothing where it takes none.
    pub(super) fn named(&self, name: Option<String>) -> Option<Self> {
        let named = |id: &ConnectionId| ConnectionId { kind: id.kind.clone(), name };
        match self {
            Self::Source(id) => Some(Self::Source(named(id))),
            Self::Destination(id) => Some(Self::Destination(named(id))),
            Self::Event(_) | Self::EventFrom { .. } | Self::Verify => None,
        }
    }
}

/// All the work in one environment, in the order in which it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist<'a> {
    /// Where the work is done.
    pub environment: Environment,
    /// The work, grouped; a group may be empty.
    pub groups: Vec<ChecklistGroup<'a>>,
}

/// Work of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistGroup<'a> {
    /// What kind.
    pub stage: Stage,
    /// The pieces of work, in the order of the plan.
    pub entries: Vec<Entry<'a>>,
}

/// A kind of work in one environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Make the development build send the events.
    TrackEvents,
    /// Connect the sources in development.
    ConnectSources,
    /// Connect the destinations in development.
    ConnectDestinations,
    /// See in development that data arrives.
    VerifyInDev,
    /// Connect the sources in production.
    PublishSources,
    /// Release what sends the events.
    PublishEvents,
    /// Connect the destinations in production.
    PublishDestinations,
    /// See in production that data arrives.
    VerifyInProd,
}

impl Stage {
    /// What is to be done, as a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::TrackEvents => "Track events",
            Self::ConnectSources => "Connect sources",
            Self::ConnectDestinations => "Connect destinations",
            Self::VerifyInDev => "Verify that data arrives",
            Self::PublishSources => "Publish sources",
            Self::PublishEvents => "Publish events",
            Self::PublishDestinations => "Publish destinations",
            Self::VerifyInProd => "Verify again",
        }
    }
}

/// One piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Which piece of work.
    pub task: Task,
    /// What it is about: the event's name, the source's or destination's type, or what to verify.
    pub title: &'a str,
    /// The concrete source or destination.
    pub name: Option<&'a str>,
    /// What doing it means, where the plan says so.
    pub description: Option<&'a str>,
    /// What the person wrote down about it.
    pub note: Option<&'a str>,
    /// Where it is done.
    pub progress: Progress,
    /// The titles of the use cases that ask for it; the id where the plan names a use case that it does not
    /// hold. Empty for verifying, which all ask for.
    pub use_cases: Vec<&'a str>,
    /// What is sent along with the event.
    pub properties: &'a [PlannedProperty],
    /// How far each of the sources is that send the event, where the plan names them.
    pub sources: &'a [SourceProgress],
}

/// How much of some work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// How many pieces of work are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}

impl Count {
    /// Whether nothing is left to do.
    pub fn is_complete(self) -> bool {
        self.done == self.total
    }
}

impl std::iter::Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, count| Self {
            done: sum.done + count.done,
            total: sum.total + count.total,
        })
    }
}

impl Checklist<'_> {
    /// How much of all the work is done.
    pub fn count(&self) -> Count {
        self.groups.iter().map(|group| group.count(self.environment)).sum()
    }
}

impl ChecklistGroup<'_> {
    /// How much of the group's work is done in `environment`.
    pub fn count(&self, environment: Environment) -> Count {
        let done = self.entries.iter().filter(|entry| entry.progress.is_done(environment)).count();
        Count { done, total: self.entries.len() }
    }
}

impl Entry<'_> {
    /// Whether the work is done in production although not in development, which is worth pointing out.
    pub fn is_ahead_of_dev(&self) -> bool {
        self.progress.prod && !self.progress.dev
    }
}

impl SetupPlan {
    /// The work in one environment.
    pub fn checklist(&self, environment: Environment) -> Checklist<'_> {
        let titles = Titles::of(self);
        let group = |stage, entries| ChecklistGroup { stage, entries };
        let events = self.events.iter().map(|event| event_entry(event, &titles)).collect();
        let sources = connection_entries(&self.sources, Task::Source, &titles);
        let destinations = connection_entries(&self.destinations, Task::Destination, &titles);
        let verify = vec![verify_entry(self, environment)];
        let groups = match environment {
            Environment::Dev => vec![
                group(Stage::TrackEvents, events),
                group(Stage::ConnectSources, sources),
                group(Stage::ConnectDestinations, destinations),
                group(Stage::VerifyInDev, verify),
            ],
            Environment::Prod => vec![
                group(Stage::PublishSources, sources),
                group(Stage::PublishEvents, events),
                group(Stage::PublishDestinations, destinations),
                group(Stage::VerifyInProd, verify),
            ],
        };
        Checklist { environment, groups }
    }

    /// How much of the work in one environment is done.
    pub fn count(&self, environment: Environment) -> Count {
        let events = self.events.iter().map(|event| event.progress.overall());
        let connections = self.sources.iter().chain(&self.destinations).map(|it| it.progress);
        let all = events.chain(connections).chain([self.verify.progress]);
        all.map(|progress| Count { done: progress.is_done(environment).into(), total: 1 }).sum()
    }
}

/// The titles of a plan's use cases, by id.
struct Titles<'a>(HashMap<&'a str, &'a str>);

impl<'a> Titles<'a> {
    fn of(plan: &'a SetupPlan) -> Self {
        Self(plan.use_cases().map(|use_case| (&*use_case.id, &*use_case.title)).collect())
    }

    fn all(&self, ids: &'a [Arc<str>]) -> Vec<&'a str> {
        ids.iter().map(|id| self.0.get(&**id).copied().unwrap_or(id)).collect()
    }
}

fn event_entry<'a>(event: &'a PlannedEvent, titles: &Titles<'a>) -> Entry<'a> {
    Entry {
        task: Task::Event(event.name.clone()),
        title: &event.name,
        name: None,
        description: Some(&*event.description).filter(|description| !description.is_empty()),
        note: event.note.as_deref(),
        progress: event.progress.overall(),
        use_cases: titles.all(&event.use_cases),
        properties: &event.properties,
        sources: event.progress.sources(),
    }
}

fn connection_entries<'a>(
    connections: &'a [PlannedConnection],
    task: fn(ConnectionId) -> Task,
    titles: &Titles<'a>,
) -> Vec<Entry<'a>> {
    let entry = |connection: &'a PlannedConnection| Entry {
        task: task(connection.id()),
        title: &connection.kind,
        name: connection.name.as_deref(),
        description: Some(&*connection.description).filter(|description| !description.is_empty()),
        note: connection.note.as_deref(),
        progress: connection.progress,
        use_cases: titles.all(&connection.use_cases),
        properties: &[],
        sources: &[],
    };
    connections.iter().map(entry).collect()
}

fn verify_entry(plan: &SetupPlan, environment: Environment) -> Entry<'_> {
    Entry {
        task: Task::Verify,
        title: match environment {
            Environment::Dev => "Test data arrives in every destination",
            Environment::Prod => "Real data arrives in every destination",
        },
        name: None,
        description: None,
        note: plan.verify.note.as_deref(),
        progress: plan.verify.progress,
        use_cases: Vec::new(),
        properties: &[],
        sources: &[],
    }
}
