//! The part of the page with the events and their properties.

use super::{note, shown, why};
use crate::export::checklist;
use crate::export::text::said;
use crate::plan::{PlannedEvent, PlannedProperty, SetupPlan};
use maud::{Markup, html};

pub(super) fn events(plan: &SetupPlan) -> Markup {
    html! {
        @if !plan.events.is_empty() {
            section aria-labelledby="events" {
                h2 id="events" { "Events and their properties" }
                @for event in &plan.events {
                    (one_event(plan, event))
                }
            }
        }
    }
}

fn one_event(plan: &SetupPlan, event: &PlannedEvent) -> Markup {
    html! {
        article.event {
            h3 { (shown(&event.name)) }
            @if let Some(description) = said(Some(&event.description)) {
                p.description { (shown(description)) }
            }
            (why(&checklist::why(plan, &event.use_cases)))
            (note(said(event.note.as_deref())))
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
fn properties(event: &PlannedEvent) -> Markup {
    html! {
        table role="table" {
            caption.aloud { "Properties of " (shown(&event.name)) }
            thead role="rowgroup" {
                tr role="row" {
                    @for title in ["Property", "Type", "Meaning"] {
                        th role="columnheader" scope="col" { (title) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for property in &event.properties {
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
                @if property.pii { " " span.badge.personal { "personal data" } }
            }
        }
    }
}
