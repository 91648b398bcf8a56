//! What leaves the plan or comes back takes the person's words along.
//!
//! An event, source, destination or property that goes from the plan to what is kept, or back, keeps its lines,
//! comments and unknown keys; only the path in its headers changes.

use super::change::{Change, Changes};
use super::header::first_keys;
use super::layout::Layout;
use super::place::{Place, Style};
use crate::plan::form::{Entry, Form, Named, Value, kept_property, string};
use crate::plan::read::{PLAN, Shape, Within};
use std::collections::{HashMap, HashSet};
use toml::de::{DeTable, DeValue};

/// How a table gets from its old place to its new one.
struct Move {
    shape: &'static Shape,
    /// How many keys of the old path go, and what comes instead.
    keys: usize,
    by: &'static str,
    /// The path that it gets.
    to: String,
}

impl Changes<'_> {
    /// Gives what goes elsewhere in the file its own words, and adds to what is kept in `new` all that has
    /// comments or keys that only the file knows.
    pub(super) fn prepare_moves(&mut self, root: &Place, old: &Form, new: &mut Form) {
        for key in ["event", "source", "destination"] {
            self.leave(root, key, old, new);
            self.come_back(root, key, old, new);
        }
        self.properties_leave(root, old, new);
        self.properties_come_back(root, old, new);
    }

    fn leave(&mut self, root: &Place, key: &str, old: &Form, new: &mut Form) {
        let stays = names(new.tables(key));
        let is_kept = names(kept(old).map_or(&[], |kept| kept.tables(key)));
        let way = Move {
            shape: PLAN.inner(key),
            keys: 0,
            by: "declined.kept.",
            to: format!("declined.kept.{key}"),
        };
        let target = kept_mut(new, key);
        let mut known = places(target);
        for (place, named) in root.list(self.layout.text, key).iter().zip(old.tables(key)) {
            if !stays.contains(&named.name) && !is_kept.contains(&named.name) {
                self.go(place, &way, &named.form, named, target, &mut known);
            }
        }
    }

    fn come_back(&mut self, root: &Place, key: &str, old: &Form, new: &mut Form) {
        let stays = names(kept(new).map_or(&[], |kept| kept.tables(key)));
        let was_there = names(old.tables(key));
        let way = Move { shape: PLAN.inner(key), keys: 2, by: "", to: key.to_owned() };
        let places = kept_place(root, self.layout).map(|place| place.list(self.layout.text, key));
        let items = kept(old).map_or(&[][..], |kept| kept.tables(key));
        let Some(tables) = new.tables_mut(key) else { return };
        let known = self::places(tables);
        for (place, named) in places.unwrap_or_default().iter().zip(items) {
            if let Some(target) = known.get(&named.name).map(|at| &mut tables[*at])
                && !stays.contains(&named.name)
                && !was_there.contains(&named.name)
            {
                self.take_along(place, &way, &named.form, target);
            }
        }
    }

    fn properties_leave(&mut self, root: &Place, old: &Form, new: &mut Form) {
        let is_kept = names(kept(old).map_or(&[], |kept| kept.tables("property")));
        let shape = PLAN.inner("event").inner("property");
        let way = Move { shape, keys: 1, by: "declined.kept.", to: "declined.kept.property".to_owned() };
        let events = places(new.tables("event"));
        let mut known = places(kept_mut(new, "property"));
        for (place, event) in root.list(self.layout.text, "event").iter().zip(old.tables("event")) {
            let Some(at) = events.get(&event.name) else { continue };
            let stays = names(new.tables("event")[*at].form.tables("property"));
            let places = place.list(self.layout.text, "property");
            for (place, property) in places.iter().zip(event.form.tables("property")) {
                let name = kept_property(&event.name, &property.name);
                if !stays.contains(&property.name) && !is_kept.contains(&name) {
                    let named = of_event(&event.name, name, &property.form);
                    let target = kept_mut(new, "property");
                    self.go(place, &way, &property.form, &named, target, &mut known);
                }
            }
        }
    }

    fn properties_come_back(&mut self, root: &Place, old: &Form, new: &mut Form) {
        let stays = names(kept(new).map_or(&[], |kept| kept.tables("property")));
        let shape = PLAN.inner("declined").inner("kept").inner("property");
        let way = Move { shape, keys: 2, by: "event.", to: "event.property".to_owned() };
        let Some(place) = kept_place(root, self.layout) else { return };
        let places = place.list(self.layout.text, "property");
        let kept = kept(old).map_or(&[][..], |kept| kept.tables("property"));
        let (known, events) = (self::places(kept), self::places(old.tables("event")));
        for event in new.tables_mut("event").into_iter().flatten() {
            let Some(at) = events.get(&event.name) else { continue };
            let was_there = names(old.tables("event")[*at].form.tables("property"));
            for property in event.form.tables_mut("property").into_iter().flatten() {
                let name = kept_property(&event.name, &property.name);
                let is_new = !was_there.contains(&property.name) && !stays.contains(&name);
                if let Some(at) = known.get(&name).filter(|_| is_new)
                    && let Some(place) = places.get(*at)
                {
                    self.take_along(place, &way, &kept[*at].form, property);
                }
            }
        }
    }

    /// Takes the words of a table along to where `kept` holds it, and puts it there where it has words that
    /// would be lost.
    fn go(
        &mut self,
        place: &Place,
        way: &Move,
        old: &Form,
        named: &Named,
        kept: &mut Vec<Named>,
        known: &mut HashMap<String, usize>,
    ) {
        if !known.contains_key(&named.name) && has_more(place, way.shape, self.layout) {
            known.insert(named.name.clone(), kept.len());
            kept.push(named.clone());
        }
        if let Some(at) = known.get(&named.name) {
            self.take_along(place, way, old, &mut kept[*at]);
        }
    }

    fn take_along(&mut self, place: &Place, way: &Move, old: &Form, target: &mut Named) {
        if place.style == Style::Header {
            target.words = Some(words(self.layout, place, way, old, &target.form));
            self.gone.insert(place.span.start);
        }
        carry_keys(self.layout.text, place, way.shape, &mut target.form);
    }
}

