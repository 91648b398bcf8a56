//! Types queries letter by letter over a large catalog, takes the letters back again, and tells how long each
//! key took until its result was there: `cargo run --release --example filter_keys 100000`.

mod catalogs;

use segue::catalog::Catalog;
use segue::wizard::filter::Filter;
use std::time::Instant;

/// Words as they stand there, letters out of the middle of words, several words, common and rare letters,
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

fn main() {
    let count = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(100_000);
    let catalog = Catalog::read("large.toml", &catalogs::catalog(count)).expect("a good catalog");
    let goal = &catalog.goals()[0];
    let mut times = Vec::new();
    for query in QUERIES {
        let mut filter = Filter::default();
        let ends = (1..=query.len()).chain((1..query.len()).rev());
        for end in ends {
            filter.query = segue::wizard::text_field::TextField::new(&query[..end]);
            let start = Instant::now();
            filter.refresh(&catalog, goal);
            times.push((start.elapsed(), query[..end].to_owned(), filter.count(count)));
        }
    }
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100].0;
    println!("{} keys: median {:?}, nine of ten within {:?}", times.len(), at(50), at(90));
    for (time, query, hits) in times.iter().rev().take(12) {
        println!("{:>10} for {hits:>6} matches of `{query}`", format!("{time:.1?}"));
    }
}
