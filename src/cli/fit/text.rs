//! What destinations make of a plan, for people: a table for each, and a line that sums it up.

use crate::cli::columns::Columns;
use crate::connections::{DestinationFit, Fit, Known, Reach, Verdict};
use crate::text::printable;
use std::io::{self, Write};

pub(super) fn write(output: &mut impl Write, fit: &Fit) -> io::Result<()> {
    for (number, destination) in fit.destinations.iter().enumerate() {
        if number > 0 {
            writeln!(output)?;
        }
        table(output, destination)?;
    }
    Ok(())
}

fn table(output: &mut impl Write, destination: &DestinationFit) -> io::Result<()> {
    let listed = match &destination.known {
        Known::Unclear(sentence) => return writeln!(output, "{}", printable(sentence)),
        Known::Mappings { listed, .. } | Known::NotPublic { listed, .. } => listed,
    };
    writeln!(output, "{} ({})", listed.name, listed.status.name())?;
    if let Some(reach) = reach(destination.known.reach()) {
        writeln!(output, "  {reach}")?;
    }
    if matches!(destination.known, Known::NotPublic { .. }) {
        return writeln!(output, "  How it maps events is not public.");
    }
    let mut columns = Columns::new();
    for event in destination.events() {
        let mut first = [format!("  {}", event.event), event.verdict().name().to_owned()];
        for sentence in event.sentences() {
            let [event, verdict] = std::mem::take(&mut first);
            columns.push([event, verdict, sentence]);
        }
    }
    columns.write(output)?;
    writeln!(output, "  {}", sum(destination))
}

fn reach(reach: &[Reach]) -> Option<String> {
    let sentences: Vec<_> = reach.iter().map(|it| printable(&it.sentence()).into_owned()).collect();
    (!sentences.is_empty()).then(|| sentences.join(" · "))
}

fn sum(destination: &DestinationFit) -> String {
    let counts = destination.counts();
    let told = Verdict::ALL.iter().filter_map(|it| Some(format!("{} {}", counts.get(it)?, it.name())));
    format!("Of {} events: {}.", destination.events().len(), told.collect::<Vec<_>>().join(", "))
}
