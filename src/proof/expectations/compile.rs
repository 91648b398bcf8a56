//! Compiles a plan's events.

use super::field::Kinds;
use super::{Children, EventIndex, Expectations, ExpectedEvent, ExpectedField, FieldIndex};
use crate::catalog::{ItemType, PropertyType};
use crate::plan::{PlannedEvent, PlannedProperty, SetupPlan};
use crate::proof::{Call, ValueKind};

impl Expectations {
    /// What `plan` lets messages look like.
    pub fn of(plan: &SetupPlan) -> Self {
        let mut this = Self { plan: plan.name.clone(), ..Self::default() };
        for event in &plan.events {
            this.add_event(event);
        }
        this
    }

    fn add_event(&mut self, event: &PlannedEvent) {
        let index = EventIndex(narrow(self.events.len()));
        let root = self.add_field(ExpectedField {
            event: index.0,
            accepts: Kinds::of(&[ValueKind::Object]),
            ..ExpectedField::default()
        });
        let children = event.properties.iter().map(|property| self.add_property(index, property)).collect();
        self.fields[root.place()].children = Children::new(children);
        let call = Call::Track;
        self.events.push(ExpectedEvent { name: event.name.clone(), call, root });
        self.register(call, &event.name, index);
    }

    fn register(&mut self, call: Call, name: &str, index: EventIndex) {
        let is_every = |call: Call| call.counts_for() == Some(name);
        match call {
            Call::Track => drop(self.track.entry(name.into()).or_insert(index)),
            Call::Identify => drop(self.identify.get_or_insert(index)),
            Call::Group => drop(self.group.get_or_insert(index)),
            Call::Alias => drop(self.alias.get_or_insert(index)),
            Call::Page if !is_every(call) => drop(self.page.entry(name.into()).or_insert(index)),
            Call::Screen if !is_every(call) => drop(self.screen.entry(name.into()).or_insert(index)),
            Call::Page | Call::Screen => {}
        }
        // Both forms count: the call itself and the event that Protocols makes of it.
        if is_every(Call::Page) {
            self.page.entry("".into()).or_insert(index);
            self.track.entry(name.into()).or_insert(index);
        } else if is_every(Call::Screen) {
            self.screen.entry("".into()).or_insert(index);
            self.track.entry(name.into()).or_insert(index);
        }
    }

    fn add_property(&mut self, event: EventIndex, property: &PlannedProperty) -> (Box<str>, FieldIndex) {
        let field = ExpectedField {
            path: property.name.clone(),
            expected: property.kind.name().to_owned(),
            is_required: property.required,
            is_personal: property.pii,
            event: event.0,
            accepts: accepted(property.kind),
            ..ExpectedField::default()
        };
        let index = self.add_field(field);
        if let Some(element) = element(property.kind) {
            let items = ExpectedField {
                path: format!("{}[]", property.name),
                expected: element.name().to_owned(),
                is_personal: property.pii,
                is_item: true,
                event: event.0,
                accepts: Kinds::of(&[element]),
                ..ExpectedField::default()
            };
            self.fields[index.place()].items = Some(self.add_field(items));
        }
        (property.name.as_str().into(), index)
    }

    fn add_field(&mut self, field: ExpectedField) -> FieldIndex {
        let index = FieldIndex(narrow(self.fields.len()));
        self.fields.push(field);
        index
    }
}

fn accepted(kind: PropertyType) -> Kinds {
    match kind {
        PropertyType::Any => Kinds::ANY,
        PropertyType::String => Kinds::of(&[ValueKind::String]),
        PropertyType::Integer => Kinds::of(&[ValueKind::Integer]),
        PropertyType::Number => Kinds::of(&[ValueKind::Number]),
        PropertyType::Boolean => Kinds::of(&[ValueKind::Boolean]),
        PropertyType::Object => Kinds::of(&[ValueKind::Object]),
        PropertyType::Array(_) => Kinds::of(&[ValueKind::Array]),
    }
}

fn element(kind: PropertyType) -> Option<ValueKind> {
    match kind.items()? {
        ItemType::Any => None,
        ItemType::String => Some(ValueKind::String),
        ItemType::Integer => Some(ValueKind::Integer),
        ItemType::Number => Some(ValueKind::Number),
        ItemType::Boolean => Some(ValueKind::Boolean),
        ItemType::Object => Some(ValueKind::Object),
        ItemType::Array => Some(ValueKind::Array),
    }
}

/// A plan is a file of a few megabytes at most.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("fewer than four billion properties")
}
