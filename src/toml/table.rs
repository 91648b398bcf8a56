//! Values out of tables, each reported as wrong where it is missing or of another type.
//!
//! Reading goes on past what is wrong, so that everything is found. What was read counts only where nothing was.

use super::body::{TableBody, Text};
use super::findings::Findings;
use super::node::{Node, to_json};
use super::schema::{Field, LATEST, TableSchema};
use super::text::{FindingSubject, listed, tell_repeated, text_of, wrong_type};
use crate::diagnostic::{Code, Finding, nearest, quoted};
use std::ops::Range;

/// A table, with what it should hold.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    pub(crate) schema: &'static TableSchema,
    pub(crate) body: TableBody<'t>,
    /// The fields that unknown keys were probably meant to be; reported already, so not reported as missing.
    meant: Vec<&'static str>,
    /// Which unknown keys are no mistake, where others are.
    own: Option<fn(&str) -> bool>,
    /// Of which version of the format it is.
    pub(crate) version: u32,
}

impl<'t> Table<'t> {
    /// The table `body` of a file of this version. Keys that the schema does not know are the person's own.
    pub(crate) fn new(schema: &'static TableSchema, body: TableBody<'t>, version: u32) -> Self {
        Self { schema, body, meant: Vec::new(), own: None, version }
    }

    /// The same where keys that the schema does not know are wrong, but for those that are `own`.
    pub(crate) fn strict(
        schema: &'static TableSchema,
        body: TableBody<'t>,
        own: fn(&str) -> bool,
        findings: &mut Findings,
    ) -> Self {
        let mut meant = Vec::new();
        let known = || schema.keys.iter().map(|field| field.name);
        for (key, _) in
            body.entries().filter(|(key, _)| !own(key.text) && schema.find(key.text, LATEST).is_none())
        {
            let near = findings.nearest(key.text, known());
            let help = match near {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None => format!("its keys are {}", listed(known())),
            };
            meant.extend(near);
            let message = format!("unknown key {} in this {}", quoted(key.text), schema.noun);
            findings
                .push(Finding::new(Code::UnknownKey, key.span, message).label("unknown key").help(help));
        }
        Self { schema, body, meant, own: Some(own), version: LATEST }
    }

    /// A table within this one, with whose keys it is as strict.
    pub(crate) fn within(
        &self,
        schema: &'static TableSchema,
        body: TableBody<'t>,
        findings: &mut Findings,
    ) -> Self {
        match self.own {
            Some(own) => Self::strict(schema, body, own, findings),
            None => Self::new(schema, body, self.version),
        }
    }

    /// Whether keys that the schema does not know are wrong.
    pub(crate) fn is_strict(&self) -> bool {
        self.own.is_some()
    }

    /// The value at `name` as JSON. Where unknown keys are wrong, so is what JSON has no word for.
    pub(crate) fn json(&self, name: &str, findings: &mut Findings) -> Option<serde_json::Value> {
        self.as_json(self.node(name, findings)?, findings)
    }

    /// The same of a value in this table.
    pub(crate) fn as_json(&self, node: Node<'t>, findings: &mut Findings) -> Option<serde_json::Value> {
        if self.is_strict() { node.json(findings) } else { to_json(node.value()) }
    }

