//! Properties of events and groups, and the fields of objects.

use super::change::change_property;
use super::constraints::ValueSpans;
use super::fields::{Fields, Text, What, wrong_kind};
use super::findings::range;
use super::node::{Node, Table, Value};
use super::reader::{RENAME, Reader};
use super::schema::{ALLOWED_VALUE, PROPERTY};
use super::values::{extra, json};
use crate::catalog::{AllowedValue, Pii, Property, PropertyType};
use crate::diagnostic::{Code, Finding, Related, quoted};
use serde_json::Number;
use std::collections::HashMap;
use toml_parser::Span;

/// How deep objects may stand in objects.
const DEEPEST: usize = 32;

/// What the properties that follow below it belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// The last event.
    Event,
    /// The last group.
    Group,
}

/// The properties of the event or group that is being read.
#[derive(Debug, Default)]
pub(super) struct CurrentProperties {
    /// Where each stands.
    names: HashMap<String, Span>,
    /// Where they stand in a list, so that none may follow below.
    written: Option<Span>,
}

impl Reader<'_, '_> {
    /// The properties in the list of an event or group whose other keys are read.
    pub(super) fn properties_of(&mut self, owner: Owner, fields: &mut Fields) {
        self.properties = CurrentProperties::default();
        let Some(list) = fields.tables("properties", &mut self.findings) else { return };
        for (table, span) in list.tables {
            self.add_property(owner, table, span);
        }
        self.properties.written = Some(list.span);
    }

    /// A property that stands below its owner as `[[event.properties]]` or `[[group.properties]]`.
    pub(super) fn property_below(&mut self, owner: Owner, table: Table, span: Span) {
        match self.properties.written {
            Some(first) => self.tell_again("properties", span, first),
            None => self.add_property(owner, table, span),
        }
    }

    fn add_property(&mut self, owner: Owner, table: Table, span: Span) {
        let mut names = std::mem::take(&mut self.properties.names);
        let property = self.property(table, span, &mut names, 0);
        self.properties.names = names;
        let properties = match owner {
            Owner::Event => {
                let event = self.event.and_then(|place| self.draft.events.all.get_mut(place));
                event.map(|event| &mut event.properties)
            }
            Owner::Group => self.draft.groups.all.last_mut().map(|group| &mut group.properties),
        };
        let Some(properties) = properties else { return };
        match properties.iter_mut().find(|it| self.is_extending && it.name == property.name) {
            Some(extended) => *extended = property,
            None => properties.push(property),
        }
    }

    /// A property among those of `names`, at this depth of objects.
    fn property(
        &mut self,
        table: Table,
        span: Span,
        names: &mut HashMap<String, Span>,
        depth: usize,
    ) -> Property {
        let extra = extra(&table);
        let spans = ValueSpans::of(&table, span);
        let mut fields = Fields::new(&PROPERTY, table, span, &mut self.findings);
        let name = fields.text("name", &mut self.findings);
        if let Some(name) = &name {
            self.check_property_name(name, names);
        }
        let kind = fields.text("type", &mut self.findings).and_then(|kind| self.property_type(&kind));
        let findings = &mut self.findings;
        let mut property = Property {
            name: name.map(|it| it.text.into_owned()).unwrap_or_default(),
            kind: kind.unwrap_or_default(),
            description: fields.owned("description", findings),
            required: fields.flag("required", findings),
            nullable: fields.flag("nullable", findings),
            format: fields.text("format", findings).map(|it| it.text.into_owned()),
            pattern: fields.text("pattern", findings).map(|it| it.text.into_owned()),
            deprecated: fields.flag("deprecated", findings),
            minimum: self.number(&mut fields, "minimum"),
            maximum: self.number(&mut fields, "maximum"),
            min_length: self.count(&mut fields, "min_length"),
            max_length: self.count(&mut fields, "max_length"),
            min_items: self.count(&mut fields, "min_items"),
            max_items: self.count(&mut fields, "max_items"),
            allowed: self.allowed(&mut fields),
            constant: fields.node("const", &mut self.findings).and_then(|it| json(&it, &mut self.findings)),
            example: fields
                .node("example", &mut self.findings)
                .and_then(|it| json(&it, &mut self.findings)),
            pii: self.pii(&mut fields),
            properties: self.nested(&mut fields, depth),
            extra,
        };
        if let Some(base) = self.inherited(&property.name).filter(|_| depth == 0) {
            property = change_property(base, property);
        }
        self.check_values(&property, &spans);
        property
    }

