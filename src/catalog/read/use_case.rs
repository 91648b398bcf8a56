//! Use cases.

use super::identity::{Identity, Unnamed};
use super::reader::Reader;
use super::schema::USE_CASE;
use super::values::is_own;
use crate::toml::{Body, Table};

impl Reader<'_, '_> {
    pub(super) fn use_case(&mut self, body: Body) {
        let fields = Table::strict(&USE_CASE, body, is_own, &mut self.findings);
        let what = Unnamed {
            noun: "use case",
            place: self.draft.use_cases.all.len(),
            names: |draft| (&mut draft.use_cases.names, &mut draft.use_case_titles),
        };
        let Identity { id, title } = self.identify(what, &fields);
        let summary = fields.text("summary", &mut self.findings);
        let events = fields.texts("events", &mut self.findings);
        let names = &mut self.draft.events.names;
        let symbols: Vec<_> = events.into_iter().map(|it| names.refer(it.text, &it.span)).collect();
        let events = self.draft.event_lists.intern(&symbols);
        let all = &mut self.draft.use_cases.all;
        all.ids.push(&id);
        all.titles.push(title);
        all.summaries.push(summary.as_ref().map_or("", |it| it.text));
        all.events.push(events);
    }
}
