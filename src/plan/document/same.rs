//! Whether two plans say the same, in whatever order.

use crate::plan::{
    Archive, Declined, PlannedConnection, PlannedEvent, PlannedGoal, PlannedProperty, Reference, SetupPlan,
};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Whether `a` and `b` say the same. The order in which things are, and in which they name use cases, does
/// not count: in a file it is the person's.
pub(super) fn is_same(a: &SetupPlan, b: &SetupPlan) -> bool {
    let SetupPlan {
        name,
        created,
        catalog,
        goals,
        events,
        sources,
        destinations,
        verify,
        declined,
        own_keys,
    } = a;
    (name, created, catalog, verify, own_keys) == (&b.name, &b.created, &b.catalog, &b.verify, &b.own_keys)
        && all(goals, &b.goals, |it| it.id.clone(), goal)
        && all(events, &b.events, |it| it.name.clone(), event)
        && all(sources, &b.sources, PlannedConnection::id, connection)
        && all(destinations, &b.destinations, PlannedConnection::id, connection)
        && same_declined(declined, &b.declined)
}

fn all<T, K: Hash + Eq>(a: &[T], b: &[T], key: impl Fn(&T) -> K, same: impl Fn(&T, &T) -> bool) -> bool {
    let there: HashMap<K, &T> = b.iter().map(|it| (key(it), it)).collect();
    a.len() == b.len() && a.iter().all(|it| there.get(&key(it)).is_some_and(|other| same(it, other)))
}

fn set<T: Hash + Eq>(a: &[T], b: &[T]) -> bool {
    a == b || (a.len() == b.len() && a.iter().collect::<HashSet<_>>() == b.iter().collect())
}

fn goal(a: &PlannedGoal, b: &PlannedGoal) -> bool {
    a.title == b.title
        && a.own_keys == b.own_keys
        && all(&a.use_cases, &b.use_cases, |it| it.id.clone(), Reference::eq)
}

fn event(a: &PlannedEvent, b: &PlannedEvent) -> bool {
    let rest =
        |it: &PlannedEvent| PlannedEvent { use_cases: Vec::new(), properties: Vec::new(), ..it.clone() };
    set(&a.use_cases, &b.use_cases)
        && rest(a) == rest(b)
        && all(&a.properties, &b.properties, |it| it.name.clone(), PlannedProperty::eq)
}

fn connection(a: &PlannedConnection, b: &PlannedConnection) -> bool {
    let rest = |it: &PlannedConnection| PlannedConnection { use_cases: Vec::new(), ..it.clone() };
    set(&a.use_cases, &b.use_cases) && rest(a) == rest(b)
}

fn same_declined(a: &Declined, b: &Declined) -> bool {
    set(&a.events, &b.events)
        && set(&a.properties, &b.properties)
        && set(&a.sources, &b.sources)
        && set(&a.destinations, &b.destinations)
        && a.own_keys == b.own_keys
        && same_archive(&a.kept, &b.kept)
}

fn same_archive(a: &Archive, b: &Archive) -> bool {
    all(&a.use_cases, &b.use_cases, |it| it.id.clone(), Reference::eq)
        && all(&a.events, &b.events, |it| it.name.clone(), event)
        && all(
            &a.properties,
            &b.properties,
            |it| (it.event.clone(), it.property.name.clone()),
            PartialEq::eq,
        )
        && all(&a.sources, &b.sources, PlannedConnection::id, connection)
        && all(&a.destinations, &b.destinations, PlannedConnection::id, connection)
}
