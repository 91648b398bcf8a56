//! The report on code for people.

use crate::diagnostic::did_you_mean;
use crate::proof::scan::{CodeLocation, CodeReport, CodeStatus, CodedEvent, EventCall};
use crate::text::printable;
use std::io::{self, Write};

/// How many places of one event are listed.
const LISTED: usize = 5;

/// Writes what was found of each event, what else is sent, and a line that sums it up; the last alone where `quiet`.
pub(super) fn write(
    output: &mut impl Write,
    report: &CodeReport,
    allow_unplanned: bool,
    quiet: bool,
) -> io::Result<()> {
    let shown = report.events.iter().filter(|event| !(quiet && event.is_right()));
    for event in shown {
        self::event(output, event)?;
    }
    if !allow_unplanned && !report.unplanned.is_empty() {
        writeln!(output, "Not planned")?;
        for call in &report.unplanned {
            let names = report.events.iter().map(|event| &*event.name);
            let hint = did_you_mean(&call.name, names).map_or(String::new(), |hint| format!("  {hint}"));
            writeln!(output, "  {}  {}{hint}", location(&call.location), printable(&call.name))?;
        }
    }
    if !report.not_checkable.is_empty() {
        writeln!(output, "Not checkable: the event's name is made at run time")?;
        for place in &report.not_checkable {
            writeln!(output, "  {}", location(place))?;
        }
    }
    for file in &report.unread {
        writeln!(
            output,
            "Not read: {}: {}",
            printable(&file.path.to_string_lossy()),
            printable(&file.reason)
        )?;
    }
    summary(output, report)
}

fn event(output: &mut impl Write, event: &CodedEvent) -> io::Result<()> {
    let name = printable(&event.name);
    match event.status {
        CodeStatus::Called => writeln!(output, "{name}: called")?,
        CodeStatus::Named => writeln!(output, "{name}: named, but no call seen")?,
        CodeStatus::CommentOrTest => writeln!(output, "{name}: only in comments or tests")?,
        CodeStatus::Missing => return writeln!(output, "{name}: missing"),
    }
    let places: Vec<String> = match event.status {
        CodeStatus::Called => event.calls.iter().map(call).collect(),
        _ => event.mentions.iter().map(location).collect(),
    };
    for place in places.iter().take(LISTED) {
        writeln!(output, "  {place}")?;
    }
    match places.len().saturating_sub(LISTED) {
        0 => Ok(()),
        more => writeln!(output, "  and {more} more"),
    }
}

fn call(call: &EventCall) -> String {
    let list = |what: &str, names: &[String]| match names {
        [] => String::new(),
        names => format!("  {what}: {}", printable(&names.join(", "))),
    };
    let missing = list("required and missing", &call.missing_properties);
    let unplanned = list("not planned", &call.unplanned_properties);
    format!("{}{missing}{unplanned}", location(&call.location))
}

pub(super) fn location(place: &CodeLocation) -> String {
    format!("{}:{}", printable(&place.path.to_string_lossy()), place.line)
}

fn summary(output: &mut impl Write, report: &CodeReport) -> io::Result<()> {
    let count = |status| report.events.iter().filter(|event| event.status == status).count();
    let wrong = report.events.iter().flat_map(|event| &event.calls).filter(|call| !call.is_right()).count();
    let files = if report.files == 1 { "file" } else { "files" };
    write!(
        output,
        "{} of {} events called, {} named only, {} in comments or tests only, {} missing",
        count(CodeStatus::Called),
        report.events.len(),
        count(CodeStatus::Named),
        count(CodeStatus::CommentOrTest),
        count(CodeStatus::Missing)
    )?;
    match wrong {
        0 => {}
        1 => write!(output, "; 1 call has other properties than planned")?,
        more => write!(output, "; {more} calls have other properties than planned")?,
    }
    writeln!(output, " ({} {files} read)", report.files)
}
