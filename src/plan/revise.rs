//! A saved plan made to fit what is chosen now, with everything in it that a person did or wrote.

mod items;
mod planned;

use super::restore_choice::{goal_of, is_of_edition, planned_for, reopen, reopen_under, use_cases_of};
use super::{
    CatalogReference, Choice, Declined, Item, OwnKeys, PlannedGoal, Reference, RestoredChoice, SetupPlan,
};
use crate::catalog::{Catalog, Goal};
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
    /// The place of the plan's first goal that the catalog has.
    goal: Option<usize>,
    /// What was chosen under it.
    choice: Choice,
    /// What the catalog recommends for all that was chosen.
    composed: SetupPlan,
    /// The ids of the use cases that the plan means, by those that it has for them.
    meant: HashMap<String, Arc<str>>,
}

/// A goal of a plan, and what was chosen under it.
type Chosen<'a> = (&'a Goal, Choice);

impl RevisionBase {
    /// What `plan` was made from.
    pub fn of(plan: &SetupPlan, catalog: &Catalog) -> Self {
        let (goal, choice) = match reopen(plan, catalog) {
            Some(RestoredChoice { goal, choice, .. }) => (Some(goal), choice),
            None => (None, Choice::default()),
        };
        let mut chosen = chosen(plan, catalog, None);
        if chosen.is_empty() {
            // Of a goal that is gone nothing was chosen, so that any other gives the same.
            chosen.push((&catalog.goals()[0], Choice::default()));
        }
        let chosen: Vec<_> = chosen.iter().map(|(goal, choice)| (*goal, choice)).collect();
        let composed = SetupPlan::compose_all(&*plan.name, catalog, &chosen, Timestamp::UNIX_EPOCH);
        let meant = use_cases_of(plan, catalog).into_iter().map(|(id, it)| (id, Arc::from(it.id())));
        Self { goal, choice, composed, meant: meant.collect() }
    }
}

/// What was chosen under each goal of `plan`, but for `except`.
fn chosen<'a>(plan: &SetupPlan, catalog: &'a Catalog, except: Option<&str>) -> Vec<Chosen<'a>> {
    let places = plan.goals.iter().filter_map(|goal| goal_of(goal, catalog));
    let others = places.filter(|place| except != Some(&*catalog.goals()[*place].id));
    others.map(|place| (&catalog.goals()[place], reopen_under(plan, catalog, place).choice)).collect()
}

/// Makes `plan`, of which `origin` says what it was made from, fit what is chosen under `goal`, one of `catalog`'s.
///
/// What stays, stays as it is and where it is; what comes is behind what comes before it in a new plan. What
/// leaves with work in it is kept under [`Declined::kept`] and comes back from there. What people added by hand
/// and the catalog does not know stays. A plan that fits is given back as it is. Where the plan serves `goal`
/// already, that goal is revised; else `goal` takes the place of the first. The other goals stay as they are.
pub fn revise(
    origin: &RevisionBase,
    plan: &SetupPlan,
    catalog: &Catalog,
    goal: &Goal,
    choice: &Choice,
) -> Revised {
    let (plan, renamed) = with_names_of_now(plan, catalog);
    let scope = Scope::new(origin, &plan, catalog, goal, choice);
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
    /// The id of the plan's goal that is revised, or that the chosen one takes the place of.
    revised: Option<&'a str>,
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
        goal: &Goal,
        choice: &'a Choice,
    ) -> Self {
        let at_first = || origin.goal.and_then(|place| planned_for(plan, catalog, &catalog.goals()[place]));
        let revised = planned_for(plan, catalog, goal).or_else(at_first);
        let revised = revised.or(plan.goals.first()).map(|it| &*it.id);
        let known = plan.goals.iter().find(|it| Some(&*it.id) == revised);
        let except = known.and_then(|it| goal_of(it, catalog)).map(|place| &*catalog.goals()[place].id);
        let others = chosen(plan, catalog, except);
        let mut all = vec![(goal, choice)];
        all.extend(others.iter().map(|(goal, choice)| (*goal, choice)));
        let fresh = SetupPlan::compose_all(&*plan.name, catalog, &all, Timestamp::UNIX_EPOCH);
        let (mut ids, mut own) = (HashMap::new(), HashSet::new());
        let chosen: HashSet<_> = fresh.use_cases().map(|it| &*it.id).collect();
        for reference in plan.use_cases() {
            let id = match origin.meant.get(&*reference.id) {
                Some(id) if chosen.contains(&**id) => id,
                Some(_) => continue,
                None => {
                    own.insert(reference.id.clone());
                    &reference.id
                }
            };
            ids.insert(reference.id.clone(), id.clone());
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
            revised,
            same_edition: is_of_edition(plan, catalog),
            all_stay,
            ids,
            own,
        }
    }

    /// The goals of the plan, one of them as it is chosen now. Use cases that come back do so out of `kept`.
    fn goals(&self, kept: &mut Vec<Reference>) -> Vec<PlannedGoal> {
        let Some(fresh) = self.fresh.goals.first() else { return self.plan.goals.clone() };
        let mut goals = Vec::new();
        for goal in &self.plan.goals {
            if Some(&*goal.id) == self.revised {
                goals.push(self.goal(goal, fresh, kept));
            } else {
                goals.push(goal.clone());
            }
        }
        if goals.is_empty() {
            goals.push(fresh.clone());
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
