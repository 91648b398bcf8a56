//! A choice made a plan: the merged recommendations less what was taken out, with names and notes.

use super::merge::{Asked, Merged, merge};
use super::{
    CatalogReference, Choice, Declined, DeclinedProperty, Item, PlannedConnection, PlannedEvent,
    PlannedProperty, Progress, Reference, SetupPlan, Verification, whole_second,
};
use crate::catalog::{Catalog, Event, Goal, Property, UseCase};
use jiff::Timestamp;

impl Choice {
    /// What the chosen use cases ask for together, what was taken out included.
    pub fn merged<'a>(&self, catalog: &'a Catalog, goal: &'a Goal) -> Merged<'a> {
        merge(self.selection().iter().filter_map(|place| catalog.recommendation(goal, place)))
    }
}

impl SetupPlan {
    /// The plan for what was chosen under `goal`, one of `catalog`'s, with nothing done yet. The same
    /// arguments give the same plan. Times are kept to the second.
    pub fn compose(
        name: impl Into<String>,
        catalog: &Catalog,
        goal: &Goal,
        choice: &Choice,
        now: Timestamp,
    ) -> Self {
        let merged = choice.merged(catalog, goal);
        let now = whole_second(now);
        Self {
            name: name.into(),
            created: now,
            updated: now,
            catalog: CatalogReference {
                id: catalog.id().to_owned(),
                edition: catalog.edition().date.clone(),
            },
            goal: Reference { id: goal.id.clone(), title: goal.title.clone() },
            use_cases: merged.use_cases.iter().map(|use_case| Reference::from(*use_case)).collect(),
            events: planned_events(&merged, choice),
            sources: planned_connections(&merged.sources, choice, Item::Source),
            destinations: planned_connections(&merged.destinations, choice, Item::Destination),
            verify: Verification::default(),
            declined: declined(&merged, choice),
        }
    }
}

impl From<UseCase<'_>> for Reference {
    fn from(use_case: UseCase) -> Self {
        Self { id: use_case.id().to_owned(), title: use_case.title().to_owned() }
    }
}

fn planned_events(merged: &Merged, choice: &Choice) -> Vec<PlannedEvent> {
    let planned = |asked: &Asked<&Event>| {
        let item = Item::Event(asked.what.name.clone());
        (!choice.is_declined(&item)).then(|| PlannedEvent {
            name: asked.what.name.clone(),
            description: asked.what.description.clone(),
            use_cases: ids(&asked.use_cases),
            progress: Progress::default(),
            note: choice.note(&item).map(str::to_owned),
            properties: planned_properties(asked.what, choice),
        })
    };
    merged.events.iter().filter_map(planned).collect()
}

fn planned_properties(event: &Event, choice: &Choice) -> Vec<PlannedProperty> {
    let kept = |property: &&Property| !choice.is_declined(&Item::property(event, property));
    event.properties.iter().filter(kept).map(PlannedProperty::from).collect()
}

impl From<&Property> for PlannedProperty {
    fn from(property: &Property) -> Self {
        Self {
            name: property.name.clone(),
            kind: property.kind,
            description: property.description.clone(),
            pii: property.pii.is_personal(),
            required: property.required,
        }
    }
}

fn planned_connections(
    asked: &[Asked<&str>],
    choice: &Choice,
    item: fn(String) -> Item,
) -> Vec<PlannedConnection> {
    let planned = |asked: &Asked<&str>| {
        let item = item(asked.what.to_owned());
        (!choice.is_declined(&item)).then(|| PlannedConnection {
            kind: asked.what.to_owned(),
            name: choice.name(&item).map(str::to_owned),
            use_cases: ids(&asked.use_cases),
            progress: Progress::default(),
            note: choice.note(&item).map(str::to_owned),
        })
    };
    asked.iter().filter_map(planned).collect()
}

fn ids(use_cases: &[UseCase]) -> Vec<String> {
    use_cases.iter().map(|use_case| use_case.id().to_owned()).collect()
}

/// What was taken out of what is recommended now. A property is told only where its event stays.
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
