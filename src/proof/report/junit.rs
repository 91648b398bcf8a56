//! A report as `JUnit` XML, a test case for each planned event, as CI systems show test results.

use super::sentence::{problems, status, unplanned_event, unplanned_name};
use super::{EventReport, EventStatus, ProofReport, ReportLocation};
use std::fmt::Write as _;

/// The report as `JUnit` XML.
pub fn junit(report: &ProofReport) -> String {
    let mut cases = String::new();
    for event in &report.events {
        case(&mut cases, &event.name, event_failure(event));
    }
    for event in &report.unplanned {
        let lines = vec![format!("{}{}", unplanned_event(event), places(&event.at))];
        let failure = (!report.ok).then(|| CaseFailure { message: "not planned".to_owned(), lines });
        case(&mut cases, &unplanned_name(event), failure);
    }
    for it in report.rejected.iter().filter(|it| it.rejection.loses_calls()) {
        let failure = CaseFailure { message: it.rejection.to_string(), lines: vec![it.at.to_string()] };
        case(&mut cases, &it.at.to_string(), Some(failure));
    }
    let tests = cases.matches("<testcase ").count();
    let failures = cases.matches("<failure ").count();
    let name = escape(&report.plan);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{tests}\" failures=\"{failures}\">\n  \
         <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\">\n{cases}  </testsuite>\n</testsuites>\n"
    )
}

struct CaseFailure {
    message: String,
    lines: Vec<String>,
}

fn event_failure(event: &EventReport) -> Option<CaseFailure> {
    let lines = problems(event).into_iter();
    let lines = lines.map(|it| format!("{}: {}{}", it.subject, it.sentence, places(it.at))).collect();
    (event.status != EventStatus::Right).then(|| CaseFailure { message: status(event), lines })
}

fn case(out: &mut String, name: &str, failure: Option<CaseFailure>) {
    let name = escape(name);
    // Writing to a String cannot fail.
    let _ = match failure {
        None => writeln!(out, "    <testcase classname=\"segue verify\" name=\"{name}\"/>"),
        Some(CaseFailure { message, lines }) => writeln!(
            out,
            "    <testcase classname=\"segue verify\" name=\"{name}\">\n      <failure message=\"{}\">{}</failure>\n    </testcase>",
            escape(&message),
            escape(&lines.join("\n"))
        ),
    };
}

fn places(at: &[ReportLocation]) -> String {
    let places: Vec<_> = at.iter().map(ToString::to_string).collect();
    if places.is_empty() { String::new() } else { format!(" [{}]", places.join(", ")) }
}

/// Text within XML, without the characters that XML 1.0 cannot hold.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            _ => escaped.push_str(&crate::text::printable(character.encode_utf8(&mut [0; 4]))),
        }
    }
    escaped.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
