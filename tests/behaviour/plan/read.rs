//! A plan is read as it was written, or refused with everything that is wrong with it.

use segue::plan::SetupPlan;
use std::fs;
use support::acme;

const ACME: &str = include_str!("../../fixtures/plans/acme.toml");

#[test]
fn what_was_written_is_read() {
    assert_eq!(SetupPlan::parse("acme.toml", ACME), Ok(acme::plan()));
}

#[test]
fn what_may_be_left_out_has_its_usual_meaning() {
    let text = include_str!("../../fixtures/plans/by-hand.toml");
    let plan = SetupPlan::parse("by-hand.toml", text).unwrap();
    assert_eq!(plan.created.unwrap().to_string(), "2026-11-23T19:03:00Z");
    let [event] = &plan.events[..] else { panic!("{plan:?}") };
    assert_eq!((&*event.description, event.progress.overall().dev, event.use_cases.len()), ("", false, 0));
    let [property] = &event.properties[..] else { panic!("{event:?}") };
    assert!(property.pii.is_personal() && !property.required);
    assert_eq!(plan.sources[0].name.as_deref(), Some("acme.com"));
    assert!(plan.destinations.is_empty() && plan.declined.events.is_empty());
    assert!(!plan.verify.progress.prod);
}

/// Each file in `fixtures/plans/faulty` has the faults that its snapshot shows.
#[test]
fn every_fault_is_told_with_its_place_and_its_remedy() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/plans/faulty");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    names.sort();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let name = name.to_str().unwrap();
        let text = fs::read_to_string(format!("{folder}/{name}")).unwrap();
        let faults = SetupPlan::parse(name, &text).expect_err(name);
        insta::assert_snapshot!(format!("plan_faults__{}", name.trim_end_matches(".toml")), faults);
    }
}

#[test]
fn a_thousand_faults_are_not_all_told() {
    let text = ACME.replace("dev = false\n", &"dev = false\n".repeat(1_000));
    let faults = SetupPlan::parse("plan.toml", &text).unwrap_err();
    assert_eq!(faults.len(), 101);
    let last = faults.iter().last().unwrap();
    assert!(last.message.ends_with("more problems are not listed"), "{last}");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_read() {
    let text = format!("\u{feff}{}", ACME.replace('\n', "\r\n"));
    assert_eq!(SetupPlan::parse("acme.toml", &text), Ok(acme::plan()));
}
