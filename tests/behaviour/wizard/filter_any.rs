//! The filter finds what matching every text anew would find, in the same order, whatever was typed before.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use proptest::prelude::*;
use segue::app::screen::use_cases::filter::Filter;
use segue::app::text_field::TextField;
use segue::catalog::{Catalog, Goal, Recommendation};
use std::cmp::Reverse;
use std::fmt::Write as _;
use support::cases::cases;

/// A catalog with use cases of these titles, each with an event of its own.
fn catalog(titles: &[String]) -> Catalog {
    let mut text = "id = \"any\"\ntitle = \"Any\"\nedition = { date = 2026-01-31, name = \"test\" }\n\
                    [sources]\nWebsite = \"Pages.\"\n[destinations]\nE-mail = \"Letters.\"\n"
        .to_owned();
    let mut goal = "[[goal]]\ntitle = \"All\"\nsummary = \"All.\"\n".to_owned();
    for (place, title) in titles.iter().enumerate() {
        let event = format!("{}{place}", title.chars().rev().collect::<String>());
        let written = write!(
            text,
            "[[event]]\nname = {event:?}\ndescription = \"It happens.\"\n\
             properties = [{{ name = \"order_id\", type = \"string\", example = \"7\", description = \"Which\" }}]\n\
             [[use_case]]\nid = \"id-{place}\"\ntitle = {title:?}\nsummary = \"Why.\"\nevents = [{event:?}]\n"
        );
        let connected = "sources = [\"Website\"]\ndestinations = [\"E-mail\"]";
        let recommended = write!(goal, "[[goal.recommendation]]\nuse_case = \"id-{place}\"\n{connected}\n");
        assert!(written.is_ok() && recommended.is_ok());
    }
    let text = text + &goal;
    Catalog::read("any.toml", &text).unwrap_or_else(|faults| panic!("{:?}", faults.iter().next()))
}

/// The places that match a query, the best first: each word against each text, all of them sorted.
fn plainly(query: &str, catalog: &Catalog, goal: &Goal) -> Vec<usize> {
    let words = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy).atoms;
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut best = |of: Recommendation| {
        let mut sum = 0;
        for word in &words {
            let mut score = |text: &str| {
                let score = word.score(Utf32Str::new(text, &mut Vec::new()), &mut matcher);
                score.map(u32::from)
            };
            let title = score(of.use_case().title()).map(|score| score * 3 / 2);
            let properties = of.events().flat_map(|event| &event.properties);
            let names = of.events().map(|event| &event.name).chain(properties.map(|it| &it.name));
            let names = names.chain(of.sources().map(|it| &it.name));
            let names = names.chain(of.destinations().map(|it| &it.name));
            sum += names.map(|name| score(name)).chain([title]).flatten().max()?;
        }
        Some(sum)
    };
    let scored = catalog.recommendations(goal).enumerate();
    let mut hits: Vec<_> = scored.filter_map(|(place, of)| Some((Reverse(best(of)?), place))).collect();
    hits.sort_unstable();
    hits.into_iter().map(|(_, place)| place).collect()
}

fn found(filter: &Filter, total: usize) -> Vec<usize> {
    (0..filter.count(total)).filter_map(|row| filter.place(row)).collect()
}

fn titles() -> impl Strategy<Value = Vec<String>> {
    let title = prop_oneof![
        4 => "[A-E][a-e]{0,6}( [a-e]{1,5}){0,3}",
        1 => "[a-eäéß中] ?[a-eÄÉ/,:-]{1,6}",
        1 => "[a-e ]{100,160}x",
    ];
    proptest::collection::btree_set(title, 1..40).prop_map(|titles| titles.into_iter().collect())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn it_finds_what_matching_anew_would_find(
        titles in titles(),
        queries in proptest::collection::vec("[a-eA-Eéß ]{0,5}|([ab]{1,2} ){0,14}a|Web|ordid", 1..8),
    ) {
        let catalog = catalog(&titles);
        let goal = &catalog.goals()[0];
        let mut filter = Filter::default();
        for query in queries {
            // Typed letter by letter, and then perhaps something else in its place.
            let ends = query.char_indices().map(|(start, letter)| start + letter.len_utf8());
            for end in std::iter::once(0).chain(ends) {
                let typed = &query[..end];
                filter.query = TextField::new(typed);
                filter.refresh(&catalog, goal);
                let wanted = match typed.trim() {
                    "" => (0..titles.len()).collect(),
                    _ => plainly(typed, &catalog, goal),
                };
                prop_assert_eq!(found(&filter, titles.len()), wanted, "{:?}", typed);
            }
        }
    }
}

#[test]
fn thousands_are_shared_out_and_come_back_in_order() {
    let words = ["Adrift", "Bread", "Cedar", "Dread", "Eagle"];
    let titles: Vec<_> = (0..10_000).map(|place| format!("{} {place}", words[place % 5])).collect();
    let catalog = catalog(&titles);
    let goal = &catalog.goals()[0];
    let mut filter = Filter::default();
    for query in ["e", "ea", "ea 9", "e 99", "bread 123"] {
        filter.query = TextField::new(query);
        filter.refresh(&catalog, goal);
        assert_eq!(found(&filter, titles.len()), plainly(query, &catalog, goal), "{query}");
    }
}
