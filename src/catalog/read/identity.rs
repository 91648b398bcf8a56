//! How goals and use cases come by their ids and titles, which are theirs alone.

use super::builder::CatalogBuilder;
use super::defined_at::DefinedAt;
use super::reader::{CatalogReader, RENAME};
use super::symbol_table::SymbolTable;
use crate::catalog::kebab::kebab;
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::{Table, Text};
use std::ops::Range;
use std::sync::Arc;

/// Which goal or use case is to be named.
#[derive(Clone, Copy)]
pub(super) struct IdScope<'a> {
    pub(super) noun: &'static str,
    /// Which of its kind it is.
    pub(super) place: usize,
    /// The ids and the titles of its kind.
    pub(super) names: for<'d> fn(&'d mut CatalogBuilder<'a>) -> (&'d mut SymbolTable, &'d mut SymbolTable),
}

/// The names of a goal or use case; empty where they are missing or wrong.
#[derive(Debug, Default)]
pub(super) struct Identity {
    pub(super) id: Arc<str>,
    pub(super) title: Arc<str>,
}

impl<'a> CatalogReader<'_, 'a> {
    /// The id and title that `fields` give. An id that is not written is made from the title.
    pub(super) fn identify(&mut self, what: IdScope<'a>, fields: &Table) -> Identity {
        let has_id = fields.seems_to_have("id");
        let id = fields.text("id", &mut self.findings);
        if has_id && id.is_none() {
            (what.names)(self.builder).0.is_incomplete = true;
        }
        let title = fields.text("title", &mut self.findings);
        if let Some(id) = id {
            self.check_id(&id);
            let (name, span) = (Arc::from(id.text), id.span);
            self.define_id(what, &name, &span);
            let title = title.map(|title| self.define_title(what, &title).0);
            return Identity { id: name, title: title.unwrap_or_default() };
        }
        let Some(title) = title else {
            (what.names)(self.builder).0.is_incomplete = true;
            return Identity::default();
        };
        let id: Arc<str> = kebab(title.text).into();
        if id.is_empty() {
            let message = format!("no id can be made from the title {}", quoted(title.text));
            let help = format!("add one to this {}, as in `id = \"my-{}\"`", what.noun, kebab(what.noun));
            self.findings.push(Finding::new(Code::MissingField, title.span, message).help(help));
            (what.names)(self.builder).0.is_incomplete = true;
            return Identity { id, title: title.text.into() };
        }
        let (name, is_free) = self.define_title(what, &title);
        if is_free {
            self.define_id(what, &id, &title.span);
        }
        Identity { id, title: name }
    }

    /// Takes a title; says whether it was free.
    fn define_title(&mut self, what: IdScope<'a>, title: &Text) -> (Arc<str>, bool) {
        let (name, at) = (Arc::from(title.text), self.site(&title.span));
        let taken = (what.names)(self.builder).1.define(&name, what.place, at);
        if let Err(first) = taken {
            let message = format!("there is another {} with the title {}", what.noun, quoted(&name));
            self.tell_taken(message, &title.span, first, self.remedy(what, first));
        }
        (name, taken.is_ok())
    }

    fn remedy(&self, what: IdScope, site: DefinedAt) -> &'static str {
        if what.noun == "goal" && !self.is_here(site) {
            "to add to it, write its id as in `extends = \"optimize-advertising\"` and no title"
        } else {
            RENAME
        }
    }

    fn define_id(&mut self, what: IdScope<'a>, id: &Arc<str>, span: &Range<usize>) {
        let at = self.site(span);
        if let Err(first) = (what.names)(self.builder).0.define(id, what.place, at) {
            let message = format!("there is another {} with the id {}", what.noun, quoted(id));
            self.tell_taken(message, span, first, self.remedy(what, first));
        }
    }
}
