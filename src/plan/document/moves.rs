//! What leaves the plan or comes back takes the person's words along.
//!
//! An event, source, destination, property or use case that goes from the plan to its archive, or back, keeps its
//! lines, comments and unknown keys; only the path in its headers changes.

use crate::plan::model::kept_property;
use crate::toml::editor::{Editor, KeyedTable, LineMap, Relocation, TableModel, TableSpan};
use std::collections::{HashMap, HashSet};

/// Gives what goes elsewhere in the file its own words.
pub(super) fn prepare_moves(editor: &mut Editor, root: &TableSpan, old: &TableModel, new: &mut TableModel) {
    for key in ["event", "source", "destination"] {
        leave(editor, root, key, old, new);
        come_back(editor, root, key, old, new);
    }
    properties_leave(editor, root, old, new);
    properties_come_back(editor, root, old, new);
    use_cases_move(editor, root, old, new);
}

fn use_cases_move(editor: &mut Editor, root: &TableSpan, old: &TableModel, new: &mut TableModel) {
    let leave = Relocation { keys: 1, by: "declined.kept.", to: "declined.kept.use_case".to_owned() };
    let return_ = Relocation { keys: 2, by: "goal.", to: "goal.use_case".to_owned() };
    let chosen = |model: &TableModel| -> HashSet<String> {
        model.tables("goal").iter().flat_map(|goal| names(goal.model.tables("use_case"))).collect()
    };
    let (was_chosen, is_chosen) = (chosen(old), chosen(new));
    let was_kept = names(kept(old).map_or(&[], |kept| kept.tables("use_case")));
    let target = kept_mut(new, "use_case");
    let known = named_places(target);
    for (place, goal) in root.list(editor.lines.text, "goal").iter().zip(old.tables("goal")) {
        let places = place.list(editor.lines.text, "use_case");
        for (place, named) in places.iter().zip(goal.model.tables("use_case")) {
            if !is_chosen.contains(&named.name)
                && !was_kept.contains(&named.name)
                && let Some(at) = known.get(&named.name)
            {
                editor.take_along(place, &leave, &named.model, &mut target[*at]);
            }
        }
    }
    let is_kept = names(target);
    let kept_places = kept_place(root, editor.lines).map(|it| it.list(editor.lines.text, "use_case"));
    let items = kept(old).map_or(&[][..], |kept| kept.tables("use_case"));
    for (place, named) in kept_places.unwrap_or_default().iter().zip(items) {
        if is_kept.contains(&named.name) || was_chosen.contains(&named.name) {
            continue;
        }
        let goals = new.tables_mut("goal").into_iter().flatten();
        let mut targets = goals.filter_map(|goal| goal.model.tables_mut("use_case")).flatten();
        if let Some(target) = targets.find(|it| it.name == named.name) {
            editor.take_along(place, &return_, &named.model, target);
        }
    }
}

fn leave(editor: &mut Editor, root: &TableSpan, key: &str, old: &TableModel, new: &mut TableModel) {
    let stays = names(new.tables(key));
    let is_kept = names(kept(old).map_or(&[], |kept| kept.tables(key)));
    let way = Relocation { keys: 0, by: "declined.kept.", to: format!("declined.kept.{key}") };
    let target = kept_mut(new, key);
    let known = named_places(target);
    for (place, named) in root.list(editor.lines.text, key).iter().zip(old.tables(key)) {
        if !stays.contains(&named.name)
            && !is_kept.contains(&named.name)
            && let Some(at) = known.get(&named.name)
        {
            editor.take_along(place, &way, &named.model, &mut target[*at]);
        }
    }
}