    /// The field `name`, which is one of the schema's.
    pub(crate) fn field(&self, name: &str) -> &'static Field {
        self.schema.find(name, self.version).unwrap_or_else(|| self.schema.field(name))
    }

    /// Where the value of `key` is; the table, where there is none.
    pub(crate) fn value_span(&self, key: &str) -> Range<usize> {
        self.body.get(key).map_or_else(|| self.body.span.clone(), Node::span)
    }

    /// Whether the field `name` is there, be it misspelt.
    pub(crate) fn seems_to_have(&self, name: &str) -> bool {
        self.meant.contains(&name) || self.body.get(name).is_some()
    }

    /// What is at `key`, where the schema knows it; else it is the person's.
    pub(crate) fn known(&self, key: &str) -> Option<Node<'t>> {
        // Most keys of most tables are absent, and the entries show that sooner than the schema.
        self.body.get(key).filter(|_| self.schema.find(key, self.version).is_some())
    }

    /// The value of the field `name`; nothing where it is missing, which is reported where it must not be.
    pub(crate) fn node(&self, name: &str, findings: &mut Findings) -> Option<Node<'t>> {
        let node = self.known(name);
        let is_required = || self.schema.find(name, self.version).is_some_and(|field| field.is_required);
        if node.is_none() && !findings.may_lack && !self.meant.contains(&name) && is_required() {
            findings.push(self.missing(self.field(name)));
        }
        node
    }

    /// The text of the field `name`; an empty one is reported as wrong.
    pub(crate) fn text(&self, name: &str, findings: &mut Findings) -> Option<Text<'t>> {
        let node = self.node(name, findings)?;
        text_of(node, FindingSubject::Key(name), "text", self.field(name), findings)
    }

    /// The same, where a missing or wrong one leaves an empty text: the file is refused then.
    pub(crate) fn owned(&self, name: &str, findings: &mut Findings) -> String {
        self.text(name, findings).map(|it| it.text.to_owned()).unwrap_or_default()
    }

    /// The same, where there may be none.
    pub(crate) fn owned_if_any(&self, name: &str, findings: &mut Findings) -> Option<String> {
        self.text(name, findings).map(|it| it.text.to_owned())
    }

    /// The text of the field `name`, be it empty.
    pub(crate) fn any_text(&self, name: &str, findings: &mut Findings) -> Option<&'t str> {
        let node = self.node(name, findings)?;
        if node.as_str().is_none() {
            findings.push(wrong_type(node, FindingSubject::Key(name), "text", self.field(name)));
        }
        node.as_str()
    }

    /// True or false; false where it is left out.
    pub(crate) fn flag(&self, name: &str, findings: &mut Findings) -> bool {
        let Some(node) = self.node(name, findings) else { return false };
        node.value().as_bool().unwrap_or_else(|| {
            findings.push(wrong_type(node, FindingSubject::Key(name), "true or false", self.field(name)));
            false
        })
    }

    /// The texts in the list `name`; an empty list, and a text that is in it twice, are reported as wrong.
    pub(crate) fn texts(&self, name: &str, findings: &mut Findings) -> Vec<Text<'t>> {
        let field = || self.field(name);
        let Some(node) = self.node(name, findings) else { return Vec::new() };
        let Some(items) = node.items() else {
            findings.push(self.not_a_list(name, node));
            return Vec::new();
        };
        if items.len() == 0 {
            let message = format!("{} is empty", quoted(name));
            let help = format!("name at least one, as in {}", field().shown());
            findings.push(Finding::new(Code::EmptyValue, node.span(), message).help(help));
        }
        let as_text = |item| text_of(item, FindingSubject::ItemOf(name), "text", field(), findings);
        let texts: Vec<_> = items.filter_map(as_text).collect();
        tell_repeated(&texts, name, findings);
        texts
    }

    /// The texts in the list `name`, whatever they are; none where it is left out.
    pub(crate) fn any_texts(&self, name: &str, findings: &mut Findings) -> Vec<String> {
        let Some(node) = self.node(name, findings) else { return Vec::new() };
        let Some(items) = node.items() else {
            findings.push(self.not_a_list(name, node));
            return Vec::new();
        };
        let as_text = |item: Node<'t>| {
            if item.as_str().is_none() {
                let field = self.field(name);
                findings.push(wrong_type(item, FindingSubject::ItemOf(name), "text", field));
            }
            item.as_str().map(str::to_owned)
        };
        items.filter_map(as_text).collect()
    }

    /// That a list of texts is none; one text was probably meant to be its only one.
    fn not_a_list(&self, name: &str, node: Node) -> Finding {
        let finding = wrong_type(node, FindingSubject::Key(name), "a list", self.field(name));
        match node.as_str().filter(|it| !it.contains(['"', '\\', '\n'])) {
            Some(only) => finding.help(format!("write {}", quoted(&format!("{name} = [\"{only}\"]")))),
            None => finding,
        }
    }

    /// The table at `name`; nothing where it is left out.
    pub(crate) fn table(&self, name: &str, findings: &mut Findings) -> Option<TableBody<'t>> {
        let node = self.node(name, findings)?;
        let body = TableBody::of(node);
        if body.is_none() {
            findings.push(wrong_type(node, FindingSubject::Key(name), "a table", self.field(name)));
        }
        body
    }

    /// The tables in the list `name`; nothing where it is left out.
    pub(crate) fn tables(&self, name: &str, findings: &mut Findings) -> Option<Vec<TableBody<'t>>> {
        let field = || self.field(name);
        let node = self.node(name, findings)?;
        let Some(items) = node.items() else {
            findings.push(wrong_type(node, FindingSubject::Key(name), "a list", field()));
            return Some(Vec::new());
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match TableBody::of(item) {
                Some(body) => tables.push(body),
                None => findings.push(wrong_type(item, FindingSubject::ItemOf(name), "a table", field())),
            }
        }
        Some(tables)
    }

    /// That a field is missing; where a key looks like a slip of it, at that key.
    fn missing(&self, field: &Field) -> Finding {
        let message = format!("this {} has no {}", self.schema.noun, quoted(field.name));
        let unknown =
            || self.body.entries().filter(|(key, _)| self.schema.find(key.text, LATEST).is_none());
        let slip = nearest(field.name, unknown().map(|(key, _)| key.text));
        match slip.and_then(|slip| unknown().find(|(key, _)| key.text == slip)) {
            Some((slip, _)) => Finding::new(Code::MissingField, slip.span, message)
                .help(format!("did you mean {} here?", quoted(field.name))),
            None => Finding::new(Code::MissingField, self.body.span.clone(), message)
                .help(format!("add it, as in {}", field.shown())),
        }
    }
}
