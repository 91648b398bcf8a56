//! The file of a plan: readable, in a stable order, the same bytes for the same plan.

use segue::plan::SetupPlan;
use support::acme;

#[test]
fn a_plan_is_written_as_its_fixture_shows() {
    assert_eq!(acme::plan().to_toml(), include_str!("../../fixtures/plans/acme.toml"));
}

#[test]
fn times_stay_inside_what_toml_holds() {
    let plan = SetupPlan { created: Some(jiff::Timestamp::MIN), ..acme::plan() };
    let text = plan.to_toml();
    assert!(text.contains("\ncreated = 0000-01-01T00:00:00Z\n"), "{text}");
    assert!(toml::from_str::<toml::Table>(&text).is_ok());
}
