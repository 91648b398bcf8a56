//! What a plan lets messages look like, in the form in which they are judged.

mod children;
mod compile;
mod field;
pub(super) use rules::{JsonNumber, Unsure};

mod rules;

pub use field::{ExpectedEvent, ExpectedField};

use super::Call;
pub(super) use children::Children;
use std::collections::HashMap;

/// One of the planned events, by its place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIndex(pub(super) u32);

/// One of the planned properties, nested ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldIndex(pub(super) u32);

impl EventIndex {
    /// The place of the event among all that are planned, counted from 0.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

impl FieldIndex {
    /// The place of the property among all that are planned, counted from 0.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// The events and properties of a plan, compiled once and shared by all who judge.
#[derive(Debug, Default)]
pub struct Expectations {
    plan: String,
    events: Vec<ExpectedEvent>,
    fields: Vec<ExpectedField>,
    track: HashMap<Box<str>, EventIndex>,
    page: HashMap<Box<str>, EventIndex>,
    screen: HashMap<Box<str>, EventIndex>,
    identify: Option<EventIndex>,
    group: Option<EventIndex>,
    alias: Option<EventIndex>,
}

impl Expectations {
    /// The plan's name.
    pub fn plan(&self) -> &str {
        &self.plan
    }

    /// The planned events, in the order of the plan.
    pub fn events(&self) -> &[ExpectedEvent] {
        &self.events
    }

    /// One of the planned events.
    pub fn event(&self, index: EventIndex) -> &ExpectedEvent {
        &self.events[index.place()]
    }

    /// The planned properties of all events, each event's together, nested ones behind what holds them.
    pub fn fields(&self) -> &[ExpectedField] {
        &self.fields
    }

    /// One of the planned properties.
    pub fn field(&self, index: FieldIndex) -> &ExpectedField {
        &self.fields[index.place()]
    }

    /// The planned event that a call counts for. `names` are the event's name, or what a page or screen call
    /// says of its name and category.
    pub(super) fn find(&self, call: Call, names: CallNames) -> Option<EventIndex> {
        match call {
            Call::Track => self.track.get(names.name?).copied(),
            Call::Page => Self::page_or_screen(&self.page, names),
            Call::Screen => Self::page_or_screen(&self.screen, names),
            Call::Identify => self.identify,
            Call::Group => self.group,
            Call::Alias => self.alias,
        }
    }

    /// A page that is planned by its own name comes before `Page Viewed`, which is planned as the empty name.
    fn page_or_screen(planned: &HashMap<Box<str>, EventIndex>, names: CallNames) -> Option<EventIndex> {
        let by_name = names.name.filter(|it| !it.is_empty()).and_then(|name| planned.get(name));
        let by_both = || match (names.category, names.name) {
            (Some(category), Some(name)) if planned.len() > 1 => {
                planned.get(format!("{category} {name}").as_str())
            }
            _ => None,
        };
        by_name.or_else(by_both).or_else(|| planned.get("")).copied()
    }

    /// The names of the planned events, for suggestions.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.events.iter().map(|event| event.name.as_str())
    }
}

/// By what a call names its event.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CallNames<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) category: Option<&'a str>,
}
