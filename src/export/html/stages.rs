//! The part of the page with the boxes: development and production beside each other where there is room.

use super::{note, shown, why};
use crate::export::checklist::{Checklist, Group, Item, Stage, Task};
use maud::{Markup, html};

pub(super) fn stages(checklist: &Checklist) -> Markup {
    html! {
        div.stages {
            @for stage in &checklist.stages {
                (one_stage(stage))
            }
        }
    }
}

fn one_stage(stage: &Stage) -> Markup {
    html! {
        section.stage aria-labelledby=(stage.id) {
            h2 id=(stage.id) { (stage.title) " " span.tally { (stage.tally()) " done" } }
            @for group in &stage.groups {
                (one_group(group))
            }
        }
    }
}

fn one_group(group: &Group) -> Markup {
    html! {
        h3 { (group.title) }
        ul.tasks {
            @for task in &group.tasks {
                @match task {
                    Task::Item(item) => (one_item(item)),
                    Task::Look(sentence) => li { (sentence) },
                }
            }
        }
    }
}

fn one_item(item: &Item) -> Markup {
    html! {
        li.done[item.done] {
            p {
                span.aloud { @if item.done { "Done: " } @else { "To do: " } }
                strong { (shown(item.label)) }
                @if let Some(name) = item.name {
                    " " span.name { (shown(name)) }
                }
            }
            (why(&item.why))
            (note(item.note))
        }
    }
}
