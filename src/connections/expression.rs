//! What fills a field: a small language of paths, constants and choices.
//!
//! It says what the vendor's mapping directives say, in a form that people can read and correct:
//! `properties.currency`, `userId ?? anonymousId`, `if exists(a) then b else c`, `template("Viewed {{name}}")`,
//! `each(properties.products, { id: product_id })`, `merge(a, b)`, `"constant"`.

mod parse;

use serde::{Deserialize, Serialize};

/// What is wrong in an expression, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {} at byte {}", .expected, .at)]
pub struct ExpressionError {
    /// The byte at which it shows.
    pub at: usize,
    /// What was expected.
    pub expected: &'static str,
}

/// What fills a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Expression {
    /// A constant.
    Literal(Literal),
    /// What is at a path of the message.
    Path(String),
    /// The first if it is there, else the second.
    Or(Box<Self>, Box<Self>),
    /// One of two, as a condition says.
    If(Box<Conditional>),
    /// Text with holes.
    Template(String),
    /// A template in Liquid, which is not looked into.
    Liquid(String),
    /// An object for each element of a list.
    Each(Box<Self>, Box<Self>),
    /// The keys of several objects, later ones first.
    Merge(Vec<Self>),
    /// An object.
    Object(Vec<(String, Self)>),
    /// A list.
    List(Vec<Self>),
}

/// A condition with what follows from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conditional {
    /// Whether an empty text counts as nothing.
    pub must_be_filled: bool,
    /// What must be there.
    pub condition: Expression,
    /// What is taken if it is.
    pub then: Expression,
    /// What is taken if it is not.
    pub otherwise: Option<Expression>,
}

/// A constant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Literal {
    /// Null.
    Null,
    /// True or false.
    Boolean(bool),
    /// Any number.
    Number(f64),
    /// Text.
    Text(String),
}

impl Expression {
    /// Whether it says the same for every message.
    pub fn is_constant(&self) -> bool {
        match self {
            Self::Literal(_) => true,
            Self::Path(_) | Self::Liquid(_) => false,
            Self::Template(text) => !text.contains("{{"),
            Self::Or(one, other) | Self::Each(one, other) => one.is_constant() && other.is_constant(),
            Self::If(choice) => choice.condition.is_constant(),
            Self::Merge(all) | Self::List(all) => all.iter().all(Self::is_constant),
            Self::Object(entries) => entries.iter().all(|(_, value)| value.is_constant()),
        }
    }

    /// Every path that may be read, conditions left out: what a person could supply. Of a list, its own path,
    /// not those of its items.
    pub fn paths(&self) -> Vec<String> {
        let mut paths = self.item_paths();
        paths.retain(|path| !path.contains("[]"));
        paths
    }

    /// Every path that may be read, those of the items of lists too: `properties.products[].price`.
    pub fn item_paths(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.collect("", &mut found);
        found
    }

    fn collect(&self, root: &str, found: &mut Vec<String>) {
        match self {
            Self::Literal(_) | Self::Liquid(_) => {}
            Self::Path(path) => found.push(below(root, path)),
            Self::Template(text) => found.extend(holes(text).map(|path| below(root, path))),
            Self::Or(one, other) => {
                one.collect(root, found);
                other.collect(root, found);
            }
            Self::If(choice) => {
                choice.then.collect(root, found);
                choice.otherwise.iter().for_each(|it| it.collect(root, found));
            }
            Self::Each(list, shape) => {
                list.collect(root, found);
                found.dedup();
                let items = found.last().map(|path| format!("{path}[]")).unwrap_or_default();
                shape.collect(&items, found);
            }
            Self::Merge(all) | Self::List(all) => all.iter().for_each(|it| it.collect(root, found)),
            Self::Object(entries) => entries.iter().for_each(|(_, value)| value.collect(root, found)),
        }
    }
}

/// `path` as seen from the whole message.
pub(super) fn below(root: &str, path: &str) -> String {
    if root.is_empty() { path.to_owned() } else { format!("{root}.{path}") }
}

/// The paths in the holes of a template.
pub(super) fn holes(template: &str) -> impl Iterator<Item = &str> {
    template
        .split("{{")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"))
        .map(|(hole, _)| hole.trim_matches(['{', ' ']))
}

impl Literal {
    /// The value as JSON has it.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Boolean(value) => (*value).into(),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a number without a fraction is sent without one"
            )]
            Self::Number(value) if value.fract() == 0.0 && value.abs() < 9e15 => (*value as i64).into(),
            Self::Number(value) => (*value).into(),
            Self::Text(text) => text.as_str().into(),
        }
    }
}
