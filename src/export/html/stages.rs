//! The part of the page with the boxes: development and production beside each other where there is room.

use super::{note, shown, why};
use crate::export::text::said;
use crate::export::words;
use crate::plan::checklist::{Checklist, ChecklistGroup, Entry, Stage};
use crate::plan::{Environment, SetupPlan};
use maud::{Markup, html};

pub(super) fn stages(plan: &SetupPlan, checklists: &[Checklist]) -> Markup {
    html! {
        div.stages {
            @for checklist in checklists {
                (one_environment(plan, checklist))
            }
        }
    }
}

fn one_environment(plan: &SetupPlan, checklist: &Checklist) -> Markup {
    let environment = checklist.environment;
    let id = environment.name();
    html! {
        section.stage aria-labelledby=(id) {
            h2 id=(id) {
                (words::title(environment)) " " span.tally { (words::of(checklist.count())) " done" }
            }
            @for group in &checklist.groups {
                @if !group.entries.is_empty() {
                    (one_group(plan, group, environment))
                }
            }
        }
    }
}

fn one_group(plan: &SetupPlan, group: &ChecklistGroup, environment: Environment) -> Markup {
    html! {
        h3 { (group.stage.title()) }
        ul.tasks {
            @for entry in &group.entries {
                (one_task(entry, environment))
            }
        }
        @if matches!(group.stage, Stage::VerifyInDev | Stage::VerifyInProd) {
            ul.looks {
                @for sentence in words::what_to_verify(plan) {
                    li { (sentence) }
                }
            }
        }
    }
}

fn one_task(entry: &Entry, environment: Environment) -> Markup {
    let done = entry.progress.is_done(environment);
    html! {
        li.done[done] {
            p {
                span.aloud { @if done { "Done: " } @else { "To do: " } }
                strong { (shown(entry.title)) }
                @if let Some(name) = said(entry.name) {
                    " " span.name { (shown(name)) }
                }
            }
            (why(&entry.use_cases))
            (note(entry.note))
        }
    }
}
