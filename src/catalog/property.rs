//! What is sent along with an event, and what is known of its values.
//!
//! The words are those of [JSON Schema](https://json-schema.org/), in TOML's snake case.

use super::property_type::PropertyType;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

/// Keys that begin with `x-`, with their values: what a team notes down for itself. They are kept everywhere.
pub type Extra = Map<String, Value>;

/// One thing that is sent along with an event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Property {
    /// The key under which it is sent: `order_id`.
    pub name: String,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: PropertyType,
    /// What the value means, in a few words; empty where nothing is given.
    pub description: String,
    /// Whether a message without it is wrong.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether it may be sent as null.
    #[serde(skip_serializing_if = "is_false")]
    pub nullable: bool,
    /// The only values it may have; any where empty.
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<AllowedValue>,
    /// The one value it always has.
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    pub constant: Option<Value>,
    /// The form of a text, by JSON Schema's name for it: `email`, `date-time`, `uri`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// A regular expression that a text matches somewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The least number it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// The greatest number it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
    /// The least number of characters of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u64>,
    /// The greatest number of characters of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
    /// The least number of items of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_items: Option<u64>,
    /// The greatest number of items of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u64>,
    /// The fields of an object, or of each object in a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<Property>,
    /// Whether it is sent no more by new code.
    #[serde(skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// A value as it could be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// Whether the value is personal data.
    #[serde(skip_serializing_if = "Pii::is_none")]
    pub pii: Pii,
    /// Keys of the team's own.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A value that a property may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllowedValue {
    /// The value.
    pub value: Value,
    /// What it means; empty where nothing is given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meaning: String,
}

/// Whether a value says something about a person.
///
/// Catalogs, plans and JSON have it as `true`, `false` or `"sensitive"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(into = "Value", try_from = "Value")]
pub enum Pii {
    /// It does not.
    #[default]
    None,
    /// It does: a name, an address.
    Personal,
    /// It is of the kinds that the law protects most, such as health or religion.
    Sensitive,
}

impl Property {
    /// A property of which no more than name and type is known.
    pub fn new(name: impl Into<String>, kind: PropertyType) -> Self {
        Self { name: name.into(), kind, ..Self::default() }
    }
}

impl Pii {
    /// Whether it is personal data, of whatever grade.
    pub fn is_personal(self) -> bool {
        self != Self::None
    }

    /// Whether it is no personal data.
    // serde hands over a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub fn is_none(&self) -> bool {
        *self == Self::None
    }
}

impl From<Pii> for Value {
    fn from(pii: Pii) -> Self {
        match pii {
            Pii::None => false.into(),
            Pii::Personal => true.into(),
            Pii::Sensitive => "sensitive".into(),
        }
    }
}

impl TryFrom<Value> for Pii {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        match value {
            Value::Bool(is_personal) => Ok(is_personal.into()),
            Value::String(grade) if grade == "sensitive" => Ok(Self::Sensitive),
            _ => Err("expected true, false or \"sensitive\""),
        }
    }
}

impl From<bool> for Pii {
    fn from(is_personal: bool) -> Self {
        if is_personal { Self::Personal } else { Self::None }
    }
}

// serde hands over a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}
