//! Several use cases become one plan: everything asked for, once, with the reason, and nothing else.

use proptest::prelude::*;
use proptest::sample::subsequence;
use segue::catalog::{Catalog, Goal, Recommendation};
use segue::plan::{Asked, Change, Choice, Item, Merged, SetupPlan, merge};
use std::collections::{BTreeMap, BTreeSet};
use support::cases::cases;

/// One of the built-in catalogs, one of its goals, and some of the goal's use cases in some order.
fn any_selection() -> impl Strategy<Value = (&'static str, usize, Vec<usize>)> {
    (proptest::sample::select(Catalog::BUILTIN.as_slice()), 0..4_usize).prop_flat_map(|(id, at)| {
        let count = goal(&Catalog::builtin(id).unwrap(), at).use_case_count();
        let places = subsequence((0..count).collect::<Vec<_>>(), 1..=count).prop_shuffle();
        (Just(id), Just(at), places)
    })
}

fn goal(catalog: &Catalog, at: usize) -> &Goal {
    &catalog.goals()[at]
}

fn chosen<'a>(catalog: &'a Catalog, goal: &'a Goal, places: &[usize]) -> Vec<Recommendation<'a>> {
    places.iter().map(|place| catalog.recommendation(goal, *place).unwrap()).collect()
}

/// Who asks for what, in no order.
type Reasons<'a> = BTreeMap<(&'static str, &'a str), BTreeSet<&'a str>>;

fn reasons<'a>(merged: &Merged<'a>) -> Reasons<'a> {
    fn ids<'a, T>(asked: &Asked<'a, T>) -> BTreeSet<&'a str> {
        asked.use_cases.iter().map(|use_case| use_case.id()).collect()
    }
    let events = merged.events.iter().map(|it| (("event", &*it.what.name), ids(it)));
    let sources = merged.sources.iter().map(|it| (("source", it.what), ids(it)));
    let destinations = merged.destinations.iter().map(|it| (("destination", it.what), ids(it)));
    events.chain(sources).chain(destinations).collect()
}

/// The same, straight from the recommendations.
fn asked_for<'a>(recommendations: &[Recommendation<'a>]) -> Reasons<'a> {
    let mut reasons = Reasons::new();
    for recommendation in recommendations {
        let events = recommendation.events().map(|it| ("event", &*it.name));
        let sources = recommendation.sources().map(|it| ("source", &*it.name));
        let destinations = recommendation.destinations().map(|it| ("destination", &*it.name));
        for thing in events.chain(sources).chain(destinations) {
            reasons.entry(thing).or_default().insert(recommendation.use_case().id());
        }
    }
    reasons
}

fn plan(catalog: &Catalog, choice: &Choice) -> SetupPlan {
    SetupPlan::compose("Acme", catalog, choice, "2026-11-23T21:03:00.5Z".parse().unwrap())
}

