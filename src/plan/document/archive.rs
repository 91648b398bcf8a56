//! What leaves a plan with words that only its file has.

use crate::plan::model::connection_name;
use crate::plan::{ArchivedProperty, OwnKeys, PlannedConnection, SetupPlan};
use crate::toml::editor::{Remarks, join};
use std::collections::HashSet;

/// `plan`, which became of `old`, with all that left it archived of which `remarks` speak or that has own keys:
/// a person's words stay with what they are about.
pub(super) fn archive_words(plan: &SetupPlan, old: &SetupPlan, remarks: &Remarks) -> SetupPlan {
    let mut plan = plan.clone();
    let has_words = |path: &[&str], own: &OwnKeys| {
        let path = path.iter().fold(String::new(), |path, step| join(&path, step));
        !own.is_empty() || remarks.speak_of(&path)
    };
    use_cases(&mut plan, old, &has_words);
    events(&mut plan, old, &has_words);
    archived(&mut plan, old, &has_words);
    let kept = &mut plan.declined.kept;
    connections("source", &plan.sources, &mut kept.sources, &old.sources, &has_words);
    connections("destination", &plan.destinations, &mut kept.destinations, &old.destinations, &has_words);
    plan
}

/// What came back from the archive and left again at once, so that it is nowhere.
fn archived(plan: &mut SetupPlan, old: &SetupPlan, has_words: &dyn Fn(&[&str], &OwnKeys) -> bool) {
    let (before, kept) = (&old.declined.kept, &mut plan.declined.kept);
    for event in &before.events {
        let is_there = plan.events.iter().chain(&kept.events).any(|it| it.name == event.name);
        if !is_there && has_words(&["declined", "kept", "event", &event.name], &event.own_keys) {
            kept.events.push(event.clone());
        }
    }
    let lists = [
        ("source", &plan.sources, &before.sources, &mut kept.sources),
        ("destination", &plan.destinations, &before.destinations, &mut kept.destinations),
    ];
    for (key, now, before, kept) in lists {
        for connection in before {
            let is_there = now.iter().chain(&*kept).any(|it| it.kind == connection.kind);
            let path = ["declined", "kept", key, &connection_name(connection)];
            if !is_there && has_words(&path, &connection.own_keys) {
                kept.push(connection.clone());
            }
        }
    }
}

fn use_cases(plan: &mut SetupPlan, old: &SetupPlan, has_words: &dyn Fn(&[&str], &OwnKeys) -> bool) {
    let stay: HashSet<_> = plan.use_cases().map(|it| it.id.clone()).collect();
    let kept = &mut plan.declined.kept.use_cases;
    for goal in &old.goals {
        for use_case in goal.use_cases.iter().filter(|it| !stay.contains(&it.id)) {
            let (first, now) =
                (["use_case", &*use_case.id], ["goal", &*goal.id, "use_case", &*use_case.id]);
            let is_told = has_words(&first, &use_case.own_keys) || has_words(&now, &use_case.own_keys);
            if is_told && !kept.iter().any(|it| it.id == use_case.id) {
                kept.push(use_case.clone());
            }
        }
    }
}

fn events(plan: &mut SetupPlan, old: &SetupPlan, has_words: &dyn Fn(&[&str], &OwnKeys) -> bool) {
    let kept = &mut plan.declined.kept;
    for event in &old.events {
        let Some(now) = plan.events.iter().find(|it| it.name == event.name) else {
            let is_told = has_words(&["event", &event.name], &event.own_keys)
                || event.properties.iter().any(|it| !it.own_keys.is_empty());
            let is_renamed = plan.events.iter().any(|it| it.is_renamed_from(&event.name));
            if is_told && !is_renamed && !kept.events.iter().any(|it| it.name == event.name) {
                kept.events.push(event.clone());
            }
            continue;
        };
        for property in &event.properties {
            let path = ["event", &*event.name, "property", &*property.name];
            let is_kept =
                |it: &ArchivedProperty| it.event == event.name && it.property.name == property.name;
            if !now.properties.iter().any(|it| it.name == property.name)
                && has_words(&path, &property.own_keys)
                && !kept.properties.iter().any(is_kept)
            {
                let property = property.clone();
                kept.properties.push(ArchivedProperty { event: event.name.clone(), property });
            }
        }
    }
}

fn connections(
    key: &str,
    now: &[PlannedConnection],
    kept: &mut Vec<PlannedConnection>,
    old: &[PlannedConnection],
    has_words: &dyn Fn(&[&str], &OwnKeys) -> bool,
) {
    let count = |list: &[PlannedConnection], kind: &str| list.iter().filter(|it| it.kind == kind).count();
    for connection in old.iter().filter(|it| !now.iter().any(|now| now.is(&it.id()))) {
        // One of the same type more than before is this one under another name.
        let is_renamed = count(now, &connection.kind) >= count(old, &connection.kind);
        if !is_renamed
            && has_words(&[key, &connection_name(connection)], &connection.own_keys)
            && !kept.iter().any(|it| it.kind == connection.kind)
        {
            kept.push(connection.clone());
        }
    }
}
