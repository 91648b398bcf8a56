//! How goals and use cases come by their ids and titles, which are theirs alone.

use super::draft::Draft;
use super::names::Names;
use super::reader::{RENAME, Reader};
use super::site::Site;
use crate::catalog::kebab::kebab;
use crate::diagnostic::{Code, Finding, quoted};
use crate::toml::{Table, Text};
use std::borrow::Cow;

/// Which goal or use case is to be named.
#[derive(Clone, Copy)]
pub(super) struct Unnamed<'a> {
    pub(super) noun: &'static str,
    /// Which of its kind it is.
    pub(super) place: usize,
    /// The ids and the titles of its kind.
    pub(super) names: for<'d> fn(&'d mut Draft<'a>) -> (&'d mut Names, &'d mut Names),
}

/// The names of a goal or use case; empty where they are missing or wrong.
#[derive(Debug, Default)]
pub(super) struct Identity<'t> {
    pub(super) id: Cow<'t, str>,
    pub(super) title: &'t str,
}

impl<'a> Reader<'_, 'a> {
    /// The id and title that `fields` give. An id that is not written is made from the title.
    pub(super) fn identify<'t>(&mut self, what: Unnamed<'a>, fields: &Table<'t>) -> Identity<'t> {
        let has_id = fields.seems_to_have("id");
        let id = fields.text("id", &mut self.findings);
        if has_id && id.is_none() {
            (what.names)(self.draft).0.is_incomplete = true;
        }
        let title = fields.text("title", &mut self.findings);
        if let Some(id) = id {
            self.check_id(&id);
            self.define_id(what, &id);
            if let Some(title) = &title {
                self.define_title(what, title);
            }
            let title = title.map(|title| title.text).unwrap_or_default();
            return Identity { id: id.text.into(), title };
        }
        let Some(title) = title else {
            (what.names)(self.draft).0.is_incomplete = true;
            return Identity::default();
        };
        let id = kebab(title.text);
        if id.is_empty() {
            let message = format!("no id can be made from the title {}", quoted(title.text));
            let help = format!("add one to this {}, as in `id = \"my-{}\"`", what.noun, kebab(what.noun));
            self.findings.push(Finding::new(Code::MissingField, title.span.clone(), message).help(help));
            (what.names)(self.draft).0.is_incomplete = true;
        } else if self.define_title(what, &title) {
            self.define_id(what, &Text { text: &id, span: title.span.clone() });
        }
        Identity { id: id.into(), title: title.text }
    }

    /// Takes a title; says whether it was free.
    fn define_title(&mut self, what: Unnamed<'a>, title: &Text) -> bool {
        let site = self.site(&title.span);
        let taken = (what.names)(self.draft).1.define(title.text, what.place, site);
        if let Err(site) = taken {
            let message = format!("there is another {} with the title {}", what.noun, quoted(title.text));
            self.tell_taken(message, &title.span, site, self.remedy(what, site));
        }
        taken.is_ok()
    }

    fn remedy(&self, what: Unnamed, site: Site) -> &'static str {
        if what.noun == "goal" && !self.is_here(site) {
            "to add to it, write its id as in `extends = \"optimize-advertising\"` and no title"
        } else {
            RENAME
        }
    }

    fn define_id(&mut self, what: Unnamed<'a>, id: &Text) {
        let site = self.site(&id.span);
        let message = || format!("there is another {} with the id {}", what.noun, quoted(id.text));
        let taken = (what.names)(self.draft).0.define(id.text, what.place, site);
        if let Err(site) = taken {
            self.tell_taken(message(), &id.span, site, self.remedy(what, site));
        }
    }
}
