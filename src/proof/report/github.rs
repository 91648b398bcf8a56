//! A report as annotations on a pull request, in the form of GitHub's [workflow commands][commands].
//!
//! [commands]: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions

use super::sentence::{problems, status, unplanned_event, unplanned_name};
use super::{EventStatus, ProofReport, ReportLocation};
use crate::text::printable;
use std::fmt::Write as _;

/// The report as an annotation for each thing that is wrong; `plan` is the path of the plan's file, where what
/// was not seen is planned.
pub fn github(report: &ProofReport, plan: &str) -> String {
    let mut out = String::new();
    for event in &report.events {
        if event.status == EventStatus::NotSeen {
            annotate(&mut out, "error", &place(plan), &event.name, &status(event));
        }
        for problem in problems(event) {
            let sentence = format!("{}: {}", problem.subject, problem.sentence);
            let at = problem.at.first().map_or_else(|| place(plan), located);
            annotate(&mut out, "error", &at, &event.name, &sentence);
        }
    }
    for event in &report.unplanned {
        let at = event.at.first().map_or_else(|| place(plan), located);
        let sentence = format!("not planned: {}", unplanned_event(event));
        annotate(&mut out, "error", &at, &unplanned_name(event), &sentence);
    }
    for it in &report.rejected {
        let level = if it.rejection.loses_calls() { "error" } else { "warning" };
        annotate(&mut out, level, &located(&it.at), "not read", &it.rejection.to_string());
    }
    out
}

fn place(file: &str) -> String {
    format!("file={}", escape(file, true))
}

fn located(at: &ReportLocation) -> String {
    format!("{},line={}", place(&at.file), at.line)
}

fn annotate(out: &mut String, level: &str, at: &str, title: &str, message: &str) {
    let (title, message) = (escape(title, true), escape(message, false));
    // Writing to a String cannot fail.
    let _ = writeln!(out, "::{level} {at},title={title}::{message}");
}

/// The text between the delimiters of a command. Everything that is printed here may come from a message.
fn escape(text: &str, in_property: bool) -> String {
    let escaped = printable(text).replace('%', "%25");
    if in_property { escaped.replace(':', "%3A").replace(',', "%2C") } else { escaped }
}
