//! Events, and groups of properties that they share.

use super::current::Owner;
use super::definition;
use super::reader::{CatalogReader, RENAME};
use super::schema::{EVENT, GROUP};
use super::values::{extra, is_own};
use crate::catalog::{Event, Extra, Group};
use crate::diagnostic::quoted;
use crate::toml::{Table, TableBody, Text};

/// What is read of an event before its other keys.
pub(super) struct EventParts {
    pub(super) name: String,
    pub(super) extra: Extra,
}

impl CatalogReader<'_, '_> {
    pub(super) fn event(&mut self, body: TableBody) {
        self.is_extending = body.get("extends").is_some();
        if self.is_extending {
            return self.extended_event(body);
        }
        let extra = extra(&body);
        let fields = Table::strict(&EVENT, body, is_own, &mut self.findings);
        let name = fields.text("name", &mut self.findings);
        match &name {
            Some(name) => self.define_event(name),
            None => self.builder.events.names.is_incomplete = true,
        }
        let name = name.map(|it| it.text.to_owned()).unwrap_or_default();
        let event = self.event_of(EventParts { name, extra }, &fields);
        self.event = Some(self.builder.events.all.len());
        self.builder.events.all.push(event);
        self.properties_of(Owner::Event, &fields);
    }

    /// The event of the given parts and `fields`, without its properties.
    pub(super) fn event_of(&mut self, EventParts { name, extra }: EventParts, fields: &Table) -> Event {
        let groups = self.groups_of(fields);
        let findings = &mut self.findings;
        let owned = |it: Text| it.text.to_owned();
        Event {
            name,
            description: fields.owned("description", findings),
            page: fields.owned_if_any("page", findings),
            when: fields.owned_if_any("when", findings),
            owner: fields.owned_if_any("owner", findings),
            tags: fields.texts("tags", findings).into_iter().map(owned).collect(),
            links: fields.texts("links", findings).into_iter().map(owned).collect(),
            sources: self.kinds_of(fields, "sources"),
            destinations: self.kinds_of(fields, "destinations"),
            call: definition::call(fields, &mut self.findings),
            version: definition::version(fields, &mut self.findings),
            deprecated: definition::deprecation(fields, &mut self.findings),
            closed: fields.flag("closed", &mut self.findings),
            was: fields.texts("was", &mut self.findings).into_iter().map(owned).collect(),
            groups,
            spec_name: fields.owned_if_any("spec_name", &mut self.findings),
            note: fields.owned_if_any("note", &mut self.findings),
            properties: Vec::new(),
            extra,
        }
    }

    pub(super) fn group(&mut self, body: TableBody) {
        let fields = Table::strict(&GROUP, body, is_own, &mut self.findings);
        let name = fields.text("name", &mut self.findings);
        match &name {
            Some(name) => self.define_group(name),
            None => self.builder.groups.names.is_incomplete = true,
        }
        let group = Group {
            name: name.map(|it| it.text.to_owned()).unwrap_or_default(),
            description: fields.owned("description", &mut self.findings),
            all_events: fields.flag("all_events", &mut self.findings),
            properties: Vec::new(),
        };
        self.builder.groups.all.push(group);
        self.properties_of(Owner::Group, &fields);
    }

    fn define_event(&mut self, name: &Text) {
        let (place, site) = (self.builder.events.all.len(), self.site(&name.span));
        if let Err(site) = self.builder.events.names.define(&name.text.into(), place, site) {
            let what = format!("event {} is already defined", quoted(name.text));
            self.tell_taken(what, &name.span, site, RENAME);
        }
    }

    fn define_group(&mut self, name: &Text) {
        let (place, site) = (self.builder.groups.all.len(), self.site(&name.span));
        if let Err(site) = self.builder.groups.names.define(&name.text.into(), place, site) {
            let what = format!("group {} is already defined", quoted(name.text));
            self.tell_taken(what, &name.span, site, RENAME);
        }
    }

    fn groups_of(&mut self, fields: &Table) -> Vec<String> {
        let groups = fields.texts("groups", &mut self.findings);
        for group in &groups {
            self.builder.groups.names.refer(group.text, &group.span);
        }
        groups.into_iter().map(|it| it.text.to_owned()).collect()
    }

    /// The types of sources or destinations under `key`, each of which the catalog has to know.
    fn kinds_of(&mut self, fields: &Table, key: &str) -> Vec<String> {
        let kinds = fields.texts(key, &mut self.findings);
        let builder = &mut *self.builder;
        let names = match key {
            "sources" => &mut builder.source_types.names,
            _ => &mut builder.destination_types.names,
        };
        for kind in &kinds {
            names.refer(kind.text, &kind.span);
        }
        kinds.into_iter().map(|it| it.text.to_owned()).collect()
    }
}
