//! What a report says, a sentence for each thing.

use super::{
    EventReport, EventStatus, PropertyReport, ReportLocation, UnplannedEvent, UnplannedPropertyReport,
    ViolationReport,
};
use crate::diagnostic::quoted;
use crate::proof::{Rejection, ViolationKind};
use std::fmt;

/// Something that is wrong with an event, and where it was seen.
pub(super) struct Problem<'a> {
    /// The property, by its path.
    pub(super) subject: &'a str,
    pub(super) sentence: String,
    pub(super) at: &'a [ReportLocation],
}

/// Everything that is wrong with an event.
pub(super) fn problems(event: &EventReport) -> Vec<Problem<'_>> {
    let of_property = |property: &PropertyReport, it: &ViolationReport| violation(property, it, event.seen);
    let mut problems = Vec::new();
    for property in &event.properties {
        problems.extend(property.violations.iter().map(|it| Problem {
            subject: &property.path,
            sentence: of_property(property, it),
            at: &it.at,
        }));
    }
    problems.extend(event.unplanned.iter().map(|it| Problem {
        subject: &it.path,
        sentence: unplanned_property(it, event.seen),
        at: &it.at,
    }));
    problems
}

fn violation(property: &PropertyReport, violation: &ViolationReport, seen: u64) -> String {
    let count = of(violation.count, seen);
    let values = match &*violation.values {
        [] => String::new(),
        values => format!(" ({})", values.join(", ")),
    };
    let phrase = violation.kind.phrase();
    match (violation.kind, violation.found, violation.personal) {
        (ViolationKind::WrongType, Some(found), _) => {
            format!("{found}, planned as {}: {count}{values}", property.expected)
        }
        (ViolationKind::PersonalData, _, Some(personal)) => {
            format!("holds {}, not planned as personal data: {count}{values}", personal.name())
        }
        _ => format!("{phrase}: {count}{values}"),
    }
}

fn unplanned_property(property: &UnplannedPropertyReport, seen: u64) -> String {
    let personal: Vec<_> = property.personal.iter().map(|it| it.name()).collect();
    let holds =
        if personal.is_empty() { String::new() } else { format!(", holds {}", personal.join(" and ")) };
    format!("not planned{holds}: {}{}", of(property.count, seen), suggestion(property.nearest.as_deref()))
}

/// How an event was seen, in a few words.
pub(super) fn status(event: &EventReport) -> String {
    match event.status {
        EventStatus::NotSeen => "not seen".to_owned(),
        EventStatus::Right => format!("{} seen", event.seen),
        EventStatus::Wrong => format!("{} seen, {} wrong", event.seen, event.wrong),
    }
}

pub(super) fn unplanned_event(event: &UnplannedEvent) -> String {
    format!("{} seen{}", event.seen, suggestion(event.nearest.as_deref()))
}

/// What an event that is not planned is called: `page Docs`, and of a track call the name alone.
pub(super) fn unplanned_name(event: &UnplannedEvent) -> String {
    match (event.call, &*event.name) {
        (super::Call::Track, name) => name.to_owned(),
        (call, "") => format!("{call} without a name"),
        (call, name) => format!("{call} {name}"),
    }
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map(|it| format!(" (did you mean {}?)", quoted(it))).unwrap_or_default()
}

fn of(count: u64, seen: u64) -> String {
    match count {
        _ if count == seen => "always".to_owned(),
        _ => format!("{count} of {seen}"),
    }
}

impl Rejection {
    /// Whether a call, or what was meant to be one, is lost with it.
    pub(in crate::proof) fn loses_calls(&self) -> bool {
        !matches!(self, Self::NotACall { .. } | Self::OtherVendor { .. } | Self::NotACapture)
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { column } => write!(f, "not UTF-8 at byte {column}"),
            Self::NotJson { column, message } => write!(f, "not JSON at byte {column}: {message}"),
            Self::BareNan { token, library, calls } => {
                let who = library.as_deref().unwrap_or("an SDK");
                let calls = if *calls == 1 { "the call".to_owned() } else { format!("all {calls} calls") };
                write!(
                    f,
                    "`{token}` is not JSON: servers refuse {calls} in this body. {who} wrote it; check numbers before they are sent"
                )
            }
            Self::NotACall { found } => {
                write!(f, "JSON ({found}), but not a call of Segment or RudderStack")
            }
            Self::UnknownType { name } => write!(
                f,
                "type {} is not a call: expected track, page, screen, identify, group or alias",
                quoted(name)
            ),
            Self::Unreadable { message } => write!(f, "cannot read on: {message}"),
            Self::NotACapture => f.write_str("no JSON in this file"),
            Self::Nameless => f.write_str("a track call without an event name"),
            Self::OtherVendor { vendor } => {
                write!(f, "a body of {}, which is not judged", vendor.name())
            }
            Self::TooLong { bytes } => {
                write!(f, "longer than {bytes} bytes, which is not judged; Segment takes 32 KB a call")
            }
        }
    }
}

impl fmt::Display for ReportLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        self.item.map_or(Ok(()), |item| write!(f, "#{item}"))
    }
}
