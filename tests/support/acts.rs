//! What people and the program do to plans, in any order.

use proptest::prelude::*;
use segue::plan::checklist::Task;
use segue::plan::{
    ArchivedProperty, DeclinedProperty, Edit, Environment, PlannedConnection, Reference, SetupPlan,
};

/// Something that a person or the program does to a plan. Numbers choose among what is there.
#[derive(Debug, Clone)]
pub enum Act {
    Tick(usize, bool, bool),
    Note(usize, Option<String>),
    Name(usize, Option<String>),
    Rename(String),
    /// Take an item out, and keep it or not.
    Leave(usize, bool),
    LeaveProperty(usize, usize, bool),
    ComeBack(usize),
    PropertyComesBack(usize),
    AddEvent(String, usize),
    AddSource(String, usize),
    AddProperty(usize, String, usize),
    UseCase(usize, String),
    DropUseCase(usize),
    Decline(usize, String),
    Restore(usize, usize),
}

/// Anything that can be done.
pub fn any_act() -> impl Strategy<Value = Act> {
    let text = || prop_oneof!["[a-z ]{1,8}", any::<String>()];
    let name = || prop_oneof!["[A-Z][a-z]{0,4}", any::<String>().prop_map(|name| format!("x{name}"))];
    let at = 0..8_usize;
    prop_oneof![
        6 => (at.clone(), any::<bool>(), any::<bool>()).prop_map(|(at, dev, done)| Act::Tick(at, dev, done)),
        3 => (at.clone(), proptest::option::of(text())).prop_map(|(at, note)| Act::Note(at, note)),
        3 => (at.clone(), proptest::option::of(text())).prop_map(|(at, name)| Act::Name(at, name)),
        1 => text().prop_map(Act::Rename),
        2 => (at.clone(), any::<bool>()).prop_map(|(at, kept)| Act::Leave(at, kept)),
        2 => (at.clone(), at.clone(), any::<bool>()).prop_map(|(at, of, kept)| Act::LeaveProperty(at, of, kept)),
        2 => at.clone().prop_map(Act::ComeBack),
        2 => at.clone().prop_map(Act::PropertyComesBack),
        1 => (name(), at.clone()).prop_map(|(name, at)| Act::AddEvent(name, at)),
        1 => (name(), at.clone()).prop_map(|(name, at)| Act::AddSource(name, at)),
        1 => (at.clone(), name(), at.clone()).prop_map(|(of, name, at)| Act::AddProperty(of, name, at)),
        1 => (at.clone(), name()).prop_map(|(at, id)| Act::UseCase(at, id)),
        1 => at.clone().prop_map(Act::DropUseCase),
        1 => (at.clone(), name()).prop_map(|(at, name)| Act::Decline(at, name)),
        1 => (at.clone(), at).prop_map(|(list, at)| Act::Restore(list, at)),
    ]
}

/// The pieces of work of a plan.
pub fn tasks(plan: &SetupPlan) -> Vec<Task> {
    let checklist = plan.checklist(Environment::Dev);
    checklist.groups.iter().flat_map(|group| &group.entries).map(|entry| entry.task.clone()).collect()
}

