//! What changed between two plans, by meaning: what came, what went, what was done; not which lines.

mod declined;
mod found;

use super::{PlannedConnection, Reference, SetupPlan};
use declined::Declined;
use found::Found;
use serde::Serialize;
use std::fmt;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What it is about.
    #[serde(flatten)]
    pub subject: Subject,
    /// What happened to it.
    #[serde(flatten)]
    pub what: What,
}

/// What a difference is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    /// The plan as a whole.
    Plan,
    /// The catalog that it comes from.
    Catalog,
    /// Its goal.
    Goal,
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
    },
    /// A destination.
    Destination {
        /// Its type.
        name: String,
    },
    /// Verifying that data arrives.
    Verify,
}

/// What happened to something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum What {
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
    /// Something that is said of it changed.
    Changed {
        /// Under which key it stands.
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
    let mut found = Found::default();
    found.text(&Subject::Plan, "name", Some(&old.name), Some(&new.name));
    found.text(&Subject::Catalog, "id", Some(&old.catalog.id), Some(&new.catalog.id));
    found.text(&Subject::Catalog, "edition", Some(&old.catalog.edition), Some(&new.catalog.edition));
    found.text(&Subject::Goal, "id", Some(&old.goal.id), Some(&new.goal.id));
    found.text(&Subject::Goal, "title", Some(&old.goal.title), Some(&new.goal.title));
    let declined = Declined::between(old, new);
    let use_case = |it: &Reference| Subject::UseCase { id: it.id.clone() };
    found.compare(&old.use_cases, &new.use_cases, use_case, &declined, |found, subject, old, new| {
        found.text(subject, "title", Some(&old.title), Some(&new.title));
    });
    let event = |found: &mut Found, subject: &Subject, old: &_, new: &_| {
        found.event(subject, old, new, &declined);
    };
    found.compare(&old.events, &new.events, |it| Subject::event(&it.name), &declined, event);
    found.taken_out(declined.events());
    found.taken_out(declined.properties());
    let source = |it: &PlannedConnection| Subject::source(&it.kind);
    found.compare(&old.sources, &new.sources, source, &declined, Found::connection);
    found.taken_out(declined.sources());
    let destination = |it: &PlannedConnection| Subject::destination(&it.kind);
    found.compare(&old.destinations, &new.destinations, destination, &declined, Found::connection);
    found.taken_out(declined.destinations());
    found.progress(&Subject::Verify, old.verify.progress, new.verify.progress);
    found.text(&Subject::Verify, "note", old.verify.note.as_ref(), new.verify.note.as_ref());
    found.differences
}

impl Subject {
    fn event(name: &str) -> Self {
        Self::Event { name: name.to_owned() }
    }

    fn property(event: &str, name: &str) -> Self {
        Self::Property { event: event.to_owned(), name: name.to_owned() }
    }

    fn source(name: &str) -> Self {
        Self::Source { name: name.to_owned() }
    }

    fn destination(name: &str) -> Self {
        Self::Destination { name: name.to_owned() }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan => f.write_str("plan"),
            Self::Catalog => f.write_str("catalog"),
            Self::Goal => f.write_str("goal"),
            Self::UseCase { id } => write!(f, "use case {id}"),
            Self::Event { name } => write!(f, "event {name}"),
            Self::Property { event, name } => write!(f, "property {name} of event {event}"),
            Self::Source { name } => write!(f, "source {name}"),
            Self::Destination { name } => write!(f, "destination {name}"),
            Self::Verify => f.write_str("verifying"),
        }
    }
}

impl fmt::Display for Difference {
    /// One line that starts with a word on what happened: `added     event Signed In`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = &self.subject;
        match &self.what {
            What::Added => write!(f, "added     {subject}"),
            What::Dropped => write!(f, "dropped   {subject}"),
            What::Declined => write!(f, "declined  {subject}"),
            What::Restored => write!(f, "restored  {subject}"),
            What::Reopened => write!(f, "reopened  {subject}"),
            What::Done { environment } => write!(f, "done      {subject} in {environment}"),
            What::Undone { environment } => write!(f, "undone    {subject} in {environment}"),
            What::Changed { key, old, new } => {
                let said =
                    |text: &Option<String>| text.as_ref().map_or("none".into(), |it| format!("{it:?}"));
                write!(f, "changed   {subject}: {key} {} -> {}", said(old), said(new))
            }
        }
    }
}
