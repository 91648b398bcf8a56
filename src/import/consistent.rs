//! A property without what contradicts itself: schemas of others may, catalogs must not.

use crate::catalog::Property;
use regex_syntax::ast::ErrorKind;
use regex_syntax::ast::parse::Parser;
use serde_json::{Number, Value};

/// Takes out of `property` what a catalog refuses; the keywords that are gone, as JSON Schema has them.
pub(super) fn make_consistent(property: &mut Property) -> Vec<&'static str> {
    let mut gone = Vec::new();
    let (kind, is_nullable) = (property.kind, property.nullable);
    let is_typed = |value: &Value| kind.admits(value) || (value.is_null() && is_nullable);
    let count = property.allowed.len();
    property.allowed.retain(|it| is_typed(&it.value));
    if property.allowed.len() < count {
        gone.push("enum");
    }
    let is_allowed = |value: &Value| {
        property.allowed.is_empty() || property.allowed.iter().any(|allowed| allowed.value == *value)
    };
    if property.constant.as_ref().is_some_and(|it| !is_typed(it) || !is_allowed(it)) {
        property.constant = None;
        gone.push("const");
    }
    if property.pattern.as_deref().is_some_and(is_no_pattern) {
        property.pattern = None;
        gone.push("pattern");
    }
    gone.extend(swapped(&mut property.minimum, &mut property.maximum, Number::as_f64, "minimum"));
    #[allow(clippy::cast_precision_loss)] // Only which of the two is greater matters.
    let length = |it: &u64| Some(*it as f64);
    gone.extend(swapped(&mut property.min_length, &mut property.max_length, length, "minLength"));
    gone.extend(swapped(&mut property.min_items, &mut property.max_items, length, "minItems"));
    if property.example.as_ref().is_some_and(|it| property.admits(it).is_err()) {
        property.example = None;
        gone.push("example");
    }
    if !property.properties.is_empty() && !property.kind.has_fields() {
        property.properties.clear();
        gone.push("properties");
    }
    gone
}

/// A pattern may be for another engine than ours: what JavaScript and Python have and Rust has not passes.
fn is_no_pattern(pattern: &str) -> bool {
    Parser::new().parse(pattern).is_err_and(|error| {
        !matches!(error.kind(), ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference)
    })
}

fn swapped<T>(
    least: &mut Option<T>,
    most: &mut Option<T>,
    number: impl Fn(&T) -> Option<f64>,
    keyword: &'static str,
) -> Option<&'static str> {
    let is_swapped = match (least.as_ref().and_then(&number), most.as_ref().and_then(&number)) {
        (Some(least), Some(most)) => least > most,
        _ => false,
    };
    if !is_swapped {
        return None;
    }
    (*least, *most) = (None, None);
    Some(keyword)
}