    fn nested(&mut self, fields: &mut Fields, depth: usize) -> Vec<Property> {
        let Some(list) = fields.tables("properties", &mut self.findings) else { return Vec::new() };
        if depth == DEEPEST {
            let finding =
                Finding::new(Code::NestedTooDeep, range(list.span), "objects are nested too deep");
            self.findings.push(finding.help(format!("at most {DEEPEST} levels can be planned")));
            return Vec::new();
        }
        let mut names = HashMap::new();
        let tables = list.tables.into_iter();
        tables.map(|(table, span)| self.property(table, span, &mut names, depth + 1)).collect()
    }

    fn check_property_name(&mut self, name: &Text, names: &mut HashMap<String, Span>) {
        if let Some(first) = names.insert(name.text.clone().into_owned(), name.span) {
            let message = format!("this event has the property {} already", quoted(&name.text));
            let finding = Finding::new(Code::DuplicateName, range(name.span), message)
                .related(Related::Here(first.start()));
            self.findings.push(finding.help(RENAME));
        }
    }

    fn property_type(&mut self, kind: &Text) -> Option<PropertyType> {
        let known = kind.text.parse();
        if known.is_err() {
            let message = format!("{} is not a property type", quoted(&kind.text));
            let help = PropertyType::remedy(&kind.text);
            self.findings.push(Finding::new(Code::InvalidValue, range(kind.span), message).help(help));
        }
        known.ok()
    }

    fn number(&mut self, fields: &mut Fields, key: &'static str) -> Option<Number> {
        let node = fields.node(key, &mut self.findings)?;
        let number = match node.value {
            Value::Integer(number) => Some(number.into()),
            Value::Float(number) => Number::from_f64(number),
            _ => None,
        };
        if number.is_none() {
            wrong_kind(&node, What::Key(key), "a number", PROPERTY.field(key), &mut self.findings);
        }
        number
    }

    fn count(&mut self, fields: &mut Fields, key: &'static str) -> Option<u64> {
        let node = fields.node(key, &mut self.findings)?;
        let count = match node.value {
            Value::Integer(number) => u64::try_from(number).ok(),
            _ => None,
        };
        if count.is_none() {
            let expected = "a whole number, zero or more";
            wrong_kind(&node, What::Key(key), expected, PROPERTY.field(key), &mut self.findings);
        }
        count
    }

    /// The values of an `enum`, each by itself or in a table with what it means.
    fn allowed(&mut self, fields: &mut Fields) -> Vec<AllowedValue> {
        let Some(node) = fields.node("enum", &mut self.findings) else { return Vec::new() };
        let Value::List(items) = node.value else {
            wrong_kind(&node, What::Key("enum"), "a list", PROPERTY.field("enum"), &mut self.findings);
            return Vec::new();
        };
        if items.is_empty() {
            let finding = Finding::new(Code::EmptyValue, range(node.span), "`enum` is empty");
            self.findings.push(finding.help("list at least one value, or remove the key"));
        }
        items.into_iter().filter_map(|item| self.allowed_value(item)).collect()
    }

    fn allowed_value(&mut self, item: Node) -> Option<AllowedValue> {
        match item.value {
            Value::Table(table) if table.iter().any(|(key, _)| key == "value") => {
                let mut fields = Fields::new(&ALLOWED_VALUE, table, item.span, &mut self.findings);
                let value = fields.node("value", &mut self.findings)?;
                let meaning = fields.owned("meaning", &mut self.findings);
                Some(AllowedValue { value: json(&value, &mut self.findings)?, meaning })
            }
            _ => Some(AllowedValue { value: json(&item, &mut self.findings)?, meaning: String::new() }),
        }
    }

    fn pii(&mut self, fields: &mut Fields) -> Pii {
        let Some(node) = fields.node("pii", &mut self.findings) else { return Pii::None };
        match &node.value {
            Value::Flag(is_personal) => (*is_personal).into(),
            Value::Text(grade) if grade == "sensitive" => Pii::Sensitive,
            _ => {
                let expected = "`true`, `false` or `\"sensitive\"`";
                wrong_kind(&node, What::Key("pii"), expected, PROPERTY.field("pii"), &mut self.findings);
                Pii::None
            }
        }
    }
}
