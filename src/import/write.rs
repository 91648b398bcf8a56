//! What was found as the text of a catalog.

use super::{Imported, ImportedEvent};
use crate::catalog::{Call, Catalog, Event, Property, property_text};
use crate::text::printable;
use crate::toml::editor::{json, key_of, string};
use indexmap::IndexMap;
use jiff::civil::Date;
use std::fmt::{self, Write as _};

/// The title of the use case of events that belong to no area.
const OTHER: &str = "Everything else";

const NO_AREA: &str = "What was planned before, without an area.";

/// What is asked of a website and an app, which every setup begins with.
const KINDS: &str = "\
[sources]
Website = \"Pages that visitors open in a browser.\"
Mobile = \"Apps on phones and tablets.\"
Server = \"Services that run out of sight.\"

[destinations]
Analytics = \"Tools that show what people do and where they drop out.\"
";

/// The catalog: a use case for each area, one goal that all of them serve, and comments on what is not in it. `origin`
/// says where it is from, as `a Segment tracking plan, plan.json`; `title` is its title,
/// `today` the day of its edition.
pub fn catalog_text(imported: &Imported, title: &str, origin: &str, today: Date) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write(&mut text, imported, title, origin, today);
    text
}

fn write(text: &mut String, imported: &Imported, title: &str, origin: &str, today: Date) -> fmt::Result {
    writeln!(text, "# Imported by segue from {}.", printable(origin))?;
    if imported.losses.total() > 0 {
        writeln!(text, "#\n# Not in it, since a catalog cannot say it:")?;
        for (kind, count) in imported.losses.iter() {
            writeln!(text, "#   {count} x {}", printable(kind))?;
        }
    }
    writeln!(text, "\nid = {}\ntitle = {}", string(&id(title)), string(title))?;
    writeln!(text, "edition = {{ date = {today}, name = \"imported\" }}\n\n{KINDS}")?;
    if !imported.common.is_empty() {
        writeln!(text, "# What every event has.\n[[group]]\nname = \"common\"")?;
        properties(text, &imported.common)?;
    }
    for ImportedEvent { event, .. } in &imported.events {
        self::event(text, event, !imported.common.is_empty())?;
    }
    let areas = areas(imported);
    for (area, events) in &areas {
        writeln!(text, "[[use_case]]\nid = {}\ntitle = {}", string(&id(area)), string(area))?;
        let summary =
            if area == OTHER { NO_AREA.to_owned() } else { format!("What was planned for {area} before.") };
        writeln!(text, "summary = {}\nevents = [", string(&summary))?;
        events.iter().try_for_each(|name| writeln!(text, "  {},", string(name)))?;
        writeln!(text, "]\n")?;
    }
    writeln!(text, "[[goal]]\nid = {}\ntitle = {}", string(&id(title)), string(title))?;
    writeln!(text, "summary = \"Everything that was planned before.\"")?;
    for area in areas.keys() {
        writeln!(text, "\n[[goal.recommendation]]\nuse_case = {}", string(&id(area)))?;
        writeln!(text, "sources = [\"Website\", \"Mobile\", \"Server\"]\ndestinations = [\"Analytics\"]")?;
    }
    Ok(())
}

/// The names of the events of each area, in the order in which the areas first come.
fn areas(imported: &Imported) -> IndexMap<String, Vec<&str>> {
    let mut areas: IndexMap<String, Vec<&str>> = IndexMap::new();
    let mut ids: IndexMap<String, String> = IndexMap::new();
    for ImportedEvent { area, event } in &imported.events {
        let area = area.as_deref().map(str::trim).filter(|it| !it.is_empty()).unwrap_or(OTHER);
        // Areas that differ in case or signs only are one use case.
        let area = ids.entry(id(area)).or_insert_with(|| capitalized(area)).clone();
        areas.entry(area).or_default().push(&event.name);
    }
    areas
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// An id from a title; a word where the title has no letters and digits, or is the id of a built-in catalog.
fn id(title: &str) -> String {
    let id = Catalog::id_for(title);
    if id.is_empty() || Catalog::is_builtin(&id) { "imported".to_owned() } else { id }
}

fn event(text: &mut String, event: &Event, has_common: bool) -> fmt::Result {
    writeln!(text, "[[event]]\nname = {}", string(&event.name))?;
    if !event.description.is_empty() {
        writeln!(text, "description = {}", string(&event.description))?;
    }
    if event.call != Call::Track {
        writeln!(text, "call = {}", string(event.call.name()))?;
    }
    let texts = [
        ("page", &event.page),
        ("when", &event.when),
        ("owner", &event.owner),
        ("version", &event.version),
    ];
    for (key, value) in texts.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        writeln!(text, "{key} = {}", string(value))?;
    }
    if !event.tags.is_empty() {
        let tags: Vec<_> = event.tags.iter().map(|it| string(it)).collect();
        writeln!(text, "tags = [{}]", tags.join(", "))?;
    }
    if event.closed {
        writeln!(text, "closed = true")?;
    }
    if has_common && event.call == Call::Track {
        writeln!(text, "groups = [\"common\"]")?;
    }
    event.extra.iter().try_for_each(|(key, value)| writeln!(text, "{} = {}", key_of(key), json(value)))?;
    properties(text, &event.properties)
}

fn properties(text: &mut String, properties: &[Property]) -> fmt::Result {
    if !properties.is_empty() {
        writeln!(text, "properties = [")?;
        properties.iter().try_for_each(|it| writeln!(text, "  {},", property_text(it)))?;
        writeln!(text, "]")?;
    }
    writeln!(text)
}
