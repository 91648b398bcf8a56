//! A catalog as it comes together, from one file or from several that extend each other.

use super::interner::Interner;
use super::names::Names;
use super::site::{Page, Site};
use crate::catalog::use_case::UseCases;
use crate::catalog::{
    Catalog, DestinationType, Edition, Event, Goal, Group, Origin, OriginIndex, Property, SourceType,
    UseCaseIndex,
};
use std::collections::{HashMap, HashSet};

/// What was read so far. References are symbols of [`Names`] until [`Draft::finish`].
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    /// The files, each extended by the next.
    pub(super) pages: Vec<Page<'a>>,
    pub(super) head: Head,
    /// The ids of the catalogs that are extended.
    pub(super) bases: Vec<String>,
    pub(super) origins: Named<Vec<Origin>>,
    pub(super) source_types: Named<Vec<SourceType>>,
    pub(super) destination_types: Named<Vec<DestinationType>>,
    pub(super) groups: Named<Vec<Group>>,
    pub(super) events: Named<Vec<Event>>,
    /// Properties that an event of an extended catalog no longer has, though a group may have them.
    pub(super) hidden: HashSet<(String, String)>,
    pub(super) use_cases: Named<UseCases>,
    pub(super) use_case_titles: Names,
    pub(super) goals: Named<Vec<Goal>>,
    pub(super) goal_titles: Names,
    /// Where each goal recommends something for each use case.
    pub(super) recommended: HashMap<(u32, u32), Site, foldhash::fast::RandomState>,
    pub(super) event_lists: Interner,
    pub(super) source_lists: Interner,
    pub(super) destination_lists: Interner,
}

/// What a catalog says about itself.
#[derive(Debug, Default, Clone)]
pub(super) struct Head {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) name: String,
}

/// Things of a kind and what they are called.
#[derive(Debug, Default)]
pub(super) struct Named<A> {
    pub(super) all: A,
    pub(super) names: Names,
}

impl<T> Named<Vec<T>> {
    fn finish(self) -> Vec<T> {
        let mut all = self.all;
        all.shrink_to_fit();
        all
    }
}

impl Draft<'_> {
    /// The catalog, where nothing was found wrong.
    pub(super) fn finish(self) -> Catalog {
        let mut use_cases = self.use_cases.all;
        use_cases.shrink_to_fit();
        let mut goals = self.goals.finish();
        for goal in &mut goals {
            for recommended in &mut goal.recommendations {
                let symbol = recommended.use_case.0;
                recommended.use_case = UseCaseIndex(self.use_cases.names.meaning(symbol));
                let origin = recommended.origin;
                recommended.origin = origin.map(|it| OriginIndex(self.origins.names.meaning(it.0)));
            }
            goal.recommendations.shrink_to_fit();
        }
        Catalog {
            id: self.head.id,
            title: self.head.title,
            edition: Edition { date: self.head.date, name: self.head.name },
            event_lists: self.event_lists.finish(&self.events.names),
            source_lists: self.source_lists.finish(&self.source_types.names),
            destination_lists: self.destination_lists.finish(&self.destination_types.names),
            origins: self.origins.finish(),
            source_types: self.source_types.finish(),
            destination_types: self.destination_types.finish(),
            events: with_groups(self.events.finish(), &self.groups.all, &self.hidden),
            groups: self.groups.finish(),
            use_cases,
            goals,
        }
    }
}

/// The events with the properties of their groups behind their own.
fn with_groups(mut events: Vec<Event>, groups: &[Group], hidden: &HashSet<(String, String)>) -> Vec<Event> {
    for event in &mut events {
        share(event, groups, hidden);
        event.properties.shrink_to_fit();
    }
    events
}

/// Gives an event the properties of its groups, behind its own. An event's own property goes before one of a
/// group.
pub(super) fn share(event: &mut Event, groups: &[Group], hidden: &HashSet<(String, String)>) {
    let asks_for = |group: &&Group| group.all_events || event.groups.contains(&group.name);
    let shared = groups.iter().filter(asks_for).flat_map(|group| &group.properties);
    let mut missing: Vec<Property> = Vec::new();
    for property in shared {
        let has = |it: &Property| it.name == property.name;
        let is_hidden =
            || !hidden.is_empty() && hidden.contains(&(event.name.clone(), property.name.clone()));
        if !event.properties.iter().chain(&missing).any(has) && !is_hidden() {
            missing.push(property.clone());
        }
    }
    event.properties.extend(missing);
}
