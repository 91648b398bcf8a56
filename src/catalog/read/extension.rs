//! Events of the catalog that is extended, changed by the one that extends it.

use super::builder::share;
use super::change::change_event;
use super::current::Owner;
use super::event::EventParts;
use super::reader::CatalogReader;
use super::schema::EXTENDED_EVENT;
use super::values::{extra, is_own};
use crate::catalog::Property;
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::{Table, TableBody, Text};

impl CatalogReader<'_, '_> {
    /// An `[[event]]` with `extends`: what it sets overrides what the event had; its properties are
    /// added or change those of the same name.
    pub(super) fn extended_event(&mut self, body: TableBody) {
        let extra = extra(&body);
        let fields = Table::strict(&EXTENDED_EVENT, body, is_own, &mut self.findings);
        let extended = fields.text("extends", &mut self.findings);
        let hidden = fields.texts("hide", &mut self.findings);
        let change = self.event_of(EventParts { name: String::new(), extra }, &fields);
        self.event = extended.and_then(|name| self.extended(&name));
        if let Some(place) = self.event {
            let builder = &mut *self.builder;
            let event = &mut builder.events.all[place];
            change_event(event, change);
            share(event, &builder.groups.all, &builder.hidden);
            for name in &hidden {
                self.hide(place, name);
            }
        }
        self.properties_of(Owner::Event, &fields);
    }

    fn extended(&mut self, name: &Text) -> Option<usize> {
        let place = self.builder.events.names.place(name.text);
        if place.is_none() && !self.builder.events.names.is_incomplete {
            let names = self.builder.events.names.defined();
            let help = self.findings.did_you_mean(name.text, names);
            let message = format!("there is no event {} to extend", quoted(name.text));
            let finding = Finding::new(Code::UnknownReference, name.span.clone(), message);
            let remedy = "name an event of the catalog that this one extends";
            self.findings.push(finding.help(help.unwrap_or_else(|| remedy.to_owned())));
        }
        place
    }

    fn hide(&mut self, place: usize, name: &Text) {
        let event = &mut self.builder.events.all[place];
        let before = event.properties.len();
        event.properties.retain(|property| property.name != name.text);
        if event.properties.len() < before {
            self.builder.hidden.insert((event.name.clone(), name.text.to_owned()));
            return;
        }
        let names = event.properties.iter().map(|property| &*property.name);
        let help = self.findings.did_you_mean(name.text, names);
        let message = format!("event {} has no property {}", quoted(&event.name), quoted(name.text));
        let finding = Finding::new(Code::UnknownReference, name.span.clone(), message);
        self.findings.push(finding.help(help.unwrap_or_else(|| "remove it".to_owned())));
    }

    /// The property of the extended event that has this name.
    pub(super) fn inherited(&self, name: &str) -> Option<Property> {
        let event = self.builder.events.all.get(self.event.filter(|_| self.is_extending)?)?;
        event.properties.iter().find(|property| property.name == name).cloned()
    }
}
