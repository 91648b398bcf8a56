//! Whenever the program is killed, files are whole and nothing is lost that was on the screen for half a second.
//!
//! Some dozens of sessions, the same in every run; `cargo bench --bench crash` tries hundreds of others.

use support::crash::{Kind, Outcome, run};

fn sessions(kind: Kind, count: u64) -> Outcome {
    (0..count).map(|seed| run(kind, seed)).fold(Outcome::default(), Outcome::and)
}

#[test]
fn choices_are_back_after_a_kill() {
    let Outcome { keys, seen, .. } = sessions(Kind::Choosing, 10);
    assert!(seen > 50, "only {seen} states were seen after {keys} keys");
}

#[test]
fn a_plan_is_whole_or_not_there_when_saving_is_killed() {
    let Outcome { keys, seen, .. } = sessions(Kind::Saving, 16);
    assert!(seen > 50, "only {seen} states were seen after {keys} keys");
}

#[test]
fn ticks_and_notes_are_in_the_file_after_a_kill() {
    let Outcome { keys, seen, .. } = sessions(Kind::Checklist, 12);
    assert!(seen > 50, "only {seen} states were seen after {keys} keys");
}
