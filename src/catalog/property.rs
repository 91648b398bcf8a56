//! What is sent along with an event.

use crate::fault::{did_you_mean, quoted};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One thing that is sent along with an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Property {
    /// The key under which it is sent: `order_id`.
    pub name: String,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: PropertyType,
    /// What the value means, in a few words.
    pub description: String,
    /// A value as it could be sent.
    pub example: Example,
    /// Whether the value is personal data.
    pub pii: bool,
}

/// The kinds of value that a property takes; those of JSON, with the elements of arrays told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PropertyType {
    /// Text.
    #[serde(rename = "string")]
    String,
    /// A whole number.
    #[serde(rename = "integer")]
    Integer,
    /// Any number.
    #[serde(rename = "number")]
    Number,
    /// True or false.
    #[serde(rename = "boolean")]
    Boolean,
    /// Keys with values.
    #[serde(rename = "object")]
    Object,
    /// A list of texts.
    #[serde(rename = "array<string>")]
    StringArray,
    /// A list of objects.
    #[serde(rename = "array<object>")]
    ObjectArray,
}

impl PropertyType {
    /// All types, in the order in which they are listed to people.
    pub const ALL: [Self; 7] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Object,
        Self::StringArray,
        Self::ObjectArray,
    ];

    /// The name that catalogs and plans use, such as `array<object>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::StringArray => "array<string>",
            Self::ObjectArray => "array<object>",
        }
    }

    /// What to do about `name`, which is no type: the one that was meant, also by people who know the types of
    /// programming languages and databases, or those there are.
    pub fn remedy(name: &str) -> String {
        if let Some(meant) = Self::elsewhere(&name.to_ascii_lowercase()) {
            return format!("did you mean {}?", quoted(meant.name()));
        }
        let names = Self::ALL.map(Self::name);
        let all = || format!("the types are {}", names.map(quoted).join(", "));
        did_you_mean(name, names).unwrap_or_else(all)
    }

    /// The type that is called `name` in other places. JSON has no dates; they are sent as text.
    fn elsewhere(name: &str) -> Option<Self> {
        Some(match name {
            "text" | "varchar" | "uuid" | "url" | "email" | "enum" | "date" | "datetime" | "date-time"
            | "time" | "timestamp" => Self::String,
            "long" | "bigint" => Self::Integer,
            "float" | "double" | "decimal" | "currency" => Self::Number,
            "json" | "map" | "dict" | "struct" | "record" => Self::Object,
            "array" | "list" | "string[]" | "list<string>" => Self::StringArray,
            "object[]" | "list<object>" => Self::ObjectArray,
            _ => return None,
        })
    }
}

impl fmt::Display for PropertyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is no [`PropertyType`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPropertyType(pub String);

impl FromStr for PropertyType {
    type Err = UnknownPropertyType;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|kind| kind.name() == name);
        known.ok_or_else(|| UnknownPropertyType(name.to_owned()))
    }
}

/// An example of a property's value, as the JSON text in which it would be sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Example(pub(super) String);

impl Example {
    /// The value as JSON text: `"ord_10042"`, `3`, `[{"sku":"TS-1"}]`.
    pub fn as_json(&self) -> &str {
        &self.0
    }
}
