//! Properties of events and groups, and the fields of objects.

use super::change::change_property;
use super::constraints::ValueSpans;
use super::current::{CurrentProperties, Owner};
use super::definition;
use super::reader::{CatalogReader, RENAME};
use super::schema::PROPERTY;
use super::values::{extra, is_own};
use crate::catalog::Property;
use crate::diagnostic::{Code, Finding, Related, quoted};
use crate::toml::{Table, TableBody, Text};
use std::collections::HashMap;

/// How deep objects may be in objects.
const DEEPEST: usize = 32;

impl CatalogReader<'_, '_> {
    /// The properties in the list of an event or group whose other keys are read.
    pub(super) fn properties_of(&mut self, owner: Owner, fields: &Table) {
        self.properties = CurrentProperties::default();
        let Some(list) = fields.tables("properties", &mut self.findings) else { return };
        for body in list {
            self.add_property(owner, body);
        }
        self.properties.written = Some(fields.value_span("properties").start);
    }

    /// A property that is below its owner as `[[event.properties]]` or `[[group.properties]]`.
    pub(super) fn property_below(&mut self, owner: Owner, body: TableBody) {
        match self.properties.written {
            Some(first) => self.tell_again("properties", &body.span, first),
            None => self.add_property(owner, body),
        }
    }

    fn add_property(&mut self, owner: Owner, body: TableBody) {
        let mut names = std::mem::take(&mut self.properties.names);
        let property = self.property(body, &mut names, 0);
        self.properties.names = names;
        let properties = match owner {
            Owner::Event => {
                let event = self.event.and_then(|place| self.builder.events.all.get_mut(place));
                event.map(|event| &mut event.properties)
            }
            Owner::Group => self.builder.groups.all.last_mut().map(|group| &mut group.properties),
        };
        let Some(properties) = properties else { return };
        match properties.iter_mut().find(|it| self.is_extending && it.name == property.name) {
            Some(extended) => *extended = property,
            None => properties.push(property),
        }
    }

    /// A property among those of `names`, at this depth of objects.
    fn property(&mut self, body: TableBody, names: &mut HashMap<String, usize>, depth: usize) -> Property {
        let extra = extra(&body);
        let spans = ValueSpans::of(&body);
        let fields = Table::strict(&PROPERTY, body, is_own, &mut self.findings);
        let name = fields.text("name", &mut self.findings);
        if let Some(name) = &name {
            self.check_property_name(name, names);
        }
        let kind = fields.text("type", &mut self.findings);
        let kind = kind.and_then(|kind| definition::property_type(&kind, &mut self.findings));
        let mut property = Property {
            name: name.map(|it| it.text.to_owned()).unwrap_or_default(),
            kind: kind.unwrap_or_default(),
            properties: self.nested(&fields, depth),
            extra,
            ..definition::constraints(&fields, &mut self.findings)
        };
        if let Some(base) = self.inherited(&property.name).filter(|_| depth == 0) {
            property = change_property(base, property);
        }
        self.check_values(&property, &spans);
        property
    }

    fn nested(&mut self, fields: &Table, depth: usize) -> Vec<Property> {
        let Some(list) = fields.tables("properties", &mut self.findings) else { return Vec::new() };
        if depth == DEEPEST {
            let finding = Finding::new(
                Code::NestedTooDeep,
                fields.value_span("properties"),
                "objects are nested too deep",
            );
            self.findings.push(finding.help(format!("at most {DEEPEST} levels can be planned")));
            return Vec::new();
        }
        let mut names = HashMap::new();
        list.into_iter().map(|body| self.property(body, &mut names, depth + 1)).collect()
    }

    fn check_property_name(&mut self, name: &Text, names: &mut HashMap<String, usize>) {
        if let Some(first) = names.insert(name.text.to_owned(), name.span.start) {
            let message = format!("this event has the property {} already", quoted(name.text));
            let finding =
                Finding::new(Code::DuplicateName, name.span.clone(), message).related(Related::Here(first));
            self.findings.push(finding.help(RENAME));
        }
    }
}
