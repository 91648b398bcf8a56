//! Whatever is done to a plan, its file keeps every character that is not concerned.

use proptest::prelude::*;
use segue::plan::{Archive, Document, Edit, Environment, PlannedEvent, SetupPlan};
use support::acts::{act, any_act, tasks};
use support::cases::cases;

const HAND_EDITED: &str = include_str!("../../fixtures/plans/hand-edited.toml");
const BY_HAND: &str = include_str!("../../fixtures/plans/by-hand.toml");
const ACME: &str = include_str!("../../fixtures/plans/acme.toml");

fn document(text: &str) -> Document {
    Document::parse("plan.toml", text).unwrap_or_else(|faults| panic!("{faults}\n{text}"))
}

/// The plan with everything that may be in another order, or be kept for its comments, set aside.
fn sorted(mut plan: SetupPlan) -> SetupPlan {
    plan.goals[0].use_cases.sort_by(|a, b| a.id.cmp(&b.id));
    plan.events.sort_by(|a, b| a.name.cmp(&b.name));
    plan.events.iter_mut().for_each(|it| it.properties.sort_by(|a, b| a.name.cmp(&b.name)));
    plan.sources.sort_by(|a, b| a.kind.cmp(&b.kind));
    plan.destinations.sort_by(|a, b| a.kind.cmp(&b.kind));
    plan.declined.kept = Archive::default();
    plan
}

/// Whether everything kept in `wanted` is kept in `found`.
fn keeps(found: &SetupPlan, wanted: &SetupPlan) -> bool {
    let (found, wanted) = (&found.declined.kept, &wanted.declined.kept);
    wanted.events.iter().all(|it| {
        let find = found.events.iter().find(|there| there.name == it.name);
        find.is_some_and(|there| {
            let properties = |event: &PlannedEvent| {
                let mut properties = event.properties.clone();
                properties.sort_by(|a, b| a.name.cmp(&b.name));
                properties
            };
            properties(there) == properties(it) && there.note == it.note && there.progress == it.progress
        })
    }) && wanted.sources.iter().all(|it| found.sources.contains(it))
        && wanted.properties.iter().all(|it| found.properties.contains(it))
}

fn variants() -> impl Strategy<Value = String> {
    let text = prop_oneof![Just(HAND_EDITED.to_owned()), Just(BY_HAND.to_owned()), any_hand_edited()];
    (text, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(text, windows, mark, open)| {
        let text = if open { text.trim_end() } else { &text };
        let text = if windows { text.replace('\n', "\r\n") } else { text.to_owned() };
        if mark { format!("\u{feff}{text}") } else { text }
    })
}

/// A plan as it was written, with a person's comments, empty lines, keys and indents at any of its lines.
fn any_hand_edited() -> impl Strategy<Value = String> {
    proptest::collection::vec(0..12_usize, ACME.lines().count()).prop_map(|hands| {
        ACME.lines()
            .zip(hands)
            .enumerate()
            .map(|(number, (line, hand))| edited(number, line, hand))
            .collect()
    })
}

fn edited(number: usize, line: &str, hand: usize) -> String {
    match (hand, line.strip_suffix("\"]")) {
        (0, _) => format!("# {number}\n{line}\n"),
        (1, _) => format!("{line}\n\n# {number}\n\n"),
        (2, _) if line.contains(" = ") && !line.ends_with('[') && !line.starts_with(' ') => {
            format!("{line}\nown_{number} = [ {number}, ]\n")
        }
        (3, _) if !line.is_empty() => format!("  {line}  # {number}\n"),
        (4, _) if line.is_empty() => String::new(),
        (5, Some(list)) => {
            let lines = list.replace(" = [", " = [\n  ").replace("\", ", "\", # first\n  ");
            format!("{lines}\"\n]\n")
        }
        (6, Some(list)) => format!("{list}\", # last\n]\n"),
        _ => format!("{line}\n"),
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_change_is_written_and_undoing_it_gives_back_every_byte(
        text in variants(),
        acts in proptest::collection::vec(any_act(), 1..12),
    ) {
        let document = document(&text);
        let mut plan = document.plan().clone();
        for act_ in acts {
            let _ = act(&mut plan, act_);
        }
        let changed = document.text_with(&plan).unwrap();
        let reread = SetupPlan::parse("plan.toml", &changed)
            .map_err(|faults| TestCaseError::fail(format!("{faults}\n{changed}")))?;
        prop_assert_eq!(sorted(reread.clone()), sorted(plan.clone()), "{}", changed);
        prop_assert!(keeps(&reread, &plan), "{}", changed);
        prop_assert_eq!(document.text_with(document.plan()).unwrap(), text);
        prop_assert_eq!(Document::parse("", changed.as_str()).unwrap().text_with(&reread).unwrap(), changed);
    }

    #[test]
    fn ticks_and_notes_leave_every_other_line_alone(
        text in variants(),
        edits in proptest::collection::vec((0..8_usize, any::<bool>(), proptest::option::of("[a-z]{1,9}")), 1..6),
    ) {
        let document = document(&text);
        let mut plan = document.plan().clone();
        let mut back = Vec::new();
        for (at, dev, note) in &edits {
            let task = tasks(&plan)[at % tasks(&plan).len()].clone();
            let environment = if *dev { Environment::Dev } else { Environment::Prod };
            let done = !plan.progress(&task).unwrap().is_done(environment);
            back.extend(plan.apply(Edit::Tick { task: task.clone(), environment, done }));
            back.extend(plan.apply(Edit::Note(task, note.clone())));
        }
        let changed = document.text_with(&plan).unwrap();
        let diff = similar::TextDiff::from_lines(&*text, &*changed);
        let gone = diff.iter_all_changes().filter(|it| it.tag() == similar::ChangeTag::Delete).count();
        prop_assert!(gone <= 2 * edits.len(), "{}", changed);
        // Comments and the person's own keys are all there.
        for line in text.lines().filter(|line| line.starts_with('#') || line.contains("https:")) {
            prop_assert!(changed.contains(line), "{line}\n{changed}");
        }
        for edit in back.into_iter().rev() {
            plan.apply(edit);
        }
        prop_assert_eq!(document.text_with(&plan).unwrap(), text);
    }
}
