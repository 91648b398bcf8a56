//! JSON as we write it, and the whole plan in it.

use crate::plan::{self, SetupPlan};
use crate::text::printable;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write as _;

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
    let mut safe = String::with_capacity(json.len() + 1);
    for character in json.chars() {
        if character == '\n' || is_printable(character) {
            safe.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        }
    }
    safe.push('\n');
    safe
}

fn is_printable(character: char) -> bool {
    character.is_ascii_graphic()
        || character == ' '
        || matches!(printable(character.encode_utf8(&mut [0; 4])), Cow::Borrowed(_))
}
