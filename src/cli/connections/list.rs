//! `segue connections list`.

use crate::cli::columns::Columns;
use crate::cli::{Exit, Failure, Output};
use crate::connections::directory::{ConnectionMode, Directory};
use crate::connections::{directory, has_definition};
use clap::{Args, ValueEnum};
use std::io::{self, Write as _};

/// List the sources, destinations and warehouses that segue knows
#[derive(Debug, Args)]
pub(super) struct ConnectionsListArgs {
    /// Only this kind
    #[arg(value_enum)]
    kind: Option<ConnectionKind>,
    /// Only this category, such as Advertising
    #[arg(long, value_name = "NAME")]
    category: Option<String>,
    /// For whom the list is
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

/// For whom a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum ListFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// What can be connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ConnectionKind {
    /// Where data comes from
    Sources,
    /// Where it goes to
    Destinations,
    /// Where it is kept
    Warehouses,
}

pub(super) fn run(arguments: &ConnectionsListArgs) -> Result<Exit, Failure> {
    let chosen = chosen(arguments, directory());
    if let Some(category) = &arguments.category
        && chosen.sources.is_empty()
        && chosen.destinations.is_empty()
    {
        let known = categories(directory());
        return Err(Failure::problem(format!(
            "No category is called `{category}`. There are: {}.",
            known.join(", ")
        )));
    }
    let mut output = Output::stdout();
    match arguments.format {
        ListFormat::Json => output.json(&chosen)?,
        ListFormat::Text => text(&mut output, &chosen)?,
    }
    output.finish()?;
    Ok(Exit::Done)
}

/// What of the directory was asked for.
fn chosen(arguments: &ConnectionsListArgs, all: &Directory) -> Directory {
    let mut chosen = all.clone();
    let wants = |kind| arguments.kind.is_none_or(|it| it == kind);
    let fits = |categories: &[String]| {
        let is = |wanted: &String| categories.iter().any(|it| it.eq_ignore_ascii_case(wanted));
        arguments.category.as_ref().is_none_or(is)
    };
    chosen.sources.retain(|it| wants(ConnectionKind::Sources) && fits(&it.categories));
    chosen.destinations.retain(|it| wants(ConnectionKind::Destinations) && fits(&it.categories));
    chosen.warehouses.retain(|_| wants(ConnectionKind::Warehouses) && arguments.category.is_none());
    chosen
}

fn categories(all: &Directory) -> Vec<&str> {
    let of_sources = all.sources.iter().flat_map(|it| &it.categories);
    let of_destinations = all.destinations.iter().flat_map(|it| &it.categories);
    let mut names: Vec<_> = of_sources.chain(of_destinations).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn text(output: &mut Output, chosen: &Directory) -> io::Result<()> {
    let sources = chosen.sources.iter().map(|it| {
        let sends = if it.sends_events { "sends events" } else { &it.kind };
        [
            it.slug.clone(),
            it.name.clone(),
            it.status.name().to_owned(),
            sends.to_owned(),
            it.categories.join(", "),
        ]
    });
    section(output, "Sources", sources.collect())?;
    let destinations = chosen.destinations.iter().map(|it| {
        let known = if has_definition(&it.slug) { "mappings known" } else { "" };
        let modes = format!("{}{}", modes("cloud", &it.cloud), modes("device", &it.device));
        [
            it.slug.clone(),
            it.name.clone(),
            it.status.name().to_owned(),
            modes,
            format!("{known:14}  {}", it.categories.join(", ")),
        ]
    });
    section(output, "Destinations", destinations.collect())?;
    let none = String::new;
    let warehouses =
        chosen.warehouses.iter().map(|it| [it.slug.clone(), it.name.clone(), none(), none(), none()]);
    section(output, "Warehouses", warehouses.collect())
}

fn section(output: &mut Output, title: &str, rows: Vec<[String; 5]>) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(output, "{title} ({})", rows.len())?;
    let mut columns = Columns::new();
    for row in rows {
        columns.push(row);
    }
    columns.write(output)
}

/// `cloud: web, server; `
pub(super) fn modes(how: &str, modes: &[ConnectionMode]) -> String {
    let names: Vec<_> = modes.iter().map(|it| it.name()).collect();
    if names.is_empty() { String::new() } else { format!("{how}: {}; ", names.join(", ")) }
}
