//! A saved plan made to fit what is chosen now, with everything in it that a person did or wrote.

mod items;
mod planned;

use super::restore_choice::{goal_of, is_of_edition, reopen, use_cases_of};
use super::{CatalogReference, Choice, Declined, Item, OwnKeys, PlannedGoal, Reference, SetupPlan};
use crate::catalog::Catalog;
use items::Items;
use jiff::Timestamp;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

/// A saved plan made to fit what is chosen now.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// The plan.
    pub plan: SetupPlan,
    /// What came into it.
    pub added: Vec<Item>,
    /// What left it, because it was taken out or because nobody asks for it any more.
    pub gone: Vec<Item>,
    /// The events that the catalog calls otherwise now, by their old and new names.
    pub renamed: Vec<(String, String)>,
}

/// What a saved plan was made from, in the terms of a catalog: the same however often the plan is revised.
#[derive(Debug, Clone, PartialEq)]
pub struct RevisionBase {
    /// What was chosen for it.
    choice: Choice,
    /// What the catalog recommends for that.
    composed: SetupPlan,
    /// The ids of the use cases that the plan means, by those that it has for them.
    meant: HashMap<String, Arc<str>>,
}

impl RevisionBase {
    /// What `plan` was made from.
    pub fn of(plan: &SetupPlan, catalog: &Catalog) -> Self {
        let choice = reopen(plan, catalog).map(|it| it.choice).unwrap_or_default();
        let composed = SetupPlan::compose(&*plan.name, catalog, &choice, Timestamp::UNIX_EPOCH);
        let meant = use_cases_of(plan, catalog).into_iter().map(|(id, it)| (id, Arc::from(it.id())));
        Self { choice, composed, meant: meant.collect() }
    }
}

/// Makes `plan`, of which `origin` says what it was made from, fit what is chosen from `catalog` now.
///
/// What stays, stays as it is and where it is; what comes is behind what comes before it in a new plan. What
/// leaves with work in it is kept under [`Declined::kept`] and comes back from there. What people added by hand
/// and the catalog does not know stays, goals too. A plan that fits is given back as it is. A goal under which
/// nothing is chosen any more leaves, unless it is the last.
pub fn revise(origin: &RevisionBase, plan: &SetupPlan, catalog: &Catalog, choice: &Choice) -> Revised {
    let (plan, renamed) = with_names_of_now(plan, catalog);
    let scope = Scope::new(origin, &plan, catalog, choice);
    let mut items = Items::new(&scope);
    let (events, sources, destinations) = (items.events(), items.sources(), items.destinations());
    let Items { kept, added, gone, .. } = items;
    let mut declined = Declined { kept, ..scope.declined() };
    let goals = scope.goals(&mut declined.kept.use_cases);
    let mut revised = SetupPlan {
        name: plan.name.clone(),
        created: plan.created,
        catalog: CatalogReference {
            own_keys: plan.catalog.own_keys.clone(),
            ..CatalogReference::of(catalog)
        },
        goals,
        events,
        sources,
        destinations,
        verify: plan.verify.clone(),
        declined,
        own_keys: plan.own_keys.clone(),
    };
    revised.share_ids();
    let now = std::mem::replace(&mut revised.catalog.fingerprint, plan.catalog.fingerprint.clone());
    if revised != *plan {
        revised.catalog.fingerprint = now;
    }
    Revised { plan: revised, added, gone, renamed }
}

/// `plan` with the names that its catalog has for events now. They keep their work; which were renamed is reported.
fn with_names_of_now<'a>(
    plan: &'a SetupPlan,
    catalog: &Catalog,
) -> (Cow<'a, SetupPlan>, Vec<(String, String)>) {
    let known: HashSet<&str> = catalog.events().iter().map(|it| &*it.name).collect();
    let there: HashSet<&str> = plan.events.iter().map(|it| &*it.name).collect();
    let now = catalog.events().iter().flat_map(|event| event.was.iter().map(move |was| (&**was, event)));
    let now: HashMap<&str, _> = now.filter(|(was, _)| !known.contains(was)).collect();
    let mut renamed = Vec::new();
    let mut plan = Cow::Borrowed(plan);
    for at in 0..plan.events.len() {
        let Some(event) = now.get(&*plan.events[at].name).filter(|it| !there.contains(&*it.name)) else {
            continue;
        };
        let old = std::mem::replace(&mut plan.to_mut().events[at].name, event.name.clone());
        let planned = &mut plan.to_mut().events[at];
        planned.description.clone_from(&event.description);
        planned.was.clone_from(&event.was);
        renamed.push((old, event.name.clone()));
    }
    if !renamed.is_empty() {
        let plan = plan.to_mut();
        let now: HashMap<_, _> = renamed.iter().cloned().collect();
        let rename = |name: &mut String| {
            if let Some(now) = now.get(name) {
                name.clone_from(now);
            }
        };
        plan.declined.events.iter_mut().for_each(rename);
        plan.declined.properties.iter_mut().for_each(|it| rename(&mut it.event));
        plan.declined.kept.properties.iter_mut().for_each(|it| rename(&mut it.event));
    }
    (plan, renamed)
}

/// What a plan is compared with.
struct Scope<'a> {
    plan: &'a SetupPlan,
    catalog: &'a Catalog,
    choice: &'a Choice,
    /// What was chosen when it was saved.
    before: &'a Choice,
    /// What the catalog recommends for that.
    composed: &'a SetupPlan,
    /// What the catalog recommends for what is chosen now.
    fresh: SetupPlan,
    same_edition: bool,
    /// Whether all use cases of the plan stay, by the ids that it has for them.
    all_stay: bool,
    /// The ids of the use cases in the plan, by those that the plan has for them; only those that stay.
    ids: HashMap<Arc<str>, Arc<str>>,
    /// The ids of those that the catalog does not know.
    own: HashSet<Arc<str>>,
}

