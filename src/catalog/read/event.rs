//! Events, and groups of properties that they share.

use super::fields::{Fields, Text, What, wrong_kind};
use super::findings::range;
use super::node::{Node, Table, Value};
use super::property::Owner;
use super::reader::{RENAME, Reader};
use super::schema::{DEPRECATION, EVENT, GROUP};
use super::values::{day, extra};
use crate::catalog::{Call, Deprecation, Event, Extra, Group};
use crate::diagnostic::{Code, Finding, did_you_mean, quoted};
use toml_parser::Span;

/// What is read of an event before its other keys.
pub(super) struct Parts {
    pub(super) name: String,
    pub(super) extra: Extra,
}

impl Reader<'_, '_> {
    pub(super) fn event(&mut self, table: Table, span: Span) {
        self.is_extending = table.iter().any(|(key, _)| key == "extends");
        if self.is_extending {
            return self.extended_event(table, span);
        }
        let extra = extra(&table);
        let mut fields = Fields::new(&EVENT, table, span, &mut self.findings);
        let name = fields.text("name", &mut self.findings);
        match &name {
            Some(name) => self.define_event(name),
            None => self.draft.events.names.is_incomplete = true,
        }
        let name = name.map(|it| it.text.into_owned()).unwrap_or_default();
        let event = self.event_of(Parts { name, extra }, &mut fields);
        self.event = Some(self.draft.events.all.len());
        self.draft.events.all.push(event);
        self.properties_of(Owner::Event, &mut fields);
    }

    /// The event of the given parts and `fields`, without its properties.
    pub(super) fn event_of(&mut self, Parts { name, extra }: Parts, fields: &mut Fields) -> Event {
        let groups = self.groups_of(fields);
        let findings = &mut self.findings;
        let owned = |it: Text| it.text.into_owned();
        Event {
            name,
            description: fields.owned("description", findings),
            page: fields.text("page", findings).map(owned),
            when: fields.text("when", findings).map(owned),
            owner: fields.text("owner", findings).map(owned),
            tags: fields.texts("tags", findings).into_iter().map(owned).collect(),
            links: fields.texts("links", findings).into_iter().map(owned).collect(),
            sources: self.kinds_of(fields, "sources"),
            destinations: self.kinds_of(fields, "destinations"),
            call: self.call(fields),
            version: self.version(fields),
            deprecated: self.deprecation(fields),
            closed: fields.flag("closed", &mut self.findings),
            was: fields.texts("was", &mut self.findings).into_iter().map(owned).collect(),
            groups,
            spec_name: fields.text("spec_name", &mut self.findings).map(owned),
            note: fields.text("note", &mut self.findings).map(owned),
            properties: Vec::new(),
            extra,
        }
    }

    pub(super) fn group(&mut self, table: Table, span: Span) {
        let mut fields = Fields::new(&GROUP, table, span, &mut self.findings);
        let name = fields.text("name", &mut self.findings);
        match &name {
            Some(name) => self.define_group(name),
            None => self.draft.groups.names.is_incomplete = true,
        }
        let group = Group {
            name: name.map(|it| it.text.into_owned()).unwrap_or_default(),
            description: fields.owned("description", &mut self.findings),
            all_events: fields.flag("all_events", &mut self.findings),
            properties: Vec::new(),
        };
        self.draft.groups.all.push(group);
        self.properties_of(Owner::Group, &mut fields);
    }

    fn define_event(&mut self, name: &Text) {
        let (place, site) = (self.draft.events.all.len(), self.site(name.span));
        if let Err(site) = self.draft.events.names.define(&name.text, place, site) {
            let what = format!("event {} is already defined", quoted(&name.text));
            self.tell_taken(what, name.span, site, RENAME);
        }
    }

    fn define_group(&mut self, name: &Text) {
        let (place, site) = (self.draft.groups.all.len(), self.site(name.span));
        if let Err(site) = self.draft.groups.names.define(&name.text, place, site) {
            let what = format!("group {} is already defined", quoted(&name.text));
            self.tell_taken(what, name.span, site, RENAME);
        }
    }

    fn groups_of(&mut self, fields: &mut Fields) -> Vec<String> {
        let groups = fields.texts("groups", &mut self.findings);
        for group in &groups {
            self.draft.groups.names.refer(&group.text, group.span);
        }
        groups.into_iter().map(|it| it.text.into_owned()).collect()
    }

    /// The types of sources or destinations under `key`, each of which the catalog has to know.
    fn kinds_of(&mut self, fields: &mut Fields, key: &str) -> Vec<String> {
        let kinds = fields.texts(key, &mut self.findings);
        let draft = &mut *self.draft;
        let names = match key {
            "sources" => &mut draft.source_types.names,
            _ => &mut draft.destination_types.names,
        };
        for kind in &kinds {
            names.refer(&kind.text, kind.span);
        }
        kinds.into_iter().map(|it| it.text.into_owned()).collect()
    }

    fn call(&mut self, fields: &mut Fields) -> Call {
        let Some(call) = fields.text("call", &mut self.findings) else { return Call::default() };
        call.text.parse().unwrap_or_else(|_| {
            let names = Call::ALL.map(Call::name);
            let all = || format!("the calls are {}", names.map(quoted).join(", "));
            let message = format!("unknown call {}", quoted(&call.text));
            let help = did_you_mean(&call.text, names).unwrap_or_else(all);
            self.findings.push(Finding::new(Code::InvalidValue, range(call.span), message).help(help));
            Call::default()
        })
    }

    /// A number or a text: teams count versions in both.
    fn version(&mut self, fields: &mut Fields) -> Option<String> {
        let node = fields.node("version", &mut self.findings)?;
        match node.value {
            Value::Integer(number) => Some(number.to_string()),
            Value::Text(text) if !text.trim().is_empty() => Some(text.into_owned()),
            _ => {
                let field = EVENT.field("version");
                let expected = "a whole number or a string";
                wrong_kind(&node, What::Key("version"), expected, field, &mut self.findings);
                None
            }
        }
    }

    /// `true`, or a table that tells since when and what takes its place.
    fn deprecation(&mut self, fields: &mut Fields) -> Option<Deprecation> {
        let node = fields.node("deprecated", &mut self.findings)?;
        match node.value {
            Value::Flag(is_deprecated) => is_deprecated.then(Deprecation::default),
            Value::Table(table) => {
                let mut fields = Fields::new(&DEPRECATION, table, node.span, &mut self.findings);
                let since = fields.node("since", &mut self.findings);
                let replaced_by = fields.text("replaced_by", &mut self.findings);
                Some(Deprecation {
                    since: since.and_then(|node| self.since(&node)),
                    replaced_by: replaced_by.map(|it| it.text.into_owned()),
                })
            }
            _ => {
                let field = EVENT.field("deprecated");
                wrong_kind(&node, What::Key("deprecated"), "`true` or a table", field, &mut self.findings);
                None
            }
        }
    }

    fn since(&mut self, node: &Node) -> Option<String> {
        let day = day(node);
        if day.is_none() {
            let field = DEPRECATION.field("since");
            wrong_kind(node, What::Key("since"), "a day", field, &mut self.findings);
        }
        day
    }
}
