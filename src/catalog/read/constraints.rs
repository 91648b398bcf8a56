//! Contradictions in a property's constraints, as JSON Schema's own schema would find them.

use super::reader::CatalogReader;
use crate::catalog::{Property, Unfitting};
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::{Node, TableBody};
use regex_syntax::ast::ErrorKind;
use regex_syntax::ast::parse::Parser;
use serde_json::Value;
use std::ops::Range;

/// Where the values of a property are.
pub(super) struct ValueSpans<'t>(TableBody<'t>);

impl<'t> ValueSpans<'t> {
    /// Those of the property that `body` describes.
    pub(super) fn of(body: &TableBody<'t>) -> Self {
        Self(body.clone())
    }

    fn at(&self, key: &str) -> Range<usize> {
        self.0.get(key).map_or_else(|| self.0.span.clone(), Node::span)
    }

    /// The value of `enum` that is at `place`.
    fn allowed(&self, place: usize) -> Range<usize> {
        let list = self.0.get("enum").and_then(Node::items);
        list.and_then(|mut items| items.nth(place)).map_or_else(|| self.at("enum"), Node::span)
    }
}

impl CatalogReader<'_, '_> {
    /// Reports what contradicts itself in a property.
    pub(super) fn check_values(&mut self, property: &Property, spans: &ValueSpans) {
        self.check_allowed(property, spans);
        self.check_constant(property, spans);
        self.check_pattern(property, spans);
        for (least, most) in swapped_bounds(property) {
            let message = format!("`{least}` is greater than `{most}`");
            self.findings.push(
                Finding::new(Code::ConflictingConstraints, spans.at(least), message).help("swap them"),
            );
        }
        if let Some(finding) = property.example.as_ref().and_then(|it| unfitting(property, it, spans)) {
            self.findings.push(finding);
        }
        if !property.properties.is_empty() && !property.kind.has_fields() {
            let message = format!("a property of type {} has no fields", quoted(property.kind.name()));
            let help = "write `type = \"object\"` or `type = \"array<object>\"`";
            self.findings.push(
                Finding::new(Code::ConflictingConstraints, spans.at("properties"), message).help(help),
            );
        }
    }

    /// A pattern may be for another engine than ours: what JavaScript and Python have and Rust has not passes.
    fn check_pattern(&mut self, property: &Property, spans: &ValueSpans) {
        let Some(pattern) = &property.pattern else { return };
        let Err(error) = Parser::new().parse(pattern) else { return };
        if matches!(error.kind(), ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference) {
            return;
        }
        let message = format!("`pattern` is not a regular expression: {}", error.kind());
        let finding = Finding::new(Code::InvalidValue, spans.at("pattern"), message);
        self.findings
            .push(finding.help("correct it; in a string between `'`, backslashes stay as they are"));
    }

    fn check_allowed(&mut self, property: &Property, spans: &ValueSpans) {
        for (place, allowed) in property.allowed.iter().enumerate() {
            if is_typed(property, &allowed.value) {
                continue;
            }
            let span = spans.allowed(place);
            let kind = quoted(property.kind.name());
            let message = format!("the value of `enum` is {}, not {kind}", describe(&allowed.value));
            self.findings.push(
                Finding::new(Code::ConflictingConstraints, span, message)
                    .help("change the value or the type"),
            );
        }
    }

    fn check_constant(&mut self, property: &Property, spans: &ValueSpans) {
        let Some(constant) = &property.constant else { return };
        let is_allowed = || property.allowed.iter().any(|allowed| allowed.value == *constant);
        let (message, help) = if !is_typed(property, constant) {
            let kind = quoted(property.kind.name());
            let message = format!("the value of `const` is {}, not {kind}", describe(constant));
            (message, "change the value or the type")
        } else if !property.allowed.is_empty() && !is_allowed() {
            ("`const` is none of the values of `enum`".to_owned(), "leave one of the two out")
        } else {
            return;
        };
        self.findings
            .push(Finding::new(Code::ConflictingConstraints, spans.at("const"), message).help(help));
    }
}

fn is_typed(property: &Property, value: &Value) -> bool {
    property.kind.admits(value) || value.is_null() && property.nullable
}

/// The keys of bounds of which the lower is greater than the upper.
fn swapped_bounds(property: &Property) -> impl Iterator<Item = (&'static str, &'static str)> {
    let number = |number: &Option<serde_json::Number>| number.as_ref().and_then(serde_json::Number::as_f64);
    let is_swapped = [
        number(&property.minimum).zip(number(&property.maximum)).is_some_and(|(least, most)| least > most),
        property.min_length.zip(property.max_length).is_some_and(|(least, most)| least > most),
        property.min_items.zip(property.max_items).is_some_and(|(least, most)| least > most),
    ];
    let keys = [("minimum", "maximum"), ("min_length", "max_length"), ("min_items", "max_items")];
    keys.into_iter().zip(is_swapped).filter_map(|(keys, is_swapped)| is_swapped.then_some(keys))
}

/// What is wrong with the example.
fn unfitting(property: &Property, example: &Value, spans: &ValueSpans) -> Option<Finding> {
    let rule = match property.admits(example).err()? {
        Unfitting::Type => {
            let kind = quoted(property.kind.name());
            let message = format!("the example is {}, not {kind}", describe(example));
            return Some(
                Finding::new(Code::InvalidExample, spans.at("example"), message)
                    .help("change the example or the type"),
            );
        }
        Unfitting::Allowed => "is none of the values of `enum`",
        Unfitting::Constant => "is not the value of `const`",
        Unfitting::Range => "is not between `minimum` and `maximum`",
        Unfitting::Length => "is shorter than `min_length` or longer than `max_length`",
        Unfitting::Items => "has fewer items than `min_items` or more than `max_items`",
    };
    let finding = Finding::new(Code::InvalidExample, spans.at("example"), format!("the example {rule}"));
    Some(finding.help("change the example or the rule"))
}

fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(_) => "a whole number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a table",
    }
}
