//! A plan with a fault is told what is wrong, where, and what to do; every sentence of it.

use segue::catalog::Catalog;
use segue::plan::check;
use support::fixtures::{hold, unsaid};

/// Where sentences about faulty plans stand.
const SOURCES: [&str; 4] = ["src/plan/read", "src/plan/read.rs", "src/plan/check", "src/plan/check.rs"];

fn said() -> String {
    hold("plans/invalid", |name, text| {
        let faults = check(name, text, &mut Catalog::builtin);
        assert_eq!(faults.len(), 1, "{name}:\n{faults}");
        faults.to_string()
    })
}

#[test]
fn each_fault_is_told_with_its_place_and_remedy() {
    said();
}

/// What is said of more than a hundred faults, which is tried elsewhere.
const ELSEWHERE: [&str; 2] = ["{more} more faults are not listed", "put those above right first"];

#[test]
fn every_sentence_about_a_fault_is_said_of_a_file() {
    let mut unsaid = unsaid(&SOURCES, &said());
    unsaid.retain(|sentence| !ELSEWHERE.contains(&&**sentence));
    assert!(unsaid.is_empty(), "no file below fixtures/plans/invalid makes segue say\n{unsaid:#?}");
}
