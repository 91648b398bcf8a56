//! The events, sources and destinations of a plan: what stays, what comes, what leaves.

use super::Scope;
use super::planned::Planned;
use crate::catalog::Event;
use crate::plan::{Archive, ArchivedProperty, Item, PlannedConnection, PlannedEvent, PlannedProperty};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The work on the items of a plan.
pub(super) struct Items<'a> {
    scope: &'a Scope<'a>,
    known_events: HashMap<&'a str, &'a Event>,
    /// What left with work in it, now or earlier.
    pub(super) kept: Archive,
    pub(super) added: Vec<Item>,
    pub(super) gone: Vec<Item>,
}

/// The items of one kind: those of the plan, those that the catalog recommended for it, those that it recommends
/// now, and which it knows at all.
struct ItemKind<'a, T> {
    old: &'a [T],
    composed: &'a [T],
    fresh: &'a [T],
    /// What was taken out, or is asked for by nobody, on which there is a note now.
    told: &'a [T],
    known: HashSet<&'a str>,
    item: fn(String) -> Item,
}

impl<'a> Items<'a> {
    pub(super) fn new(scope: &'a Scope<'a>) -> Self {
        let known_events = scope.catalog.events().iter().map(|it| (&*it.name, it)).collect();
        let kept = scope.plan.declined.kept.clone();
        Self { scope, known_events, kept, added: Vec::new(), gone: Vec::new() }
    }

    pub(super) fn events(&mut self) -> Vec<PlannedEvent> {
        let scope = self.scope;
        let kind = ItemKind {
            old: &scope.plan.events,
            composed: &scope.composed.events,
            fresh: &scope.fresh.events,
            told: &scope.fresh.declined.kept.events,
            known: self.known_events.keys().copied().collect(),
            item: Item::Event,
        };
        let mut kept = std::mem::take(&mut self.kept.events);
        let events = self.revise(&kind, &mut kept, Self::fit_event);
        self.kept.events = kept;
        events
    }

    pub(super) fn sources(&mut self) -> Vec<PlannedConnection> {
        let scope = self.scope;
        let kind = ItemKind {
            old: &scope.plan.sources,
            composed: &scope.composed.sources,
            fresh: &scope.fresh.sources,
            told: &scope.fresh.declined.kept.sources,
            known: scope.catalog.source_types().iter().map(|it| &*it.name).collect(),
            item: Item::Source,
        };
        let mut kept = std::mem::take(&mut self.kept.sources);
        let sources = self.revise(&kind, &mut kept, |_, _, _| {});
        self.kept.sources = kept;
        sources
    }

    pub(super) fn destinations(&mut self) -> Vec<PlannedConnection> {
        let scope = self.scope;
        let kind = ItemKind {
            old: &scope.plan.destinations,
            composed: &scope.composed.destinations,
            fresh: &scope.fresh.destinations,
            told: &scope.fresh.declined.kept.destinations,
            known: scope.catalog.destination_types().iter().map(|it| &*it.name).collect(),
            item: Item::Destination,
        };
        let mut kept = std::mem::take(&mut self.kept.destinations);
        let destinations = self.revise(&kind, &mut kept, |_, _, _| {});
        self.kept.destinations = kept;
        destinations
    }