fn choice(goal: usize, places: &[usize]) -> Choice {
    let mut choice = Choice::default();
    choice.apply(Change::select_only(goal, places.iter().copied()));
    choice
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_order_of_the_selection_changes_no_set((id, at, places) in any_selection()) {
        let catalog = Catalog::builtin(id).unwrap();
        let goal = goal(&catalog, at);
        let mut sorted = places.clone();
        sorted.sort_unstable();
        let merged = merge(chosen(&catalog, goal, &places));
        prop_assert_eq!(reasons(&merged), reasons(&merge(chosen(&catalog, goal, &sorted))));
    }

    #[test]
    fn merging_a_use_case_twice_changes_nothing((id, at, places) in any_selection(), again in any::<prop::sample::Index>()) {
        let catalog = Catalog::builtin(id).unwrap();
        let goal = goal(&catalog, at);
        let mut twice = places.clone();
        if !places.is_empty() {
            twice.push(places[again.index(places.len())]);
            twice.extend(&places);
        }
        let (one, two) = (merge(chosen(&catalog, goal, &places)), merge(chosen(&catalog, goal, &twice)));
        prop_assert_eq!(format!("{one:?}"), format!("{two:?}"));
        prop_assert_eq!(plan(&catalog, &choice(at, &places)), plan(&catalog, &choice(at, &twice)));
    }

    #[test]
    fn a_use_case_of_two_goals_asks_for_what_both_recommend_and_counts_once(
        (id, at, places) in any_selection(),
        other in 0..4_usize,
        others in subsequence((0..6_usize).collect::<Vec<_>>(), 1..6),
    ) {
        let catalog = Catalog::builtin(id).unwrap();
        prop_assume!(other != at);
        let mut both = choice(at, &places);
        both.apply(Change::select_only(other, others));
        let merged = both.merged(&catalog);
        prop_assert_eq!(reasons(&merged), asked_for(&both.recommendations(&catalog).collect::<Vec<_>>()));
        let counts = merged.events.iter().map(|it| &it.use_cases).chain(merged.sources.iter().map(|it| &it.use_cases));
        for use_cases in counts.chain(merged.destinations.iter().map(|it| &it.use_cases)) {
            let distinct: BTreeSet<_> = use_cases.iter().map(|it| it.id()).collect();
            prop_assert_eq!(distinct.len(), use_cases.len());
        }
    }

    #[test]
    fn everything_recommended_is_in_the_plan_and_nothing_else((id, at, places) in any_selection()) {
        let catalog = Catalog::builtin(id).unwrap();
        let goal = goal(&catalog, at);
        let recommendations = chosen(&catalog, goal, &places);
        let merged = merge(recommendations.iter().copied());
        prop_assert_eq!(reasons(&merged), asked_for(&recommendations));

        let plan = plan(&catalog, &choice(at, &places));
        let order: Vec<_> = recommendations.iter().map(|it| it.use_case().id()).collect();
        prop_assert_eq!(plan.goals[0].use_cases.iter().map(|it| &*it.id).collect::<Vec<_>>(), order.clone());
        prop_assert_eq!(plan.events.len() + plan.sources.len() + plan.destinations.len(), asked_for(&recommendations).len());
        for (planned, asked) in plan.events.iter().zip(&merged.events) {
            let named = |name: &str| planned.properties.iter().filter(|it| it.name == name).count();
            prop_assert_eq!(&planned.name, &asked.what.name);
            prop_assert_eq!(planned.properties.len(), asked.what.properties.len());
            prop_assert!(asked.what.properties.iter().all(|it| named(&it.name) == 1));
            let why: Vec<_> = order.iter().filter(|id| asked.use_cases.iter().any(|it| it.id() == **id)).copied().collect();
            prop_assert_eq!(planned.use_cases.iter().map(|id| &**id).collect::<Vec<_>>(), why);
        }
    }

    #[test]
    fn what_was_taken_out_is_told_as_declined(
        (id, at, places) in any_selection(),
        takes in proptest::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let catalog = Catalog::builtin(id).unwrap();
        let mut choice = choice(at, &places);
        let whole = plan(&catalog, &choice);
        let items = items(&whole);
        let mut taken = BTreeSet::new();
        for take in takes.iter().filter(|_| !items.is_empty()) {
            let item = items[take.index(items.len())].clone();
            choice.apply(Change::Decline(item.clone()));
            taken.insert(item);
        }
        let plan = plan(&catalog, &choice);
        // A property of an event that was taken out goes with it.
        let gone = |item: &Item| matches!(item, Item::Property { event, .. } if taken.contains(&Item::Event(event.clone())));
        let left: Vec<_> = items.iter().filter(|it| !taken.contains(it) && !gone(it)).cloned().collect();
        prop_assert_eq!(self::items(&plan), left);
        let declined = &plan.declined;
        let told = declined.events.len() + declined.properties.len() + declined.sources.len() + declined.destinations.len();
        prop_assert_eq!(told, taken.iter().filter(|it| !gone(it)).count());
    }

    #[test]
    fn what_is_written_is_read(
        (id, at, places) in any_selection(),
        name in any::<String>(),
        texts in proptest::collection::vec((any::<prop::sample::Index>(), any::<String>()), 0..8),
    ) {
        let catalog = Catalog::builtin(id).unwrap();
        let mut choice = choice(at, &places);
        let items = items(&plan(&catalog, &choice));
        for (place, text) in texts.iter().filter(|_| !items.is_empty()) {
            let item = items[place.index(items.len())].clone();
            choice.apply(match text.len() % 3 {
                0 => Change::Decline(item),
                1 => Change::Name(item, Some(text.clone())),
                _ => Change::Note(item, Some(text.clone())),
            });
        }
        let name = format!("n{name}");
        let plan = SetupPlan { name, ..plan(&catalog, &choice) };
        let text = plan.to_toml();
        prop_assert_eq!(SetupPlan::parse("plan.toml", &text), Ok(plan.clone()), "{}", &text);
        prop_assert_eq!(plan.to_toml(), text);
    }
}

/// Everything in a plan that can be taken out.
fn items(plan: &SetupPlan) -> Vec<Item> {
    let events = plan.events.iter().flat_map(|event| {
        let property = |name: &String| Item::Property { event: event.name.clone(), name: name.clone() };
        let properties = event.properties.iter().map(move |it| property(&it.name));
        std::iter::once(Item::Event(event.name.clone())).chain(properties)
    });
    let sources = plan.sources.iter().map(|it| Item::Source(it.kind.clone()));
    let destinations = plan.destinations.iter().map(|it| Item::Destination(it.kind.clone()));
    events.chain(sources).chain(destinations).collect()
}
