//! The merged plan as the review shows it, made once for a choice of use cases and not once for a key.
//!
//! No screen can name all of thousands of use cases that ask for a thing: the first are named, the rest
//! counted.

use crate::catalog::{Catalog, Goal, Recommendation, UseCase, UseCaseIndex};
use crate::plan::{Item, Selection};

/// So many of the use cases that ask for an item are named.
pub const NAMED: usize = 64;

/// What the chosen use cases ask for, each thing once, in the order in which it was first asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergedItems {
    /// The events.
    pub events: Vec<MergedItem>,
    /// The sources.
    pub sources: Vec<MergedItem>,
    /// The destinations.
    pub destinations: Vec<MergedItem>,
}

/// Something that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedItem {
    /// What it is called in a plan.
    pub item: Item,
    /// Its place among the catalog's things of its kind.
    pub place: usize,
    count: usize,
    first: Vec<UseCaseIndex>,
}

/// The use cases that ask for an item, in the order chosen: the first of them and how many there are.
#[derive(Debug, Clone, Copy, Default)]
pub struct AskedBy<'a>(Option<(&'a Catalog, &'a MergedItem)>);

impl MergedItems {
    /// What these use cases of a goal ask for together.
    pub fn new(catalog: &Catalog, goal: &Goal, selection: &Selection) -> Self {
        let mut merged = Self::default();
        let mut seen = vec![false; catalog.use_cases().len()];
        let (mut events, mut sources, mut destinations) = Default::default();
        for recommendation in selection.iter().filter_map(|place| catalog.recommendation(goal, place)) {
            if std::mem::replace(&mut seen[recommendation.use_case_index().place()], true) {
                continue;
            }
            for index in recommendation.event_indices() {
                let name = |place: usize| Item::Event(catalog.events()[place].name.clone());
                ask(&mut merged.events, &mut events, index.place(), recommendation, name);
            }
            for index in recommendation.source_indices() {
                let name = |place: usize| Item::Source(catalog.source_types()[place].name.clone());
                ask(&mut merged.sources, &mut sources, index.place(), recommendation, name);
            }
            for index in recommendation.destination_indices() {
                let name =
                    |place: usize| Item::Destination(catalog.destination_types()[place].name.clone());
                ask(&mut merged.destinations, &mut destinations, index.place(), recommendation, name);
            }
        }
        merged
    }
}

fn ask(
    items: &mut Vec<MergedItem>,
    rows: &mut Vec<Option<usize>>,
    place: usize,
    by: Recommendation,
    name: impl FnOnce(usize) -> Item,
) {
    if rows.len() <= place {
        rows.resize(place + 1, None);
    }
    let row = *rows[place].get_or_insert_with(|| {
        items.push(MergedItem { item: name(place), place, count: 0, first: Vec::new() });
        items.len() - 1
    });
    let item = &mut items[row];
    item.count += 1;
    if item.first.len() < NAMED {
        item.first.push(by.use_case_index());
    }
}

impl<'a> AskedBy<'a> {
    /// The use cases that ask for an item of what was merged from this catalog.
    pub fn new(catalog: &'a Catalog, item: &'a MergedItem) -> Self {
        Self(Some((catalog, item)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.map_or(0, |(_, item)| item.count)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first of them.
    pub fn iter(&self) -> impl Iterator<Item = UseCase<'a>> + use<'a> {
        let of = |(catalog, item): (&'a Catalog, &'a MergedItem)| {
            item.first.iter().map(|index| catalog.use_case(*index))
        };
        self.0.into_iter().flat_map(of)
    }

    /// The titles of the first of them, and how many more there are.
    pub fn titles(&self) -> String {
        let titles: Vec<_> = self.iter().map(UseCase::title).collect();
        match self.len() - titles.len() {
            0 => titles.join("; "),
            more => format!("{}; and {more} more", titles.join("; ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AskedBy, MergedItem, MergedItems};
    use crate::catalog::Catalog;
    use crate::plan::{Asked, Change, Choice};
    use proptest::prelude::*;

    fn told<T: AsRef<str>>(asked: &[Asked<T>], name: impl Fn(&T) -> String) -> Vec<(String, Vec<String>)> {
        let ids = |asked: &Asked<T>| asked.use_cases.iter().map(|it| it.id().to_owned()).collect();
        asked.iter().map(|asked| (name(&asked.what), ids(asked))).collect()
    }

    proptest! {
        #[test]
        fn it_is_what_a_plan_is_merged_from(places in proptest::collection::vec(0_usize..9, 0..12)) {
            let catalog = Catalog::draft();
            for goal in catalog.goals() {
                let mut choice = Choice::default();
                choice.apply(Change::SelectOnly(places.iter().copied().collect()));
                let (items, merged) =
                    (MergedItems::new(&catalog, goal, choice.selection()), choice.merged(&catalog, goal));
                let shown = |items: &[MergedItem]| -> Vec<_> {
                    let ids = |item| AskedBy::new(&catalog, item).iter().map(|it| it.id().to_owned()).collect();
                    items.iter().map(|item| (item.item.title().to_owned(), ids(item))).collect()
                };
                let events: Vec<(_, Vec<_>)> = merged
                    .events
                    .iter()
                    .map(|it| (it.what.name.clone(), it.use_cases.iter().map(|it| it.id().to_owned()).collect()))
                    .collect();
                prop_assert_eq!(shown(&items.events), events);
                prop_assert_eq!(shown(&items.sources), told(&merged.sources, |it| (*it).to_owned()));
                prop_assert_eq!(shown(&items.destinations), told(&merged.destinations, |it| (*it).to_owned()));
            }
        }
    }
}
