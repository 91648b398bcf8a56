//! What becomes of a saved plan, line by line: the screen and plain mode show the same.

use crate::app::{Existing, TargetKind, Wizard};
use crate::catalog::Goal;
use crate::plan::{Item, SetupPlan};

/// Up to so many things of a kind are named; the others are counted.
const NAMED: usize = 24;

/// One line about a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryLine {
    /// What it is about, in a word.
    pub name: &'static str,
    /// What it means for the plan.
    pub sign: LineChange,
    /// What is said.
    pub text: String,
}

/// What a fact means for the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineChange {
    /// Nothing.
    Plain,
    /// Something comes.
    Comes,
    /// Something leaves.
    Leaves,
}

impl SummaryLine {
    fn new(name: &'static str, text: impl Into<String>) -> Self {
        Self { name, sign: LineChange::Plain, text: text.into() }
    }
}

/// The last step of changing a saved plan: which file is written, and what changes in it.
pub fn of_saving(wizard: &Wizard) -> Vec<SummaryLine> {
    let (Some(edited), Some(revision)) = (wizard.edited(), wizard.revision()) else { return Vec::new() };
    let mut facts = vec![SummaryLine::new("File", edited.path.display().to_string())];
    if !wizard.is_revised() {
        facts.push(SummaryLine::new("Change", "none yet"));
        return facts;
    }
    let (before, after) = (edited.document.plan(), &revision.plan);
    let [come, leave] = &revision.use_cases;
    let keeps = revision.leaving.iter().any(|it| it.is_kept);
    facts.extend(changes(Side::new(come, &revision.added), Side::new(leave, &revision.gone), keeps));
    let name = wizard.new_name();
    let of = |plan: &SetupPlan| format!("{} of {}", plan.catalog.id, plan.catalog.edition);
    let (is_of, was_of) = (of(after), of(before));
    let (goals, goals_before) = (after.goal_titles(), before.goal_titles());
    let replaced =
        [("Goal", &*goals, &goals_before), ("Name", name, &before.name), ("From", &*is_of, &was_of)];
    for (name, is, was) in replaced.into_iter().filter(|(_, is, was)| is != was) {
        facts.push(SummaryLine::new(name, format!("{is}, was {was}")));
    }
    match revision.texts {
        0 => {}
        1 => facts.push(SummaryLine::new("Texts", "1 name or note")),
        count => facts.push(SummaryLine::new("Texts", format!("{count} names or notes"))),
    }
    facts.push(SummaryLine::new("Stays", "comments, order, notes and progress of all else"));
    facts
}

/// What is where the new plan is to go.
pub fn of_existing(existing: &Existing) -> Vec<SummaryLine> {
    vec![
        SummaryLine::new("File", existing.path.display().to_string()),
        SummaryLine::new("It is", TargetKind::of_plan(&existing.document)),
        SummaryLine::new("Goal", existing.document.plan().goal_titles()),
    ]
}

/// What that becomes if it is updated; nothing where it cannot be.
pub fn of_joining(wizard: &Wizard, existing: &Existing) -> Vec<SummaryLine> {
    let Ok(joined) = &existing.joined else { return Vec::new() };
    let mut facts =
        changes(Side::new(&[], &joined.added), Side::new(&[], &joined.gone), joined.keeps_progress);
    let there = |goal: &Goal| existing.document.plan().goals.iter().any(|it| it.title == goal.title);
    let comes = wizard.chosen_goals().into_iter().filter(|goal| !there(goal));
    facts.extend(comes.map(|goal| SummaryLine {
        name: "Goal",
        sign: LineChange::Comes,
        text: goal.title.clone(),
    }));
    facts
}

/// What comes into a plan, or leaves it.
#[derive(Clone, Copy)]
struct Side<'a> {
    /// The titles of the use cases.
    use_cases: &'a [String],
    items: &'a [Item],
}

impl<'a> Side<'a> {
    fn new(use_cases: &'a [String], items: &'a [Item]) -> Self {
        Self { use_cases, items }
    }

    /// `2 events: Signed Up; Page Viewed` for each kind of which there are any.
    fn by_kind(self) -> Vec<String> {
        let kinds = [
            ["event", "events"],
            ["property", "properties"],
            ["source", "sources"],
            ["destination", "destinations"],
        ];
        let use_cases = self.use_cases.iter().map(|title| &**title).collect();
        let mut said = vec![(["use case", "use cases"], use_cases)];
        said.extend(kinds.map(|words| {
            let of_kind = self.items.iter().filter(|item| item.kind() == words[0]);
            (words, of_kind.map(Item::title).collect::<Vec<_>>())
        }));
        said.retain(|(_, titles)| !titles.is_empty());
        let told = said.into_iter().map(|([one, many], titles)| {
            let kind = if titles.len() == 1 { one } else { many };
            format!("{} {kind}: {}", titles.len(), named(&titles))
        });
        told.collect()
    }
}

/// What comes and what leaves, by kind, with its number and its names.
fn changes(come: Side, leave: Side, keeps_progress: bool) -> Vec<SummaryLine> {
    let of = |name, sign, side: Side| {
        side.by_kind().into_iter().map(move |text| SummaryLine { name, sign, text })
    };
    let mut facts: Vec<_> =
        of("New", LineChange::Comes, come).chain(of("Leaves", LineChange::Leaves, leave)).collect();
    if keeps_progress {
        facts.push(SummaryLine::new("Kept", "what was done on what leaves; it comes back with it"));
    }
    facts
}

fn named(names: &[impl AsRef<str>]) -> String {
    let first: Vec<_> = names.iter().take(NAMED).map(AsRef::as_ref).collect();
    match names.len() - first.len() {
        0 => first.join("; "),
        more => format!("{}; and {more} more", first.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::Side;
    use crate::plan::Item;

    #[test]
    fn what_is_of_a_kind_is_told_together_and_of_much_the_first() {
        let source = |name: &str| Item::Source(name.to_owned());
        let items = [source("Website"), Item::Event("Signed Up".to_owned()), source("Mobile")];
        let told = Side::new(&["Win back".to_owned()], &items).by_kind();
        assert_eq!(told, ["1 use case: Win back", "1 event: Signed Up", "2 sources: Website; Mobile"]);
        let many: Vec<_> = (0..30).map(|number| source(&number.to_string())).collect();
        let [told] = &*Side::new(&[], &many).by_kind() else { panic!("one kind") };
        assert!(told.starts_with("30 sources: 0; 1; ") && told.ends_with("; 23; and 6 more"), "{told}");
    }
}