    fn revise<T: Planned>(
        &mut self,
        kind: &ItemKind<T>,
        kept: &mut Vec<T>,
        fit: impl Fn(&mut Self, &mut T, &T),
    ) -> Vec<T> {
        let fresh: HashMap<&str, &T> = kind.fresh.iter().map(|it| (it.key(), it)).collect();
        let composed: HashMap<&str, &T> = kind.composed.iter().map(|it| (it.key(), it)).collect();
        let mut list = Vec::new();
        let mut seen = HashSet::new();
        for old in kind.old {
            let (now, before) = (fresh.get(old.key()).copied(), composed.get(old.key()).copied());
            let item = (kind.item)(old.key().to_owned());
            let is_known = kind.known.contains(old.key()) && !old.is_own();
            let mut stays = old.clone();
            // Of several of a type, the first is the one that the review shows.
            if seen.insert(old.key()) {
                self.fit_texts(&item, &mut stays);
            }
            let use_cases = self.use_cases(old, now, before, is_known);
            let is_out = self.scope.choice.is_declined(&item) && !self.scope.before.is_declined(&item);
            let nobody_asks = is_known && use_cases.is_empty() && !old.use_cases().is_empty();
            let nobody_asks = nobody_asks || self.is_withdrawn(old, is_known);
            if is_out || (now.is_none() && nobody_asks) {
                self.leave(&stays, before, kept);
                self.gone.push(item);
                continue;
            }
            *stays.use_cases_mut() = use_cases;
            if let Some(now) = now {
                fit(self, &mut stays, now);
            }
            list.push(stays);
        }
        self.come(kind, &mut list, kept, fit);
        self.tell(kind, &list, kept);
        list
    }

    /// Whether the catalog had it in the edition that the plan was made from, and has it no longer. What people add
    /// is marked as their own, or asked for by use cases that the catalog never had.
    fn is_withdrawn<T: Planned>(&self, old: &T, is_known: bool) -> bool {
        let asking = old.use_cases();
        let of_catalog = !asking.is_empty() && !asking.iter().any(|id| self.scope.own.contains(id));
        !self.scope.same_edition && !is_known && !old.is_own() && of_catalog
    }

    /// Writes notes on things that are out: a person first says why, and then takes out.
    fn tell<T: Planned>(&self, kind: &ItemKind<T>, list: &[T], kept: &mut Vec<T>) {
        let there: HashSet<&str> = list.iter().map(Planned::key).collect();
        for out in kept.iter_mut().filter(|it| !there.contains(it.key())) {
            self.fit_texts(&(kind.item)(out.key().to_owned()), out);
        }
        for told in kind.told.iter().filter(|it| !there.contains(it.key())) {
            let item = (kind.item)(told.key().to_owned());
            let (now, before) = (self.scope.choice, self.scope.before);
            let is_new = now.note(&item) != before.note(&item) || now.name(&item) != before.name(&item);
            if is_new && !kept.iter().any(|it| it.key() == told.key()) {
                kept.push(told.clone());
            }
        }
    }

    fn fit_texts<T: Planned>(&self, item: &Item, of: &mut T) {
        let (now, before) = (self.scope.choice, self.scope.before);
        if now.name(item) != before.name(item) {
            of.set_name(now.name(item).map(str::to_owned));
        }
        if now.note(item) != before.note(item) {
            of.set_note(now.note(item).map(str::to_owned));
        }
    }

    /// Puts what comes behind what comes before it in a new plan.
    fn come<T: Planned>(
        &mut self,
        kind: &ItemKind<T>,
        list: &mut Vec<T>,
        kept: &mut Vec<T>,
        fit: impl Fn(&mut Self, &mut T, &T),
    ) {
        let there: HashSet<String> = list.iter().map(|it| it.key().to_owned()).collect();
        let mut behind: HashMap<Option<String>, Vec<T>> = HashMap::new();
        let mut predecessor = None;
        for fresh in kind.fresh {
            if there.contains(fresh.key()) {
                predecessor = Some(fresh.key().to_owned());
                continue;
            }
            self.added.push((kind.item)(fresh.key().to_owned()));
            let mut comes: Vec<T> = kept.extract_if(.., |it| it.key() == fresh.key()).collect();
            if let Some(first) = comes.first_mut() {
                self.fit_texts(&(kind.item)(fresh.key().to_owned()), first);
            } else {
                comes.push(fresh.clone());
            }
            for it in &mut comes {
                it.use_cases_mut().clone_from(fresh.use_cases());
                fit(self, it, fresh);
            }
            behind.entry(predecessor.clone()).or_default().extend(comes);
        }
        let mut ordered = behind.remove(&None).unwrap_or_default();
        for old in list.drain(..) {
            let comes = behind.remove(&Some(old.key().to_owned()));
            ordered.push(old);
            ordered.extend(comes.unwrap_or_default());
        }
        *list = ordered;
    }

