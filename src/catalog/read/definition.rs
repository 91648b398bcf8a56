//! What catalogs and plans say of events and properties in the same words.

use super::schema::{ALLOWED_VALUE, DEPRECATION};
use super::values::day;
use crate::catalog::{AllowedValue, Call, Deprecation, Pii, Property, PropertyType};
use crate::diagnostic::{Code, Finding, did_you_mean, quoted};
use crate::toml::{FindingSubject, Findings, Node, Table, TableBody, Text, wrong_type};
use serde_json::Number;
use toml::de::DeValue;

/// That the value of `key` is of another kind than expected.
fn wrong(fields: &Table, key: &str, node: Node, expected: &str) -> Finding {
    wrong_type(node, FindingSubject::Key(key), expected, fields.field(key))
}

pub(crate) fn call(fields: &Table, findings: &mut Findings) -> Call {
    let Some(call) = fields.text("call", findings) else { return Call::default() };
    call.text.parse().unwrap_or_else(|_| {
        let names = Call::ALL.map(Call::name);
        let all = || format!("the calls are {}", names.map(quoted).join(", "));
        let message = format!("unknown call {}", quoted(call.text));
        let help = did_you_mean(call.text, names).unwrap_or_else(all);
        findings.push(Finding::new(Code::InvalidValue, call.span.clone(), message).help(help));
        Call::default()
    })
}

/// A number or a text: teams count versions in both.
pub(crate) fn version(fields: &Table, findings: &mut Findings) -> Option<String> {
    let node = fields.node("version", findings)?;
    let text = || node.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
    let version = node.as_integer().map(|number| number.to_string()).or_else(text);
    if version.is_none() {
        findings.push(wrong(fields, "version", node, "a whole number or a string"));
    }
    version
}

/// `true`, or a table with the version since which it is and what replaces it.
pub(crate) fn deprecation(fields: &Table, findings: &mut Findings) -> Option<Deprecation> {
    let node = fields.node("deprecated", findings)?;
    if let Some(is_deprecated) = node.value().as_bool() {
        return is_deprecated.then(Deprecation::default);
    }
    let Some(body) = TableBody::of(node) else {
        findings.push(wrong(fields, "deprecated", node, "`true` or a table"));
        return None;
    };
    let table = fields.within(&DEPRECATION, body, findings);
    let since = table.node("since", findings).and_then(|node| {
        let day = day(node);
        if day.is_none() {
            findings.push(wrong(&table, "since", node, "a day"));
        }
        day
    });
    Some(Deprecation { since, replaced_by: table.owned_if_any("replaced_by", findings) })
}

pub(crate) fn property_type(kind: &Text, findings: &mut Findings) -> Option<PropertyType> {
    let known = kind.text.parse();
    if known.is_err() {
        let message = format!("{} is not a property type", quoted(kind.text));
        let help = PropertyType::remedy(kind.text);
        findings.push(Finding::new(Code::InvalidValue, kind.span.clone(), message).help(help));
    }
    known.ok()
}

/// What a property says of its values, but for its name, its type and the fields of objects.
pub(crate) fn constraints(fields: &Table, findings: &mut Findings) -> Property {
    Property {
        description: text(fields, "description", findings).unwrap_or_default(),
        required: fields.flag("required", findings),
        nullable: fields.flag("nullable", findings),
        format: text(fields, "format", findings),
        pattern: text(fields, "pattern", findings),
        deprecated: fields.flag("deprecated", findings),
        minimum: number(fields, "minimum", findings),
        maximum: number(fields, "maximum", findings),
        min_length: count(fields, "min_length", findings),
        max_length: count(fields, "max_length", findings),
        min_items: count(fields, "min_items", findings),
        max_items: count(fields, "max_items", findings),
        allowed: allowed(fields, findings),
        constant: fields.json("const", findings),
        example: fields.json("example", findings),
        pii: pii(fields, findings),
        ..Property::default()
    }
}

/// A text, which in a catalog is not empty.
fn text(fields: &Table, key: &str, findings: &mut Findings) -> Option<String> {
    if fields.is_strict() {
        fields.owned_if_any(key, findings)
    } else {
        fields.any_text(key, findings).map(str::to_owned)
    }
}

fn number(fields: &Table, key: &str, findings: &mut Findings) -> Option<Number> {
    let node = fields.node(key, findings)?;
    let number = match node.value() {
        DeValue::Float(number) => number.as_str().parse().ok().and_then(Number::from_f64),
        _ => node.as_integer().map(Number::from),
    };
    if number.is_none() {
        findings.push(wrong(fields, key, node, "a number"));
    }
    number
}

fn count(fields: &Table, key: &str, findings: &mut Findings) -> Option<u64> {
    let node = fields.node(key, findings)?;
    let count = node.as_integer().and_then(|number| u64::try_from(number).ok());
    if count.is_none() {
        findings.push(wrong(fields, key, node, "a whole number, zero or more"));
    }
    count
}

/// The values of an `enum`, each by itself or in a table with what it means.
fn allowed(fields: &Table, findings: &mut Findings) -> Vec<AllowedValue> {
    let Some(node) = fields.node("enum", findings) else { return Vec::new() };
    let Some(items) = node.items() else {
        findings.push(wrong(fields, "enum", node, "a list"));
        return Vec::new();
    };
    if items.len() == 0 && fields.is_strict() {
        let finding = Finding::new(Code::EmptyValue, node.span(), "`enum` is empty");
        findings.push(finding.help("list at least one value, or remove the key"));
    }
    items.filter_map(|item| allowed_value(fields, item, findings)).collect()
}

fn allowed_value<'t>(fields: &Table<'t>, item: Node<'t>, findings: &mut Findings) -> Option<AllowedValue> {
    let Some(body) = TableBody::of(item).filter(|body| body.get("value").is_some()) else {
        return Some(AllowedValue { value: fields.as_json(item, findings)?, meaning: String::new() });
    };
    let table = fields.within(&ALLOWED_VALUE, body, findings);
    let value = table.json("value", findings);
    let meaning = text(&table, "meaning", findings).unwrap_or_default();
    Some(AllowedValue { value: value?, meaning })
}

fn pii(fields: &Table, findings: &mut Findings) -> Pii {
    let Some(node) = fields.node("pii", findings) else { return Pii::None };
    match node.value() {
        DeValue::Boolean(is_personal) => (*is_personal).into(),
        DeValue::String(grade) if grade == "sensitive" => Pii::Sensitive,
        _ => {
            findings.push(wrong(fields, "pii", node, "`true`, `false` or `\"sensitive\"`"));
            Pii::None
        }
    }
}
