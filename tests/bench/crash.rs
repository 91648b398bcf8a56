//! Kills the program in random sessions, hundreds of them, and reports what was lost:
//! `cargo bench --bench crash -- 300 1000` runs 300 sessions of each kind, numbered from 1000. With
//! `--profile dev` it needs no release build. It ends with a panic where anything is broken, or lost that had
//! been on the screen for half a second; that names the session.

use support::crash::{Kind, Outcome, run};

fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse::<u64>().ok());
    let count = numbers.next().unwrap_or(200);
    let first = numbers.next().unwrap_or(1000);
    for kind in [Kind::Choosing, Kind::Saving, Kind::Checklist] {
        let outcomes: Vec<_> = (first..first + count).map(|seed| run(kind, seed)).collect();
        let lossy = outcomes.iter().filter(|outcome| !outcome.loss.is_zero()).count();
        let all = outcomes.into_iter().fold(Outcome::default(), Outcome::and);
        println!(
            "{kind:?}: {count} kills after {} keys, {} states seen; the latest state was lost {lossy} times, at \
             most {} ms after it was shown; {} temporary files stayed",
            all.keys,
            all.seen,
            all.loss.as_millis(),
            all.left_behind,
        );
    }
}
