//! What one mapping makes of one message.

mod case;

use super::definition::{
    Behavior, DefaultMapping, Definition, Demand, MappedField, MessagePart, SuspectValue, ValueFate,
};
use super::evaluate::evaluate;
use super::expression::Expression;
use super::schema;
use case::{Case, Leaf};
use serde_json::{Map, Value};

/// What a mapping makes of a message that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The vendor's name of the mapping.
    pub mapping: String,
    /// Its place among the destination's.
    pub place: usize,
    /// Why the message is refused; empty where it is not.
    pub wants: Vec<Want>,
    /// What the mapping would carry and the message does not bring.
    pub lacks: Vec<Lack>,
    /// Values that do not arrive as they are.
    pub altered: Vec<Altered>,
    /// The paths of the message that reach the destination.
    pub reached: Vec<String>,
    /// Whether it asks for this event by name.
    pub is_by_name: bool,
    /// Whether every call of its kind arrives under one name.
    pub takes_everything: bool,
    /// Whether the vendor's code could not be seen to the end.
    pub is_unproven: bool,
}

/// Something for want of which a message is refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Want {
    /// The vendor's fields; one, or several of which one is enough.
    pub fields: Vec<String>,
    /// The paths of the message that would supply it.
    pub paths: Vec<String>,
    /// What is wrong.
    pub why: WantKind,
}

/// Why a message is refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WantKind {
    /// It is not there.
    Missing,
    /// It must be something else: `a number`.
    MustBe(String),
    /// The vendor's code refuses this kind of value.
    Value(SuspectValue),
}

/// Something that matters and does not arrive.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Lack {
    /// What it is.
    pub part: MessagePart,
    /// The paths of the message that would supply it.
    pub paths: Vec<String>,
}

/// A value that does not arrive as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Altered {
    /// The vendor's field.
    pub field: String,
    /// The paths that it was read from.
    pub paths: Vec<String>,
    /// What kind of value it is.
    pub kind: SuspectValue,
    /// Whether it is left out or sent in another form.
    pub outcome: ValueFate,
}

/// What the mapping makes of `message`; none where its trigger does not take it.
pub fn judge(definition: &Definition, place: usize, message: &Value) -> Option<Taken> {
    let mapping = &definition.mappings[place];
    if !mapping.trigger.as_ref()?.takes(message) {
        return None;
    }
    let action = &definition.actions[mapping.action];
    let behavior = behavior(definition, mapping);
    let (mut payload, leaves) = map(&action.fields, mapping, message);
    let complaints = schema::check(&action.fields, &mut payload);
    let case = Case { fields: &action.fields, behavior, payload, leaves };
    Some(case.verdict(place, mapping, complaints))
}

/// What the code behind a mapping does.
pub fn behavior<'a>(definition: &'a Definition, mapping: &'a DefaultMapping) -> &'a Behavior {
    mapping.behavior.as_ref().unwrap_or(&definition.actions[mapping.action].behavior)
}

/// What a mapping demands of a message, as a person knows it: the paths that supply each field, and of several
/// fields of which one is enough, all.
pub fn demands(definition: &Definition, mapping: &DefaultMapping) -> Vec<String> {
    let action = &definition.actions[mapping.action];
    let behavior = behavior(definition, mapping);
    let paths = |name: &String| {
        let place = action.fields.iter().position(|it| it.name == *name)?;
        let from = source(mapping, place, &action.fields[place])?;
        let mut paths = from.paths();
        paths.dedup();
        (!paths.is_empty() && paths.len() < 5).then(|| paths.join(" or "))
    };
    let mut demands: Vec<_> = action
        .fields
        .iter()
        .filter(|it| it.demand == Demand::Always)
        .filter_map(|it| paths(&it.name))
        .collect();
    for clause in &behavior.needs {
        let several: Vec<_> = clause.iter().filter_map(paths).collect();
        demands.push(several.join(" or "));
    }
    let mut seen = std::collections::HashSet::new();
    demands.retain(|it| !it.is_empty() && it != "timestamp" && seen.insert(it.clone()));
    demands
}

/// What fills a field in this mapping.
fn source<'a>(mapping: &'a DefaultMapping, place: usize, field: &'a MappedField) -> Option<&'a Expression> {
    let own = mapping.from.iter().find(|(it, _)| *it == place);
    own.map_or(field.from.as_ref(), |(_, from)| from.as_ref())
}

fn map(
    fields: &[MappedField],
    mapping: &DefaultMapping,
    message: &Value,
) -> (Map<String, Value>, Vec<Leaf>) {
    let (mut payload, mut leaves) = (Map::new(), Vec::new());
    for (place, field) in fields.iter().enumerate() {
        let Some(expression) = source(mapping, place, field) else { continue };
        let value = if let Expression::Object(entries) = expression {
            let filled = entries.iter().filter_map(|(name, part)| {
                let value = leaf(format!("{}.{name}", field.name), part, message, &mut leaves)?;
                Some((name.clone(), value))
            });
            Some(Value::Object(filled.collect()))
        } else {
            leaf(field.name.clone(), expression, message, &mut leaves)
        };
        payload.extend(value.map(|value| (field.name.clone(), value)));
    }
    (payload, leaves)
}

fn leaf(path: String, expression: &Expression, message: &Value, leaves: &mut Vec<Leaf>) -> Option<Value> {
    let filled = evaluate(expression, message);
    leaves.push(Leaf {
        path,
        read: filled.read,
        could_read: expression.paths(),
        item_paths: expression.item_paths(),
    });
    filled.value
}
