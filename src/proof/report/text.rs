//! A report for people.

use super::sentence::{Problem, problems, status, unplanned_event, unplanned_name};
use super::{EventReport, EventStatus, ProofReport, ReportLocation, SourceReport};
use crate::proof::Platform;
use crate::text::printable;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// The report as lines of text with nothing in it that a terminal would obey.
pub fn text(report: &ProofReport) -> String {
    let mut out = String::new();
    let widest = report.events.iter().map(|event| printable(&event.name).width()).max().unwrap_or_default();
    for event in &report.events {
        self::event(&mut out, event, widest);
    }
    not_planned(&mut out, report);
    rejected(&mut out, report);
    duplicates(&mut out, report);
    summary(&mut out, report);
    out
}

fn event(out: &mut String, event: &EventReport, widest: usize) {
    let mark = match event.status {
        EventStatus::Right => "ok     ",
        EventStatus::Wrong => "wrong  ",
        EventStatus::NotSeen => "missing",
    };
    let name = printable(&event.name);
    let fill = widest - name.width();
    let times = match (event.first, event.last) {
        (Some(first), Some(last)) if first == last => format!("  {first}"),
        (Some(first), Some(last)) => format!("  {first} to {last}"),
        _ => String::new(),
    };
    line(out, &format!("{mark}  {name}{:fill$}  {}{times}", "", status(event)));
    let sources: Vec<_> = event.sources.iter().map(source).collect();
    if !sources.is_empty() {
        line(out, &format!("         from {}", sources.join(" · ")));
    }
    for problem in problems(event) {
        self::problem(out, &problem);
    }
}

fn source(source: &SourceReport) -> String {
    let sdk =
        [&*source.library, &*source.version].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let sdk = if sdk.is_empty() { "an unknown SDK".to_owned() } else { sdk.join(" ") };
    let platform = match source.platform {
        Platform::Unknown => String::new(),
        platform => format!(" ({})", platform.name()),
    };
    let wrong = if source.wrong > 0 { format!(", {} wrong", source.wrong) } else { String::new() };
    format!("{}{platform}: {}{wrong}", printable(&sdk), source.seen)
}

fn problem(out: &mut String, problem: &Problem) {
    let subject = printable(problem.subject);
    let sentence = printable(&problem.sentence);
    line(out, &format!("         {subject}: {sentence}{}", places(problem.at)));
}

fn not_planned(out: &mut String, report: &ProofReport) {
    if report.unplanned.is_empty() {
        return;
    }
    line(out, "\nNot planned:");
    for event in &report.unplanned {
        let (name, sentence) = (unplanned_name(event), unplanned_event(event));
        line(out, &format!("  {}: {}{}", printable(&name), printable(&sentence), places(&event.at)));
    }
    if report.unlisted > 0 {
        line(out, &format!("  and {} messages with more names", report.unlisted));
    }
}

fn rejected(out: &mut String, report: &ProofReport) {
    if report.rejected_count == 0 {
        return;
    }
    line(out, "\nNot read:");
    for it in &report.rejected {
        line(
            out,
            &format!("  {}: {}", printable(&it.at.to_string()), printable(&it.rejection.to_string())),
        );
    }
    let more = report.rejected_count.saturating_sub(report.rejected.len() as u64);
    if more > 0 {
        line(out, &format!("  and {more} more"));
    }
}

fn duplicates(out: &mut String, report: &ProofReport) {
    if report.duplicate_ids.is_empty() {
        return;
    }
    line(out, "\nSent again:");
    for it in &report.duplicate_ids {
        line(out, &format!("  {}: {}", printable(&it.at.to_string()), printable(&it.id)));
    }
    let more = report.duplicates.saturating_sub(report.duplicate_ids.len() as u64);
    if more > 0 {
        line(out, &format!("  and {more} more"));
    }
}

fn summary(out: &mut String, report: &ProofReport) {
    let right = report.events.iter().filter(|event| event.status == EventStatus::Right).count();
    let calls: Vec<_> = report.calls.iter().map(|it| format!("{} {}", it.count, it.call)).collect();
    let calls = if calls.is_empty() { String::new() } else { format!(" ({})", calls.join(", ")) };
    let again = match report.duplicates {
        0 => String::new(),
        count => format!(", {count} sent again"),
    };
    let messages = if report.messages == 1 { "message" } else { "messages" };
    let gap = if out.is_empty() { "" } else { "\n" };
    line(out, &format!("{gap}{} {messages}{calls}{again}", report.messages));
    line(out, &format!("{right} of {} planned events seen and right", report.events.len()));
}

fn places(at: &[ReportLocation]) -> String {
    let places: Vec<_> = at.iter().map(|it| printable(&it.to_string()).into_owned()).collect();
    if places.is_empty() { String::new() } else { format!("  [{}]", places.join(", ")) }
}

fn line(out: &mut String, line: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", line.trim_end());
}
