//! Use cases.

use super::identity::{IdScope, Identity};
use super::reader::CatalogReader;
use super::schema::USE_CASE;
use super::values::is_own;
use crate::catalog::EventIndex;
use crate::catalog::use_case::UseCaseEntry;
use crate::toml::{Table, TableBody};

impl CatalogReader<'_, '_> {
    pub(super) fn use_case(&mut self, body: TableBody) {
        let fields = Table::strict(&USE_CASE, body, is_own, &mut self.findings);
        let what = IdScope {
            noun: "use case",
            place: self.builder.use_cases.all.len(),
            names: |builder| (&mut builder.use_cases.names, &mut builder.use_case_titles),
        };
        let Identity { id, title } = self.identify(what, &fields);
        let summary = fields.text("summary", &mut self.findings);
        let events = fields.texts("events", &mut self.findings);
        let names = &mut self.builder.events.names;
        let events = events.iter().map(|it| EventIndex(names.refer(it.text, &it.span))).collect();
        let summary = summary.map_or("", |it| it.text).into();
        self.builder.use_cases.all.push(UseCaseEntry { id, title, summary, events });
    }
}
