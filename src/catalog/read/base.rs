//! A catalog that was read before, as what another one builds on.

use super::builder::{CatalogBuilder, Head, NamedList};
use super::defined_at::DefinedAt;
use crate::catalog::index::narrow;
use crate::catalog::use_case::UseCaseEntry;
use crate::catalog::{Catalog, Goal, Origin, OriginIndex};
use std::sync::Arc;

impl CatalogBuilder<'_> {
    /// A builder on top of a built-in edition, where there is to be one.
    pub(super) fn on(base: Option<&Catalog>) -> Self {
        let Some(catalog) = base else { return Self::default() };
        let mut builder = Self::from(catalog.clone());
        builder.become_base(DefinedAt::BuiltIn);
        builder
    }

    /// Makes what was read so far the base of the next file, where there was a file: this is the `place`-th.
    pub(super) fn build_on(&mut self, place: usize) {
        if let Some(before) = place.checked_sub(1) {
            self.become_base(DefinedAt::File { file: narrow(before), offset: 0 });
        }
    }
}

impl From<Catalog> for CatalogBuilder<'_> {
    /// A builder with all that `catalog` has. Names get their places as symbols, so what refers to places
    /// refers to symbols now.
    fn from(catalog: Catalog) -> Self {
        let mut builder = Self {
            head: Head {
                id: catalog.id,
                title: catalog.title,
                date: catalog.edition.date,
                name: catalog.edition.name,
            },
            origins: named(catalog.origins, |it| &it.name),
            source_types: named(catalog.source_types, |it| &it.name),
            destination_types: named(catalog.destination_types, |it| &it.name),
            groups: named(catalog.groups, |it| &it.name),
            events: named(catalog.events, |it| &it.name),
            goals: named(catalog.goals, |it: &Goal| &it.id),
            ..Self::default()
        };
        // Ids and titles are unique in a catalog, and so is what a goal recommends for a use case.
        for (place, UseCaseEntry { id, title, .. }) in catalog.use_cases.iter().enumerate() {
            let _ = builder.use_cases.names.define(id, place, DefinedAt::BuiltIn);
            let _ = builder.use_case_titles.define(title, place, DefinedAt::BuiltIn);
        }
        builder.use_cases.all = catalog.use_cases;
        for (place, goal) in builder.goals.all.iter().enumerate() {
            let _ = builder.goal_titles.define(&Arc::from(&*goal.title), place, DefinedAt::BuiltIn);
            for recommended in &goal.recommendations {
                builder.recommended.insert((narrow(place), recommended.use_case.0), DefinedAt::BuiltIn);
            }
        }
        builder
    }
}

fn named<T>(all: Vec<T>, name: fn(&T) -> &String) -> NamedList<T> {
    let mut named = NamedList::default();
    for (place, thing) in all.iter().enumerate() {
        // Names are unique in a catalog.
        let _ = named.names.define(&Arc::from(&**name(thing)), place, DefinedAt::BuiltIn);
    }
    named.all = all;
    named
}

impl CatalogBuilder<'_> {
    /// Makes what was read so far the base of the next file. What it recommends on its own account will be
    /// recommended as taken from it.
    fn become_base(&mut self, site: DefinedAt) {
        let head = std::mem::take(&mut self.head);
        if self.origins.names.define(&Arc::from(&*head.name), self.origins.all.len(), site).is_ok() {
            let note = format!("From {} ({}).", head.title, head.date);
            self.origins.all.push(Origin { name: head.name.clone(), note });
        }
        let origin = OriginIndex(self.origins.names.refer(&head.name, &(0..0)));
        let recommended = self.goals.all.iter_mut().flat_map(|goal| &mut goal.recommendations);
        for recommended in recommended.filter(|recommended| recommended.origin.is_none()) {
            recommended.origin = Some(origin);
        }
        self.bases.push(head.id);
    }

    /// Says that some definitions are not known, so that a name without a meaning may well have one.
    pub(super) fn lack_definitions(&mut self) {
        self.origins.names.is_incomplete = true;
        self.source_types.names.is_incomplete = true;
        self.destination_types.names.is_incomplete = true;
        self.groups.names.is_incomplete = true;
        self.events.names.is_incomplete = true;
        self.use_cases.names.is_incomplete = true;
        self.goals.names.is_incomplete = true;
    }
}
