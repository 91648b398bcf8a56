//! A report from a tally.

use super::{
    CallCount, DuplicateId, EventReport, EventStatus, ProofReport, PropertyReport, RejectedBody,
    ReportLocation, ReportScope, SourceReport, UnplannedEvent, UnplannedPropertyReport, ViolationReport,
};
use crate::diagnostic::nearest;
use crate::proof::tally::{CapturePlace, EventCount, SourceCount, Tally, UnplannedCount};
use crate::proof::{Call, EventIndex, Expectations, FieldIndex, ViolationKind};

pub(super) fn report(tally: &Tally, scope: &ReportScope) -> ProofReport {
    let expectations = &tally.expectations;
    let planned = (0..).map(EventIndex).zip(expectations.events());
    let events: Vec<_> = planned
        .filter(|(_, event)| scope.counts(&event.name))
        .map(|(index, _)| event(tally, index, scope))
        .collect();
    let unplanned = if scope.only.is_empty() { unplanned(tally) } else { Vec::new() };
    let is_planned = scope.allows_unplanned || unplanned.is_empty();
    let has_wrong = events.iter().any(|event| event.status == EventStatus::Wrong);
    let has_faults = has_wrong || !is_planned || tally.lost > 0;
    let is_right = events.iter().all(|event| event.status == EventStatus::Right);
    let calls = Call::ALL.into_iter().map(|call| CallCount { call, count: tally.calls[call as usize] });
    let rejected = tally.rejections.iter();
    ProofReport {
        plan: expectations.plan().to_owned(),
        ok: !has_faults && is_right,
        has_faults,
        messages: tally.messages,
        duplicates: tally.duplicates,
        calls: calls.filter(|it| it.count > 0).collect(),
        events,
        unplanned,
        unlisted: tally.more_unplanned_events,
        rejected: rejected
            .map(|(at, rejection)| RejectedBody { at: location(tally, *at), rejection: rejection.clone() })
            .collect(),
        rejected_count: tally.rejected,
        duplicate_ids: tally
            .duplicate_ids
            .iter()
            .map(|(id, at)| DuplicateId { id: id.to_string(), at: location(tally, *at) })
            .collect(),
    }
}

fn event(tally: &Tally, index: EventIndex, scope: &ReportScope) -> EventReport {
    let count = &tally.events[index.place()];
    let wrong = |wrong, unplanned| if scope.allows_unplanned { wrong } else { wrong + unplanned };
    let is_wrong = count.wrong_in(scope);
    let status = match (count.seen, is_wrong) {
        (0, _) => EventStatus::NotSeen,
        (_, 0) => EventStatus::Right,
        _ => EventStatus::Wrong,
    };
    EventReport {
        name: tally.expectations.event(index).name.clone(),
        status,
        seen: count.seen,
        wrong: is_wrong,
        first: count.first,
        last: count.last,
        sources: count
            .sources
            .iter()
            .map(|it| SourceReport { wrong: wrong(it.wrong, it.unplanned), ..source(tally, it) })
            .collect(),
        properties: properties(tally, index),
        unplanned: unplanned_properties(tally, index),
    }
}

fn source(tally: &Tally, count: &SourceCount) -> SourceReport {
    let library = &tally.libraries[count.library as usize];
    SourceReport {
        library: library.name.to_string(),
        version: library.version.to_string(),
        platform: library.platform,
        seen: count.seen,
        wrong: count.wrong,
    }
}

fn fields(expectations: &Expectations, event: EventIndex) -> impl Iterator<Item = FieldIndex> {
    let all = (0..).map(FieldIndex).zip(expectations.fields());
    all.filter(move |(_, field)| field.event() == event).map(|(index, _)| index)
}

fn properties(tally: &Tally, event: EventIndex) -> Vec<PropertyReport> {
    let mut properties = Vec::new();
    for index in fields(&tally.expectations, event) {
        let field = tally.expectations.field(index);
        let violations = violations(tally, index);
        // The elements of an array are reported only where something is wrong with them.
        if field.path.is_empty() || field.is_item && violations.is_empty() {
            continue;
        }
        properties.push(PropertyReport {
            path: field.path.clone(),
            expected: field.expected.clone(),
            required: field.is_required,
            present: tally.present[index.place()],
            violations,
        });
    }
    properties
}

fn violations(tally: &Tally, field: FieldIndex) -> Vec<ViolationReport> {
    let all = tally.violations.iter().filter(|((it, ..), _)| *it == field);
    all.map(|(&(_, kind, found, personal), occurrences)| ViolationReport {
        kind,
        found: (kind != ViolationKind::Missing).then_some(found),
        personal,
        count: occurrences.count,
        at: locations(tally, &occurrences.locations),
        values: occurrences.values.iter().map(ToString::to_string).collect(),
    })
    .collect()
}

fn unplanned_properties(tally: &Tally, event: EventIndex) -> Vec<UnplannedPropertyReport> {
    let expectations = &tally.expectations;
    let all = tally.unplanned_properties.iter();
    let own = all.filter(|((parent, _), _)| expectations.field(*parent).event() == event);
    let mut reports: Vec<_> =
        own.map(|((parent, name), count)| unplanned_property(tally, *parent, name, count)).collect();
    reports.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.path.cmp(&other.path)));
    reports
}

fn unplanned_property(
    tally: &Tally,
    parent: FieldIndex,
    name: &str,
    count: &UnplannedCount,
) -> UnplannedPropertyReport {
    let parent = tally.expectations.field(parent);
    let prefix = if parent.path.is_empty() { String::new() } else { format!("{}.", parent.path) };
    let siblings = parent.children.iter().map(|field| tally.expectations.field(field).path.as_str());
    let siblings = siblings.filter_map(|path| path.strip_prefix(&prefix));
    UnplannedPropertyReport {
        path: format!("{prefix}{name}"),
        found: count.kinds.keys().copied().collect(),
        personal: count.personal.keys().copied().collect(),
        count: count.occurrences.count,
        at: locations(tally, &count.occurrences.locations),
        nearest: nearest(name, siblings).map(str::to_owned),
    }
}

fn unplanned(tally: &Tally) -> Vec<UnplannedEvent> {
    let all = tally.unplanned_events.iter();
    let mut events: Vec<_> =
        all.map(|((call, name), count)| unplanned_event(tally, *call, name, count)).collect();
    events.sort_by(|one, other| {
        let by_name = || (one.call, &one.name).cmp(&(other.call, &other.name));
        other.seen.cmp(&one.seen).then_with(by_name)
    });
    events
}

fn unplanned_event(tally: &Tally, call: Call, name: &str, count: &EventCount) -> UnplannedEvent {
    UnplannedEvent {
        call,
        name: name.to_owned(),
        seen: count.seen,
        first: count.first,
        last: count.last,
        at: locations(tally, &count.locations),
        nearest: nearest(name, tally.expectations.names()).map(str::to_owned),
    }
}

fn locations(tally: &Tally, locations: &[CapturePlace]) -> Vec<ReportLocation> {
    locations.iter().map(|at| location(tally, *at)).collect()
}

fn location(tally: &Tally, at: CapturePlace) -> ReportLocation {
    let file = tally.captures.get(at.capture as usize).cloned().unwrap_or_default();
    ReportLocation { file, line: at.line, item: (at.item > 0).then_some(at.item) }
}
