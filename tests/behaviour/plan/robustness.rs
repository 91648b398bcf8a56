//! Whatever a plan's file holds, segue says what is wrong with it and never falls over.

use proptest::prelude::*;
use segue::catalog::Catalog;
use segue::diagnostic::Diagnostics;
use segue::plan::{Document, NoCatalog, SetupPlan, check};
use support::cases::cases;

const PLANS: [&str; 3] = [
    include_str!("../../fixtures/plans/acme.toml"),
    include_str!("../../fixtures/plans/hand-edited.toml"),
    include_str!("../../fixtures/plans/by-hand.toml"),
];

/// Everything that segue does with a file before it trusts it. A plan that is read can be written back.
fn try_everything(text: &str) -> Result<(), TestCaseError> {
    let faults = check("plan.toml", text, &mut |id| Catalog::builtin(id).ok_or(NoCatalog::Unknown(None)));
    let places_are_in = |faults: &Diagnostics| {
        let lines = text.split('\n').count();
        faults
            .iter()
            .filter_map(|fault| fault.location.as_ref())
            .all(|place| (1..=lines).contains(&place.line))
    };
    prop_assert!(places_are_in(&faults), "{}", faults);
    prop_assert!(!faults.to_string().contains('\x1b'), "a terminal would obey");
    match SetupPlan::parse("plan.toml", text) {
        Err(faults) => prop_assert!(!faults.is_empty() && places_are_in(&faults)),
        Ok(plan) => {
            let document = Document::parse("plan.toml", text).unwrap();
            prop_assert_eq!(document.text_with(&plan).unwrap(), text);
            let renamed = SetupPlan { name: format!("{}!", plan.name), ..plan.clone() };
            let reread = SetupPlan::parse("plan.toml", &document.text_with(&renamed).unwrap()).unwrap();
            prop_assert_eq!(reread, renamed);
            prop_assert_eq!(SetupPlan::parse("plan.toml", &plan.to_toml()).unwrap(), plan);
        }
    }
    Ok(())
}

/// What plans are made of, and what could be taken for it.
const PIECES: &[&str] = &[
    "[[event]]\n",
    "[event]\n",
    "[[event.property]]\n",
    "name = \"a\"\n",
    "event = [",
    "]",
    "{",
    "}",
    "=",
    "\"",
    "'''",
    "\"\"\"",
    "#",
    "\r",
    "\n",
    "declined.kept.event = 1\n",
    "[declined.kept]\n",
    "dev = true\n",
    "version = 99999999999999999999\n",
    "created = 9999-12-31T23:59:60-23:59\n",
    "\u{feff}",
    "\u{0}",
    "\u{1b}[2J",
    "a.b.c = 1\n",
    "property = [{ name = \"p\", type = \"string\" }]\n",
    "<<<<<<< ours\n",
    "own = true\n",
    "x-y = 1\n",
    "use_cases = [\"\u{202e}\"]\n",
];

/// A piece of a plan, or any text.
fn any_piece() -> impl Strategy<Value = String> {
    prop_oneof![proptest::sample::select(PIECES).prop_map(str::to_owned), any::<String>()]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_bytes_are_refused_with_a_place(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        try_everything(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_pieces_are_refused_with_a_place(pieces in proptest::collection::vec(any_piece(), 0..30)) {
        try_everything(&pieces.concat())?;
    }

    #[test]
    fn a_plan_with_pieces_cut_out_and_put_in_is_read_or_refused(
        plan in proptest::sample::select(PLANS.as_slice()),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0..40_usize, any_piece()), 1..5),
    ) {
        let mut text: Vec<char> = plan.chars().collect();
        for (at, cut, piece) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + cut).min(text.len());
            text.splice(at..end, piece.chars());
        }
        try_everything(&text.into_iter().collect::<String>())?;
    }
}
