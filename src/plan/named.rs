//! What of a plan a person means by a name.

use super::checklist::Task;
use super::{PlannedConnection, SetupPlan};
use crate::diagnostic::{nearest, quoted};
use std::fmt;

/// A part of a plan that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A piece of work: an event, a source, a destination, or the verification.
    Task(Task),
    /// A property of an event.
    Property {
        /// The event's name.
        event: String,
        /// The property's name.
        name: String,
    },
}

/// Why a name means nothing in a plan, or too much.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing is called so.
    #[error("the plan has no {}{}", quoted(.name), help(.nearest.as_deref()))]
    Unknown {
        /// The name.
        name: String,
        /// What was perhaps meant.
        nearest: Option<String>,
    },
    /// Several parts are called so.
    #[error("{} could be {}; write one of these", quoted(.name), .candidates.join(" or "))]
    Ambiguous {
        /// The name.
        name: String,
        /// Names of which each means one part.
        candidates: Vec<String>,
    },
}

fn help(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean {}?", quoted(name)))
}

impl fmt::Display for Part {
    /// The one name that means this part and nothing else, such as `source:Website`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Task(Task::Event(name) | Task::EventFrom { event: name, .. }) => {
                write!(f, "event:{name}")
            }
            Self::Task(Task::Source(id)) => write!(f, "source:{id}"),
            Self::Task(Task::Destination(id)) => write!(f, "destination:{id}"),
            Self::Task(Task::Verify) => f.write_str("verify"),
            Self::Property { event, name } => write!(f, "property:{event}.{name}"),
        }
    }
}

/// A part and the names that people have for it, the fullest first.
struct Candidate {
    part: Part,
    names: Vec<String>,
}

impl Candidate {
    fn is(&self, name: &str, same: impl Fn(&str, &str) -> bool) -> bool {
        same(&self.part.to_string(), name) || self.names.iter().any(|it| same(it, name))
    }
}

impl SetupPlan {
    /// The part that `name` means: an event's name, an event's and a property's with a point between them, the type
    /// or the name of a source or destination, or both as in `Advertising (Google Ads)`, or `verify`. In front may
    /// are what it is, as in `source:Website`. Capitals matter only where two names differ in nothing else.
    ///
    /// # Errors
    ///
    /// Where no part has the name, or several have.
    pub fn part(&self, name: &str) -> Result<Part, NameError> {
        let candidates = self.candidates();
        let is_same: [fn(&str, &str) -> bool; 2] =
            [|a, b| a == b, |a, b| a.to_lowercase() == b.to_lowercase()];
        for same in is_same {
            let full: Vec<_> =
                candidates.iter().filter(|it| it.names.first().is_some_and(|it| same(it, name))).collect();
            let all: Vec<_> = candidates.iter().filter(|it| it.is(name, same)).collect();
            match (&full[..], &all[..]) {
                ([one], _) | ([], [one]) => return Ok(one.part.clone()),
                ([], []) => {}
                ([], many) | (many, _) => {
                    let candidates = many.iter().map(|it| quoted(&it.part.to_string())).collect();
                    return Err(NameError::Ambiguous { name: name.to_owned(), candidates });
                }
            }
        }
        let names = candidates.iter().flat_map(|it| &it.names).map(String::as_str);
        Err(NameError::Unknown { name: name.to_owned(), nearest: nearest(name, names).map(str::to_owned) })
    }

    fn candidates(&self) -> Vec<Candidate> {
        let events = self.events.iter().map(|event| Candidate {
            part: Part::Task(Task::Event(event.name.clone())),
            names: vec![event.name.clone()],
        });
        let properties = self.events.iter().flat_map(|event| {
            event.properties.iter().map(|property| Candidate {
                part: Part::Property { event: event.name.clone(), name: property.name.clone() },
                names: vec![format!("{}.{}", event.name, property.name)],
            })
        });
        let sources = self.sources.iter().map(|it| connection(it, Task::Source(it.id())));
        let destinations = self.destinations.iter().map(|it| connection(it, Task::Destination(it.id())));
        let verify = Candidate { part: Part::Task(Task::Verify), names: vec!["verify".to_owned()] };
        events.chain(properties).chain(sources).chain(destinations).chain([verify]).collect()
    }
}

fn connection(connection: &PlannedConnection, task: Task) -> Candidate {
    let mut names = vec![connection.id().to_string(), connection.kind.clone()];
    names.extend(connection.name.clone());
    Candidate { part: Part::Task(task), names }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::ConnectionId;

    const PLAN: &str = "\
version = 2
name = \"Acme\"
[catalog]
id = \"draft\"
edition = \"2024-07-09\"
[[goal]]
id = \"g\"
title = \"G\"
[[event]]
name = \"Order Completed\"
dev = false
prod = false
use_cases = []
[[event.property]]
name = \"total\"
type = \"number\"
[[source]]
type = \"Website\"
dev = false
prod = false
use_cases = []
[[source]]
type = \"Reverse ETL\"
dev = false
prod = false
use_cases = []
[[destination]]
type = \"Advertising\"
name = \"Google Ads\"
dev = false
prod = false
use_cases = []
[[destination]]
type = \"Advertising\"
name = \"Meta\"
dev = false
prod = false
use_cases = []
[[destination]]
type = \"Reverse ETL\"
dev = false
prod = false
use_cases = []
";

    fn part(name: &str) -> Result<String, String> {
        let plan = SetupPlan::parse("plan.toml", PLAN).expect("a plan");
        plan.part(name).map(|part| part.to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_part_is_found_by_each_of_its_names() {
        assert_eq!(part("Order Completed").unwrap(), "event:Order Completed");
        assert_eq!(part("order completed.total").unwrap(), "property:Order Completed.total");
        assert_eq!(part("website").unwrap(), "source:Website");
        assert_eq!(part("Meta").unwrap(), "destination:Advertising (Meta)");
        assert_eq!(part("destination:Reverse ETL").unwrap(), "destination:Reverse ETL");
        assert_eq!(part("verify").unwrap(), "verify");
    }

    #[test]
    fn a_name_of_several_parts_is_answered_with_names_of_one() {
        let several =
            "`Reverse ETL` could be `source:Reverse ETL` or `destination:Reverse ETL`; write one of these";
        assert_eq!(part("Reverse ETL").unwrap_err(), several);
        assert!(part("Advertising").unwrap_err().contains("`destination:Advertising (Google Ads)`"));
    }

    #[test]
    fn a_slip_is_answered_with_the_nearest_name() {
        let unknown = "the plan has no `Order Complete`; did you mean `Order Completed`?";
        assert_eq!(part("Order Complete").unwrap_err(), unknown);
        assert_eq!(part("Cheese").unwrap_err(), "the plan has no `Cheese`");
    }

    #[test]
    fn every_part_is_found_by_the_name_that_an_answer_offers() {
        let plan = SetupPlan::parse("plan.toml", PLAN).expect("a plan");
        for candidate in plan.candidates() {
            assert_eq!(plan.part(&candidate.part.to_string()), Ok(candidate.part));
        }
        let id = ConnectionId { kind: "Advertising".into(), name: Some("Meta".into()) };
        assert_eq!(plan.part("Advertising (Meta)"), Ok(Part::Task(Task::Destination(id))));
    }
}
