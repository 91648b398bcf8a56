//! A catalog that was read before, as what another one builds on.

use super::draft::{Draft, Head, Named};
use super::interner::Interner;
use super::site::Site;
use crate::catalog::index::narrow;
use crate::catalog::index::{ListIndex, Lists};
use crate::catalog::{Catalog, Goal, Origin, OriginIndex};

impl Draft<'_> {
    /// A draft on top of a built-in edition, where there is to be one.
    pub(super) fn on(base: Option<&Catalog>) -> Self {
        let Some(catalog) = base else { return Self::default() };
        let mut draft = Self::from(catalog.clone());
        draft.become_base(Site::BuiltIn);
        draft
    }

    /// Makes what was read so far the base of the next file, where there was a file: this is the `place`-th.
    pub(super) fn build_on(&mut self, place: usize) {
        if let Some(before) = place.checked_sub(1) {
            self.become_base(Site::File { file: narrow(before), offset: 0 });
        }
    }
}

impl From<Catalog> for Draft<'_> {
    /// A draft with all that `catalog` has. Names get their places as symbols, so what refers to places
    /// refers to symbols now.
    fn from(catalog: Catalog) -> Self {
        let mut draft = Self {
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
            event_lists: interner(&catalog.event_lists, |it| it.0),
            source_lists: interner(&catalog.source_lists, |it| it.0),
            destination_lists: interner(&catalog.destination_lists, |it| it.0),
            ..Self::default()
        };
        // Ids and titles are unique in a catalog, and so is what a goal recommends for a use case.
        for (place, id) in catalog.use_cases.ids.iter().enumerate() {
            let _ = draft.use_cases.names.define(id, place, Site::BuiltIn);
        }
        for (place, title) in catalog.use_cases.titles.iter().enumerate() {
            let _ = draft.use_case_titles.define(title, place, Site::BuiltIn);
        }
        draft.use_cases.all = catalog.use_cases;
        for (place, goal) in draft.goals.all.iter().enumerate() {
            let _ = draft.goal_titles.define(&goal.title, place, Site::BuiltIn);
            for recommended in &goal.recommendations {
                draft.recommended.insert((narrow(place), recommended.use_case.0), Site::BuiltIn);
            }
        }
        draft
    }
}

fn named<T>(all: Vec<T>, name: fn(&T) -> &String) -> Named<Vec<T>> {
    let mut named = Named::default();
    for (place, thing) in all.iter().enumerate() {
        // Names are unique in a catalog.
        let _ = named.names.define(name(thing), place, Site::BuiltIn);
    }
    named.all = all;
    named
}

fn interner<T>(lists: &Lists<T>, symbol: fn(&T) -> u32) -> Interner {
    let mut interner = Interner::default();
    for place in 0..lists.len() {
        let symbols: Vec<_> = lists.get(ListIndex(place)).iter().map(symbol).collect();
        interner.intern(&symbols);
    }
    interner
}

impl Draft<'_> {
    /// Makes what was read so far the base of the next file. What it recommends on its own account will be
    /// recommended as taken from it.
    fn become_base(&mut self, site: Site) {
        let head = std::mem::take(&mut self.head);
        if self.origins.names.define(&head.name, self.origins.all.len(), site).is_ok() {
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