    /// Who asks for an item that was there: whom people named stays, and whom the catalog names comes.
    fn use_cases<'t, T: Planned>(
        &self,
        old: &T,
        now: Option<&'t T>,
        before: Option<&'t T>,
        is_known: bool,
    ) -> Vec<Arc<str>> {
        let scope = self.scope;
        // Nobody came or went: the usual case, and the dear one where thousands ask for the same.
        if scope.same_edition
            && let (Some(now), Some(before)) = (now, before)
            && now.use_cases() == before.use_cases()
            && before.use_cases() == old.use_cases()
            && scope.all_stay
        {
            return old.use_cases().clone();
        }
        let asking = |item: Option<&'t T>| -> HashSet<&'t str> {
            item.into_iter().flat_map(Planned::use_cases).map(|id| &**id).collect()
        };
        let (asks, asked) = (asking(now), asking(before));
        let by_hand = |id: &str| !is_known || (scope.same_edition && !asked.contains(id));
        let mut use_cases: Vec<Arc<str>> = Vec::new();
        for id in old.use_cases() {
            let Some(now_called) = scope.ids.get(id) else { continue };
            if asks.contains(&**now_called) || scope.own.contains(id) || by_hand(now_called) {
                use_cases.push(now_called.clone());
            }
        }
        let there: HashSet<_> = use_cases.iter().cloned().collect();
        let comes = now.into_iter().flat_map(Planned::use_cases);
        use_cases.extend(comes.filter(|id| !there.contains(*id)).cloned());
        use_cases
    }

    /// Keeps an item that leaves if it is anything but what the catalog made it.
    fn leave<T: Planned>(&self, old: &T, before: Option<&T>, kept: &mut Vec<T>) {
        let as_made = before.is_some_and(|before| {
            let mut before = before.clone();
            before.use_cases_mut().clone_from(old.use_cases());
            before == *old
        });
        if old.has_work() || (self.scope.same_edition && !as_made) {
            kept.retain(|it| !it.is_same_thing(old));
            kept.push(old.clone());
        }
    }

    fn fit_event(&mut self, event: &mut PlannedEvent, fresh: &PlannedEvent) {
        let (now, before) = (self.scope.choice, self.scope.before);
        let is_out = |item: &Item| now.is_declined(item) && !before.is_declined(item);
        let name = event.name.clone();
        let of = |it: &PlannedProperty| Item::Property { event: name.clone(), name: it.name.clone() };
        let (leave, stay) =
            std::mem::take(&mut event.properties).into_iter().partition(|it| is_out(&of(it)));
        event.properties = stay;
        let leave: Vec<PlannedProperty> = leave;
        for property in leave {
            self.gone.push(of(&property));
            self.keep_property(&name, property);
        }
        let mut at = 0;
        for property in &fresh.properties {
            if let Some(place) = event.properties.iter().position(|it| it.name == property.name) {
                at = place + 1;
                continue;
            }
            self.added.push(of(property));
            event.properties.insert(at, self.kept_property(&name, property));
            at += 1;
        }
    }

    fn keep_property(&mut self, event: &str, property: PlannedProperty) {
        let known = self.known_events.get(event);
        let made = known.and_then(|it| it.properties.iter().find(|it| it.name == property.name));
        if made.map(PlannedProperty::from).as_ref() != Some(&property) {
            self.kept.properties.retain(|it| it.event != event || it.property.name != property.name);
            self.kept.properties.push(ArchivedProperty { event: event.to_owned(), property });
        }
    }

    /// A property that comes, as it was when it left where that is known.
    fn kept_property(&mut self, event: &str, property: &PlannedProperty) -> PlannedProperty {
        let is_it = |it: &ArchivedProperty| it.event == event && it.property.name == property.name;
        let at = self.kept.properties.iter().position(is_it);
        at.map_or_else(|| property.clone(), |at| self.kept.properties.remove(at).property)
    }
}
