//! A choice made a plan: the merged recommendations less what was taken out, with names and notes.

use super::merge::{Asked, Merged, merge};
use super::{
    Archive, CatalogReference, Choice, Declined, DeclinedProperty, EventDetails, EventProgress, Item,
    OwnKeys, PlannedConnection, PlannedEvent, PlannedGoal, PlannedProperty, Reference, SetupPlan,
    Verification, whole_second,
};
use crate::catalog::{Catalog, Event, Property, UseCase, UseCaseIndex};
use jiff::Timestamp;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

impl Choice {
    /// What the chosen use cases ask for together, what was taken out included.
    pub fn merged<'a>(&self, catalog: &'a Catalog) -> Merged<'a> {
        merge(self.recommendations(catalog))
    }
}

impl SetupPlan {
    /// The plan for what was chosen from `catalog`, with nothing done yet. The same arguments give the same plan.
    /// Times are kept to the second.
    pub fn compose(name: impl Into<String>, catalog: &Catalog, choice: &Choice, now: Timestamp) -> Self {
        let merged = choice.merged(catalog);
        let ids: Ids = merged.use_cases.iter().map(|it| (it.index(), Arc::from(it.id()))).collect();
        let goals = choice.selections().map(|(place, selection)| {
            let goal = &catalog.goals()[place];
            let chosen = selection.iter().filter_map(|place| catalog.recommendation(goal, place));
            let use_cases = chosen.map(|it| reference(it.use_case(), &ids)).collect();
            PlannedGoal::new(&*goal.id, &*goal.title, use_cases)
        });
        let goals = goals.collect();
        let composer = Composer { catalog, choice, ids };
        let mut plan = Self {
            name: name.into(),
            created: Some(whole_second(now)),
            catalog: CatalogReference::of(catalog),
            goals,
            events: composer.events(&merged),
            sources: composer.connections(&merged.sources, Item::Source),
            destinations: composer.connections(&merged.destinations, Item::Destination),
            verify: Verification::default(),
            declined: declined(&merged, choice),
            own_keys: OwnKeys::default(),
        };
        plan.declined.kept = composer.archive(&plan);
        plan
    }
}

type Ids = HashMap<UseCaseIndex, Arc<str>>;

fn reference(use_case: UseCase, ids: &Ids) -> Reference {
    Reference::new(ids[&use_case.index()].clone(), use_case.title())
}

struct Composer<'a> {
    catalog: &'a Catalog,
    choice: &'a Choice,
    ids: Ids,
}

