//! The plan as a checklist in Markdown: task lists and tables as GitHub renders them.

mod escape;

use super::destinations::{known_fit, rows};
use super::text::said;
use super::words;
use crate::plan::checklist::{Checklist, Entry, Stage, Task};
use crate::plan::{CatalogReference, Environment, PlannedProperty, SetupPlan};
use escape::{code, inline};
use std::fmt::{self, Formatter};

/// The plan as a checklist in GitHub Flavored Markdown, with the events' properties as tables behind it.
///
/// Text from the plan shows as the text that it is: it cannot open a heading, a link, a list, a table cell or
/// HTML, nor mention anyone when the checklist is pasted into an issue.
pub fn markdown(plan: &SetupPlan) -> String {
    MarkdownPage { plan, has_properties: true }.to_string()
}

/// The same without the properties of the events and what destinations make of them, for where it would be longer than [`LONGEST_ISSUE`].
pub fn brief_markdown(plan: &SetupPlan) -> String {
    MarkdownPage { plan, has_properties: false }.to_string()
}

/// How many characters GitHub takes in an issue or a comment.
pub const LONGEST_ISSUE: usize = 65_536;

struct MarkdownPage<'a> {
    plan: &'a SetupPlan,
    has_properties: bool,
}

impl fmt::Display for MarkdownPage<'_> {
    fn fmt(&self, page: &mut Formatter<'_>) -> fmt::Result {
        let Self { plan, has_properties } = self;
        let checklists = Environment::ALL.map(|environment| plan.checklist(environment));
        write_head(page, plan)?;
        checklists.iter().try_for_each(|checklist| write_checklist(page, plan, checklist))?;
        let [dev, _] = &checklists;
        if *has_properties {
            write_events(page, dev)?;
            write_destinations(page, plan)?;
        }
        Ok(())
    }
}

fn write_head(page: &mut Formatter<'_>, plan: &SetupPlan) -> fmt::Result {
    writeln!(page, "# {}\n", inline(&plan.name))?;
    let goal = if plan.goals.len() > 1 { "Goals" } else { "Goal" };
    writeln!(page, "{goal}: **{}**\\", inline(&plan.goal_titles()))?;
    let [dev, prod] = Environment::ALL.map(|environment| words::of(plan.count(environment)));
    writeln!(page, "Done: **{dev}** in development, **{prod}** in production\\")?;
    let CatalogReference { id, edition, .. } = &plan.catalog;
    writeln!(page, "From the catalog {}, edition {}", inline(id), inline(edition))?;
    if plan.use_cases().next().is_none() {
        return Ok(());
    }
    writeln!(page, "\n## Use cases\n")?;
    plan.use_cases().try_for_each(|use_case| writeln!(page, "- **{}**", inline(&use_case.title)))
}

fn write_checklist(page: &mut Formatter<'_>, plan: &SetupPlan, checklist: &Checklist) -> fmt::Result {
    let environment = checklist.environment;
    writeln!(page, "\n## {} ({} done)", words::title(environment), words::of(checklist.count()))?;
    for group in checklist.groups.iter().filter(|group| !group.entries.is_empty()) {
        writeln!(page, "\n### {}\n", group.stage.title())?;
        group.entries.iter().try_for_each(|entry| write_task(page, entry, environment))?;
        if matches!(group.stage, Stage::VerifyInDev | Stage::VerifyInProd) {
            let looks = words::what_to_verify(plan);
            looks.iter().try_for_each(|sentence| writeln!(page, "  - {sentence}"))?;
        }
    }
    Ok(())
}

fn write_task(page: &mut Formatter<'_>, entry: &Entry, environment: Environment) -> fmt::Result {
    let tick = if entry.progress.is_done(environment) { 'x' } else { ' ' };
    write!(page, "- [{tick}] **{}**", inline(entry.title))?;
    if let Some(name) = said(entry.name) {
        write!(page, " ({})", inline(name))?;
    }
    if !entry.use_cases.is_empty() {
        write!(page, " for {}", list(&entry.use_cases))?;
    }
    if let Some(note) = said(entry.note) {
        write!(page, "<br>*Note:* {}", inline(note))?;
    }
    writeln!(page)
}

fn write_events(page: &mut Formatter<'_>, checklist: &Checklist) -> fmt::Result {
    let entries = checklist.groups.iter().flat_map(|group| &group.entries);
    let mut events = entries.filter(|entry| matches!(entry.task, Task::Event(_))).peekable();
    if events.peek().is_some() {
        writeln!(page, "\n## Events and their properties")?;
    }
    events.try_for_each(|event| write_event(page, event))
}

fn write_event(page: &mut Formatter<'_>, event: &Entry) -> fmt::Result {
    writeln!(page, "\n### {}\n", inline(event.title))?;
    write!(page, "*{}*", words::properties(event.properties.len()))?;
    if let Some(description) = said(event.description) {
        write!(page, " · {}", inline(description))?;
    }
    if !event.use_cases.is_empty() {
        write!(page, "<br>For {}", list(&event.use_cases))?;
    }
    writeln!(page)?;
    if event.properties.is_empty() {
        return Ok(());
    }
    writeln!(page, "\n| Property | Type | Required | Personal data | Meaning |")?;
    writeln!(page, "| --- | --- | --- | --- | --- |")?;
    event.properties.iter().try_for_each(|property| write_property(page, property))
}

fn write_property(page: &mut Formatter<'_>, property: &PlannedProperty) -> fmt::Result {
    writeln!(
        page,
        "| {} | `{}` | {} | {} | {} |",
        code(&property.name),
        property.kind,
        if property.required { "required" } else { "" },
        if property.pii.is_personal() { "**personal data**" } else { "" },
        inline(&property.description),
    )
}

fn write_destinations(page: &mut Formatter<'_>, plan: &SetupPlan) -> fmt::Result {
    let fit = known_fit(plan);
    if fit.destinations.is_empty() {
        return Ok(());
    }
    writeln!(page, "\n## What each destination takes")?;
    fit.destinations.iter().try_for_each(|destination| {
        writeln!(
            page,
            "\n### {}\n\n| Event | Verdict | Why |\n| --- | --- | --- |",
            inline(&destination.name)
        )?;
        let mut rows = rows(destination);
        rows.try_for_each(|(event, verdict, why)| {
            writeln!(page, "| {} | {verdict} | {} |", inline(event), inline(&why))
        })
    })
}

fn list(titles: &[&str]) -> String {
    titles.iter().map(|title| inline(title)).collect::<Vec<_>>().join(", ")
}
