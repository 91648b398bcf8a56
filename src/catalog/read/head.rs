//! What a catalog says about itself, and the types of sources and destinations it knows.

use super::builder::NamedList;
use super::reader::{CatalogReader, RENAME};
use super::schema::{CATALOG, CONNECTION_TYPE, EDITION};
use super::values::{day, is_own};
use crate::catalog::kebab::kebab;
use crate::catalog::{DestinationType, Origin, SourceType};
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::{FindingSubject, Node, Table, TableBody, Text, text_of, wrong_type};
use toml::de::DeValue;

impl CatalogReader<'_, '_> {
    /// What is above the first header.
    pub(super) fn head(&mut self, body: TableBody) {
        let fields = Table::strict(&CATALOG, body, is_own, &mut self.findings);
        if let Some(id) = fields.text("id", &mut self.findings) {
            self.check_id(&id);
            if self.builder.bases.iter().any(|base| *base == id.text) {
                let message = format!("{} is the id of a catalog that this one extends", quoted(id.text));
                let finding = Finding::new(Code::InvalidValue, id.span.clone(), message);
                self.findings.push(finding.help("give this catalog an id of its own"));
            }
            id.text.clone_into(&mut self.builder.head.id);
        }
        self.builder.head.title = fields.owned("title", &mut self.findings);
        // What it extends was read before; where that cannot be read, anything may be defined there.
        let extends_another = fields.seems_to_have("extends");
        if fields.text("extends", &mut self.findings).is_none() && extends_another {
            self.builder.lack_definitions();
        }
        for name in ["edition", "origins", "sources", "destinations"] {
            let Some(node) = fields.node(name, &mut self.findings) else { continue };
            self.may_stand(name, &node.span(), false, false);
            if let Some(body) = TableBody::of(node) {
                self.top(name, body);
            } else {
                let field = CATALOG.field(name);
                self.findings.push(wrong_type(node, FindingSubject::Key(name), "a table", field));
            }
        }
        for name in ["group", "event", "use_case", "goal"] {
            let Some(list) = fields.tables(name, &mut self.findings) else { continue };
            self.may_stand(name, &fields.value_span(name), false, false);
            for body in list {
                self.top(name, body);
            }
        }
    }

    /// Reports what a file has to have and has not, once all of it is read.
    pub(super) fn finish(&mut self) {
        let start = 0..0;
        if !self.has_seen("edition") {
            let help = format!("add it, as in {}", CATALOG.field("edition").shown());
            let finding =
                Finding::new(Code::MissingField, start.clone(), "this catalog has no `edition`").help(help);
            self.findings.push(finding);
        }
        let may_have_goals =
            self.has_seen("goal") || self.has_stray || self.builder.goals.names.is_incomplete;
        if !self.is_extension && !may_have_goals {
            let finding = Finding::new(Code::MissingField, start, "this catalog has no goals");
            self.findings.push(finding.help("add one, which begins with `[[goal]]`"));
        }
        self.tell_bare_goal();
        self.tell_undefined();
    }

    pub(super) fn check_id(&mut self, id: &Text) {
        let meant = kebab(id.text);
        if meant == id.text {
            return;
        }
        let message = format!("{} is not in kebab-case", quoted(id.text));
        let finding = Finding::new(Code::InvalidValue, id.span.clone(), message)
            .label("lower case, hyphens between words");
        let help = if meant.is_empty() {
            "use letters or digits".to_owned()
        } else {
            format!("write {}", quoted(&meant))
        };
        self.findings.push(finding.help(help));
    }

    pub(super) fn edition(&mut self, body: TableBody) {
        let fields = Table::strict(&EDITION, body, is_own, &mut self.findings);
        if let Some(date) = fields.node("date", &mut self.findings) {
            match (day(date), date.value()) {
                (Some(day), DeValue::Datetime(_)) => self.builder.head.date = day,
                (_, DeValue::Datetime(_)) => {
                    let finding = Finding::new(Code::InvalidValue, date.span(), "`date` is not a day");
                    self.findings.push(finding.help("write year, month and day, as in `2026-01-31`"));
                }
                _ => {
                    let field = EDITION.field("date");
                    self.findings.push(wrong_type(date, FindingSubject::Key("date"), "a date", field));
                }
            }
        }
        self.builder.head.name = fields.owned("name", &mut self.findings);
    }

    pub(super) fn origins(&mut self, body: &TableBody) {
        self.named_entries(
            body,
            "origin",
            |reader| &mut reader.builder.origins,
            |reader, key, node| Origin { name: key.text.to_owned(), note: reader.sentence(key, node) },
        );
    }

    pub(super) fn source_types(&mut self, body: &TableBody) {
        self.named_entries(
            body,
            "source",
            |reader| &mut reader.builder.source_types,
            |reader, key, node| {
                let (summary, categories) = reader.connection_type(key, node);
                SourceType { name: key.text.to_owned(), summary, categories }
            },
        );
    }

    pub(super) fn destination_types(&mut self, body: &TableBody) {
        self.named_entries(
            body,
            "destination",
            |reader| &mut reader.builder.destination_types,
            |reader, key, node| {
                let (summary, categories) = reader.connection_type(key, node);
                DestinationType { name: key.text.to_owned(), summary, categories }
            },
        );
    }

    /// A table of names with what each stands for.
    fn named_entries<T>(
        &mut self,
        body: &TableBody,
        noun: &str,
        of: fn(&mut Self) -> &mut NamedList<T>,
        make: fn(&mut Self, &Text, Node) -> T,
    ) {
        of(self).names.is_incomplete |= self.findings.may_lack;
        for (key, node) in body.entries() {
            let entry = make(self, &key, node);
            if key.text.trim().is_empty() {
                let finding = Finding::new(
                    Code::EmptyValue,
                    key.span.clone(),
                    format!("the name of this {noun} is empty"),
                );
                self.findings.push(finding.help("write the name before the `=`"));
                of(self).names.is_incomplete = true;
                continue;
            }
            let site = self.site(&key.span);
            let named = of(self);
            match named.names.define(&key.text.into(), named.all.len(), site) {
                Ok(()) => named.all.push(entry),
                Err(site) => {
                    let what = format!("{noun} {} is already defined", quoted(key.text));
                    self.tell_taken(what, &key.span, site, RENAME);
                }
            }
        }
    }

    /// A sentence, or a table of it and of the categories in which the real ones are listed.
    fn connection_type(&mut self, key: &Text, node: Node) -> (String, Vec<String>) {
        let Some(body) = TableBody::of(node) else { return (self.sentence(key, node), Vec::new()) };
        let fields = Table::strict(&CONNECTION_TYPE, body, is_own, &mut self.findings);
        let summary = fields.owned("summary", &mut self.findings);
        let categories = fields.texts("categories", &mut self.findings);
        (summary, categories.into_iter().map(|it| it.text.to_owned()).collect())
    }

    fn sentence(&mut self, key: &Text, node: Node) -> String {
        let field = &super::schema::SENTENCE;
        let text = text_of(node, FindingSubject::Key(key.text), "a sentence", field, &mut self.findings);
        text.map(|it| it.text.to_owned()).unwrap_or_default()
    }
}
