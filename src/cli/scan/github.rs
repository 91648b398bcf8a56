//! The report on code as annotations of a pull request, in the form of
//! [workflow commands](https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions).

use crate::proof::scan::{CodeLocation, CodeReport, CodeStatus, CodedEvent};
use crate::text::printable;
use std::io::{self, Write};

/// Writes an annotation for each problem: errors for what is wrong, notices for what cannot be checked.
pub(super) fn write(output: &mut impl Write, report: &CodeReport, allow_unplanned: bool) -> io::Result<()> {
    for event in &report.events {
        self::event(output, event)?;
    }
    for call in report.unplanned.iter().filter(|_| !allow_unplanned) {
        line(output, "error", Some(&call.location), &format!("event `{}` is not planned", call.name))?;
    }
    for place in &report.not_checkable {
        line(output, "notice", Some(place), "the event's name is made at run time and cannot be checked")?;
    }
    Ok(())
}

fn event(output: &mut impl Write, event: &CodedEvent) -> io::Result<()> {
    let name = &event.name;
    let place = event.mentions.first();
    match event.status {
        CodeStatus::Called => {}
        CodeStatus::Named => {
            line(output, "error", place, &format!("event `{name}` is named, but no call was seen"))?;
        }
        CodeStatus::CommentOrTest => {
            line(output, "error", place, &format!("event `{name}` is only in comments or tests"))?;
        }
        CodeStatus::Missing => line(output, "error", None, &format!("event `{name}` is not in the code"))?,
    }
    for call in &event.calls {
        for property in &call.missing_properties {
            let message = format!("event `{name}` lacks the required property `{property}`");
            line(output, "error", Some(&call.location), &message)?;
        }
        for property in &call.unplanned_properties {
            let message = format!("property `{property}` of event `{name}` is not planned");
            line(output, "error", Some(&call.location), &message)?;
        }
    }
    Ok(())
}

fn line(
    output: &mut impl Write,
    level: &str,
    place: Option<&CodeLocation>,
    message: &str,
) -> io::Result<()> {
    write!(output, "::{level}")?;
    if let Some(CodeLocation { path, line, column }) = place {
        write!(output, " file={},line={line},col={column}", escape(&path.to_string_lossy(), true))?;
    }
    writeln!(output, "::{}", escape(&printable(message), false))
}

fn escape(text: &str, in_property: bool) -> String {
    let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if in_property { escaped.replace(':', "%3A").replace(',', "%2C") } else { escaped }
}
