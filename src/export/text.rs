//! Text from a plan before it goes into a form that people read: nothing in it that a screen would obey.

use crate::text::printable;

/// What stands for a text that is empty or blank, so that nothing is missing without a trace.
const NOTHING: &str = "—";

/// The text on one line: line breaks and runs of white space become one space, other characters that a
/// screen would obey are made visible.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() { NOTHING.to_owned() } else { printable(&words.join(" ")).into_owned() }
}

/// The text line by line, each as [`line`] gives it, blank ones empty; those at the start and the end are left
/// out.
pub(super) fn lines(text: &str) -> Vec<String> {
    let one = |part: &str| if part.trim().is_empty() { String::new() } else { line(part) };
    text.trim().lines().map(one).collect()
}

/// The text, where it says anything.
pub(super) fn said(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}
