//! The plan as one web page that needs nothing beside it: no network, no script, no other file.
//!
//! The template is checked and compiled with the program. It escapes what it is given; [`shown`] takes out
//! before what a browser, or whoever copies from it, would obey.

mod destinations;
mod events;
mod stages;

use super::destinations::known_fit;
use super::{text, words};
use crate::connections::Fit;
use crate::plan::checklist::{Checklist, Count};
use crate::plan::{Environment, SetupPlan};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("html/style.css");

/// Nothing but the style within the page may be loaded, whatever is in the plan.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The plan as a self-contained page: progress, checklist and the events with their properties.
///
/// It adapts to phone and paper, to a light or dark screen, and reads well aloud: headings in order, table
/// headers, and words wherever a mark or a colour says something.
pub fn html(plan: &SetupPlan) -> String {
    let checklists = Environment::ALL.map(|environment| plan.checklist(environment));
    page(plan, &checklists, &known_fit(plan)).into_string()
}

fn page(plan: &SetupPlan, checklists: &[Checklist; 2], fit: &Fit) -> Markup {
    let [dev, _] = checklists;
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content="segue";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (text::line(&plan.name)) " · Setup checklist" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (masthead(plan, fit))
                main {
                    (use_cases(plan))
                    (stages::stages(plan, checklists))
                    (events::events(dev))
                    (destinations::destinations(fit))
                }
                (colophon(plan))
            }
        }
    }
}

fn masthead(plan: &SetupPlan, fit: &Fit) -> Markup {
    html! {
        header.masthead {
            p.kicker { "Setup plan" }
            h1 { (shown(&plan.name)) }
            p.goal { (if plan.goals.len() > 1 { "Goals: " } else { "Goal: " }) strong { (shown(&plan.goal_titles())) } }
            div.meters {
                @for environment in Environment::ALL {
                    (meter(environment, plan.count(environment)))
                }
            }
            nav aria-label="On this page" {
                @for environment in Environment::ALL {
                    a href={ "#" (environment.name()) } { (words::title(environment)) }
                }
                @if !plan.events.is_empty() {
                    a href="#events" { "Events and properties" }
                }
                @if !plan.events.is_empty() && !fit.destinations.is_empty() {
                    a href="#destinations" { "What each destination takes" }
                }
            }
        }
    }
}

fn meter(environment: Environment, count: Count) -> Markup {
    let label = format!("{}-progress", environment.name());
    let tally = words::of(count);
    html! {
        div.meter {
            p id=(label) { span.environment { (words::title(environment)) } " " span.tally { (tally) " done" } }
            progress aria-labelledby=(label) value=(count.done) max=(count.total) { (tally) }
        }
    }
}

fn use_cases(plan: &SetupPlan) -> Markup {
    html! {
        @if plan.use_cases().next().is_some() {
            section aria-labelledby="use-cases" {
                h2 id="use-cases" { "Use cases" }
                ul.use-cases {
                    @for use_case in plan.use_cases() {
                        li { (shown(&use_case.title)) }
                    }
                }
            }
        }
    }
}

fn colophon(plan: &SetupPlan) -> Markup {
    html! {
        footer {
            p {
                "From the catalog " (shown(&plan.catalog.id)) ", edition " (shown(&plan.catalog.edition))
                "."
            }
            p { "Made by segue. The plan itself is kept in its TOML file: change that, and export again." }
        }
    }
}

/// One line of text from the plan, kept apart from the direction in which the text around it runs.
fn shown(from_plan: &str) -> Markup {
    html! { bdi { (text::line(from_plan)) } }
}

/// Text of several lines from the plan.
fn shown_lines(from_plan: &str) -> Markup {
    let lines = text::lines(from_plan);
    html! {
        @for (number, line) in lines.iter().enumerate() {
            @if number > 0 { br; }
            bdi { (line) }
        }
    }
}

/// The use cases that ask for something.
fn why(titles: &[&str]) -> Markup {
    html! {
        @if !titles.is_empty() {
            p.why {
                "For "
                @for (number, title) in titles.iter().enumerate() {
                    @if number > 0 { ", " }
                    (shown(title))
                }
            }
        }
    }
}

/// What the person wrote down about something.
fn note(from_plan: Option<&str>) -> Markup {
    html! {
        @if let Some(note) = text::said(from_plan) {
            p.note { span.label { "Note: " } (shown_lines(note)) }
        }
    }
}
