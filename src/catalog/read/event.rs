//! Events and their properties.

use super::example::example;
use super::fields::{Fields, Text};
use super::findings::range;
use super::node::Table;
use super::reader::{RENAME, Reader};
use super::schema::{EVENT, PROPERTY};
use crate::catalog::{Event, Property, PropertyType};
use crate::fault::{Earlier, Finding, quoted};
use std::collections::HashMap;
use toml_parser::Span;

/// The event to which the properties that follow belong.
#[derive(Debug, Default)]
pub(super) struct CurrentEvent {
    /// Where each of its properties stands.
    properties: HashMap<String, Span>,
    /// Where it has its properties in a list, so that none may follow below it.
    written: Option<Span>,
}

impl Reader<'_, '_> {
    pub(super) fn event(&mut self, table: Table, span: Span) {
        let mut fields = Fields::new(&EVENT, table, span, &mut self.findings);
        let name = fields.text("name", &mut self.findings);
        match &name {
            Some(name) => self.define_event(name),
            None => self.draft.events.names.is_incomplete = true,
        }
        let findings = &mut self.findings;
        let event = Event {
            name: name.map(|it| it.text.into_owned()).unwrap_or_default(),
            description: fields.owned("description", findings),
            spec_name: fields.text("spec_name", findings).map(|it| it.text.into_owned()),
            note: fields.text("note", findings).map(|it| it.text.into_owned()),
            properties: Vec::new(),
        };
        self.draft.events.all.push(event);
        self.event = CurrentEvent::default();
        let Some(list) = fields.tables("properties", &mut self.findings) else { return };
        for (table, span) in list.tables {
            self.property(table, span);
        }
        self.event.written = Some(list.span);
        if let Some(event) = self.draft.events.all.last_mut() {
            event.properties.shrink_to_fit();
        }
    }

    fn define_event(&mut self, name: &Text) {
        let (place, site) = (self.draft.events.all.len(), self.site(name.span));
        if let Err(site) = self.draft.events.names.define(&name.text, place, site) {
            let what = format!("event {} is defined a second time", quoted(&name.text));
            self.tell_taken(what, name.span, site, RENAME);
        }
    }

    /// A property that stands below its event as `[[event.properties]]`.
    pub(super) fn property_below(&mut self, table: Table, span: Span) {
        match self.event.written {
            Some(first) => self.tell_again("properties", span, first),
            None => self.property(table, span),
        }
    }

    fn property(&mut self, table: Table, span: Span) {
        let mut fields = Fields::new(&PROPERTY, table, span, &mut self.findings);
        let name = fields.text("name", &mut self.findings);
        if let Some(name) = &name {
            self.check_property_name(name);
        }
        let kind = fields.text("type", &mut self.findings).and_then(|kind| self.property_type(&kind));
        let findings = &mut self.findings;
        let node = fields.node("example", findings);
        let example = node.map(|node| example(&node, kind, findings)).unwrap_or_default();
        let property = Property {
            name: name.map(|it| it.text.into_owned()).unwrap_or_default(),
            kind: kind.unwrap_or(PropertyType::String),
            description: fields.owned("description", findings),
            example,
            pii: fields.flag("pii", findings),
        };
        if let Some(event) = self.draft.events.all.last_mut() {
            event.properties.push(property);
        }
    }

    fn check_property_name(&mut self, name: &Text) {
        if let Some(first) = self.event.properties.insert(name.text.clone().into_owned(), name.span) {
            let message = format!("this event has the property {} already", quoted(&name.text));
            let finding = Finding::new(range(name.span), message).earlier(Earlier::Here(first.start()));
            self.findings.push(finding.help(RENAME));
        }
    }

    fn property_type(&mut self, kind: &Text) -> Option<PropertyType> {
        let known = kind.text.parse();
        if known.is_err() {
            let message = format!("{} is no type of a property", quoted(&kind.text));
            let help = PropertyType::remedy(&kind.text);
            self.findings.push(Finding::new(range(kind.span), message).help(help));
        }
        known.ok()
    }
}
