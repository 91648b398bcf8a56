//! What a RudderStack project defines already, in files that an export joins.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// What a RudderStack project defines already.
///
/// A project is all files below a folder. In it each event, by call and name, and each property, by name and type, is
/// defined once, and each id is there once: `rudder-cli` refuses anything else. So an export refers to what other
/// files define, and keeps the ids that its own files had.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownDefinitions {
    others: Definitions,
    own: Definitions,
}

/// The ids of what some files define.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Definitions {
    pub(super) events: HashMap<EventKey, String>,
    pub(super) properties: HashMap<PropertyKey, String>,
    pub(super) plans: HashSet<String>,
}

/// The call and the name by which RudderStack distinguishes events; page and screen calls have no name.
pub(super) type EventKey = (String, Option<String>);

/// The name, the type and the type of the elements by which RudderStack distinguishes properties.
pub(super) type PropertyKey = (String, String, Option<String>);

impl KnownDefinitions {
    /// Adds what a file of the project says that the export does not write. What is no file of a data catalog says nothing.
    pub fn add_other(&mut self, yaml: &str) {
        self.others.add(yaml);
    }

    /// Adds what a file says that the export writes anew.
    pub fn add_own(&mut self, yaml: &str) {
        self.own.add(yaml);
    }

    /// What others define.
    pub(super) fn others(&self) -> &Definitions {
        &self.others
    }

    /// What the files that are written anew defined.
    pub(super) fn own(&self) -> &Definitions {
        &self.own
    }
}

impl Definitions {
    fn add(&mut self, yaml: &str) {
        let Ok(file) = serde_saphyr::from_str::<File>(yaml) else { return };
        if !file.version.starts_with("rudder/") {
            return;
        }
        for event in file.spec.events {
            self.events.insert((event.call, event.name), event.id);
        }
        for property in file.spec.properties {
            let items = property.item_type.or_else(|| property.item_types.into_iter().next());
            self.properties.insert((property.name, property.kind, items), property.id);
        }
        if file.kind == "tracking-plan" {
            self.plans.extend(file.spec.id);
        }
    }
}

#[derive(Deserialize)]
struct File {
    version: String,
    kind: String,
    #[serde(default)]
    spec: Spec,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Spec {
    id: Option<String>,
    events: Vec<KnownEvent>,
    properties: Vec<KnownProperty>,
}

#[derive(Deserialize)]
struct KnownEvent {
    id: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(rename = "event_type")]
    call: String,
}

#[derive(Deserialize)]
struct KnownProperty {
    id: String,
    name: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    item_type: Option<String>,
    #[serde(default)]
    item_types: Vec<String>,
}
