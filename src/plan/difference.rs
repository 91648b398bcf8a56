//! What changed between two plans, by meaning: what came, what went, what was done; not which lines.

use super::{PlannedConnection, PlannedEvent, PlannedProperty, Progress, SetupPlan};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// It was taken out by a person.
    Declined,
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
    let mut found = Found(Vec::new());
    found.text(&Subject::Plan, "name", Some(&old.name), Some(&new.name));
    found.text(&Subject::Catalog, "id", Some(&old.catalog.id), Some(&new.catalog.id));
    found.text(&Subject::Catalog, "edition", Some(&old.catalog.edition), Some(&new.catalog.edition));
    found.text(&Subject::Goal, "id", Some(&old.goal.id), Some(&new.goal.id));
    found.text(&Subject::Goal, "title", Some(&old.goal.title), Some(&new.goal.title));
    let declined = Declined::between(old, new);
    found.compare(
        &old.use_cases,
        &new.use_cases,
        |it| Subject::UseCase { id: it.id.clone() },
        |_| false,
        |found, subject, old, new| found.text(subject, "title", Some(&old.title), Some(&new.title)),
    );
    found.compare(
        &old.events,
        &new.events,
        |it| Subject::Event { name: it.name.clone() },
        |it| declined.events.contains(&*it.name),
        |found, subject, old, new| found.event(subject, old, new, &declined),
    );
    found.compare(
        &old.sources,
        &new.sources,
        |it| Subject::Source { name: it.kind.clone() },
        |it| declined.sources.contains(&*it.kind),
        Found::connection,
    );
    found.compare(
        &old.destinations,
        &new.destinations,
        |it| Subject::Destination { name: it.kind.clone() },
        |it| declined.destinations.contains(&*it.kind),
        Found::connection,
    );
    found.progress(&Subject::Verify, old.verify.progress, new.verify.progress);
    found.text(&Subject::Verify, "note", old.verify.note.as_ref(), new.verify.note.as_ref());
    found.0
}

/// What is declined in the new plan and was not in the old.
struct Declined<'a> {
    events: HashSet<&'a str>,
    properties: HashSet<(&'a str, &'a str)>,
    sources: HashSet<&'a str>,
    destinations: HashSet<&'a str>,
}

impl<'a> Declined<'a> {
    fn between(old: &SetupPlan, new: &'a SetupPlan) -> Self {
        let (old, new) = (&old.declined, &new.declined);
        let before: HashSet<_> = old.properties.iter().collect();
        let properties = new.properties.iter().filter(|it| !before.contains(it));
        Self {
            events: added(&old.events, &new.events),
            properties: properties.map(|it| (&*it.event, &*it.name)).collect(),
            sources: added(&old.sources, &new.sources),
            destinations: added(&old.destinations, &new.destinations),
        }
    }
}

fn added<'a>(old: &[String], new: &'a [String]) -> HashSet<&'a str> {
    let before: HashSet<&String> = old.iter().collect();
    new.iter().filter(|it| !before.contains(it)).map(String::as_str).collect()
}

/// The differences found so far.
struct Found(Vec<Difference>);

impl Found {
    fn push(&mut self, subject: &Subject, what: What) {
        self.0.push(Difference { subject: subject.clone(), what });
    }

    /// Compares lists of things with names: those in both by `both`.
    fn compare<T>(
        &mut self,
        old: &[T],
        new: &[T],
        subject: impl Fn(&T) -> Subject,
        is_declined: impl Fn(&T) -> bool,
        both: impl Fn(&mut Self, &Subject, &T, &T),
    ) {
        let name = |it: &T| subject(it).to_string();
        let after: HashMap<String, &T> = new.iter().map(|it| (name(it), it)).collect();
        let before: HashSet<String> = old.iter().map(name).collect();
        for old in old {
            match after.get(&name(old)) {
                Some(new) => both(self, &subject(old), old, new),
                None if is_declined(old) => self.push(&subject(old), What::Declined),
                None => self.push(&subject(old), What::Dropped),
            }
        }
        for new in new.iter().filter(|it| !before.contains(&name(it))) {
            self.push(&subject(new), What::Added);
        }
    }

    fn event(&mut self, subject: &Subject, old: &PlannedEvent, new: &PlannedEvent, declined: &Declined) {
        self.text(subject, "description", Some(&old.description), Some(&new.description));
        self.reasons(subject, &old.use_cases, &new.use_cases);
        self.progress(subject, old.progress, new.progress);
        self.text(subject, "note", old.note.as_ref(), new.note.as_ref());
        let event = || old.name.clone();
        self.compare(
            &old.properties,
            &new.properties,
            |it| Subject::Property { event: event(), name: it.name.clone() },
            |it| declined.properties.contains(&(&*old.name, &*it.name)),
            Self::property,
        );
    }

    fn property(&mut self, subject: &Subject, old: &PlannedProperty, new: &PlannedProperty) {
        self.text(subject, "type", Some(&old.kind), Some(&new.kind));
        self.text(subject, "description", Some(&old.description), Some(&new.description));
        self.text(subject, "pii", Some(&old.pii), Some(&new.pii));
        self.text(subject, "required", Some(&old.required), Some(&new.required));
    }

    fn connection(&mut self, subject: &Subject, old: &PlannedConnection, new: &PlannedConnection) {
        self.text(subject, "name", old.name.as_ref(), new.name.as_ref());
        self.reasons(subject, &old.use_cases, &new.use_cases);
        self.progress(subject, old.progress, new.progress);
        self.text(subject, "note", old.note.as_ref(), new.note.as_ref());
    }

    fn progress(&mut self, subject: &Subject, old: Progress, new: Progress) {
        for environment in super::Environment::ALL {
            let name = environment.name();
            match (old.is_done(environment), new.is_done(environment)) {
                (false, true) => self.push(subject, What::Done { environment: name }),
                (true, false) => self.push(subject, What::Undone { environment: name }),
                _ => {}
            }
        }
    }

    fn reasons(&mut self, subject: &Subject, old: &[String], new: &[String]) {
        let (before, after): (HashSet<_>, HashSet<_>) = (old.iter().collect(), new.iter().collect());
        if before != after {
            self.text(subject, "use_cases", Some(&old.join(", ")), Some(&new.join(", ")));
        }
    }

    fn text(
        &mut self,
        subject: &Subject,
        key: &'static str,
        old: Option<&impl ToString>,
        new: Option<&impl ToString>,
    ) {
        let (old, new) = (old.map(ToString::to_string), new.map(ToString::to_string));
        if old != new {
            self.push(subject, What::Changed { key, old, new });
        }
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
