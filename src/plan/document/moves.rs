//! What leaves the plan or comes back takes the person's words along.
//!
//! An event, source, destination, property or use case that goes from the plan to its archive, or back, keeps its
//! lines, comments and unknown keys; only the path in its headers changes.

use super::change::{Change, Changes};
use super::header::first_keys;
use super::layout::Layout;
use super::place::{Place, Style};
use crate::plan::form::{Form, Named, kept_property};
use std::collections::{HashMap, HashSet};

/// How a table gets from its old place to its new one.
struct Move {
    /// How many keys of the old path go, and what comes instead.
    keys: usize,
    by: &'static str,
    /// The path that it gets.
    to: String,
}

impl Changes<'_> {
    /// Gives what goes elsewhere in the file its own words.
    pub(super) fn prepare_moves(&mut self, root: &Place, old: &Form, new: &mut Form) {
        for key in ["event", "source", "destination"] {
            self.leave(root, key, old, new);
            self.come_back(root, key, old, new);
        }
        self.properties_leave(root, old, new);
        self.properties_come_back(root, old, new);
        self.use_cases_move(root, old, new);
    }

    fn use_cases_move(&mut self, root: &Place, old: &Form, new: &mut Form) {
        let leave = Move { keys: 1, by: "declined.kept.", to: "declined.kept.use_case".to_owned() };
        let return_ = Move { keys: 2, by: "goal.", to: "goal.use_case".to_owned() };
        let chosen = |form: &Form| -> HashSet<String> {
            form.tables("goal").iter().flat_map(|goal| names(goal.form.tables("use_case"))).collect()
        };
        let (was_chosen, is_chosen) = (chosen(old), chosen(new));
        let was_kept = names(kept(old).map_or(&[], |kept| kept.tables("use_case")));
        let target = kept_mut(new, "use_case");
        let known = places(target);
        for (place, goal) in root.list(self.layout.text, "goal").iter().zip(old.tables("goal")) {
            let places = place.list(self.layout.text, "use_case");
            for (place, named) in places.iter().zip(goal.form.tables("use_case")) {
                if !is_chosen.contains(&named.name)
                    && !was_kept.contains(&named.name)
                    && let Some(at) = known.get(&named.name)
                {
                    self.take_along(place, &leave, &named.form, &mut target[*at]);
                }
            }
        }
        let is_kept = names(target);
        let kept_places = kept_place(root, self.layout).map(|it| it.list(self.layout.text, "use_case"));
        let items = kept(old).map_or(&[][..], |kept| kept.tables("use_case"));
        for (place, named) in kept_places.unwrap_or_default().iter().zip(items) {
            if is_kept.contains(&named.name) || was_chosen.contains(&named.name) {
                continue;
            }
            let goals = new.tables_mut("goal").into_iter().flatten();
            let mut targets = goals.filter_map(|goal| goal.form.tables_mut("use_case")).flatten();
            if let Some(target) = targets.find(|it| it.name == named.name) {
                self.take_along(place, &return_, &named.form, target);
            }
        }
    }

    fn leave(&mut self, root: &Place, key: &str, old: &Form, new: &mut Form) {
        let stays = names(new.tables(key));
        let is_kept = names(kept(old).map_or(&[], |kept| kept.tables(key)));
        let way = Move { keys: 0, by: "declined.kept.", to: format!("declined.kept.{key}") };
        let target = kept_mut(new, key);
        let known = places(target);
        for (place, named) in root.list(self.layout.text, key).iter().zip(old.tables(key)) {
            if !stays.contains(&named.name)
                && !is_kept.contains(&named.name)
                && let Some(at) = known.get(&named.name)
            {
                self.take_along(place, &way, &named.form, &mut target[*at]);
            }
        }
    }

    fn come_back(&mut self, root: &Place, key: &str, old: &Form, new: &mut Form) {
        let stays = names(kept(new).map_or(&[], |kept| kept.tables(key)));
        let was_there = names(old.tables(key));
        let way = Move { keys: 2, by: "", to: key.to_owned() };
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
        let way = Move { keys: 1, by: "declined.kept.", to: "declined.kept.property".to_owned() };
        let events = places(new.tables("event"));
        let known = places(kept_mut(new, "property"));
        for (place, event) in root.list(self.layout.text, "event").iter().zip(old.tables("event")) {
            let Some(at) = events.get(&event.name) else { continue };
            let stays = names(new.tables("event")[*at].form.tables("property"));
            let places = place.list(self.layout.text, "property");
            for (place, property) in places.iter().zip(event.form.tables("property")) {
                let name = kept_property(&event.name, &property.name);
                if !stays.contains(&property.name)
                    && !is_kept.contains(&name)
                    && let Some(at) = known.get(&name)
                {
                    let target = &mut kept_mut(new, "property")[*at];
                    self.take_along(place, &way, &property.form, target);
                }
            }
        }
    }

    fn properties_come_back(&mut self, root: &Place, old: &Form, new: &mut Form) {
        let stays = names(kept(new).map_or(&[], |kept| kept.tables("property")));
        let way = Move { keys: 2, by: "event.", to: "event.property".to_owned() };
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

    fn take_along(&mut self, place: &Place, way: &Move, old: &Form, target: &mut Named) {
        if place.style == Style::Header {
            target.words = Some(words(self.layout, place, way, old, &target.form));
            self.gone.insert(place.span.start);
        }
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
