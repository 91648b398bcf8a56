//! The plan as a checklist in Markdown: task lists and tables as GitHub renders them.

mod escape;

use super::checklist::{Checklist, Item, Stage, Task, plural, why};
use crate::plan::{PlannedEvent, PlannedProperty, SetupPlan};
use escape::{code, inline};
use std::fmt::{self, Formatter};

/// The plan as a checklist in GitHub Flavored Markdown, with the events' properties as tables behind it.
///
/// Text from the plan shows as the text that it is: it cannot open a heading, a link, a list, a table cell or
/// HTML, nor mention anyone when the checklist is pasted into an issue.
pub fn markdown(plan: &SetupPlan) -> String {
    Page(plan).to_string()
}

struct Page<'a>(&'a SetupPlan);

impl fmt::Display for Page<'_> {
    fn fmt(&self, page: &mut Formatter<'_>) -> fmt::Result {
        let checklist = Checklist::of(self.0);
        write_head(page, self.0, &checklist)?;
        for stage in &checklist.stages {
            write_stage(page, stage)?;
        }
        write_events(page, self.0)
    }
}

fn write_head(page: &mut Formatter<'_>, plan: &SetupPlan, checklist: &Checklist) -> fmt::Result {
    writeln!(page, "# {}\n", inline(&plan.name))?;
    let [dev, prod] = checklist.stages.each_ref().map(Stage::tally);
    writeln!(page, "Goal: **{}**\\", inline(&plan.goal.title))?;
    writeln!(page, "Done: **{dev}** in development, **{prod}** in production\\")?;
    writeln!(
        page,
        "From the catalog {}, edition {}; last changed {} UTC",
        inline(&plan.catalog.id),
        inline(&plan.catalog.edition),
        plan.updated.strftime("%Y-%m-%d %H:%M")
    )?;
    writeln!(page, "\n## Use cases\n")?;
    for use_case in &plan.use_cases {
        writeln!(page, "- **{}**", inline(&use_case.title))?;
    }
    Ok(())
}

fn write_stage(page: &mut Formatter<'_>, stage: &Stage) -> fmt::Result {
    writeln!(page, "\n## {} ({} done)", stage.title, stage.tally())?;
    for group in &stage.groups {
        writeln!(page, "\n### {}\n", group.title)?;
        for task in &group.tasks {
            match task {
                Task::Item(item) => write_item(page, item)?,
                Task::Look(sentence) => writeln!(page, "- [ ] {sentence}")?,
            }
        }
    }
    Ok(())
}

fn write_item(page: &mut Formatter<'_>, item: &Item) -> fmt::Result {
    write!(page, "- [{}] **{}**", if item.done { 'x' } else { ' ' }, inline(item.label))?;
    if let Some(name) = item.name {
        write!(page, " ({})", inline(name))?;
    }
    if !item.why.is_empty() {
        write!(page, " for {}", list(&item.why))?;
    }
    if let Some(note) = item.note {
        write!(page, "<br>*Note:* {}", inline(note))?;
    }
    writeln!(page)
}

fn write_events(page: &mut Formatter<'_>, plan: &SetupPlan) -> fmt::Result {
    if plan.events.is_empty() {
        return Ok(());
    }
    writeln!(page, "\n## Events and their properties")?;
    for event in &plan.events {
        writeln!(page, "\n### {}\n", inline(&event.name))?;
        write_event(page, plan, event)?;
    }
    Ok(())
}

fn write_event(page: &mut Formatter<'_>, plan: &SetupPlan, event: &PlannedEvent) -> fmt::Result {
    let why = why(plan, &event.use_cases);
    let properties = plural(event.properties.len(), "property", "properties");
    write!(page, "*{properties}*")?;
    if !event.description.trim().is_empty() {
        write!(page, " · {}", inline(&event.description))?;
    }
    if !why.is_empty() {
        write!(page, "<br>For {}", list(&why))?;
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
        if property.pii { "**personal data**" } else { "" },
        inline(&property.description),
    )
}

fn list(titles: &[&str]) -> String {
    titles.iter().map(|title| inline(title)).collect::<Vec<_>>().join(", ")
}
