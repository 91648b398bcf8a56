//! What a file is, by looking at it.

use super::ImportFile;
use crate::diagnostic::{did_you_mean, quoted};
use serde_json::Value;
use std::str::FromStr;

/// A form of tracking plans that is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// Segment's Public API, and the `plan.json` of Typewriter.
    Segment,
    /// The files of RudderStack's data catalog.
    Rudderstack,
    /// JSON Schema, one event a file, self-describing ones of Snowplow, or the one that segue exports.
    JsonSchema,
    /// An mParticle data plan.
    Mparticle,
    /// A table with a row a property.
    Csv,
}

impl ImportFormat {
    /// All forms, in the order in which they are listed to people.
    pub const ALL: [Self; 5] =
        [Self::Segment, Self::Rudderstack, Self::JsonSchema, Self::Mparticle, Self::Csv];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Segment => "segment",
            Self::Rudderstack => "rudderstack",
            Self::JsonSchema => "json-schema",
            Self::Mparticle => "mparticle",
            Self::Csv => "csv",
        }
    }

    /// What a file of it is called in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Segment => "Segment tracking plan",
            Self::Rudderstack => "RudderStack data catalog",
            Self::JsonSchema => "JSON Schema",
            Self::Mparticle => "mParticle data plan",
            Self::Csv => "table",
        }
    }

    pub(super) fn names() -> Vec<&'static str> {
        Self::ALL.map(Self::name).to_vec()
    }

    /// What the file is, where that can be seen.
    pub(super) fn of(file: &ImportFile) -> Option<Self> {
        let extension = file.name.rsplit('.').next().unwrap_or_default().to_lowercase();
        if ["csv", "tsv", "tab"].contains(&&*extension) {
            return Some(Self::Csv);
        }
        let tree = tree(&file.text).ok()?;
        let has = |keys: &[&str]| keys.iter().any(|key| tree.get(key).is_some());
        let text = |key: &str| tree.get(key).and_then(Value::as_str).unwrap_or_default();
        if text("version").starts_with("rudder/") {
            Some(Self::Rudderstack)
        } else if has(&["version_document", "data_points", "data_plan_versions"]) {
            Some(Self::Mparticle)
        } else if has(&["rules", "tracking_plan", "trackingPlan"])
            || tree.get("data").is_some_and(|it| it.get("rules").is_some())
            || tree.get(0).is_some_and(|it| it.get("jsonSchema").is_some())
        {
            Some(Self::Segment)
        } else if has(&["$schema", "properties", "allOf", "self"]) {
            Some(Self::JsonSchema)
        } else {
            None
        }
    }
}

impl FromStr for ImportFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| {
            let help =
                did_you_mean(name, Self::names()).map(|help| format!("; {help}")).unwrap_or_default();
            format!("there is no form {}{help}", quoted(name))
        })
    }
}

/// The text as JSON, or YAML as the same. Both readers bound how deep a text may go, the one for YAML also how much its
/// anchors may repeat.
pub(super) fn tree(text: &str) -> Result<Value, String> {
    let json = match serde_json::from_str(text) {
        Ok(tree) => return Ok(tree),
        Err(error) => error,
    };
    if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        return Err(json.to_string());
    }
    serde_saphyr::from_str(text)
        .map_err(|error| error.to_string().lines().next().unwrap_or_default().to_owned())
}
