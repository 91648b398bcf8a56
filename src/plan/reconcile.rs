//! What two people made of one plan, put together by meaning: a three-way merge.
//!
//! Different facts are both kept. The same fact changed in two ways is a conflict, named by what it is about. What
//! one side took out and the other worked on is out, and its work archived: nobody's tick is lost.

mod fields;
mod items;
mod lists;

use super::{Archive, Declined, PlannedConnection, PlannedGoal, SetupPlan, Subject};
use fields::Fields;
use items::Renames;
use std::collections::HashSet;
use std::sync::Arc;

/// One fact that both sides changed, each in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What it is about.
    pub subject: Subject,
    /// Under which key of it the fact is.
    pub key: &'static str,
    /// What our side says, as TOML; nothing where it says nothing.
    pub ours: Option<String>,
    /// What their side says.
    pub theirs: Option<String>,
}

/// Two people's plans made one.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciled {
    /// The plan. Where there are conflicts, it says what our side says, or what theirs does where ours says nothing.
    pub plan: SetupPlan,
    /// The facts that both sides changed, in the order of the plan.
    pub conflicts: Vec<Conflict>,
}

/// Puts together what `ours` and `theirs` made of `base`. What is in both stays in the order of `ours`.
pub fn reconcile(base: &SetupPlan, ours: &SetupPlan, theirs: &SetupPlan) -> Reconciled {
    let mut fields = Fields::default();
    let (mine, other) = (Renames::of(base, ours), Renames::of(base, theirs));
    let theirs = &mine.apply(&other.undo(theirs, &mine));
    let other = other.less(&mine, &mut fields);
    let ours = &other.apply(ours);
    let base = &other.apply(&mine.apply(base));
    let mut plan = ours.clone();
    let subject = Subject::Plan;
    fields.text(&subject, "name", &mut plan.name, &base.name, &theirs.name);
    if plan.created.is_none() || ours.created == base.created {
        plan.created = theirs.created.or(plan.created);
    }
    let subject = Subject::Catalog;
    fields.text(&subject, "id", &mut plan.catalog.id, &base.catalog.id, &theirs.catalog.id);
    let state = |plan: &SetupPlan| (plan.catalog.edition.clone(), plan.catalog.fingerprint.clone());
    let [edition, before, other] = [ours, base, theirs].map(state);
    // The later edition is what both come to.
    if edition == before || (other != before && other > edition) {
        (plan.catalog.edition, plan.catalog.fingerprint) = other;
    }
    plan.catalog.own_keys.merge(&base.catalog.own_keys, &theirs.catalog.own_keys);
    plan.own_keys.merge(&base.own_keys, &theirs.own_keys);
    plan.goals = goals(&mut fields, base, ours, theirs);
    plan.declined = declined(base, ours, theirs);
    items::events(&mut fields, &mut plan, base, theirs);
    items::connections(&mut fields, &mut plan, base, theirs);
    let subject = Subject::Verify;
    fields.progress(&mut plan.verify.progress, base.verify.progress, theirs.verify.progress);
    let [before, other] = [base, theirs].map(|it| it.verify.note.as_deref());
    fields.note(&subject, &mut plan.verify.note, before, other);
    plan.verify.own_keys.merge(&base.verify.own_keys, &theirs.verify.own_keys);
    leave_no_dangling_reasons(&mut plan, base);
    plan.share_ids();
    Reconciled { plan, conflicts: fields.conflicts }
}

fn goals(fields: &mut Fields, base: &SetupPlan, ours: &SetupPlan, theirs: &SetupPlan) -> Vec<PlannedGoal> {
    lists::merge(
        &base.goals,
        &ours.goals,
        &theirs.goals,
        |it| it.id.clone(),
        |goal, base, theirs| {
            let empty = PlannedGoal::new(&*goal.id, &*goal.title, Vec::new());
            let base = base.unwrap_or(&empty);
            let subject = Subject::Goal { id: goal.id.clone() };
            fields.text(&subject, "title", &mut goal.title, &base.title, &theirs.title);
            goal.own_keys.merge(&base.own_keys, &theirs.own_keys);
            let mine = &goal.use_cases;
            goal.use_cases = lists::merge(
                &base.use_cases,
                mine,
                &theirs.use_cases,
                |it| it.id.clone(),
                |use_case, base, theirs| {
                    let before = base.map_or(&use_case.own_keys, |it| &it.own_keys).clone();
                    use_case.own_keys.merge(&before, &theirs.own_keys);
                },
            );
        },
    )
}

fn declined(base: &SetupPlan, ours: &SetupPlan, theirs: &SetupPlan) -> Declined {
    let (base, ours, theirs) = (&base.declined, &ours.declined, &theirs.declined);
    let mut own_keys = ours.own_keys.clone();
    own_keys.merge(&base.own_keys, &theirs.own_keys);
    Declined {
        events: lists::set(&base.events, &ours.events, &theirs.events),
        properties: lists::set(&base.properties, &ours.properties, &theirs.properties),
        sources: lists::set(&base.sources, &ours.sources, &theirs.sources),
        destinations: lists::set(&base.destinations, &ours.destinations, &theirs.destinations),
        kept: archive(&base.kept, &ours.kept, &theirs.kept),
        own_keys,
    }
}

/// What either side archived; of the same thing, what our side did.
fn archive(base: &Archive, ours: &Archive, theirs: &Archive) -> Archive {
    Archive {
        use_cases: lists::take(&base.use_cases, &ours.use_cases, &theirs.use_cases, |it| it.id.clone()),
        events: lists::take(&base.events, &ours.events, &theirs.events, |it| it.name.clone()),
        properties: lists::take(&base.properties, &ours.properties, &theirs.properties, |it| {
            (it.event.clone(), it.property.name.clone())
        }),
        sources: lists::take(&base.sources, &ours.sources, &theirs.sources, PlannedConnection::id),
        destinations: lists::take(&base.destinations, &ours.destinations, &theirs.destinations, |it| {
            it.id()
        }),
    }
}

/// Takes out the reasons that one side took out of the plan while the other gave them to something.
fn leave_no_dangling_reasons(plan: &mut SetupPlan, base: &SetupPlan) {
    let there: HashSet<Arc<str>> = plan.use_cases().map(|it| it.id.clone()).collect();
    let was_there: HashSet<Arc<str>> = base.use_cases().map(|it| it.id.clone()).collect();
    let stays = |id: &Arc<str>| there.contains(id) || !was_there.contains(id);
    plan.events.iter_mut().for_each(|it| it.use_cases.retain(stays));
    let connections = plan.sources.iter_mut().chain(&mut plan.destinations);
    connections.for_each(|it| it.use_cases.retain(stays));
}