impl<'a> Scope<'a> {
    fn new(
        origin: &'a RevisionBase,
        plan: &'a SetupPlan,
        catalog: &'a Catalog,
        choice: &'a Choice,
    ) -> Self {
        let fresh = SetupPlan::compose(&*plan.name, catalog, choice, Timestamp::UNIX_EPOCH);
        let (mut ids, mut own) = (HashMap::new(), HashSet::new());
        let chosen: HashSet<_> = fresh.use_cases().map(|it| &*it.id).collect();
        for goal in &plan.goals {
            let is_known = goal_of(goal, catalog).is_some();
            for reference in &goal.use_cases {
                let id = match origin.meant.get(&*reference.id) {
                    Some(id) if chosen.contains(&**id) => id,
                    Some(_) if is_known => continue,
                    _ => {
                        own.insert(reference.id.clone());
                        &reference.id
                    }
                };
                ids.insert(reference.id.clone(), id.clone());
            }
        }
        let all_stay = plan.use_cases().all(|it| ids.get(&it.id) == Some(&it.id));
        drop(chosen);
        Self {
            plan,
            catalog,
            choice,
            composed: &origin.composed,
            before: &origin.choice,
            fresh,
            same_edition: is_of_edition(plan, catalog),
            all_stay,
            ids,
            own,
        }
    }

    /// The goals of the plan as they are chosen now, then those that come. A plan has a goal, so the last one stays
    /// whatever is left out. Use cases that come back do so out of `kept`.
    fn goals(&self, kept: &mut Vec<Reference>) -> Vec<PlannedGoal> {
        let mut fresh: Vec<_> = self.fresh.goals.iter().collect();
        let (mut goals, mut last) = (Vec::new(), None);
        for goal in &self.plan.goals {
            let Some(place) = goal_of(goal, self.catalog) else {
                goals.push(goal.clone());
                continue;
            };
            let known = &self.catalog.goals()[place];
            let at = fresh.iter().position(|it| it.id == known.id);
            let nothing = PlannedGoal::new(&*known.id, &*known.title, Vec::new());
            let now = self.goal(goal, at.map_or(&nothing, |at| fresh.remove(at)), kept);
            let has_left = now.use_cases.is_empty() && !goal.use_cases.is_empty();
            if has_left && goal.own_keys == OwnKeys::default() {
                last = Some(now);
            } else {
                goals.push(now);
            }
        }
        goals.extend(fresh.into_iter().cloned());
        if goals.is_empty() {
            goals.extend(last);
        }
        goals
    }

    fn goal(&self, goal: &PlannedGoal, fresh: &PlannedGoal, kept: &mut Vec<Reference>) -> PlannedGoal {
        let chosen: HashMap<&str, &Reference> = fresh.use_cases.iter().map(|it| (&*it.id, it)).collect();
        let mut use_cases: Vec<Reference> = Vec::new();
        for reference in &goal.use_cases {
            let id = self.ids.get(&reference.id);
            let now = id.filter(|id| self.own.contains(*id) || chosen.contains_key(&***id));
            match now {
                Some(id) if *id != reference.id => {
                    let renamed = chosen.get(&**id).copied().unwrap_or(reference);
                    use_cases.push(Reference { own_keys: reference.own_keys.clone(), ..renamed.clone() });
                }
                Some(_) => use_cases.push(reference.clone()),
                None if reference.own_keys == OwnKeys::default() => {}
                None => {
                    kept.retain(|it| it.id != reference.id);
                    kept.push(reference.clone());
                }
            }
        }
        let known: HashSet<_> = use_cases.iter().map(|it| it.id.clone()).collect();
        for reference in fresh.use_cases.iter().filter(|it| !known.contains(&it.id)) {
            let at = kept.iter().position(|it| it.id == reference.id);
            use_cases.push(at.map_or_else(|| reference.clone(), |at| kept.remove(at)));
        }
        let is_named_so = goal.id == fresh.id || goal.title == fresh.title;
        let named = if goal.id == fresh.id { goal } else { fresh };
        PlannedGoal {
            id: named.id.clone(),
            title: named.title.clone(),
            own_keys: if is_named_so { goal.own_keys.clone() } else { OwnKeys::default() },
            use_cases,
        }
    }

    /// What is taken out. Only what was taken out or put back now changes the lists of the file.
    fn declined(&self) -> Declined {
        let (old, fresh) = (&self.plan.declined, &self.fresh.declined);
        Declined {
            events: self.list(&old.events, &fresh.events, |it| Item::Event(it.clone())),
            properties: self.list(&old.properties, &fresh.properties, |it| Item::Property {
                event: it.event.clone(),
                name: it.name.clone(),
            }),
            sources: self.list(&old.sources, &fresh.sources, |it| Item::Source(it.clone())),
            destinations: self
                .list(&old.destinations, &fresh.destinations, |it| Item::Destination(it.clone())),
            kept: super::Archive::default(),
            own_keys: old.own_keys.clone(),
        }
    }

    fn list<T: Clone + Eq + Hash>(&self, old: &[T], fresh: &[T], item: impl Fn(&T) -> Item) -> Vec<T> {
        let put_back = |item: &Item| self.before.is_declined(item) && !self.choice.is_declined(item);
        let mut list: Vec<T> = old.iter().filter(|it| !put_back(&item(it))).cloned().collect();
        let there: HashSet<&T> = old.iter().collect();
        let is_new = |it: &&T| !there.contains(*it) && !self.before.is_declined(&item(it));
        list.extend(fresh.iter().filter(is_new).cloned());
        list
    }
}
