//! What an event and its properties are.

use super::findings::Findings;
use super::table::{Node, Table, wrong_type};
use crate::catalog::{AllowedValue, Call, Deprecation, Pii, Property};
use crate::diagnostic::{Code, Finding, did_you_mean, quoted};
use crate::plan::EventDetails;
use serde_json::{Map, Number, Value as Json};
use toml::de::DeValue;

pub(super) fn details(table: &Table, findings: &mut Findings) -> EventDetails {
    EventDetails {
        call: call(table, findings),
        page: table.text_if_any("page", findings),
        when: table.text_if_any("when", findings),
        owner: table.text_if_any("owner", findings),
        tags: table.texts("tags", findings),
        links: table.texts("links", findings),
        destinations: table.texts("destinations", findings),
        version: table.version("version", findings),
        deprecated: deprecated(table, findings),
        closed: table.flag("closed", findings),
        groups: table.texts("groups", findings),
        spec_name: table.text_if_any("spec_name", findings),
        guidance: table.text_if_any("guidance", findings),
    }
}

fn call(table: &Table, findings: &mut Findings) -> Call {
    let Some(name) = table.text_if_any("call", findings) else { return Call::Track };
    name.parse().unwrap_or_else(|_| {
        let names = Call::ALL.map(Call::name);
        let all = || format!("the calls are {}", names.map(quoted).join(", "));
        let finding = Finding::new(
            Code::InvalidValue,
            table.value_span("call"),
            format!("{} is no call", quoted(&name)),
        );
        findings.push(finding.help(did_you_mean(&name, names).unwrap_or_else(all)));
        Call::Track
    })
}

fn deprecated(table: &Table, findings: &mut Findings) -> Option<Deprecation> {
    let node = table.known("deprecated")?;
    let text = |key: &str| match node.get_ref().as_table()?.get(key)?.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Datetime(day) => Some(day.to_string()),
        _ => None,
    };
    match node.get_ref() {
        DeValue::Boolean(is_deprecated) => is_deprecated.then(Deprecation::default),
        DeValue::Table(_) => Some(Deprecation { since: text("since"), replaced_by: text("replaced_by") }),
        _ => {
            findings.push(wrong_type("deprecated", node, "true, false or a table"));
            None
        }
    }
}

pub(super) fn property(table: &Table, findings: &mut Findings) -> Property {
    let kind = table.property_type("type", findings);
    described(table, kind, findings)
}

fn described(table: &Table, kind: crate::catalog::PropertyType, findings: &mut Findings) -> Property {
    Property {
        name: table.identity("name", findings),
        kind,
        description: table.text_if_any("description", findings).unwrap_or_default(),
        required: table.flag("required", findings),
        nullable: table.flag("nullable", findings),
        allowed: allowed(table, findings),
        constant: table.known("const").and_then(json),
        format: table.text_if_any("format", findings),
        pattern: table.text_if_any("pattern", findings),
        minimum: number(table, "minimum", findings),
        maximum: number(table, "maximum", findings),
        min_length: count(table, "min_length", findings),
        max_length: count(table, "max_length", findings),
        min_items: count(table, "min_items", findings),
        max_items: count(table, "max_items", findings),
        properties: table.tables("properties", findings).iter().map(|it| field(it, findings)).collect(),
        deprecated: table.flag("deprecated", findings),
        example: table.known("example").and_then(json),
        pii: pii(table, findings),
        extra: Map::new(),
    }
}

/// A field of an object, which may leave its type out.
fn field(table: &Table, findings: &mut Findings) -> Property {
    let kind = match table.known("type") {
        Some(_) => table.property_type("type", findings),
        None => crate::catalog::PropertyType::default(),
    };
    let own = table.entries.iter().filter(|(key, _)| table.shape.within(key.get_ref()).is_none());
    let extra = own.filter_map(|(key, node)| Some((key.get_ref().to_string(), json(node)?))).collect();
    Property { extra, ..described(table, kind, findings) }
}

fn allowed(table: &Table, findings: &mut Findings) -> Vec<AllowedValue> {
    let Some(node) = table.known("enum") else { return Vec::new() };
    let Some(list) = node.get_ref().as_array() else {
        findings.push(wrong_type("enum", node, "a list of values"));
        return Vec::new();
    };
    let allowed = |node: &Node| {
        let told = node.get_ref().as_table().filter(|it| it.contains_key("value"));
        match told {
            Some(table) => Some(AllowedValue {
                value: json(table.get("value")?)?,
                meaning: table.get("meaning").and_then(|it| it.get_ref().as_str()).unwrap_or("").to_owned(),
            }),
            None => Some(AllowedValue { value: json(node)?, meaning: String::new() }),
        }
    };
    list.iter().filter_map(allowed).collect()
}

fn number(table: &Table, key: &str, findings: &mut Findings) -> Option<Number> {
    let node = table.known(key)?;
    if let Some(Json::Number(number)) = json(node) {
        return Some(number);
    }
    findings.push(wrong_type(key, node, "a number"));
    None
}

fn count(table: &Table, key: &str, findings: &mut Findings) -> Option<u64> {
    let node = table.known(key)?;
    let count = json(node).as_ref().and_then(Json::as_u64);
    if count.is_none() {
        findings.push(wrong_type(key, node, "a whole number"));
    }
    count
}

fn pii(table: &Table, findings: &mut Findings) -> Pii {
    let Some(node) = table.known("pii") else { return Pii::None };
    let pii = json(node).and_then(|value| Pii::try_from(value).ok());
    pii.unwrap_or_else(|| {
        findings.push(wrong_type("pii", node, "true, false or \"sensitive\""));
        Pii::None
    })
}

/// A value as JSON; times become texts. Nothing for what JSON has no word for.
fn json(node: &Node) -> Option<Json> {
    Some(match node.get_ref() {
        DeValue::String(text) => Json::String(text.to_string()),
        DeValue::Integer(number) => {
            Json::Number(i64::from_str_radix(number.as_str(), number.radix()).ok()?.into())
        }
        DeValue::Float(number) => Json::Number(Number::from_f64(number.as_str().parse().ok()?)?),
        DeValue::Boolean(flag) => Json::Bool(*flag),
        DeValue::Datetime(time) => Json::String(time.to_string()),
        DeValue::Array(items) => Json::Array(items.iter().filter_map(json).collect()),
        DeValue::Table(fields) => {
            let fields = fields.iter();
            Json::Object(
                fields.filter_map(|(key, it)| Some((key.get_ref().to_string(), json(it)?))).collect(),
            )
        }
    })
}
