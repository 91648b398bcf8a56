//! Compiles a plan's events.

use super::field::Kinds;
use super::rules::ValueRules;
use super::{Children, EventIndex, Expectations, ExpectedEvent, ExpectedField, FieldIndex};
use crate::catalog::{Catalog, Event, ItemType, Property, PropertyType};
use crate::plan::{PlannedEvent, PlannedProperty, SetupPlan};
use crate::proof::call::counts_for;
use crate::proof::{Call, ValueKind};

/// A property as plan and catalog say it together.
struct Wanted<'a> {
    name: &'a str,
    kind: PropertyType,
    is_required: bool,
    is_personal: bool,
    /// Where its values are described, if they are.
    described: Option<&'a Property>,
}

impl<'a> Wanted<'a> {
    /// The plan says what is sent and of which type, and what values it may have. Plans of version 1 say nothing of
    /// values; there the catalog does.
    fn planned(planned: &'a PlannedProperty, event: Option<&'a Event>) -> Self {
        let recommended =
            event.and_then(|event| event.properties.iter().find(|it| it.name == planned.name));
        Self {
            name: &planned.name,
            kind: planned.kind,
            is_required: planned.required || recommended.is_some_and(|it| it.required),
            is_personal: planned.pii.is_personal() || recommended.is_some_and(|it| it.pii.is_personal()),
            described: if describes_values(planned) {
                Some(&planned.definition)
            } else {
                recommended.filter(|it| it.kind == planned.kind)
            },
        }
    }

    fn nested(property: &'a Property) -> Self {
        Self {
            name: &property.name,
            kind: property.kind,
            is_required: property.required,
            is_personal: property.pii.is_personal(),
            described: Some(property),
        }
    }

    fn field(&self, path: &str, event: EventIndex) -> ExpectedField {
        ExpectedField {
            path: format!("{path}{}", self.name),
            expected: self.kind.to_string(),
            is_required: self.is_required,
            is_personal: self.is_personal,
            event: event.0,
            accepts: accepted(self.kind),
            rules: self.described.and_then(ValueRules::of).map(Box::new),
            is_nullable: self.described.is_some_and(|it| it.nullable),
            ..ExpectedField::default()
        }
    }
}

fn describes_values(property: &Property) -> bool {
    property.nullable || !property.properties.is_empty() || ValueRules::of(property).is_some()
}

impl Expectations {
    /// What `plan` lets messages look like. Its catalog is asked for what the plan does not say: plans of version 1
    /// have no allowed values, bounds, patterns, nested properties and calls.
    pub fn of(plan: &SetupPlan, catalog: Option<&Catalog>) -> Self {
        let mut this = Self { plan: plan.name.clone(), ..Self::default() };
        for planned in &plan.events {
            let mut recommended = catalog.into_iter().flat_map(Catalog::events);
            this.add_event(planned, recommended.find(|event| event.name == planned.name));
        }
        this
    }

    fn add_event(&mut self, planned: &PlannedEvent, recommended: Option<&Event>) {
        let index = EventIndex(narrow(self.events.len()));
        let accepts = Kinds::of(&[ValueKind::Object]);
        let root = self.add_field(ExpectedField { event: index.0, accepts, ..ExpectedField::default() });
        let wanted = planned.properties.iter().map(|it| Wanted::planned(it, recommended));
        self.add_children(root, wanted, "", index);
        let details = &planned.details;
        let (call, page) = match recommended {
            Some(event) if details.call.is_track() => (event.call, event.page.as_deref()),
            _ => (details.call, details.page.as_deref()),
        };
        self.events.push(ExpectedEvent { name: planned.name.clone(), call, root });
        self.register(call, &planned.name, page, index);
    }

    /// Both forms of pages and screens count: the call itself, and the event that Protocols makes of it.
    fn register(&mut self, call: Call, name: &str, page: Option<&str>, index: EventIndex) {
        let every = |of: Call| page.is_none() && (call == of || counts_for(of) == Some(name));
        if every(Call::Page) {
            self.page.entry("".into()).or_insert(index);
        }
        if every(Call::Screen) {
            self.screen.entry("".into()).or_insert(index);
        }
        match (call, page) {
            (Call::Page, Some(page)) => drop(self.page.entry(page.into()).or_insert(index)),
            (Call::Screen, Some(page)) => drop(self.screen.entry(page.into()).or_insert(index)),
            (Call::Page, None) => drop(self.page.entry(name.into()).or_insert(index)),
            (Call::Screen, None) => drop(self.screen.entry(name.into()).or_insert(index)),
            (Call::Identify, _) => drop(self.identify.get_or_insert(index)),
            (Call::Group, _) => drop(self.group.get_or_insert(index)),
            (Call::Alias, _) => drop(self.alias.get_or_insert(index)),
            (Call::Track, _) => {}
        }
        if matches!(call, Call::Track | Call::Page | Call::Screen) {
            self.track.entry(name.into()).or_insert(index);
        }
    }

    fn add_children<'a>(
        &mut self,
        parent: FieldIndex,
        wanted: impl Iterator<Item = Wanted<'a>>,
        path: &str,
        event: EventIndex,
    ) {
        let children = wanted.map(|it| (it.name.into(), self.add_property(&it, path, event))).collect();
        self.fields[parent.place()].children = Children::new(children);
    }

    fn add_property(&mut self, wanted: &Wanted, path: &str, event: EventIndex) -> FieldIndex {
        let field = wanted.field(path, event);
        let path = field.path.clone();
        let index = self.add_field(field);
        let nested = wanted.described.map_or(&[][..], |it| &it.properties);
        match wanted.kind {
            PropertyType::Object => {
                self.add_children(index, nested.iter().map(Wanted::nested), &format!("{path}."), event);
            }
            PropertyType::Array(element) => {
                let items = self.add_field(ExpectedField {
                    path: format!("{path}[]"),
                    expected: element.name().to_owned(),
                    is_personal: wanted.is_personal,
                    is_item: true,
                    event: event.0,
                    accepts: accepted_element(element),
                    ..ExpectedField::default()
                });
                self.fields[index.place()].items = Some(items);
                self.add_children(items, nested.iter().map(Wanted::nested), &format!("{path}[]."), event);
            }
            _ => {}
        }
        index
    }

    fn add_field(&mut self, field: ExpectedField) -> FieldIndex {
        let index = FieldIndex(narrow(self.fields.len()));
        self.fields.push(field);
        index
    }
}

fn accepted(kind: PropertyType) -> Kinds {
    Kinds::of(&[match kind {
        PropertyType::Any => return Kinds::ALL,
        PropertyType::String => ValueKind::String,
        PropertyType::Integer => ValueKind::Integer,
        PropertyType::Number => ValueKind::Number,
        PropertyType::Boolean => ValueKind::Boolean,
        PropertyType::Object => ValueKind::Object,
        PropertyType::Array(_) => ValueKind::Array,
    }])
}

fn accepted_element(kind: ItemType) -> Kinds {
    Kinds::of(&[match kind {
        ItemType::Any => return Kinds::ALL,
        ItemType::String => ValueKind::String,
        ItemType::Integer => ValueKind::Integer,
        ItemType::Number => ValueKind::Number,
        ItemType::Boolean => ValueKind::Boolean,
        ItemType::Object => ValueKind::Object,
        ItemType::Array => ValueKind::Array,
    }])
}

/// A plan is a file of a few megabytes at most.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).expect("fewer than four billion properties")
}
