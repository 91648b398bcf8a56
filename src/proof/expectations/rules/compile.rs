//! Makes the rules for a property's values of what its catalog says.

use super::{AllowedScalar, Bound, SizeRange, TextFormat, ValueRules};
use crate::catalog::Property;
use crate::proof::value::Decimal;
use regex::Regex;
use serde_json::{Number, Value};

impl ValueRules {
    /// The rules for the values of `property`, if there are any.
    pub(in crate::proof) fn of(property: &Property) -> Option<Self> {
        let constant = property.constant.iter();
        let allowed: Vec<_> = property.allowed.iter().map(|it| &it.value).chain(constant).collect();
        let rules = Self {
            allowed: (!allowed.is_empty()).then(|| allowed.into_iter().filter_map(scalar).collect()),
            // A catalog whose pattern is none is refused when it is read.
            pattern: property.pattern.as_deref().and_then(|pattern| Regex::new(pattern).ok()),
            format: property.format.as_deref().and_then(TextFormat::from_name),
            minimum: property.minimum.as_ref().map(bound),
            maximum: property.maximum.as_ref().map(bound),
            length: size(property.min_length, property.max_length),
            items: size(property.min_items, property.max_items),
        };
        (!rules.is_empty()).then_some(rules)
    }

    fn is_empty(&self) -> bool {
        self.allowed.is_none()
            && self.pattern.is_none()
            && self.format.is_none()
            && self.minimum.is_none()
            && self.maximum.is_none()
            && self.length.is_any()
            && self.items.is_any()
    }
}

fn scalar(value: &Value) -> Option<AllowedScalar> {
    match value {
        Value::Bool(value) => Some(AllowedScalar::Boolean(*value)),
        Value::Number(number) => Some(AllowedScalar::Number(Decimal::parse(&number.to_string()))),
        Value::String(text) => Some(AllowedScalar::Text(text.as_str().into())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn bound(number: &Number) -> Bound {
    Bound { value: Decimal::parse(&number.to_string()), near: number.as_f64().unwrap_or_default() }
}

fn size(least: Option<u64>, most: Option<u64>) -> SizeRange {
    SizeRange { least: least.unwrap_or(0), most: most.unwrap_or(u64::MAX) }
}
