//! What the forms for people say in the same words.

use crate::plan::checklist::Count;
use crate::plan::{Environment, SetupPlan};

/// The environment as a heading.
pub(super) fn title(environment: Environment) -> &'static str {
    match environment {
        Environment::Dev => "Development",
        Environment::Prod => "Production",
    }
}

/// `2 of 6`.
pub(super) fn of(count: Count) -> String {
    format!("{} of {}", count.done, count.total)
}

/// `no properties`, `1 property`, `2 properties`.
pub(super) fn properties(count: usize) -> String {
    match count {
        0 => "no properties".to_owned(),
        1 => "1 property".to_owned(),
        _ => format!("{count} properties"),
    }
}

/// What to look at to see whether data arrives as it should, in sentences.
pub(super) fn what_to_verify(plan: &SetupPlan) -> Vec<String> {
    let mut looks = Vec::new();
    if !plan.events.is_empty() {
        looks.push("Every event arrives when it should, and only then.".to_owned());
        looks.push("Every event carries its properties, each of the type planned.".to_owned());
    }
    let personal =
        plan.events.iter().flat_map(|event| &event.properties).filter(|it| it.pii.is_personal()).count();
    if personal > 0 {
        let which = properties(personal);
        looks.push(format!("Personal data ({which}) reaches only those who may have it."));
    }
    if !plan.destinations.is_empty() {
        looks.push("Every destination shows what was sent to it.".to_owned());
    }
    looks
}
