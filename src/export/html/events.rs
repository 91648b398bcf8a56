//! The part of the page with the events and their properties.

use super::{note, shown, why};
use crate::export::text::said;
use crate::plan::PlannedProperty;
use crate::plan::checklist::{Checklist, Entry, Task};
use maud::{Markup, html};

pub(super) fn events(checklist: &Checklist) -> Markup {
    let entries = checklist.groups.iter().flat_map(|group| &group.entries);
    let mut events = entries.filter(|entry| matches!(entry.task, Task::Event(_))).peekable();
    html! {
        @if events.peek().is_some() {
            section aria-labelledby="events" {
                h2 id="events" { "Events and their properties" }
                @for event in events {
                    (one_event(event))
                }
            }
        }
    }
}

fn one_event(event: &Entry) -> Markup {
    html! {
        article.event {
            h3 { (shown(event.title)) }
            @if let Some(description) = said(event.description) {
                p.description { (shown(description)) }
            }
            (why(&event.use_cases))
            (note(event.note))
            @if event.properties.is_empty() {
                p.none { "This event is sent without properties." }
            } @else {
                (properties(event))
            }
        }
    }
}

// The roles are those that the elements have by themselves. They are written out because browsers drop them
// where a style gives an element another display, as ours does on a narrow screen.
fn properties(event: &Entry) -> Markup {
    html! {
        table role="table" {
            caption.aloud { "Properties of " (shown(event.title)) }
            thead role="rowgroup" {
                tr role="row" {
                    @for title in ["Property", "Type", "Meaning"] {
                        th role="columnheader" scope="col" { (title) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for property in event.properties {
                    (one_property(property))
                }
            }
        }
    }
}

fn one_property(property: &PlannedProperty) -> Markup {
    html! {
        tr role="row" {
            th role="rowheader" scope="row" { code { (shown(&property.name)) } }
            td.type role="cell" { code { (property.kind) } }
            td role="cell" {
                @if let Some(meaning) = said(Some(&property.description)) { (shown(meaning)) }
                @if property.required { " " span.badge { "required" } }
                @if property.pii.is_personal() { " " span.badge.personal { "personal data" } }
            }
        }
    }
}
