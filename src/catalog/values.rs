//! Whether a value is one that a property may have.

use super::property::Property;
use super::property_type::{ItemType, PropertyType};
use serde_json::Value;

/// Why a value is none that a property may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfitting {
    /// It is of another type.
    Type,
    /// It is none of the allowed values.
    Allowed,
    /// It is not the one value that the property has.
    Constant,
    /// The number is less or greater than it may be.
    Range,
    /// The text is shorter or longer than it may be.
    Length,
    /// The list is shorter or longer than it may be.
    Items,
}

impl PropertyType {
    /// Whether `value` is of this type, as JSON Schema sees it: `1.0` is a whole number.
    pub fn admits(self, value: &Value) -> bool {
        match self {
            Self::Any => true,
            Self::String => value.is_string(),
            Self::Integer => is_whole(value),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Object => value.is_object(),
            Self::Array(items) => {
                value.as_array().is_some_and(|list| list.iter().all(|item| items.admits(item)))
            }
        }
    }
}

impl ItemType {
    /// Whether `value` is of this type.
    pub fn admits(self, value: &Value) -> bool {
        match self {
            Self::Any => true,
            Self::String => value.is_string(),
            Self::Integer => is_whole(value),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Object => value.is_object(),
            Self::Array => value.is_array(),
        }
    }
}

fn is_whole(value: &Value) -> bool {
    value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0)
}

impl Property {
    /// Whether `value` may be sent for it: the first reason against it. Patterns and formats are not looked at.
    pub fn admits(&self, value: &Value) -> Result<(), Unfitting> {
        if value.is_null() && self.nullable {
            return Ok(());
        }
        let checks = [
            (self.kind.admits(value), Unfitting::Type),
            (self.constant.as_ref().is_none_or(|constant| constant == value), Unfitting::Constant),
            (self.is_allowed(value), Unfitting::Allowed),
            (self.is_in_range(value), Unfitting::Range),
            (self.has_length(value), Unfitting::Length),
            (self.has_count(value), Unfitting::Items),
        ];
        checks.into_iter().find(|(fits, _)| !fits).map_or(Ok(()), |(_, why)| Err(why))
    }

    fn is_allowed(&self, value: &Value) -> bool {
        self.allowed.is_empty() || self.allowed.iter().any(|allowed| allowed.value == *value)
    }

    fn is_in_range(&self, value: &Value) -> bool {
        let Some(number) = value.as_f64() else { return true };
        let bound =
            |bound: &Option<serde_json::Number>| bound.as_ref().and_then(serde_json::Number::as_f64);
        bound(&self.minimum).is_none_or(|least| number >= least)
            && bound(&self.maximum).is_none_or(|greatest| number <= greatest)
    }

    fn has_length(&self, value: &Value) -> bool {
        let Some(text) = value.as_str() else { return true };
        is_between(text.chars().count(), self.min_length, self.max_length)
    }

    fn has_count(&self, value: &Value) -> bool {
        let Some(list) = value.as_array() else { return true };
        is_between(list.len(), self.min_items, self.max_items)
    }
}

fn is_between(count: usize, least: Option<u64>, most: Option<u64>) -> bool {
    let count = count as u64;
    least.is_none_or(|least| count >= least) && most.is_none_or(|most| count <= most)
}
