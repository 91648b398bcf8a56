//! Values and where they are.

use super::findings::Findings;
use crate::diagnostic::{Code, Finding};
use serde_json::{Map, Number, Value as Json};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// A value and where it is in its file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'t> {
    value: &'t DeValue<'t>,
    from: usize,
    to: usize,
    /// Where in the file the text begins of which the tree's own spans count.
    pub(super) start: usize,
}

impl<'t> Node<'t> {
    pub(super) fn item(spanned: &'t Spanned<DeValue<'t>>, start: usize) -> Self {
        let span = spanned.span();
        Self { value: spanned.get_ref(), from: start + span.start, to: start + span.end, start }
    }

    /// The value of a key that is at `key`. Where it is missing, the parser's stand-in has no place.
    pub(super) fn entry(key: Range<usize>, spanned: &'t Spanned<DeValue<'t>>, start: usize) -> Self {
        let node = Self::item(spanned, start);
        if spanned.span().is_empty() {
            return Self { from: start + key.start, to: start + key.end, ..node };
        }
        node
    }

    pub(crate) fn value(self) -> &'t DeValue<'t> {
        self.value
    }

    pub(crate) fn span(self) -> Range<usize> {
        self.from..self.to
    }

    pub(crate) fn as_str(self) -> Option<&'t str> {
        self.value().as_str()
    }

    pub(crate) fn as_integer(self) -> Option<i64> {
        self.value().as_integer().and_then(integer)
    }

    pub(crate) fn as_table(self) -> Option<&'t DeTable<'t>> {
        self.value().as_table()
    }

    /// The items of a list.
    pub(crate) fn items(self) -> Option<impl ExactSizeIterator<Item = Node<'t>>> {
        let list = self.value().as_array()?;
        Some(list.iter().map(move |spanned| Node::item(spanned, self.start)))
    }

    /// What the value is, in words that people use.
    pub(crate) fn kind(self) -> &'static str {
        match self.value() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(it) if it.date.is_none() => "a time",
            DeValue::Datetime(it) if it.time.is_some() => "a date and time",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        }
    }

    /// The value as JSON; what JSON has no word for is reported as wrong.
    pub(crate) fn json(self, findings: &mut Findings) -> Option<Json> {
        if self.is_json(findings) { to_json(self.value()) } else { None }
    }

    fn is_json(self, findings: &mut Findings) -> bool {
        let (message, help) = match self.value() {
            DeValue::String(_) | DeValue::Boolean(_) => return true,
            DeValue::Integer(number) if integer(number).is_some() => return true,
            DeValue::Integer(_) => {
                findings.push(self.too_large());
                return false;
            }
            DeValue::Float(number) if number.as_str().parse().is_ok_and(f64::is_finite) => return true,
            DeValue::Array(_) => {
                let wrong = self.items().into_iter().flatten().filter(|item| !item.is_json(findings));
                return wrong.count() == 0;
            }
            DeValue::Table(table) => {
                let field = |(key, it): (&'t Spanned<_>, &'t _)| Node::entry(key.span(), it, self.start);
                let fields = table.iter().map(field);
                return fields.filter(|field| !field.is_json(findings)).count() == 0;
            }
            DeValue::Float(_) => ("JSON has no infinite numbers", "write a number"),
            DeValue::Datetime(_) => ("JSON has no dates", "write it as text, between quotation marks"),
        };
        findings.push(Finding::new(Code::WrongType, self.span(), message).help(help));
        false
    }

    /// That a number has more digits than TOML's may have.
    pub(super) fn too_large(self) -> Finding {
        let written = self.value().as_integer().map(ToString::to_string).unwrap_or_default();
        let finding = Finding::new(Code::SyntaxError, self.span(), "the number is too large");
        finding.help(super::explain_value::as_text(&written))
    }
}

fn integer(number: &DeInteger) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A value as JSON; times become texts. Nothing for what JSON has no word for.
pub(crate) fn to_json(value: &DeValue) -> Option<Json> {
    Some(match value {
        DeValue::String(text) => Json::String(text.to_string()),
        DeValue::Integer(number) => Json::Number(integer(number)?.into()),
        DeValue::Float(number) => Json::Number(Number::from_f64(number.as_str().parse().ok()?)?),
        DeValue::Boolean(flag) => Json::Bool(*flag),
        DeValue::Datetime(time) => Json::String(time.to_string()),
        DeValue::Array(items) => Json::Array(items.iter().filter_map(|it| to_json(it.get_ref())).collect()),
        DeValue::Table(fields) => {
            let field = |(key, it): (&Spanned<_>, &Spanned<DeValue>)| {
                let key: &std::borrow::Cow<str> = key.get_ref();
                Some((key.to_string(), to_json(it.get_ref())?))
            };
            Json::Object(fields.iter().filter_map(field).collect::<Map<_, _>>())
        }
    })
}
