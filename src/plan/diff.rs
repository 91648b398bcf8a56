//! What changed from one plan to another, by meaning: order, spelling and times of the file do not count.

use super::{
    Environment, PlannedConnection, PlannedEvent, PlannedProperty, Progress, Reference, SetupPlan,
};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// One thing that differs between two plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What kind of thing it is about.
    pub kind: Kind,
    /// What it is called: an event's name, `Event.property`, a type, a use case's id; empty for the plan.
    pub name: String,
    /// What happened to it.
    #[serde(flatten)]
    pub change: Changed,
}

/// What kind of thing a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The plan as a whole.
    Plan,
    /// A chosen use case.
    UseCase,
    /// An event.
    Event,
    /// A property of an event.
    Property,
    /// A source.
    Source,
    /// A destination.
    Destination,
    /// Seeing that data arrives.
    Verify,
}

/// What happened to a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Changed {
    /// It is in the new plan only.
    Added,
    /// It is in the old plan only.
    Dropped,
    /// The work on it was done in an environment.
    Done {
        /// Where: `dev` or `prod`.
        environment: &'static str,
    },
    /// The work on it is not done any more in an environment.
    Undone {
        /// Where: `dev` or `prod`.
        environment: &'static str,
    },
    /// One of its values is another; empty where there is none.
    Value {
        /// The key, as in the file.
        key: &'static str,
        /// What it was.
        old: String,
        /// What it is.
        new: String,
    },
}

/// What differs from `old` to `new`, in the order of the file.
pub fn diff(old: &SetupPlan, new: &SetupPlan) -> Vec<Difference> {
    let mut found = Found::default();
    found.values(
        Kind::Plan,
        "",
        &[
            ("name", &old.name, &new.name),
            ("catalog", &old.catalog.id, &new.catalog.id),
            ("edition", &old.catalog.edition, &new.catalog.edition),
            ("goal", &old.goal.id, &new.goal.id),
        ],
    );
    let id = |use_case: &Reference| use_case.id.clone();
    found.lists(Kind::UseCase, (&old.use_cases, &new.use_cases), id, |_, _, _| {});
    found.lists(Kind::Event, (&old.events, &new.events), |it| it.name.clone(), Found::event);
    let kind = |it: &PlannedConnection| it.kind.clone();
    found.lists(Kind::Source, (&old.sources, &new.sources), kind, |found, old, new| {
        found.connection(Kind::Source, old, new);
    });
    found.lists(Kind::Destination, (&old.destinations, &new.destinations), kind, |found, old, new| {
        found.connection(Kind::Destination, old, new);
    });
    found.progress(Kind::Verify, "", old.verify.progress, new.verify.progress);
    found.note(Kind::Verify, "", old.verify.note.as_deref(), new.verify.note.as_deref());
    found.0
}

#[derive(Default)]
struct Found(Vec<Difference>);

impl Found {
    fn push(&mut self, kind: Kind, name: &str, change: Changed) {
        self.0.push(Difference { kind, name: name.to_owned(), change });
    }

    /// Compares two lists by key: what both hold is compared by `both`, in the order of the new one.
    fn lists<T>(
        &mut self,
        kind: Kind,
        (old, new): (&[T], &[T]),
        key: impl Fn(&T) -> String,
        both: impl Fn(&mut Self, &T, &T),
    ) {
        let known: HashMap<_, _> = old.iter().map(|it| (key(it), it)).collect();
        for it in new {
            match known.get(&key(it)) {
                Some(old) => both(self, old, it),
                None => self.push(kind, &key(it), Changed::Added),
            }
        }
        let left: HashSet<_> = new.iter().map(&key).collect();
        for gone in old.iter().map(&key).filter(|key| !left.contains(key)) {
            self.push(kind, &gone, Changed::Dropped);
        }
    }

