//! What becomes of a saved plan, as the review shows it, made once for a choice and not once for a key.

use crate::app::EditedPlan;
use crate::app::review_items::MergedItems;
use crate::catalog::Catalog;
use crate::plan::{Choice, Item, PlannedConnection, PlannedEvent, Revised, SetupPlan, revise};
use std::collections::HashSet;

/// What becomes of a saved plan with what is chosen now.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The plan; its name and its time of change are those of before.
    pub plan: SetupPlan,
    /// Whether that is another plan than before.
    pub is_change: bool,
    /// What came into it.
    pub added: Vec<Item>,
    /// What left it.
    pub gone: Vec<Item>,
    /// The titles of the use cases that came into it, and of those that left it.
    pub use_cases: [Vec<String>; 2],
    /// How many names and notes changed.
    pub texts: usize,
    /// What stays although no chosen use case asks for it.
    pub by_hand: Vec<Item>,
    /// What leaves since no chosen use case asks for it any more.
    pub leaving: Vec<Leaving>,
    new: HashSet<Item>,
}

/// Something that leaves a plan since no chosen use case asks for it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// What it is called in the plan.
    pub item: Item,
    /// Whether what was done on it is kept.
    pub is_kept: bool,
}

impl Revision {
    /// What becomes of `edited` with this choice, which asks for what was `merged`.
    pub fn new(edited: &EditedPlan, catalog: &Catalog, choice: &Choice, merged: &MergedItems) -> Self {
        let before = edited.document.plan();
        let Revised { plan, added, gone, .. } = revise(&edited.origin, before, catalog, choice);
        let asked: HashSet<_> = merged
            .events
            .iter()
            .chain(&merged.sources)
            .chain(&merged.destinations)
            .map(|it| &it.item)
            .collect();
        let was = &edited.base.choice;
        let changed = |item: &Item| {
            usize::from(choice.name(item) != was.name(item))
                + usize::from(choice.note(item) != was.note(item))
        };
        let texts = asked.iter().map(|item| changed(item)).sum();
        let is_other = |item: &Item| !asked.contains(item) && !matches!(item, Item::Property { .. });
        let of_kept = &plan.declined.kept;
        let kept: HashSet<_> = items(&of_kept.events, &of_kept.sources, &of_kept.destinations).collect();
        let leaving = gone.iter().filter(|it| is_other(it));
        let leaving =
            leaving.map(|item| Leaving { item: item.clone(), is_kept: kept.contains(item) }).collect();
        Self {
            is_change: plan != *before,
            use_cases: [titles(&plan, before), titles(before, &plan)],
            texts,
            by_hand: items(&plan.events, &plan.sources, &plan.destinations).filter(is_other).collect(),
            leaving,
            new: added.iter().cloned().collect(),
            plan,
            added,
            gone,
        }
    }

    /// Whether this came into the plan.
    pub fn is_new(&self, item: &Item) -> bool {
        self.new.contains(item)
    }
}

/// Whether the plan keeps what was done on anything that left it.
pub(crate) fn keeps_progress(plan: &SetupPlan, gone: &[Item]) -> bool {
    let kept = &plan.declined.kept;
    items(&kept.events, &kept.sources, &kept.destinations).any(|item| gone.contains(&item))
}

/// The titles of the use cases that the one plan has and the other has not.
fn titles(plan: &SetupPlan, other: &SetupPlan) -> Vec<String> {
    let ids: HashSet<_> = other.use_cases().map(|it| &it.id).collect();
    plan.use_cases().filter(|it| !ids.contains(&it.id)).map(|it| it.title.clone()).collect()
}

/// What a plan holds, or keeps of what left it.
fn items(
    events: &[PlannedEvent],
    sources: &[PlannedConnection],
    destinations: &[PlannedConnection],
) -> impl Iterator<Item = Item> {
    let events = events.iter().map(|it| Item::Event(it.name.clone()));
    let sources = sources.iter().map(|it| Item::Source(it.kind.clone()));
    let destinations = destinations.iter().map(|it| Item::Destination(it.kind.clone()));
    events.chain(sources).chain(destinations)
}
