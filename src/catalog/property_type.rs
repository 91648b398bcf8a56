//! The kinds of value that a property takes.

use crate::diagnostic::{did_you_mean, quoted};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// The types of value that a property takes: those of JSON, with the type of a list's items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PropertyType {
    /// Anything, or not known.
    #[default]
    Any,
    /// Text.
    String,
    /// A whole number; `1.0` is one.
    Integer,
    /// Any number.
    Number,
    /// True or false.
    Boolean,
    /// Keys with values.
    Object,
    /// A list of items of one type.
    Array(ItemType),
}

/// What is in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemType {
    /// Anything, or not known.
    Any,
    /// Texts.
    String,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// True and false.
    Boolean,
    /// Objects.
    Object,
    /// Lists.
    Array,
}

impl ItemType {
    /// All of them, in the order in which they are listed to people.
    pub const ALL: [Self; 7] =
        [Self::Any, Self::String, Self::Integer, Self::Number, Self::Boolean, Self::Object, Self::Array];

    /// The name that catalogs and plans use between the angle brackets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
        }
    }
}

impl PropertyType {
    /// All types, in the order in which they are listed to people.
    pub const ALL: [Self; 13] = [
        Self::String,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Object,
        Self::Any,
        Self::Array(ItemType::String),
        Self::Array(ItemType::Integer),
        Self::Array(ItemType::Number),
        Self::Array(ItemType::Boolean),
        Self::Array(ItemType::Object),
        Self::Array(ItemType::Array),
        Self::Array(ItemType::Any),
    ];

    /// The name that catalogs and plans use, such as `array<object>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array(ItemType::Any) => "array<any>",
            Self::Array(ItemType::String) => "array<string>",
            Self::Array(ItemType::Integer) => "array<integer>",
            Self::Array(ItemType::Number) => "array<number>",
            Self::Array(ItemType::Boolean) => "array<boolean>",
            Self::Array(ItemType::Object) => "array<object>",
            Self::Array(ItemType::Array) => "array<array>",
        }
    }

    /// The type of the items where this is a list.
    pub fn items(self) -> Option<ItemType> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Whether values of this type have fields: objects, and lists of objects.
    pub fn has_fields(self) -> bool {
        matches!(self, Self::Object | Self::Array(ItemType::Object))
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
            "int" | "long" | "bigint" => Self::Integer,
            "float" | "double" | "decimal" | "currency" => Self::Number,
            "bool" => Self::Boolean,
            "json" | "map" | "dict" | "struct" | "record" => Self::Object,
            "array" | "list" | "string[]" | "list<string>" => Self::Array(ItemType::String),
            "object[]" | "list<object>" => Self::Array(ItemType::Object),
            "number[]" | "list<number>" => Self::Array(ItemType::Number),
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

impl fmt::Display for UnknownPropertyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown type {}", quoted(&self.0))
    }
}

impl FromStr for PropertyType {
    type Err = UnknownPropertyType;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|kind| kind.name() == name);
        known.ok_or_else(|| UnknownPropertyType(name.to_owned()))
    }
}

impl Serialize for PropertyType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for PropertyType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        name.parse().map_err(de::Error::custom)
    }
}
