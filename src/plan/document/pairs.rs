//! What in a plan is the same thing as before, under another name or at another place.

use crate::plan::SetupPlan;
use crate::plan::model::{connection_name, kept_property};
use crate::toml::editor::{ChildTables, KeyedTable, TableModel, join, steps, string};
use std::collections::{HashMap, HashSet};

/// Gives the tables of `new` that stand for something of `old` under another name the old name, so that they
/// are changed and not written anew: connections that were named, and events that the catalog renamed.
pub(super) fn pair_renamed(old: &TableModel, new: &mut TableModel) {
    for key in ["source", "destination"] {
        let same_type = |old: &TableModel, new: &TableModel| old.value("type") == new.value("type");
        pair(&all(old, key), all_mut(new, key), &same_type);
    }
    let is_renamed = |old: &TableModel, new: &TableModel| {
        let (Some(name), Some(was)) = (old.value("name"), new.list("was")) else { return false };
        was.contains(&name.to_string())
    };
    pair(&all(old, "event"), all_mut(new, "event"), &is_renamed);
}

fn pair(old: &[&KeyedTable], mut new: Vec<&mut KeyedTable>, is: &dyn Fn(&TableModel, &TableModel) -> bool) {
    let there: HashSet<String> = new.iter().map(|it| it.name.clone()).collect();
    let known: HashSet<&str> = old.iter().map(|it| &*it.name).collect();
    let mut left: Vec<_> = old.iter().filter(|it| !there.contains(&it.name)).collect();
    for named in new.iter_mut().filter(|it| !known.contains(&*it.name)) {
        if let Some(at) = left.iter().position(|it| is(&it.model, &named.model)) {
            named.name.clone_from(&left.remove(at).name);
        }
    }
}

/// The tables at `key`, those in the plan before those in its archive.
fn all<'m>(model: &'m TableModel, key: &str) -> Vec<&'m KeyedTable> {
    let kept = model.table("declined").and_then(|it| it.table("kept"));
    model.tables(key).iter().chain(kept.map_or(&[][..], |it| it.tables(key))).collect()
}

fn all_mut<'m>(model: &'m mut TableModel, key: &str) -> Vec<&'m mut KeyedTable> {
    let mut all = Vec::new();
    for part in &mut model.children {
        match &mut part.content {
            ChildTables::Tables(tables) if part.key == key => all.extend(tables.iter_mut()),
            ChildTables::Table(declined) if part.key == "declined" => {
                let kept = declined.table_mut("kept").and_then(|it| it.tables_mut(key));
                all.extend(kept.into_iter().flatten());
            }
            _ => {}
        }
    }
    all
}

/// Where things go that leave a plan or come back to it, by the paths of remarks.
pub(super) struct Moves {
    goal: HashMap<String, String>,
    properties: HashMap<String, (String, String)>,
    names: HashMap<String, [String; 2]>,
    first_goal: String,
}

impl Moves {
    pub(super) fn of(plan: &SetupPlan) -> Self {
        let goal = plan
            .goals
            .iter()
            .flat_map(|goal| goal.use_cases.iter().map(move |it| (it.id.to_string(), goal)));
        let kept = plan.declined.kept.properties.iter().map(|it| (&it.event, &it.property.name));
        let connections = plan.sources.iter().chain(&plan.destinations);
        Self {
            goal: goal.map(|(id, goal)| (id, goal.id.clone())).collect(),
            properties: kept
                .map(|(event, name)| (kept_property(event, name), (event.clone(), name.clone())))
                .collect(),
            names: connections
                .map(|it| (string(&it.kind), [connection_name(it), it.kind.clone()]))
                .collect(),
            first_goal: plan.goals.first().map_or_else(String::new, |it| it.id.clone()),
        }
    }

    /// Where what was at `path` may be now.
    pub(super) fn find(&self, path: &str) -> Option<String> {
        let steps = steps(path);
        let to = |start: &[&str], rest: &[&str]| {
            let all = start.iter().chain(rest);
            Some(all.fold(String::new(), |path, step| join(&path, step)))
        };
        match steps.as_slice() {
            // The file of version 1 has one goal, and the use cases beside it.
            ["goal", rest @ ..] if !self.is_goal(rest) => to(&["goal", &self.first_goal], rest),
            ["use_case", id, rest @ ..] => to(&["goal", self.goal.get(*id)?, "use_case", id], rest),
            ["goal", _, "use_case", id, rest @ ..] => to(&["declined", "kept", "use_case", id], rest),
            ["event", event, "property", name, rest @ ..] => {
                to(&["declined", "kept", "property", &kept_property(event, name)], rest)
            }
            ["declined", "kept", "property", id, rest @ ..] => {
                let (event, name) = self.properties.get(*id)?;
                to(&["event", event, "property", name], rest)
            }
            ["declined", "kept", rest @ ..] => to(&[], rest),
            ["declined", "events", name] => to(&["event", &unquoted(name)], &[]),
            ["declined", list @ ("sources" | "destinations"), kind] => {
                let [name, _] = self.names.get(*kind)?;
                to(&[list.trim_end_matches('s'), name], &[])
            }
            [key @ ("event" | "source" | "destination"), rest @ ..] => to(&["declined", "kept", key], rest),
            _ => None,
        }
    }

    fn is_goal(&self, rest: &[&str]) -> bool {
        rest.first().is_some_and(|id| *id == self.first_goal || self.goal.values().any(|it| it == id))
    }
}

/// A name out of a list of names.
fn unquoted(name: &str) -> String {
    format!("name = {name}")
        .parse::<toml::Table>()
        .ok()
        .and_then(|table| table["name"].as_str().map(str::to_owned))
        .unwrap_or_default()
}
