//! A catalog as it comes together, from one file or from several that extend each other.

use super::defined_at::{DefinedAt, SourceFile};
use super::symbol_table::SymbolTable;
use crate::catalog::use_case::UseCaseEntry;
use crate::catalog::{
    Catalog, DestinationType, Edition, Event, Goal, Group, Origin, OriginIndex, Property, Recommended,
    SourceType,
};
use std::collections::{HashMap, HashSet};

/// What was read so far. References are symbols of [`SymbolTable`] until [`CatalogBuilder::finish`].
#[derive(Debug, Default)]
pub(super) struct CatalogBuilder<'a> {
    /// The files, each extended by the next.
    pub(super) files: Vec<SourceFile<'a>>,
    pub(super) head: Head,
    /// The ids of the catalogs that are extended.
    pub(super) bases: Vec<String>,
    pub(super) origins: NamedList<Origin>,
    pub(super) source_types: NamedList<SourceType>,
    pub(super) destination_types: NamedList<DestinationType>,
    pub(super) groups: NamedList<Group>,
    pub(super) events: NamedList<Event>,
    /// Properties that an event of an extended catalog no longer has, though a group may have them.
    pub(super) hidden: HashSet<(String, String)>,
    pub(super) use_cases: NamedList<UseCaseEntry>,
    pub(super) use_case_titles: SymbolTable,
    pub(super) goals: NamedList<Goal>,
    pub(super) goal_titles: SymbolTable,
    /// Where each goal recommends something for each use case.
    pub(super) recommended: HashMap<(u32, u32), DefinedAt>,
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
#[derive(Debug)]
pub(super) struct NamedList<T> {
    pub(super) all: Vec<T>,
    pub(super) names: SymbolTable,
}

impl<T> Default for NamedList<T> {
    fn default() -> Self {
        Self { all: Vec::new(), names: SymbolTable::default() }
    }
}

impl<T> NamedList<T> {
    fn finish(self) -> Vec<T> {
        let mut all = self.all;
        all.shrink_to_fit();
        all
    }
}

impl CatalogBuilder<'_> {
    /// The catalog, where nothing was found wrong.
    pub(super) fn finish(self) -> Catalog {
        let mut use_cases = self.use_cases.all;
        use_cases.shrink_to_fit();
        for use_case in &mut use_cases {
            use_case.events.iter_mut().for_each(|it| it.0 = self.events.names.meaning(it.0));
        }
        let mut goals = self.goals.finish();
        for goal in &mut goals {
            for recommended in &mut goal.recommendations {
                let Recommended { use_case, sources, destinations, origin } = recommended;
                use_case.0 = self.use_cases.names.meaning(use_case.0);
                sources.iter_mut().for_each(|it| it.0 = self.source_types.names.meaning(it.0));
                destinations.iter_mut().for_each(|it| it.0 = self.destination_types.names.meaning(it.0));
                *origin = origin.map(|it| OriginIndex(self.origins.names.meaning(it.0)));
            }
            goal.recommendations.shrink_to_fit();
        }
        Catalog {
            id: self.head.id,
            title: self.head.title,
            edition: Edition { date: self.head.date, name: self.head.name },
            fingerprint: None,
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
