//! What changed between two plans, by meaning: what came, what went, what was done; not which lines.

mod builder;
mod declined;

use super::{PlannedConnection, PlannedGoal, Reference, SetupPlan};
use builder::DifferenceBuilder;
use declined::DeclinedItems;
use serde::Serialize;
use std::collections::HashSet;
use std::fmt;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What it is about.
    #[serde(flatten)]
    pub subject: Subject,
    /// What happened to it.
    #[serde(flatten)]
    pub what: ChangeKind,
}

/// What a difference is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    /// The plan as a whole.
    Plan,
    /// The catalog that it comes from.
    Catalog,
    /// One of its goals.
    Goal {
        /// Its id.
        id: String,
    },
    /// A chosen use case.
    UseCase {
        /// Its id.
        id: String,
    },
    /// An event.
    Event {
        /// Its name.
        name: String,
    },
    /// One of the sources that send an event.
    EventFrom {
        /// The event's name.
        event: String,
        /// The source, as the event names it.
        source: String,
    },
    /// A property of an event.
    Property {
        /// The event's name.
        event: String,
        /// Its own.
        name: String,
    },
    /// A source.
    Source {
        /// Its type.
        name: String,
        /// What it is called, where there may be several of the type.
        #[serde(rename = "called", skip_serializing_if = "Option::is_none")]
        of: Option<String>,
    },
    /// A destination.
    Destination {
        /// Its type.
        name: String,
        /// What it is called, where there may be several of the type.
        #[serde(rename = "called", skip_serializing_if = "Option::is_none")]
        of: Option<String>,
    },
    /// Verifying that data arrives.
    Verify,
}

/// What happened to something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Dropped,
    /// It was taken out by a person, be it that the plan before had it or not.
    Declined,
    /// It was taken out and was put back.
    Restored,
    /// It was taken out and is not any more, without being back.
    Reopened,
    /// The work on it was done.
    Done {
        /// Where: `dev` or `prod`.
        environment: &'static str,
    },
    /// The work on it is not done any more.
    Undone {
        /// Where: `dev` or `prod`.
        environment: &'static str,
    },
    /// A field of it changed.
    Changed {
        /// Under which key it is.
        key: &'static str,
        /// What was said.
        old: Option<String>,
        /// What is said now.
        new: Option<String>,
    },
}

/// Everything that changed from `old` to `new`, in the order of a plan. Times and the order of things do not
/// count.
pub fn difference(old: &SetupPlan, new: &SetupPlan) -> Vec<Difference> {
    let mut found = DifferenceBuilder::default();
    found.text(&Subject::Plan, "name", Some(&old.name), Some(&new.name));
    found.text(&Subject::Catalog, "id", Some(&old.catalog.id), Some(&new.catalog.id));
    found.text(&Subject::Catalog, "edition", Some(&old.catalog.edition), Some(&new.catalog.edition));
    let declined = DeclinedItems::between(old, new);
    let use_case = |it: &Reference| Subject::UseCase { id: it.id.to_string() };
    let goal = |it: &PlannedGoal| Subject::Goal { id: it.id.clone() };
    found.compare(&old.goals, &new.goals, goal, &declined, |found, subject, old, new| {
        found.text(subject, "title", Some(&old.title), Some(&new.title));
    });
    let [old_cases, new_cases] = [old, new].map(|it| it.use_cases().cloned().collect::<Vec<_>>());
    found.compare(&old_cases, &new_cases, use_case, &declined, |found, subject, old, new| {
        found.text(subject, "title", Some(&old.title), Some(&new.title));
    });
    let event = |found: &mut DifferenceBuilder, subject: &Subject, old: &_, new: &_| {
        found.event(subject, old, new, &declined);
    };
    found.compare(&old.events, &new.events, |it| Subject::event(&it.name), &declined, event);
    found.taken_out(declined.events());
    found.taken_out(declined.properties());
    let several = Several::of(&old.sources, &new.sources);
    let source = |it: &PlannedConnection| Subject::Source { name: it.kind.clone(), of: several.name(it) };
    found.compare(&old.sources, &new.sources, source, &declined, DifferenceBuilder::connection);
    found.taken_out(declined.sources());
    let several = Several::of(&old.destinations, &new.destinations);
    let destination =
        |it: &PlannedConnection| Subject::Destination { name: it.kind.clone(), of: several.name(it) };
    found.compare(
        &old.destinations,
        &new.destinations,
        destination,
        &declined,
        DifferenceBuilder::connection,
    );
    found.taken_out(declined.destinations());
    found.progress(&Subject::Verify, old.verify.progress, new.verify.progress);
    found.text(&Subject::Verify, "note", old.verify.note.as_ref(), new.verify.note.as_ref());
    found.differences
}

/// The types of which one of two plans has several, so that names distinguish them.
struct Several<'a>(HashSet<&'a str>);

impl<'a> Several<'a> {
    fn of(old: &'a [PlannedConnection], new: &'a [PlannedConnection]) -> Self {
        let mut several = HashSet::new();
        for list in [old, new] {
            let mut seen = HashSet::new();
            several.extend(list.iter().map(|it| &*it.kind).filter(|kind| !seen.insert(*kind)));
        }
        Self(several)
    }

    fn name(&self, connection: &PlannedConnection) -> Option<String> {
        connection.name.clone().filter(|_| self.0.contains(&*connection.kind))
    }
}

impl Subject {
    fn event(name: &str) -> Self {
        Self::Event { name: name.to_owned() }
    }

    fn property(event: &str, name: &str) -> Self {
        Self::Property { event: event.to_owned(), name: name.to_owned() }
    }

    fn source(name: &str) -> Self {
        Self::Source { name: name.to_owned(), of: None }
    }

    fn destination(name: &str) -> Self {
        Self::Destination { name: name.to_owned(), of: None }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan => f.write_str("plan"),
            Self::Catalog => f.write_str("catalog"),
            Self::Goal { id } => write!(f, "goal {id}"),
            Self::UseCase { id } => write!(f, "use case {id}"),
            Self::Event { name } => write!(f, "event {name}"),
            Self::EventFrom { event, source } => write!(f, "event {event} from {source}"),
            Self::Property { event, name } => write!(f, "property {name} of event {event}"),
            Self::Source { name, of: None } => write!(f, "source {name}"),
            Self::Destination { name, of: None } => write!(f, "destination {name}"),
            Self::Source { name, of: Some(of) } => write!(f, "source {name} ({of})"),
            Self::Destination { name, of: Some(of) } => write!(f, "destination {name} ({of})"),
            Self::Verify => f.write_str("verifying"),
        }
    }
}

impl fmt::Display for Difference {
    /// One line that starts with a word on what happened: `added     event Signed In`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = &self.subject;
        match &self.what {
            ChangeKind::Added => write!(f, "added     {subject}"),
            ChangeKind::Dropped => write!(f, "dropped   {subject}"),
            ChangeKind::Declined => write!(f, "declined  {subject}"),
            ChangeKind::Restored => write!(f, "restored  {subject}"),
            ChangeKind::Reopened => write!(f, "reopened  {subject}"),
            ChangeKind::Done { environment } => write!(f, "done      {subject} in {environment}"),
            ChangeKind::Undone { environment } => write!(f, "undone    {subject} in {environment}"),
            ChangeKind::Changed { key, old, new } => {
                let said =
                    |text: &Option<String>| text.as_ref().map_or("none".into(), |it| format!("{it:?}"));
                write!(f, "changed   {subject}: {key} {} -> {}", said(old), said(new))
            }
        }
    }
}
