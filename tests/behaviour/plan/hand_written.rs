//! Plans in every form that TOML has, through all that segue does to plans: what comes of it is what comes of the
//! same plan as segue writes it, and no word that a person wrote is gone.

use proptest::prelude::*;
use segue::catalog::Catalog;
use segue::plan::{
    Archive, Change, Document, Edit, Environment, Item, RevisionBase, SetupPlan, merge_texts, reopen,
    revise,
};
use support::acts::tasks;
use support::cases::cases;
use support::hand_written::{HandWritten, hand_written};
use support::wizard::worked_on;

fn document(text: &str) -> Result<Document, TestCaseError> {
    Document::parse("plan.toml", text).map_err(|faults| TestCaseError::fail(format!("{faults}\n{text}")))
}

fn any_plan() -> impl Strategy<Value = HandWritten> {
    let hands = proptest::collection::vec(any::<u8>(), 40..120);
    (hands, 0..4_usize).prop_map(|(hands, out)| {
        let mut plan = worked_on();
        plan.events[1].note = Some("said \"so\" \\ 'now'\nand then".to_owned());
        let out = plan.sources.iter().take(out).map(|it| Change::Decline(Item::Source(it.kind.clone())));
        hand_written(&edited(&plan, out.collect::<Vec<_>>()).to_toml(), &hands)
    })
}

/// What `segue open` does: ticks, notes and names.
#[derive(Debug, Clone)]
struct Work(usize, bool, bool, Option<String>);

fn any_work() -> impl Strategy<Value = Vec<Work>> {
    let note = proptest::option::of(prop_oneof!["[a-z]{1,6}", "[ -~\n]{1,12}"]);
    let work = (0..12_usize, any::<bool>(), any::<bool>(), note);
    proptest::collection::vec(work.prop_map(|(at, dev, named, text)| Work(at, dev, named, text)), 1..5)
}

fn worked(plan: &SetupPlan, work: &[Work]) -> SetupPlan {
    let mut plan = plan.clone();
    for Work(at, dev, named, text) in work {
        let all = tasks(&plan);
        let task = all[at % all.len()].clone();
        let environment = if *dev { Environment::Dev } else { Environment::Prod };
        let text = text.as_deref().unwrap_or_default();
        let _ = plan.apply(match named {
            _ if text.is_empty() => Edit::Tick { task, environment, done: true },
            true => Edit::name(task, text),
            false => Edit::note(task, text),
        });
    }
    plan
}

/// What `segue edit` does: use cases and items come and go, with notes on them.
fn any_changes() -> impl Strategy<Value = Vec<Change>> {
    let item = prop_oneof![
        proptest::sample::select(vec!["Order Completed", "Signed Up", "Page Viewed"])
            .prop_map(|it| Item::Event(it.to_owned())),
        proptest::sample::select(vec!["Website", "Mobile"]).prop_map(|it| Item::Source(it.to_owned())),
        Just(Item::Property { event: "Order Completed".into(), name: "tax".into() }),
    ];
    let change = prop_oneof![
        (0..6_usize).prop_map(|place| Change::select(0, place)),
        (0..6_usize).prop_map(|place| Change::Deselect { goal: 0, place }),
        item.clone().prop_map(Change::Decline),
        item.clone().prop_map(Change::Restore),
        item.prop_map(|item| Change::Note(item, Some("noted".to_owned()))),
    ];
    proptest::collection::vec(change, 1..6)
}

fn edited(plan: &SetupPlan, changes: Vec<Change>) -> SetupPlan {
    let catalog = Catalog::draft();
    let mut reopened = reopen(plan, &catalog).expect("its goal");
    for change in changes {
        reopened.choice.apply(change);
    }
    if reopened.choice.is_empty() {
        reopened.choice.apply(Change::select(0, 0));
    }
    let base = RevisionBase::of(plan, &catalog);
    revise(&base, plan, &catalog, &reopened.choice).plan
}

fn without_kept(plan: &SetupPlan) -> SetupPlan {
    let mut plan = plan.clone();
    plan.declined.kept = Archive::default();
    plan
}

/// The file after `plan` was written to it, which reads back as that and has every word.
fn written(text: &str, plan: &SetupPlan, words: &[String]) -> Result<String, TestCaseError> {
    let written = document(text)?.text_with(plan);
    let written = written.map_err(|faults| TestCaseError::fail(format!("refused: {faults}\n{text}")))?;
    let read = document(&written)?;
    let (found, wanted) = (&read.plan().declined.kept, &plan.declined.kept);
    prop_assert_eq!(without_kept(read.plan()), without_kept(plan), "of\n{}\ncame\n{}", text, written);
    // What was commented is kept, too.
    prop_assert!(wanted.events.iter().all(|it| found.events.contains(it)), "{written}");
    prop_assert!(wanted.sources.iter().all(|it| found.sources.contains(it)), "{written}");
    prop_assert!(wanted.destinations.iter().all(|it| found.destinations.contains(it)), "{written}");
    prop_assert!(wanted.properties.iter().all(|it| found.properties.contains(it)), "{written}");
    prop_assert!(wanted.use_cases.iter().all(|it| found.use_cases.contains(it)), "{written}");
    for word in words {
        prop_assert!(written.contains(&**word), "`{word}` is gone of\n{text}\nin\n{written}");
    }
    Ok(written)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn it_means_what_the_canonical_file_means(plan in any_plan()) {
        let hand = document(&plan.text)?;
        let canonical = document(&plan.canonical)?;
        prop_assert_eq!(hand.plan(), canonical.plan(), "{}", plan.text);
        prop_assert_eq!(hand.text_with(hand.plan()).ok(), Some(plan.text));
    }

    #[test]
    fn working_it_off_loses_no_word(plan in any_plan(), work in any_work()) {
        let now = worked(document(&plan.canonical)?.plan(), &work);
        written(&plan.text, &now, &plan.words)?;
    }

    #[test]
    fn editing_it_there_and_back_loses_no_word(plan in any_plan(), changes in any_changes()) {
        let before = document(&plan.canonical)?;
        let now = edited(before.plan(), changes);
        let text = written(&plan.text, &now, &plan.words)?;
        let back = reopen(before.plan(), &Catalog::draft()).expect("its goal").choice;
        let back = vec![Change::select_only(0, back.selection(0).iter())];
        written(&text, &edited(&now, back), &plan.words)?;
    }

    #[test]
    fn two_people_lose_no_word(plan in any_plan(), ours in any_work(), theirs in any_changes()) {
        let base = document(&plan.text)?;
        let ours = written(&plan.text, &worked(base.plan(), &ours), &plan.words)?;
        let theirs = written(&plan.text, &edited(base.plan(), theirs), &plan.words)?;
        let merged = merge_texts(Some(&base), &document(&ours)?, &document(&theirs)?);
        let merged = merged.map_err(|faults| TestCaseError::fail(faults.to_string()))?;
        for word in &plan.words {
            prop_assert!(merged.text.contains(&**word), "`{word}` is gone in\n{}", merged.text);
        }
    }
}