/// The lines of a table and those within, as they are to stand at the new place.
fn words(layout: &Layout, place: &Place, way: &Move, old: &Form, new: &Form) -> String {
    let mut changes = Changes::new(layout);
    changes.table(Change { place, old, new, path: &way.to });
    let headers = place.headers(layout);
    let sections: Vec<_> = headers.into_iter().filter_map(|header| layout.section(header)).collect();
    for section in &sections {
        let header = &layout.text[section.header.clone()];
        if let Some(keys) = first_keys(header, way.keys) {
            let header = format!("{}{}{}", &header[..keys.start], way.by, &header[keys.end..]);
            changes.splices.replace(section.header.clone(), header);
        }
    }
    let parts: Vec<_> = sections.iter().map(|section| section.start..section.end).collect();
    let mut lines = changes.splices.apply(layout.text, &parts);
    // What the new place has no use for was cut.
    lines.retain(|lines| !lines.trim().is_empty());
    for lines in &mut lines {
        if !lines.ends_with('\n') {
            lines.push_str(layout.line_end);
        }
    }
    lines.join(layout.line_end)
}

/// Copies the keys that segue does not know, for where the lines themselves cannot go.
fn carry_keys(text: &str, place: &Place, shape: &Shape, form: &mut Form) {
    for (key, node) in place.table {
        let value = &text[node.span()];
        // A table of the person's own has no single value to copy; below a header it goes with the lines.
        if shape.within(key.get_ref()).is_none()
            && !matches!(node.get_ref(), DeValue::Table(_) if !value.starts_with('{'))
        {
            let key = text[key.span()].to_owned().into();
            form.entries.push(Entry { key, value: Value::One(value.to_owned()) });
        }
    }
}

/// Whether comments speak of a table, or it has keys that segue does not know.
fn has_more(place: &Place, shape: &Shape, layout: &Layout) -> bool {
    let headers = place.headers(layout).into_iter();
    headers.filter_map(|header| layout.section(header)).any(|section| layout.has_comments(section))
        || has_unknown_keys(place.table, shape)
}

fn has_unknown_keys(table: &DeTable, shape: &Shape) -> bool {
    table.iter().any(|(key, node)| match (shape.within(key.get_ref()), node.get_ref()) {
        (None, _) => true,
        (Some(Within::Table(shape)), DeValue::Table(table)) => has_unknown_keys(table, shape),
        (Some(Within::Table(shape)), DeValue::Array(list)) => list
            .iter()
            .filter_map(|node| node.get_ref().as_table())
            .any(|table| has_unknown_keys(table, shape)),
        _ => false,
    })
}

fn of_event(event: &str, name: String, property: &Form) -> Named {
    let event = Entry { key: "event".into(), value: Value::One(string(event)) };
    let entries = std::iter::once(event).chain(property.entries.iter().cloned()).collect();
    Named { name, form: Form { entries, parts: Vec::new() }, words: None }
}

fn kept(form: &Form) -> Option<&Form> {
    form.table("declined")?.table("kept")
}

fn kept_mut<'a>(form: &'a mut Form, key: &str) -> &'a mut Vec<Named> {
    let kept = form.table_mut("declined").and_then(|declined| declined.table_mut("kept"));
    kept.and_then(|kept| kept.tables_mut(key)).expect("the form of every plan holds what is kept")
}

fn kept_place<'a>(root: &Place<'a>, layout: &Layout) -> Option<Place<'a>> {
    root.inner(layout.text, "declined")?.inner(layout.text, "kept")
}

fn names(tables: &[Named]) -> HashSet<String> {
    tables.iter().map(|named| named.name.clone()).collect()
}

/// Where each table stands, by its name.
fn places(tables: &[Named]) -> HashMap<String, usize> {
    tables.iter().enumerate().map(|(at, named)| (named.name.clone(), at)).collect()
}
