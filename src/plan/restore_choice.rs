//! From a saved plan back to what was chosen, so that the choice can be changed.

use super::CatalogReference;
use super::{
    Change, Choice, Item, PlannedConnection, PlannedEvent, PlannedGoal, Reference, Selection, SetupPlan,
};
use crate::catalog::{Catalog, Goal, Recommendation, UseCase};
use std::collections::{HashMap, HashSet};

/// What was chosen when a plan was saved, in the terms of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredChoice {
    /// The place of the plan's goal among the catalog's.
    pub goal: usize,
    /// What was chosen under it.
    pub choice: Choice,
    /// The use cases of the plan that the goal does not have any more.
    pub lost: Vec<MissingUseCase>,
}

/// A use case of a plan that its goal does not have, or not any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissingUseCase {
    /// The catalog has no such use case; what it asks for stays in the plan.
    Unknown(Reference),
    /// The catalog recommends it for other goals only; it is removed with what it asks for.
    Elsewhere(Reference),
}

/// What was chosen when `plan` was saved; nothing where the catalog does not have its goal.
///
/// Goals and use cases are found by their ids, else by their titles. Taken out is what the plan says so of: what
/// the use cases ask for and the plan does not name is newly recommended.
pub fn reopen(plan: &SetupPlan, catalog: &Catalog) -> Option<RestoredChoice> {
    let goal = plan.goals.iter().find_map(|goal| goal_of(goal, catalog))?;
    Some(reopen_under(plan, catalog, goal))
}

/// What was chosen under one of the catalog's goals when `plan` was saved.
pub(super) fn reopen_under(plan: &SetupPlan, catalog: &Catalog, goal: usize) -> RestoredChoice {
    let (choice, lost) = choice_under(plan, catalog, &catalog.goals()[goal]);
    RestoredChoice { goal, choice, lost }
}

/// The place of a plan's goal among the catalog's.
pub(super) fn goal_of(planned: &PlannedGoal, catalog: &Catalog) -> Option<usize> {
    let place = |is: &dyn Fn(&Goal) -> bool| catalog.goals().iter().position(is);
    place(&|goal| goal.id == planned.id).or_else(|| place(&|goal| goal.title == planned.title))
}

/// What a plan has for one of the catalog's goals.
pub(super) fn planned_for<'a>(
    plan: &'a SetupPlan,
    catalog: &Catalog,
    goal: &Goal,
) -> Option<&'a PlannedGoal> {
    let is_it =
        |it: &&PlannedGoal| goal_of(it, catalog).is_some_and(|place| catalog.goals()[place].id == goal.id);
    plan.goals.iter().find(is_it)
}

/// The use cases that a plan means, by the ids that it has for them.
pub(super) fn use_cases_of<'a>(plan: &SetupPlan, catalog: &'a Catalog) -> HashMap<String, UseCase<'a>> {
    let wanted: HashSet<&str> = plan.use_cases().map(|it| &*it.id).collect();
    let known = catalog.use_cases().filter(|it| wanted.contains(it.id()));
    let mut found: HashMap<String, _> = known.map(|it| (it.id().to_owned(), it)).collect();
    for reference in plan.use_cases() {
        if !found.contains_key(&*reference.id)
            && let Some(namesake) = catalog.use_cases().find(|it| it.title() == reference.title)
        {
            found.insert(reference.id.to_string(), namesake);
        }
    }
    found
}

/// Whether the plan was made from this very state of the catalog.
pub(in crate::plan) fn is_of_edition(plan: &SetupPlan, catalog: &Catalog) -> bool {
    let CatalogReference { id, edition, fingerprint, .. } = &plan.catalog;
    let is_read = fingerprint.as_deref().zip(catalog.fingerprint()).is_none_or(|(then, now)| then == now);
    *id == catalog.id() && *edition == catalog.edition().date && is_read
}

fn choice_under(plan: &SetupPlan, catalog: &Catalog, goal: &Goal) -> (Choice, Vec<MissingUseCase>) {
    let meant = use_cases_of(plan, catalog);
    let ids: HashSet<&str> = meant.values().map(|it| it.id()).collect();
    let places = catalog.recommendations(goal).map(|it| it.use_case().id()).enumerate();
    let places: HashMap<_, _> =
        places.filter(|(_, id)| ids.contains(id)).map(|(place, id)| (id, place)).collect();
    let (mut chosen, mut lost) = (Vec::new(), Vec::new());
    let planned = planned_for(plan, catalog, goal);
    for reference in planned.iter().flat_map(|goal| &goal.use_cases) {
        let use_case = meant.get(&*reference.id);
        match use_case.map(|use_case| places.get(use_case.id())) {
            None => lost.push(MissingUseCase::Unknown(reference.clone())),
            Some(None) => lost.push(MissingUseCase::Elsewhere(reference.clone())),
            Some(Some(place)) => chosen.push(*place),
        }
    }
    let mut choice = Choice::default();
    choice.apply(Change::SelectOnly(chosen.into_iter().collect()));
    for item in taken_out(plan) {
        choice.apply(Change::Decline(item));
    }
    texts(plan, &mut choice);
    (choice, lost)
}