fn come_back(editor: &mut Editor, root: &TableSpan, key: &str, old: &TableModel, new: &mut TableModel) {
    let stays = names(kept(new).map_or(&[], |kept| kept.tables(key)));
    let was_there = names(old.tables(key));
    let way = Relocation { keys: 2, by: "", to: key.to_owned() };
    let places = kept_place(root, editor.lines).map(|place| place.list(editor.lines.text, key));
    let items = kept(old).map_or(&[][..], |kept| kept.tables(key));
    let Some(tables) = new.tables_mut(key) else { return };
    let known = self::named_places(tables);
    for (place, named) in places.unwrap_or_default().iter().zip(items) {
        if let Some(target) = known.get(&named.name).map(|at| &mut tables[*at])
            && !stays.contains(&named.name)
            && !was_there.contains(&named.name)
        {
            editor.take_along(place, &way, &named.model, target);
        }
    }
}

fn properties_leave(editor: &mut Editor, root: &TableSpan, old: &TableModel, new: &mut TableModel) {
    let is_kept = names(kept(old).map_or(&[], |kept| kept.tables("property")));
    let way = Relocation { keys: 1, by: "declined.kept.", to: "declined.kept.property".to_owned() };
    let events = named_places(new.tables("event"));
    let known = named_places(kept_mut(new, "property"));
    for (place, event) in root.list(editor.lines.text, "event").iter().zip(old.tables("event")) {
        let Some(at) = events.get(&event.name) else { continue };
        let stays = names(new.tables("event")[*at].model.tables("property"));
        let places = place.list(editor.lines.text, "property");
        for (place, property) in places.iter().zip(event.model.tables("property")) {
            let name = kept_property(&event.name, &property.name);
            if !stays.contains(&property.name)
                && !is_kept.contains(&name)
                && let Some(at) = known.get(&name)
            {
                let target = &mut kept_mut(new, "property")[*at];
                editor.take_along(place, &way, &property.model, target);
            }
        }
    }
}

fn properties_come_back(editor: &mut Editor, root: &TableSpan, old: &TableModel, new: &mut TableModel) {
    let stays = names(kept(new).map_or(&[], |kept| kept.tables("property")));
    let way = Relocation { keys: 2, by: "event.", to: "event.property".to_owned() };
    let Some(place) = kept_place(root, editor.lines) else { return };
    let places = place.list(editor.lines.text, "property");
    let kept = kept(old).map_or(&[][..], |kept| kept.tables("property"));
    let (known, events) = (self::named_places(kept), self::named_places(old.tables("event")));
    for event in new.tables_mut("event").into_iter().flatten() {
        let Some(at) = events.get(&event.name) else { continue };
        let was_there = names(old.tables("event")[*at].model.tables("property"));
        for property in event.model.tables_mut("property").into_iter().flatten() {
            let name = kept_property(&event.name, &property.name);
            let is_new = !was_there.contains(&property.name) && !stays.contains(&name);
            if let Some(at) = known.get(&name).filter(|_| is_new)
                && let Some(place) = places.get(*at)
            {
                editor.take_along(place, &way, &kept[*at].model, property);
            }
        }
    }
}

fn kept(model: &TableModel) -> Option<&TableModel> {
    model.table("declined")?.table("kept")
}

fn kept_mut<'a>(model: &'a mut TableModel, key: &str) -> &'a mut Vec<KeyedTable> {
    let kept = model.table_mut("declined").and_then(|declined| declined.table_mut("kept"));
    kept.and_then(|kept| kept.tables_mut(key)).expect("the model of every plan holds what is kept")
}

fn kept_place<'a>(root: &TableSpan<'a>, lines: &LineMap) -> Option<TableSpan<'a>> {
    root.inner(lines.text, "declined")?.inner(lines.text, "kept")
}

fn names(tables: &[KeyedTable]) -> HashSet<String> {
    tables.iter().map(|named| named.name.clone()).collect()
}

/// Where each table is, by its name.
fn named_places(tables: &[KeyedTable]) -> HashMap<String, usize> {
    tables.iter().enumerate().map(|(at, named)| (named.name.clone(), at)).collect()
}
