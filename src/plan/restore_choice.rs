//! From a saved plan back to what was chosen, so that the choice can be changed.

use super::CatalogReference;
use super::{Change, Choice, Item, PlannedConnection, PlannedEvent, PlannedGoal, Reference, SetupPlan};
use crate::catalog::{Catalog, Goal, UseCase};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What was chosen when a plan was saved, in the terms of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredChoice {
    /// The places of the plan's goals among the catalog's, in the plan's order; at least one.
    pub goals: Vec<usize>,
    /// What was chosen.
    pub choice: Choice,
    /// The use cases of the plan that its goals do not have any more.
    pub lost: Vec<MissingUseCase>,
}

/// A use case of a plan that its goal does not have, or not any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissingUseCase {
    /// The catalog has no such use case; what it asks for stays in the plan.
    Unknown(Reference),
    /// The catalog recommends it for other goals only; it is removed with what nothing else asks for.
    Elsewhere(Reference),
}

/// What was chosen when `plan` was saved; nothing where the catalog has none of its goals.
///
/// Goals and use cases are found by their ids, else by their titles. Taken out is what the plan says so of: what
/// the use cases ask for and the plan does not name is newly recommended.
pub fn reopen(plan: &SetupPlan, catalog: &Catalog) -> Option<RestoredChoice> {
    let mut reopened = RestoredChoice { goals: Vec::new(), choice: Choice::default(), lost: Vec::new() };
    let meant = use_cases_of(plan, catalog);
    for planned in &plan.goals {
        let Some(goal) = goal_of(planned, catalog) else { continue };
        reopened.goals.push(goal);
        let (chosen, lost) = chosen_under(planned, catalog, goal, &meant);
        let chosen = reopened.choice.selection(goal).iter().chain(chosen).collect::<Vec<_>>();
        reopened.choice.apply(Change::select_only(goal, chosen));
        reopened.lost.extend(lost);
    }
    if reopened.goals.is_empty() {
        return None;
    }
    for item in taken_out(plan) {
        reopened.choice.apply(Change::Decline(item));
    }
    texts(plan, &mut reopened.choice);
    Some(reopened)
}

/// The place of a plan's goal among the catalog's.
pub(super) fn goal_of(planned: &PlannedGoal, catalog: &Catalog) -> Option<usize> {
    let place = |is: &dyn Fn(&Goal) -> bool| catalog.goals().iter().position(is);
    place(&|goal| goal.id == planned.id).or_else(|| place(&|goal| goal.title == planned.title))
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

/// The places of the use cases that a plan has for one of the catalog's goals, and those that the goal does not have.
fn chosen_under(
    planned: &PlannedGoal,
    catalog: &Catalog,
    goal: usize,
    meant: &HashMap<String, UseCase>,
) -> (Vec<usize>, Vec<MissingUseCase>) {
    let recommendations = catalog.recommendations(&catalog.goals()[goal]);
    let places: HashMap<_, _> =
        recommendations.enumerate().map(|(place, it)| (it.use_case_index(), place)).collect();
    let (mut chosen, mut lost) = (Vec::new(), Vec::new());
    for reference in &planned.use_cases {
        match meant.get(&*reference.id).map(|use_case| places.get(&use_case.index())) {
            None => lost.push(MissingUseCase::Unknown(reference.clone())),
            Some(None) => lost.push(MissingUseCase::Elsewhere(reference.clone())),
            Some(Some(place)) => chosen.push(*place),
        }
    }
    (chosen, lost)
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
        let goals = self.selections().chain(base.selections());
        for goal in goals.map(|(goal, _)| goal).collect::<BTreeSet<_>>() {
            let (mine, was) = (self.selection(goal), base.selection(goal));
            let added = mine.iter().filter(|place| !was.contains(*place));
            let gone = |place: &usize| was.contains(*place) && !mine.contains(*place);
            let stays = theirs.selection(goal).iter().filter(|place| !gone(place));
            choice.apply(Change::select_only(goal, stays.chain(added)));
        }
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
