//! What a draft holds and a catalog does not have any more.

use crate::app::draft::choice::{ChoiceDraft, ChosenDraft};
use crate::app::draft::{Basis, DeskDraft};
use crate::catalog::Catalog;
use crate::plan::Item;
use std::collections::HashSet;

impl DeskDraft {
    /// A sentence for whatever `catalog` does not have any more, or has otherwise.
    /// Names and notes that the plan had before are the plan's, whatever the catalog knows.
    pub fn missing(&self, catalog: &Catalog, basis: Option<&Basis>) -> Vec<String> {
        let mut missing = Vec::new();
        let (now, then) = (&catalog.edition().date, &self.edition);
        if catalog.id() != self.id {
            missing.push(self.gone());
        } else if now != then {
            missing.push(format!("The catalog's edition is {now} now and was {then} then."));
        }
        self.choice.push_missing(catalog, basis, &mut missing);
        missing
    }

    /// That the catalog itself is not there any more.
    pub fn gone(&self) -> String {
        format!("The catalog `{}` cannot be read any more.", self.id)
    }
}

impl ChoiceDraft {
    fn push_missing(&self, catalog: &Catalog, basis: Option<&Basis>, missing: &mut Vec<String>) {
        for ChosenDraft { goal, use_cases } in &self.goals {
            let Some(goal) = catalog.goal(goal) else {
                missing.push(format!("The goal `{goal}` is not in the catalog any more."));
                continue;
            };
            let ids: HashSet<_> = catalog.recommendations(goal).map(|it| it.use_case().id()).collect();
            let lost = use_cases.iter().filter(|id| !ids.contains(&***id));
            missing.extend(
                lost.map(|id| {
                    format!("The use case `{id}` is not recommended for {} any more.", goal.title)
                }),
            );
        }
        let written = [("name", &self.names), ("note", &self.notes)];
        for (what, texts) in written {
            let is_lost = |item: &Item, text: &String| {
                !has(catalog, item) && basis.is_none_or(|basis| !basis.says(item, text))
            };
            for (item, text) in texts.iter().filter(|(item, text)| is_lost(item, text)) {
                let title = item.title();
                missing.push(format!("{title} is not in the catalog any more; its {what} was: {text}"));
            }
        }
    }
}

fn has(catalog: &Catalog, item: &Item) -> bool {
    match item {
        Item::Event(name) => catalog.events().iter().any(|it| it.name == *name),
        Item::Property { event, name } => {
            let event = catalog.events().iter().find(|it| it.name == *event);
            event.is_some_and(|it| it.properties.iter().any(|property| property.name == *name))
        }
        Item::Source(kind) => catalog.source_types().iter().any(|it| it.name == *kind),
        Item::Destination(kind) => catalog.destination_types().iter().any(|it| it.name == *kind),
    }
}
