//! The part of the page with what each destination takes: a table of events by destinations.

use super::shown;
use crate::connections::{EventFit, Fit, Verdict};
use maud::{Markup, html};

pub(super) fn destinations(fit: &Fit) -> Markup {
    let events = fit.destinations.first().map_or(&[][..], |it| it.events());
    html! {
        @if !events.is_empty() {
            section aria-labelledby="destinations" {
                h2 id="destinations" { "What each destination takes" }
                div.matrix {
                    table {
                        thead {
                            tr {
                                th scope="col" { "Event" }
                                @for destination in &fit.destinations {
                                    th scope="col" { (shown(&destination.name)) }
                                }
                            }
                        }
                        tbody {
                            @for (place, event) in events.iter().enumerate() {
                                (row(fit, place, &event.event))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn row(fit: &Fit, place: usize, event: &str) -> Markup {
    html! {
        tr {
            th scope="row" { (shown(event)) }
            @for destination in &fit.destinations {
                @if let Some(event) = destination.events().get(place) {
                    (cell(&destination.name, event))
                }
            }
        }
    }
}

/// On a phone each cell is a line of its own, which says for whom it is.
fn cell(destination: &str, event: &EventFit) -> Markup {
    let verdict = event.verdict();
    html! {
        td {
            span.column aria-hidden="true" { (shown(destination)) }
            strong class={ "verdict " (class(verdict)) } { (verdict.name()) }
            @for sentence in event.sentences() {
                p.reason { (shown(&sentence)) }
            }
        }
    }
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Taken => "taken",
        Verdict::Poorer => "poorer",
        Verdict::Refused => "refused",
        Verdict::NotTaken => "missed",
    }
}
