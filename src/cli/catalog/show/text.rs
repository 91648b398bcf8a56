//! A catalog for people to read: its goals with what they recommend, then its events.

use crate::catalog::{Catalog, Event, Goal, Recommendation};
use crate::cli::columns::Columns;
use crate::cli::output::counted;
use crate::text::printable;
use std::io::{self, Write};

pub(super) fn write(output: &mut impl Write, catalog: &Catalog) -> io::Result<()> {
    let edition = catalog.edition();
    writeln!(output, "{}", printable(catalog.title()))?;
    let counts = [
        counted(catalog.goals().len(), "goal", "goals"),
        counted(catalog.use_cases().len(), "use case", "use cases"),
        counted(catalog.events().len(), "event", "events"),
    ];
    let (id, date, name) = (printable(catalog.id()), printable(&edition.date), printable(&edition.name));
    writeln!(output, "{id}, edition {name} of {date}: {}", counts.join(", "))?;
    for goal in catalog.goals() {
        write_goal(output, catalog, goal)?;
    }
    writeln!(output, "\nEvents")?;
    catalog.events().iter().try_for_each(|event| write_event(output, event))
}

fn write_goal(output: &mut impl Write, catalog: &Catalog, goal: &Goal) -> io::Result<()> {
    writeln!(output, "\n{} ({})", printable(&goal.title), printable(&goal.id))?;
    writeln!(output, "{}", printable(&goal.summary))?;
    catalog.recommendations(goal).try_for_each(|it| write_recommendation(output, it))
}

fn write_recommendation(output: &mut impl Write, recommendation: Recommendation) -> io::Result<()> {
    let use_case = recommendation.use_case();
    writeln!(output, "\n  {} ({})", printable(use_case.title()), printable(use_case.id()))?;
    writeln!(output, "    {}", printable(use_case.summary()))?;
    write_list(output, "Events", recommendation.events().map(|it| &*it.name))?;
    write_list(output, "Sources", recommendation.sources().map(|it| &*it.name))?;
    write_list(output, "Destinations", recommendation.destinations().map(|it| &*it.name))?;
    match recommendation.origin() {
        Some(origin) => writeln!(output, "    {}", printable(&origin.note)),
        None => Ok(()),
    }
}

fn write_list<'a>(
    output: &mut impl Write,
    what: &str,
    names: impl Iterator<Item = &'a str>,
) -> io::Result<()> {
    let names: Vec<_> = names.map(printable).collect();
    writeln!(output, "    {what:<13} {}", names.join(", "))
}

fn write_event(output: &mut impl Write, event: &Event) -> io::Result<()> {
    writeln!(output, "\n  {}", printable(&event.name))?;
    writeln!(output, "    {}", printable(&event.description))?;
    if let Some(name) = &event.spec_name {
        writeln!(output, "    In Segment's Spec: {}", printable(name))?;
    }
    if let Some(note) = &event.note {
        writeln!(output, "    {}", printable(note))?;
    }
    let mut columns = Columns::new();
    for property in &event.properties {
        let personal = if property.pii.is_personal() { "personal data" } else { "" };
        columns.push([
            format!("    {}", property.name),
            property.kind.to_string(),
            property.description.clone(),
            personal.to_owned(),
        ]);
    }
    columns.write(output)
}
