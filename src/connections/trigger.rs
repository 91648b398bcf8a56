//! Which calls a mapping takes: the vendor's small query language.
//!
//! It has no precedence: of the words `and` and `or` on one level the last one holds for all of it
//! (seen with `@segment/destination-subscriptions`).

mod parse;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is wrong in a trigger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {}, found `{}`", .expected, .found)]
pub struct TriggerError {
    /// What was expected.
    pub expected: &'static str,
    /// What is there.
    pub found: String,
}

/// Which calls a mapping takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trigger {
    /// As the vendor writes it.
    pub text: String,
    all: TriggerGroup,
}

/// Conditions on one level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct TriggerGroup {
    any: bool,
    tests: Vec<Test>,
}

/// One condition, or conditions in parentheses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Test {
    Group(TriggerGroup),
    Compare { path: String, operator: Operator, value: String },
}

/// How a value of the call is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Operator {
    Is,
    IsNot,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Exists,
    ExistsNot,
    Contains,
    ContainsNot,
    Starts,
    StartsNot,
    Ends,
    EndsNot,
}

impl Trigger {
    /// Whether it takes `call`.
    pub fn takes(&self, call: &Value) -> bool {
        self.all.holds(call)
    }

    /// The names of events, pages and screens that it asks for.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.all.collect(&["event", "name", "properties.name"], Operator::Is, &mut names);
        names
    }

    /// The kinds of call that it asks for; none where any will do.
    pub fn calls(&self) -> Vec<&str> {
        let mut calls = Vec::new();
        self.all.collect(&["type"], Operator::Is, &mut calls);
        calls
    }

    /// Whether it takes track calls, of some name at least.
    pub fn takes_tracks(&self) -> bool {
        let calls = self.calls();
        calls.is_empty() || calls.contains(&"track")
    }

    /// Whether it asks for events, pages or screens by name.
    pub fn looks_at_names(&self) -> bool {
        !self.names().is_empty()
    }
}

impl TriggerGroup {
    fn holds(&self, call: &Value) -> bool {
        let holds = |test: &Test| match test {
            Test::Group(group) => group.holds(call),
            Test::Compare { path, operator, value } => {
                compare(super::message::get(call, path), *operator, value)
            }
        };
        if self.any { self.tests.iter().any(holds) } else { self.tests.iter().all(holds) }
    }

    fn collect<'a>(&'a self, paths: &[&str], wanted: Operator, found: &mut Vec<&'a str>) {
        for test in &self.tests {
            match test {
                Test::Group(group) => group.collect(paths, wanted, found),
                Test::Compare { path, operator, value }
                    if *operator == wanted && paths.contains(&&**path) =>
                {
                    if !found.contains(&&**value) {
                        found.push(value);
                    }
                }
                Test::Compare { .. } => {}
            }
        }
    }
}

fn compare(actual: Option<&Value>, operator: Operator, wanted: &str) -> bool {
    let text = actual.and_then(Value::as_str);
    let number = actual.and_then(Value::as_f64).zip(wanted.parse().ok());
    let numbers = |holds: fn(&f64, &f64) -> bool| number.is_some_and(|(one, other)| holds(&one, &other));
    match operator {
        Operator::Is => equals(actual, wanted),
        Operator::IsNot => !equals(actual, wanted),
        Operator::Less => numbers(f64::lt),
        Operator::LessOrEqual => numbers(f64::le),
        Operator::Greater => numbers(f64::gt),
        Operator::GreaterOrEqual => numbers(f64::ge),
        Operator::Exists => actual.is_some_and(|it| !it.is_null()),
        Operator::ExistsNot => actual.is_none_or(Value::is_null),
        Operator::Contains => text.is_some_and(|it| it.contains(wanted)),
        Operator::ContainsNot => text.is_some_and(|it| !it.contains(wanted)),
        Operator::Starts => text.is_some_and(|it| it.starts_with(wanted)),
        Operator::StartsNot => text.is_some_and(|it| !it.starts_with(wanted)),
        Operator::Ends => text.is_some_and(|it| it.ends_with(wanted)),
        Operator::EndsNot => text.is_some_and(|it| !it.ends_with(wanted)),
    }
}

fn equals(actual: Option<&Value>, wanted: &str) -> bool {
    match actual {
        Some(Value::String(text)) => text == wanted,
        Some(Value::Bool(truth)) => wanted == if *truth { "true" } else { "false" },
        Some(Value::Number(number)) => number
            .as_f64()
            .zip(wanted.parse().ok())
            .is_some_and(|(one, other): (f64, f64)| one.total_cmp(&other).is_eq()),
        _ => false,
    }
}
