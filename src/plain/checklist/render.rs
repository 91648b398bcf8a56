//! The work of a plan in words.

use crate::app::screen::checklist::ChecklistRows;
use crate::app::{App, OpenPlan};
use crate::plain::page::Page;
use crate::plan::checklist::{Checklist, Count, Entry, Task};
use std::collections::HashSet;

/// `1 of 3`.
pub(crate) fn amount(Count { done, total }: Count) -> String {
    format!("{done} of {total}")
}

fn checklist(open: &OpenPlan) -> Checklist<'_> {
    open.plan().checklist(open.environment)
}

/// The pieces of work, in the order of their numbers.
pub(crate) fn entries(open: &OpenPlan) -> Vec<Entry<'_>> {
    checklist(open).groups.into_iter().flat_map(|group| group.entries).collect()
}

/// The work that the filter leaves, numbered by its places among all.
pub(crate) fn list(app: &App, open: &OpenPlan, page: &mut Page) {
    let rows = ChecklistRows::new(open, app.list_area().width);
    let shown: HashSet<&Task> = rows.iter().map(|row| &row.entry.task).collect();
    let mut number = 0;
    for group in checklist(open).groups {
        let count = amount(group.count(open.environment));
        let mut heading = Some(format!("{}, {count} done:", group.stage.title()));
        for entry in &group.entries {
            number += 1;
            if shown.contains(&entry.task) {
                heading.take().iter().for_each(|heading| page.line(heading));
                page.hanging(&format!("{number}. "), &entry_line(open, entry));
            }
        }
    }
    if shown.is_empty() {
        page.line(if open.query.is_empty() {
            "Nothing is left to do here. Type left to list all again."
        } else {
            "Nothing matches. Type find, and nothing else, to list all again."
        });
    } else if open.is_filtered() {
        page.line("This is not all. Type find, and nothing else, to list all again.");
    }
}

/// `Website, named acme.com: done, note: tag manager`.
fn entry_line(open: &OpenPlan, entry: &Entry) -> String {
    let done = entry.progress.is_done(open.environment);
    let mut said = vec![if done { "done".to_owned() } else { "to do".to_owned() }];
    if !entry.sources.is_empty() {
        let done = entry.sources.iter().filter(|it| it.progress.is_done(open.environment)).count();
        said[0] = format!("done on {done} of {} sources", entry.sources.len());
    }
    said.extend(entry.is_ahead_of_dev().then(|| "though not in dev yet".to_owned()));
    said.extend(entry.note.map(|note| format!("note: {note}")));
    let name = entry.name.map_or_else(String::new, |name| format!(", named {name}"));
    format!("{}{name}: {}", entry.title, said.join(", "))
}

/// Prints all of a piece of work.
pub(crate) fn read(app: &App, place: usize, page: &mut Page) {
    let Some(open) = app.open_plan() else { return };
    let entries = entries(open);
    let Some(entry) = entries.get(place) else { return };
    page.hanging(&format!("{}. ", place + 1), &entry_line(open, entry));
    entry.description.iter().for_each(|description| page.line(description));
    if !entry.use_cases.is_empty() {
        page.line(&format!("Asked for by: {}.", entry.use_cases.join("; ")));
    }
    for (part, source) in (1..).zip(entry.sources) {
        let done = if source.progress.is_done(open.environment) { "done" } else { "to do" };
        page.hanging(&format!("{}.{part}. ", place + 1), &format!("{}: {done}", source.source));
    }
    for property in entry.properties {
        let personal = if property.pii.is_personal() { ", personal data" } else { "" };
        let said = format!("{}, {}{personal}: {}", property.name, property.kind, property.description);
        // People who write plans by hand leave descriptions out.
        page.hanging("- ", said.strip_suffix(": ").unwrap_or(&said));
    }
}