/// Does it, where there is something to do it to. Names stay unique, as they do in every plan.
pub fn act(plan: &mut SetupPlan, act: Act) -> Option<()> {
    match act {
        Act::Tick(at, dev, done) => {
            let environment = if dev { Environment::Dev } else { Environment::Prod };
            plan.apply(Edit::Tick { task: task(plan, at), environment, done })?;
        }
        Act::Note(at, note) => drop(plan.apply(Edit::Note(task(plan, at), note))?),
        Act::Name(at, name) => drop(plan.apply(Edit::Name(task(plan, at), name))?),
        // A plan has a name.
        Act::Rename(name) if name.trim().is_empty() => {}
        Act::Rename(name) => plan.name = name,
        Act::Leave(at, kept) => leave(plan, at, kept)?,
        Act::LeaveProperty(at, of, kept) => property_leaves(plan, at, of, kept)?,
        Act::ComeBack(at) => come_back(plan, at)?,
        Act::PropertyComesBack(at) => {
            let kept = take(&mut plan.declined.kept.properties, at)?;
            let event = plan.events.iter_mut().find(|it| it.name == kept.event)?;
            put_unique(&mut event.properties, at, kept.property, |it| it.name.clone());
        }
        Act::AddEvent(name, at) => {
            let mut event = plan.events.first().cloned()?;
            event.name = name;
            put_unique(&mut plan.events, at, event, |it| it.name.clone());
        }
        Act::AddSource(kind, at) => {
            let source = PlannedConnection { kind, ..plan.sources.first().cloned()? };
            put_unique(&mut plan.sources, at, source, |it| it.kind.clone());
        }
        Act::AddProperty(of, name, at) => {
            let property = plan.events.iter().find_map(|it| it.properties.first().cloned())?;
            let event = pick(&mut plan.events, of)?;
            let mut property = property;
            property.name = name;
            put_unique(&mut event.properties, at, property, |it| it.name.clone());
        }
        Act::UseCase(at, id) => {
            let use_case = Reference::new(&*id, &*id);
            put_unique(&mut plan.goals[0].use_cases, at, use_case, |it| it.id.to_string());
            put(&mut pick(&mut plan.events, at)?.use_cases, at, id.into());
        }
        Act::DropUseCase(at) => {
            let use_case = take(&mut plan.goals[0].use_cases, at)?;
            plan.events.iter_mut().for_each(|it| it.use_cases.retain(|id| *id != use_case.id));
            plan.sources.iter_mut().for_each(|it| it.use_cases.retain(|id| *id != use_case.id));
        }
        Act::Decline(at, name) => decline(plan, at, name),
        Act::Restore(list, at) => match list % 4 {
            0 => drop(take(&mut plan.declined.events, at)),
            1 => drop(take(&mut plan.declined.properties, at)),
            2 => drop(take(&mut plan.declined.sources, at)),
            _ => drop(take(&mut plan.declined.destinations, at)),
        },
    }
    Some(())
}

fn task(plan: &SetupPlan, at: usize) -> Task {
    let tasks = tasks(plan);
    tasks[at % tasks.len()].clone()
}

fn leave(plan: &mut SetupPlan, at: usize, is_kept: bool) -> Option<()> {
    let kept = &mut plan.declined.kept;
    let event = take(&mut plan.events, at)?;
    let source = take(&mut plan.sources, at)?;
    if is_kept {
        put_unique(&mut kept.events, at, event, |it| it.name.clone());
        put_unique(&mut kept.sources, at, source, |it| it.kind.clone());
    }
    Some(())
}

fn property_leaves(plan: &mut SetupPlan, at: usize, of: usize, is_kept: bool) -> Option<()> {
    let event = pick(&mut plan.events, of)?;
    let property = take(&mut event.properties, at)?;
    let property = ArchivedProperty { event: event.name.clone(), property };
    let name = |it: &ArchivedProperty| format!("{}\0{}", it.event, it.property.name);
    if is_kept {
        put_unique(&mut plan.declined.kept.properties, at, property, name);
    }
    Some(())
}

fn come_back(plan: &mut SetupPlan, at: usize) -> Option<()> {
    let kept = &mut plan.declined.kept;
    if let Some(source) = take(&mut kept.sources, at) {
        put_unique(&mut plan.sources, at, source, |it| it.kind.clone());
    }
    let event = take(&mut kept.events, at)?;
    put_unique(&mut plan.events, at, event, |it| it.name.clone());
    Some(())
}

fn decline(plan: &mut SetupPlan, at: usize, name: String) {
    match at % 4 {
        0 => plan.declined.events.push(name),
        1 => plan.declined.properties.push(DeclinedProperty { event: name.clone(), name }),
        2 => put(&mut plan.declined.sources, 0, name),
        _ => plan.declined.destinations.push(name),
    }
}

fn pick<T>(items: &mut [T], at: usize) -> Option<&mut T> {
    let length = items.len();
    items.get_mut(at.checked_rem(length)?)
}

fn take<T>(items: &mut Vec<T>, at: usize) -> Option<T> {
    Some(items.remove(at.checked_rem(items.len())?))
}

fn put<T>(items: &mut Vec<T>, at: usize, item: T) {
    items.insert(at.min(items.len()), item);
}

fn put_unique<T>(items: &mut Vec<T>, at: usize, item: T, name: fn(&T) -> String) {
    if items.iter().all(|it| name(it) != name(&item)) {
        put(items, at, item);
    }
}
