//! `segue connections show`.

use super::list::modes;
use crate::cli::columns::Columns;
use crate::cli::{Exit, Failure, Output};
use crate::connections::definition::{DefaultMapping, Definition};
use crate::connections::directory::ListedDestination;
use crate::connections::{Lookup, behavior, definition, demands, directory};
use clap::Args;
use serde_json::json;
use std::io::{self, Write as _};

/// Show what a destination listens to by default and what it demands
#[derive(Debug, Args)]
pub(super) struct ConnectionsShowArgs {
    /// The destination's name, or the end of its address in the vendor's documentation
    name: String,
    /// Write JSON, for programs
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &ConnectionsShowArgs) -> Result<Exit, Failure> {
    let lookup = directory().destination(&arguments.name);
    let Lookup::Found(listed) = &lookup else {
        return Err(Failure::problem(lookup.sentence(&arguments.name).unwrap_or_default()));
    };
    let definition = definition(&listed.slug);
    let mut output = Output::stdout();
    if arguments.json {
        output.json(&view(listed, definition.as_ref()))?;
    } else {
        text(&mut output, listed, definition.as_ref())?;
    }
    output.finish()?;
    Ok(Exit::Done)
}

fn text(
    output: &mut Output,
    listed: &ListedDestination,
    definition: Option<&Definition>,
) -> io::Result<()> {
    writeln!(output, "{} ({})", listed.name, listed.status.name())?;
    let modes = format!("{}{}", modes("cloud", &listed.cloud), modes("device", &listed.device));
    for (label, told) in [
        ("name for a plan", listed.slug.clone()),
        ("categories", listed.categories.join(", ")),
        ("calls", listed.calls.join(", ")),
        ("reached from", modes.trim_end_matches("; ").to_owned()),
    ] {
        if !told.is_empty() {
            writeln!(output, "  {label}: {told}")?;
        }
    }
    let Some(definition) = definition.filter(|it| !it.mappings.is_empty()) else {
        return writeln!(output, "  Its default mappings are not public.");
    };
    writeln!(output)?;
    let mut columns = Columns::new();
    for mapping in &definition.mappings {
        columns.push([format!("  {}", mapping.name), listens(mapping), wants(definition, mapping)]);
    }
    columns.write(output)
}

fn listens(mapping: &DefaultMapping) -> String {
    mapping.trigger.as_ref().map_or_else(|| "added by hand".to_owned(), |it| it.text.clone())
}

fn wants(definition: &Definition, mapping: &DefaultMapping) -> String {
    let demands = demands(definition, mapping);
    if demands.is_empty() { String::new() } else { format!("demands {}", demands.join(", ")) }
}

fn view(listed: &ListedDestination, definition: Option<&Definition>) -> serde_json::Value {
    let mappings = definition.map(|definition| {
        let mapping = |it: &DefaultMapping| {
            let carries = behavior(definition, it).parts.iter();
            let carries =
                carries.map(|it| json!({ "part": it.part, "field": it.field, "request": it.wire }));
            json!({
                "name": it.name,
                "action": definition.actions[it.action].key,
                "trigger": it.trigger.as_ref().map(|it| &it.text),
                "demands": demands(definition, it),
                "unproven": behavior(definition, it).is_unproven,
                "carries": carries.collect::<Vec<_>>(),
            })
        };
        definition.mappings.iter().map(mapping).collect::<Vec<_>>()
    });
    json!({ "destination": listed, "mappings": mappings })
}
