//! Whatever a person wrote into a plan's file stays there, or goes along with what it is about.

use proptest::prelude::*;
use segue::plan::{Document, SetupPlan};
use support::acts::{act, any_act};
use support::cases::cases;

const VERSION_1: [&str; 3] = [
    include_str!("../../fixtures/plans/version-1/acme.toml"),
    include_str!("../../fixtures/plans/version-1/by-hand.toml"),
    include_str!("../../fixtures/plans/version-1/hand-edited.toml"),
];

fn document(text: &str) -> Document {
    Document::parse("plan.toml", text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

/// What becomes of `text` by `change`, which has to read back as what is meant.
fn changed(text: &str, change: impl FnOnce(&mut SetupPlan)) -> String {
    let document = document(text);
    let mut plan = document.plan().clone();
    change(&mut plan);
    document.text_with(&plan).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

const SMALL: &str = "\
version = 2
name = \"Acme\"
catalog = { id = \"draft\", edition = \"2024-07-09\" }

[[goal]]
id = \"optimize-advertising\"
title = \"Optimize advertising\"

[[goal.use_case]]
id = \"a\"
title = \"A\"
# Kim owns this
x-ticket = \"SHOP-12\"

[[event]]
name = \"Order Completed\"
use_cases = [\"a\"]

[[event.property]]
name = \"tax\"
type = \"number\"

[[source]]
type = \"Mobile\"
use_cases = [\"a\"]
";

/// The small plan, with something put before its first table.
fn with(line: &str) -> String {
    SMALL.replacen("name = \"Acme\"\n", &format!("name = \"Acme\"\n{line}\n"), 1)
}

#[test]
fn shapes_that_other_writers_use_read_back_as_what_was_meant() {
    let take_out = |plan: &mut SetupPlan| {
        let mobile = plan.sources.remove(0);
        plan.declined.sources.push("Mobile".into());
        plan.declined.kept.sources.push(mobile);
        plan.events[0].properties.remove(0);
        plan.declined
            .properties
            .push(segue::plan::DeclinedProperty { event: "Order Completed".into(), name: "tax".into() });
        plan.verify.progress.dev = true;
        plan.verify.note = Some("seen".into());
    };
    for text in [
        format!("{SMALL}\n[[declined.properties]]\nevent = \"Order Completed\"\nname = \"old\" # gone\n"),
        with("verify = {}"),
        with("declined = {}"),
        with("declined = { events = [], x-why.ticket = \"SHOP-12\" }"),
        with("declined = { events = [\"X\"], kept.event = [{ name = \"X\", dev = true }] }"),
        with("declined.events = [\n    \"X\"\n  , \"Y\" # why\n]"),
        format!("\u{feff}declined.sources = []\n{SMALL}"),
    ] {
        let text = changed(&text, take_out);
        let plan = SetupPlan::parse("plan.toml", &text).unwrap();
        assert!(plan.sources.is_empty() && plan.verify.note.as_deref() == Some("seen"), "{text}");
    }
}

#[test]
fn comments_and_own_keys_go_with_a_use_case_and_come_back() {
    let without = changed(SMALL, |plan| drop(plan.goals[0].use_cases.remove(0)));
    let at = without.find("[[declined.kept.use_case]]").unwrap_or_else(|| panic!("{without}"));
    assert!(without[at..].contains("# Kim owns this") && without[at..].contains("SHOP-12"), "{without}");
    let back = changed(&without, |plan| {
        let use_case = plan.declined.kept.use_cases.remove(0);
        plan.goals[0].use_cases.push(use_case);
    });
    assert!(back.contains("# Kim owns this\nx-ticket = \"SHOP-12\""), "{back}");
    assert!(!back.contains("kept"), "{back}");
}

#[test]
fn comments_in_a_list_stay_when_all_its_elements_go() {
    let text = SMALL.replacen("use_cases = [\"a\"]", "use_cases = [\n  \"a\", # ticket 7\n]", 1);
    let text = changed(&text, |plan| plan.events[0].use_cases = vec!["b".into()]);
    assert!(text.contains("use_cases = [\n  # ticket 7\n  \"b\",\n]"), "{text}");
    let only = SMALL.replacen("use_cases = [\"a\"]", "use_cases = [\n  # none yet\n]", 1);
    let text = changed(&only, |plan| plan.events[0].use_cases = vec!["a".into()]);
    assert!(text.contains("use_cases = [\n  # none yet\n  \"a\",\n]"), "{text}");
}

#[test]
fn a_plan_of_version_1_becomes_version_2_at_its_first_change() {
    for text in VERSION_1 {
        let document = document(text);
        assert!(document.is_outdated());
        assert_eq!(document.text_with(document.plan()).unwrap(), text);
        let text = changed(text, |plan| plan.name.push('!'));
        assert!(text.contains("version = 2") && !text.contains("\nupdated"), "{text}");
        let again = self::document(&text);
        assert!(!again.is_outdated());
        assert_eq!(
            SetupPlan { name: document.plan().name.clone(), ..again.plan().clone() },
            *document.plan()
        );
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn every_comment_and_own_key_of_a_version_1_plan_goes_over(
        at in 0..3_usize,
        acts in proptest::collection::vec(any_act(), 1..6),
    ) {
        let document = document(VERSION_1[at]);
        let mut plan = document.plan().clone();
        for it in acts {
            let _ = act(&mut plan, it);
        }
        let text = document.text_with(&plan).map_err(|it| TestCaseError::fail(it.to_string()))?;
        for words in VERSION_1[at].lines().filter_map(|line| line.split_once('#')).map(|(_, words)| words.trim_end()) {
            prop_assert!(text.contains(words), "{words}\n{text}");
        }
        for own in ["growth@acme.test", "GROW-17", "F-Droid"].iter().filter(|it| VERSION_1[at].contains(**it)) {
            prop_assert!(text.contains(own), "{own}\n{text}");
        }
    }
}
