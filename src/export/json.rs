//! JSON as we write it, and the whole plan in it.

use crate::plan::{self, SetupPlan};
use crate::text::escaped_json;
use serde::Serialize;

/// The whole plan as JSON, under the keys that the plan's file has.
pub fn json(plan: &SetupPlan) -> String {
    #[derive(Serialize)]
    struct File<'a> {
        version: i64,
        #[serde(flatten)]
        plan: &'a SetupPlan,
    }
    pretty(&File { version: plan::VERSION, plan })
}

/// A value as JSON for people and programs: indented, with a line break at the end. Characters that a terminal
/// would obey are written as the escapes that JSON has for them, so nothing is lost.
///
/// # Panics
///
/// Where the value has a map whose keys are no texts.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).expect("keys are texts");
    escaped_json(&json).into_owned() + "\n"
}
