//! Types queries letter by letter over a large catalog, takes the letters back again, and reports how long each
//! key took until its result was there: `cargo run --release --example filter_keys 100000`.

use support::large_catalog as catalogs;

use segue::app::screen::use_cases::filter::Filter;
use segue::app::text_field::TextField;
use segue::catalog::Catalog;
use std::time::{Duration, Instant};

/// Words as they are there, letters out of the middle of words, several words, common and rare letters,
/// and what matches nothing.
const QUERIES: [&str; 14] = [
    "abandoned carts",
    "mtgchurn",
    "e",
    "ea",
    "estr",
    "win back trial users",
    "a e i o",
    "Order Completed",
    "email",
    "prsnl gft cpn",
    "qz",
    "zzzz",
    "increase signups students past midnight",
    "with lookalikes",
];

/// Each key is timed so often, and the least time counts: the rest is what else the machine did meanwhile.
const ROUNDS: usize = 5;

fn main() {
    let count = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(100_000);
    let catalog = Catalog::read("large.toml", &catalogs::catalog(count)).expect("a good catalog");
    let mut times = rounds(&catalog, count);
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100].time;
    println!("{} keys: median {:?}, nine of ten within {:?}", times.len(), at(50), at(90));
    for Key { time, typed, hits } in times.iter().rev().take(12) {
        println!("{:>10} for {hits:>6} matches of `{typed}`", format!("{time:.1?}"));
    }
}

/// A key, and how long it took until its result was there.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    time: Duration,
    typed: String,
    hits: usize,
}

fn rounds(catalog: &Catalog, count: usize) -> Vec<Key> {
    let mut times: Vec<Key> = round(catalog, count).collect();
    for _ in 1..ROUNDS {
        for (key, again) in times.iter_mut().zip(round(catalog, count)) {
            key.time = key.time.min(again.time);
        }
    }
    times
}

fn round(catalog: &Catalog, count: usize) -> impl Iterator<Item = Key> {
    let goal = &catalog.goals()[0];
    QUERIES.into_iter().flat_map(move |query| {
        let mut filter = Filter::default();
        let ends = (1..=query.len()).chain((1..query.len()).rev());
        ends.map(move |end| {
            filter.query = TextField::new(&query[..end]);
            let start = Instant::now();
            filter.refresh(catalog, goal);
            Key { time: start.elapsed(), typed: query[..end].to_owned(), hits: filter.count(count) }
        })
    })
}