    fn event(&mut self, old: &PlannedEvent, new: &PlannedEvent) {
        let name = &new.name;
        self.values(Kind::Event, name, &[("description", &old.description, &new.description)]);
        self.use_cases(Kind::Event, name, &old.use_cases, &new.use_cases);
        self.progress(Kind::Event, name, old.progress, new.progress);
        self.note(Kind::Event, name, old.note.as_deref(), new.note.as_deref());
        let key = |property: &PlannedProperty| format!("{name}.{}", property.name);
        self.lists(Kind::Property, (&old.properties, &new.properties), key, |found, old, new| {
            found.property(&key(new), old, new);
        });
    }

    fn property(&mut self, name: &str, old: &PlannedProperty, new: &PlannedProperty) {
        let texts =
            |it: &PlannedProperty| (it.kind.to_string(), it.pii.to_string(), it.required.to_string());
        let ((old_kind, old_pii, old_required), (kind, pii, required)) = (texts(old), texts(new));
        self.values(
            Kind::Property,
            name,
            &[
                ("type", &old_kind, &kind),
                ("description", &old.description, &new.description),
                ("pii", &old_pii, &pii),
                ("required", &old_required, &required),
            ],
        );
    }

    fn connection(&mut self, kind: Kind, old: &PlannedConnection, new: &PlannedConnection) {
        let name = |it: &PlannedConnection| it.name.clone().unwrap_or_default();
        self.values(kind, &new.kind, &[("name", &name(old), &name(new))]);
        self.use_cases(kind, &new.kind, &old.use_cases, &new.use_cases);
        self.progress(kind, &new.kind, old.progress, new.progress);
        self.note(kind, &new.kind, old.note.as_deref(), new.note.as_deref());
    }

    fn use_cases(&mut self, kind: Kind, name: &str, old: &[String], new: &[String]) {
        let sorted = |ids: &[String]| {
            let mut ids = ids.to_vec();
            ids.sort();
            ids.join(", ")
        };
        self.values(kind, name, &[("use_cases", &sorted(old), &sorted(new))]);
    }

    fn progress(&mut self, kind: Kind, name: &str, old: Progress, new: Progress) {
        for it in Environment::ALL {
            let environment = it.name();
            match (old.is_done(it), new.is_done(it)) {
                (false, true) => self.push(kind, name, Changed::Done { environment }),
                (true, false) => self.push(kind, name, Changed::Undone { environment }),
                _ => {}
            }
        }
    }

    fn note(&mut self, kind: Kind, name: &str, old: Option<&str>, new: Option<&str>) {
        let (old, new) = (old.unwrap_or_default().to_owned(), new.unwrap_or_default().to_owned());
        self.values(kind, name, &[("note", &old, &new)]);
    }

    fn values(&mut self, kind: Kind, name: &str, values: &[(&'static str, &String, &String)]) {
        for (key, old, new) in values.iter().filter(|(_, old, new)| old != new) {
            let (old, new) = ((*old).clone(), (*new).clone());
            self.push(kind, name, Changed::Value { key, old, new });
        }
    }
}

impl fmt::Display for Difference {
    /// One line: `event Order Completed: done in dev`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.title())?;
        if !self.name.is_empty() {
            write!(f, " {}", self.name)?;
        }
        match &self.change {
            Changed::Added => f.write_str(": added"),
            Changed::Dropped => f.write_str(": dropped"),
            Changed::Done { environment } => write!(f, ": done in {environment}"),
            Changed::Undone { environment } => write!(f, ": not done in {environment} any more"),
            Changed::Value { key, old, new } if old.is_empty() => write!(f, ": {key} is now `{new}`"),
            Changed::Value { key, old, new } if new.is_empty() => write!(f, ": {key} `{old}` is gone"),
            Changed::Value { key, old, new } => write!(f, ": {key} was `{old}`, is now `{new}`"),
        }
    }
}

impl Kind {
    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::UseCase => "use case",
            Self::Event => "event",
            Self::Property => "property",
            Self::Source => "source",
            Self::Destination => "destination",
            Self::Verify => "verifying",
        }
    }
}
