//! A saved plan made to fit what is chosen now, with everything in it that a person did or wrote.

mod items;
mod planned;

use super::reopen::{is_of_edition, reopen, use_cases_of};
use super::{CatalogReference, Choice, Declined, Item, Reference, Reopened, SetupPlan, whole_second};
use crate::catalog::{Catalog, Goal};
use items::Items;
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};

/// A saved plan made to fit what is chosen now.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// The plan.
    pub plan: SetupPlan,
    /// What came into it.
    pub added: Vec<Item>,
    /// What left it, because it was taken out or because nobody asks for it any more.
    pub gone: Vec<Item>,
}

/// What a saved plan was made from, in the terms of a catalog: the same however often the plan is revised.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// The place of the plan's goal, where the catalog has it.
    goal: Option<usize>,
    /// What was chosen.
    choice: Choice,
    /// What the catalog recommends for that.
    composed: SetupPlan,
    /// The ids of the use cases that the plan means, by those that it has for them.
    meant: HashMap<String, String>,
}

impl Origin {
    /// What `plan` was made from.
    pub fn of(plan: &SetupPlan, catalog: &Catalog) -> Self {
        let (goal, choice) = match reopen(plan, catalog) {
            Some(Reopened { goal, choice, .. }) => (Some(goal), choice),
            None => (None, Choice::default()),
        };
        // Of a goal that is gone nothing was chosen, so that any other gives the same.
        let under = &catalog.goals()[goal.unwrap_or(0)];
        let composed = SetupPlan::compose(&*plan.name, catalog, under, &choice, plan.updated);
        let meant = use_cases_of(plan, catalog).into_iter().map(|(id, it)| (id, it.id().to_owned()));
        Self { goal, choice, composed, meant: meant.collect() }
    }
}

/// Makes `plan`, of which `origin` says what it was made from, fit what is chosen under `goal`, one of `catalog`'s.
///
/// What stays, stays as it is and where it is; what comes stands behind what comes before it in a new plan. What
/// leaves with work in it is kept under [`Declined::kept`] and comes back from there. What people added by hand
/// and the catalog does not know stays. A plan that fits is given back as it is.
pub fn revise(
    origin: &Origin,
    plan: &SetupPlan,
    catalog: &Catalog,
    goal: &Goal,
    choice: &Choice,
    now: Timestamp,
) -> Revised {
    let scope = Scope::new(origin, plan, catalog, goal, choice);
    let mut items = Items::new(&scope);
    let (events, sources, destinations) = (items.events(), items.sources(), items.destinations());
    let Items { kept, added, gone, .. } = items;
    let mut revised = SetupPlan {
        name: plan.name.clone(),
        created: plan.created,
        updated: plan.updated,
        catalog: CatalogReference { id: catalog.id().to_owned(), edition: catalog.edition().date.clone() },
        goal: scope.goal(),
        use_cases: scope.use_cases(),
        events,
        sources,
        destinations,
        verify: plan.verify.clone(),
        declined: Declined { kept, ..scope.declined() },
    };
    if revised != *plan {
        revised.updated = whole_second(now);
    }
    Revised { plan: revised, added, gone }
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
    same_goal: bool,
    same_edition: bool,
    /// Whether all use cases of the plan stay, by the ids that it has for them.
    all_stay: bool,
    /// The ids of the use cases in the plan, by those that the plan has for them; only those that stay.
    ids: HashMap<String, String>,
    /// The ids of those that the catalog does not know.
    own: HashSet<String>,
}

impl<'a> Scope<'a> {
    fn new(
        origin: &'a Origin,
        plan: &'a SetupPlan,
        catalog: &'a Catalog,
        goal: &Goal,
        choice: &'a Choice,
    ) -> Self {
        let fresh = SetupPlan::compose(&*plan.name, catalog, goal, choice, plan.updated);
        let (mut ids, mut own) = (HashMap::new(), HashSet::new());
        let chosen: HashSet<_> = fresh.use_cases.iter().map(|it| &*it.id).collect();
        for reference in &plan.use_cases {
            let id = match origin.meant.get(&reference.id) {
                Some(id) if chosen.contains(&**id) => id,
                Some(_) => continue,
                None => {
                    own.insert(reference.id.clone());
                    &reference.id
                }
            };
            ids.insert(reference.id.clone(), id.clone());
        }
        Self {
            plan,
            catalog,
            choice,
            composed: &origin.composed,
            before: &origin.choice,
            fresh,
            same_goal: origin.goal.is_some_and(|place| catalog.goals()[place].id == goal.id),
            same_edition: is_of_edition(plan, catalog),
            all_stay: plan.use_cases.iter().all(|it| ids.get(&it.id) == Some(&it.id)),
            ids,
            own,
        }
    }

    fn goal(&self) -> Reference {
        let is_named_so = self.plan.goal.id == self.fresh.goal.id;
        if self.same_goal && is_named_so { self.plan.goal.clone() } else { self.fresh.goal.clone() }
    }

    fn use_cases(&self) -> Vec<Reference> {
        let mut use_cases = Vec::new();
        for reference in &self.plan.use_cases {
            let Some(id) = self.ids.get(&reference.id) else { continue };
            let renamed = (*id != reference.id)
                .then(|| self.fresh.use_cases.iter().find(|it| it.id == *id))
                .flatten();
            use_cases.push(renamed.unwrap_or(reference).clone());
        }
        let known: HashSet<_> = use_cases.iter().map(|it| it.id.clone()).collect();
        use_cases.extend(self.fresh.use_cases.iter().filter(|it| !known.contains(&it.id)).cloned());
        use_cases
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
            kept: super::Kept::default(),
        }
    }

    fn list<T: Clone + PartialEq>(&self, old: &[T], fresh: &[T], item: impl Fn(&T) -> Item) -> Vec<T> {
        let put_back = |item: &Item| self.before.is_declined(item) && !self.choice.is_declined(item);
        let mut list: Vec<T> = old.iter().filter(|it| !put_back(&item(it))).cloned().collect();
        let is_new = |it: &&T| !old.contains(it) && !self.before.is_declined(&item(it));
        list.extend(fresh.iter().filter(is_new).cloned());
        list
    }
}
