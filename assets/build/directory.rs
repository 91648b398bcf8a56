//! Reads the lists of sources, destinations and warehouses, and adds the destinations that are published but
//! not documented.

use crate::connections::definition::Definition;
use crate::connections::directory::{
    ConnectionMode, Directory, ListedDestination, ListedSource, ListedWarehouse, ReleaseStatus,
};
use indexmap::IndexMap;
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceLine {
    #[serde(rename = "id")]
    _id: String,
    name: String,
    status: ReleaseStatus,
    #[serde(rename = "type")]
    kind: String,
    categories: Vec<String>,
    sends_events: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DestinationLine {
    id: String,
    name: String,
    status: ReleaseStatus,
    categories: Vec<String>,
    calls: Vec<String>,
    cloud: Vec<ConnectionMode>,
    device: Vec<ConnectionMode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WarehouseLine {
    name: String,
}

/// Everything that is listed, in the order of names, and each definition under the slug that it is listed by.
pub(super) fn directory(definitions: &mut [Definition]) -> Result<Directory, String> {
    let lines: IndexMap<String, DestinationLine> = read("destinations")?;
    let mut destinations: Vec<_> = lines.into_iter().map(|(slug, line)| destination(slug, line)).collect();
    for definition in definitions {
        match destinations.iter().find(|it| it.id == definition.id) {
            Some(listed) => definition.slug.clone_from(&listed.slug),
            None => destinations.push(unlisted(definition)),
        }
    }
    let sources = read("sources")?.into_iter().map(|(slug, line): (_, SourceLine)| ListedSource {
        slug,
        name: line.name,
        status: line.status,
        categories: line.categories,
        kind: line.kind,
        sends_events: line.sends_events,
    });
    let warehouses = read("warehouses")?
        .into_iter()
        .map(|(slug, line): (_, WarehouseLine)| ListedWarehouse { slug, name: line.name });
    destinations.sort_by_key(|it| it.name.to_lowercase());
    Ok(Directory { sources: sources.collect(), destinations, warehouses: warehouses.collect() })
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> Result<IndexMap<String, T>, String> {
    let path = format!("assets/connections/{name}.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    toml::from_str(&text).map_err(|error| format!("{path}: {error}"))
}

fn destination(slug: String, line: DestinationLine) -> ListedDestination {
    ListedDestination {
        slug,
        id: line.id,
        name: line.name,
        status: line.status,
        categories: line.categories,
        calls: line.calls,
        cloud: line.cloud,
        device: line.device,
    }
}

fn unlisted(definition: &Definition) -> ListedDestination {
    ListedDestination {
        slug: definition.slug.clone(),
        id: definition.id.clone(),
        name: definition.name.clone(),
        status: ReleaseStatus::Unlisted,
        categories: Vec::new(),
        calls: Vec::new(),
        cloud: ConnectionMode::ALL.to_vec(),
        device: Vec::new(),
    }
}
