//! What an expression makes of a message, and from where.

use super::expression::{Conditional, Expression, below, holes};
use super::message::get;
use serde_json::{Map, Value};

/// What a field was filled with.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Filled {
    /// The value; none where nothing was there.
    pub value: Option<Value>,
    /// The paths that it was read from.
    pub read: Vec<String>,
}

/// What `expression` makes of `message`.
pub(super) fn evaluate(expression: &Expression, message: &Value) -> Filled {
    let mut reader = Reader { read: Vec::new() };
    let value = reader.value(expression, message, "");
    Filled { value, read: reader.read }
}

struct Reader {
    read: Vec<String>,
}

impl Reader {
    /// `root` is where `message` is in the whole one.
    fn value(&mut self, expression: &Expression, message: &Value, root: &str) -> Option<Value> {
        match expression {
            Expression::Literal(literal) => Some(literal.to_json()),
            Expression::Path(path) => self.path(path, message, root).cloned(),
            Expression::Or(one, other) => {
                let before = self.read.len();
                let first = self.value(one, message, root);
                if exists(first.as_ref()) {
                    return first;
                }
                self.read.truncate(before);
                self.value(other, message, root)
            }
            Expression::If(choice) => self.conditional(choice, message, root),
            Expression::Template(text) => Some(self.template(text, message, root).into()),
            Expression::Liquid(_) => Some(Value::String(String::new())),
            Expression::Each(list, shape) => self.each(list, shape, message, root),
            Expression::Merge(objects) => {
                let all = objects.iter().filter_map(|it| self.value(it, message, root));
                let entries =
                    all.filter_map(|it| if let Value::Object(entries) = it { Some(entries) } else { None });
                Some(Value::Object(entries.flatten().collect()))
            }
            Expression::Object(entries) => {
                let entries = entries
                    .iter()
                    .filter_map(|(key, it)| Some((key.clone(), self.value(it, message, root)?)));
                Some(Value::Object(entries.collect::<Map<_, _>>()))
            }
            Expression::List(elements) => Some(
                elements.iter().map(|it| self.value(it, message, root).unwrap_or(Value::Null)).collect(),
            ),
        }
    }

    fn path<'a>(&mut self, path: &str, message: &'a Value, root: &str) -> Option<&'a Value> {
        let found = get(message, path);
        if exists(found) {
            let whole = below(root, path);
            if !self.read.contains(&whole) {
                self.read.push(whole);
            }
        }
        found
    }

    fn conditional(&mut self, choice: &Conditional, message: &Value, root: &str) -> Option<Value> {
        let before = self.read.len();
        let tested = self.value(&choice.condition, message, root);
        self.read.truncate(before);
        let holds = exists(tested.as_ref()) && !(choice.must_be_filled && is_blank(tested.as_ref()));
        let taken = if holds { Some(&choice.then) } else { choice.otherwise.as_ref() };
        taken.and_then(|it| self.value(it, message, root))
    }

    fn template(&mut self, text: &str, message: &Value, root: &str) -> String {
        let mut filled = text.to_owned();
        for hole in holes(text) {
            let value = match self.path(hole, message, root) {
                None | Some(Value::Null) => String::new(),
                Some(Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
            };
            let start = filled.find("{{").unwrap_or_default();
            let end = filled[start..].find("}}").map_or(filled.len(), |end| start + end + 2);
            let end = if filled[end..].starts_with('}') { end + 1 } else { end };
            filled.replace_range(start..end, &value);
        }
        filled
    }

    fn each(
        &mut self,
        list: &Expression,
        shape: &Expression,
        message: &Value,
        root: &str,
    ) -> Option<Value> {
        let found = self.value(list, message, root)?;
        let items = match list {
            Expression::Path(path) => below(root, path),
            _ => root.to_owned(),
        };
        match found {
            Value::Array(elements) => {
                let items = format!("{items}[]");
                Some(
                    elements
                        .iter()
                        .map(|it| self.value(shape, it, &items).unwrap_or(Value::Null))
                        .collect(),
                )
            }
            // One object is taken for a list of one.
            found @ Value::Object(_) => {
                self.read.retain(|it| *it != items);
                Some(Value::Array(vec![self.value(shape, &found, &items).unwrap_or(Value::Null)]))
            }
            other => Some(other),
        }
    }
}

fn exists(value: Option<&Value>) -> bool {
    value.is_some_and(|it| !it.is_null())
}

/// What JavaScript holds for equal to an empty text.
fn is_blank(value: Option<&Value>) -> bool {
    match value {
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Bool(truth)) => !truth,
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        Some(Value::Array(elements)) => elements.is_empty(),
        _ => false,
    }
}