impl Composer<'_> {
    /// What a person named or wrote about and then took out, or nobody asks for any more.
    fn archive(&self, plan: &SetupPlan) -> Archive {
        let texts = self.choice.names().chain(self.choice.notes());
        let told: BTreeSet<&Item> = texts.map(|(item, _)| item).collect();
        let mut archive = Archive::default();
        for item in told {
            match item {
                Item::Event(name) if !plan.events.iter().any(|it| it.name == *name) => {
                    let event = self.catalog.events().iter().find(|it| it.name == *name);
                    archive.events.extend(event.map(|it| self.event(it, Vec::new())));
                }
                Item::Source(kind) if !plan.sources.iter().any(|it| it.kind == *kind) => {
                    archive.sources.push(self.connection(kind, item, Vec::new()));
                }
                Item::Destination(kind) if !plan.destinations.iter().any(|it| it.kind == *kind) => {
                    archive.destinations.push(self.connection(kind, item, Vec::new()));
                }
                _ => {}
            }
        }
        archive
    }

    fn events(&self, merged: &Merged) -> Vec<PlannedEvent> {
        let planned = |asked: &Asked<&Event>| {
            let item = Item::Event(asked.what.name.clone());
            (!self.choice.is_declined(&item)).then(|| self.event(asked.what, self.use_cases(asked)))
        };
        merged.events.iter().filter_map(planned).collect()
    }

    fn event(&self, event: &Event, use_cases: Vec<Arc<str>>) -> PlannedEvent {
        PlannedEvent {
            use_cases,
            note: self.choice.note(&Item::Event(event.name.clone())).map(str::to_owned),
            progress: EventProgress::of_sources(event.sources.iter().cloned()),
            details: EventDetails::from(event),
            was: event.was.clone(),
            own_keys: OwnKeys::from(&event.extra),
            properties: self.properties(event),
            ..PlannedEvent::new(&*event.name, &*event.description)
        }
    }

    fn properties(&self, event: &Event) -> Vec<PlannedProperty> {
        let stays = |property: &&Property| !self.choice.is_declined(&Item::property(event, property));
        event.properties.iter().filter(stays).map(PlannedProperty::from).collect()
    }

    fn connections(&self, asked: &[Asked<&str>], item: fn(String) -> Item) -> Vec<PlannedConnection> {
        let planned = |asked: &Asked<&str>| {
            let item = item(asked.what.to_owned());
            let is_in = !self.choice.is_declined(&item);
            is_in.then(|| self.connection(asked.what, &item, self.use_cases(asked)))
        };
        asked.iter().filter_map(planned).collect()
    }

    fn connection(&self, kind: &str, item: &Item, use_cases: Vec<Arc<str>>) -> PlannedConnection {
        PlannedConnection {
            name: self.choice.name(item).map(str::to_owned),
            description: self.summary(item).unwrap_or_default().to_owned(),
            use_cases,
            note: self.choice.note(item).map(str::to_owned),
            ..PlannedConnection::new(kind)
        }
    }

    /// What the catalog says of a source or destination type.
    fn summary(&self, item: &Item) -> Option<&str> {
        match item {
            Item::Source(kind) => {
                self.catalog.source_types().iter().find(|it| it.name == *kind).map(|it| &*it.summary)
            }
            Item::Destination(kind) => {
                self.catalog.destination_types().iter().find(|it| it.name == *kind).map(|it| &*it.summary)
            }
            Item::Event(_) | Item::Property { .. } => None,
        }
    }

    fn use_cases<T>(&self, asked: &Asked<T>) -> Vec<Arc<str>> {
        asked.use_cases.iter().map(|use_case| self.ids[&use_case.index()].clone()).collect()
    }
}

/// What was taken out of what is recommended now. A property is reported only where its event stays.
fn declined(merged: &Merged, choice: &Choice) -> Declined {
    let mut declined = Declined::default();
    for Asked { what: event, .. } in &merged.events {
        if choice.is_declined(&Item::Event(event.name.clone())) {
            declined.events.push(event.name.clone());
            continue;
        }
        let out = event.properties.iter().filter(|it| choice.is_declined(&Item::property(event, it)));
        declined
            .properties
            .extend(out.map(|it| DeclinedProperty { event: event.name.clone(), name: it.name.clone() }));
    }
    let out = |asked: &[Asked<&str>], item: fn(String) -> Item| {
        let kinds = asked.iter().map(|asked| asked.what.to_owned());
        kinds.filter(|kind| choice.is_declined(&item(kind.clone()))).collect()
    };
    declined.sources = out(&merged.sources, Item::Source);
    declined.destinations = out(&merged.destinations, Item::Destination);
    declined
}

impl Item {
    /// What the item itself is called: an event's or a property's name, a source or destination type.
    pub fn title(&self) -> &str {
        match self {
            Self::Event(name) | Self::Property { name, .. } => name,
            Self::Source(kind) | Self::Destination(kind) => kind,
        }
    }

    /// What it is, in a word: `event`, `property`, `source`, `destination`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Property { .. } => "property",
            Self::Source(_) => "source",
            Self::Destination(_) => "destination",
        }
    }

    /// The item for a property of an event.
    pub fn property(event: &Event, property: &Property) -> Self {
        Self::Property { event: event.name.clone(), name: property.name.clone() }
    }
}