/// What `choice`, made under `from`, is under the goal `to` of a plan: the use cases that both have, and those
/// of the plan that only `to` has.
pub fn transfer_to_goal(
    choice: &Choice,
    plan: &SetupPlan,
    catalog: &Catalog,
    from: &Goal,
    to: &Goal,
) -> Choice {
    if let Some(planned) = planned_for(plan, catalog, to)
        && planned_for(plan, catalog, from).is_some_and(|it| it.id != planned.id)
    {
        // The plan serves that goal too: what it has for it is what was chosen there.
        let mut carried = choice.clone();
        let (there, _) = choice_under(plan, catalog, to);
        carried.apply(Change::SelectOnly(there.selection().clone()));
        return carried;
    }
    let use_case = |place| catalog.recommendation(from, place).map(Recommendation::use_case_index);
    let own: HashSet<_> = catalog.recommendations(from).map(Recommendation::use_case_index).collect();
    let places: HashMap<_, _> =
        catalog.recommendations(to).enumerate().map(|(place, it)| (it.use_case_index(), place)).collect();
    let both = choice.selection().iter().filter_map(|place| places.get(&use_case(place)?).copied());
    let planned: HashSet<_> = use_cases_of(plan, catalog).values().map(|it| it.id()).collect();
    let only_there = catalog.recommendations(to).enumerate().filter_map(|(place, it)| {
        (!own.contains(&it.use_case_index()) && planned.contains(it.use_case().id())).then_some(place)
    });
    let selection: Selection = both.chain(only_there).collect();
    let mut carried = choice.clone();
    carried.apply(Change::SelectOnly(selection));
    carried
}

/// The events of a plan and those that left it with work in them.
fn all_events(plan: &SetupPlan) -> impl Iterator<Item = &PlannedEvent> {
    plan.events.iter().chain(&plan.declined.kept.events)
}

fn taken_out(plan: &SetupPlan) -> Vec<Item> {
    let is_there = presence(plan);
    let declined = &plan.declined;
    let mut out: Vec<Item> = declined.events.iter().cloned().map(Item::Event).collect();
    out.extend(declined.properties.iter().map(|it| property(&it.event, &it.name)));
    out.extend(declined.sources.iter().cloned().map(Item::Source));
    out.extend(declined.destinations.iter().cloned().map(Item::Destination));
    out.retain(|item| !is_there.contains(item));
    out
}

fn property(event: &str, name: &str) -> Item {
    Item::Property { event: event.to_owned(), name: name.to_owned() }
}

/// All that a plan holds.
fn presence(plan: &SetupPlan) -> HashSet<Item> {
    let kinds = |list: &[PlannedConnection], item: fn(String) -> Item| -> Vec<_> {
        list.iter().map(|it| item(it.kind.clone())).collect()
    };
    let mut there: HashSet<_> = plan.events.iter().map(|it| Item::Event(it.name.clone())).collect();
    for event in all_events(plan) {
        there.extend(event.properties.iter().map(|it| property(&event.name, &it.name)));
    }
    there.extend(kinds(&plan.sources, Item::Source));
    there.extend(kinds(&plan.destinations, Item::Destination));
    there
}

/// Takes over names and notes, of what left the plan too.
fn texts(plan: &SetupPlan, choice: &mut Choice) {
    let kept = &plan.declined.kept;
    for event in kept.events.iter().chain(&plan.events) {
        choice.apply(Change::Note(Item::Event(event.name.clone()), event.note.clone()));
    }
    connection_texts(&kept.sources, Item::Source, choice);
    connection_texts(&plan.sources, Item::Source, choice);
    connection_texts(&kept.destinations, Item::Destination, choice);
    connection_texts(&plan.destinations, Item::Destination, choice);
}

fn connection_texts(connections: &[PlannedConnection], item: fn(String) -> Item, choice: &mut Choice) {
    // Of several of a type, the first is the one that the review shows.
    for connection in connections.iter().rev() {
        let item = item(connection.kind.clone());
        choice.apply(Change::Name(item.clone(), connection.name.clone()));
        choice.apply(Change::Note(item, connection.note.clone()));
    }
}

impl Choice {
    /// What this choice, which started from `base`, is on top of `theirs`, which did so too: only what was
    /// changed here counts.
    pub fn rebase_onto(&self, base: &Self, theirs: &Self) -> Self {
        let mut choice = theirs.clone();
        let added = self.selection().iter().filter(|place| !base.selection().contains(*place));
        let gone = |place: &usize| base.selection().contains(*place) && !self.selection().contains(*place);
        let stays = theirs.selection().iter().filter(|place| !gone(place));
        choice.apply(Change::SelectOnly(stays.chain(added).collect()));
        for item in self.declined().filter(|item| !base.is_declined(item)) {
            choice.apply(Change::Decline(item.clone()));
        }
        for item in base.declined().filter(|item| !self.is_declined(item)) {
            choice.apply(Change::Restore(item.clone()));
        }
        let named: HashSet<_> = self.names().chain(base.names()).map(|(item, _)| item).collect();
        for item in named.into_iter().filter(|item| self.name(item) != base.name(item)) {
            choice.apply(Change::Name(item.clone(), self.name(item).map(str::to_owned)));
        }
        let noted: HashSet<_> = self.notes().chain(base.notes()).map(|(item, _)| item).collect();
        for item in noted.into_iter().filter(|item| self.note(item) != base.note(item)) {
            choice.apply(Change::Note(item.clone(), self.note(item).map(str::to_owned)));
        }
        choice
    }
}
