//! One file, section by section, into the builder.

use super::builder::CatalogBuilder;
use super::current::{CurrentGoal, CurrentProperties, Owner};
use super::defined_at::{DefinedAt, earlier};
use super::document_kind::TopLevelKeys;
use crate::catalog::index::narrow;
use crate::diagnostic::{Code, Finding, Related, quoted};
use crate::toml::{Findings, Section, TableBody, listed, read_section};
use std::collections::HashMap;
use std::ops::Range;
use toml::de::DeTable;

pub(super) struct CatalogReader<'d, 'a> {
    pub(super) builder: &'d mut CatalogBuilder<'a>,
    pub(super) findings: Findings,
    /// Whether the file extends another catalog.
    pub(super) is_extension: bool,
    pub(super) keys: TopLevelKeys,
    /// Whether something is below no goal, so that there are goals to be.
    pub(super) has_stray: bool,
    /// The tables of the top level met so far.
    seen: HashMap<&'static str, Seen>,
    pub(super) properties: CurrentProperties,
    /// The place of the event that is being read or changed.
    pub(super) event: Option<usize>,
    /// Whether it is one of the catalog that is extended.
    pub(super) is_extending: bool,
    pub(super) goal: Option<CurrentGoal>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    first: usize,
    /// Whether it was a `[[header]]`, of which there may be more.
    is_list_header: bool,
}

/// What may be at the top level of a catalog, as it is written in a header.
const HEADERS: [(&str, bool); 11] = [
    ("edition", false),
    ("origins", false),
    ("sources", false),
    ("destinations", false),
    ("group", true),
    ("group.properties", true),
    ("event", true),
    ("event.properties", true),
    ("use_case", true),
    ("goal", true),
    ("goal.recommendation", true),
];

/// What to do about two things of the same name.
pub(super) const RENAME: &str = "remove or rename one of them";

impl<'d, 'a> CatalogReader<'d, 'a> {
    pub(super) fn new(builder: &'d mut CatalogBuilder<'a>, is_extension: bool) -> Self {
        Self {
            builder,
            findings: Findings::default(),
            is_extension,
            keys: TopLevelKeys::default(),
            has_stray: false,
            seen: HashMap::new(),
            properties: CurrentProperties::default(),
            event: None,
            is_extending: false,
            goal: None,
        }
    }

    /// Reads one section of the file whose text is `text`.
    pub(super) fn section(&mut self, text: &str, section: &Section) {
        let mut findings = std::mem::take(&mut self.findings);
        let start = section.range.start;
        read_section(text, section, &mut findings, |root, is_torn, findings| {
            self.findings = std::mem::take(findings);
            root.keys().for_each(|key| self.keys.add(key.get_ref()));
            let found = self.findings.len();
            let header =
                SectionHeader::of(root, start).filter(|it| !self.findings.is_broken_at(it.body.span.start));
            match header {
                _ if !section.has_header() => self.head(TableBody { entries: root, span: 0..0, start }),
                Some(header) => self.below(header),
                // Its header is broken: what it defines is not known.
                None => self.builder.lack_definitions(),
            }
            if is_torn {
                // What it seems to lack may have been swallowed.
                self.findings.truncate(found);
                self.builder.lack_definitions();
            }
        });
    }

    fn below(&mut self, header: SectionHeader) {
        let Some((name, is_list)) = self.header(&header) else { return };
        let (top, below) = name.split_once('.').map_or((name, None), |(top, below)| (top, Some(below)));
        if !self.may_stand(top, &header.body.span, is_list, below.is_some()) {
            return;
        }
        match (top, below) {
            ("event", Some(_)) => self.property_below(Owner::Event, header.body),
            ("group", Some(_)) => self.property_below(Owner::Group, header.body),
            ("goal", Some(_)) => self.recommendation_below(header.body),
            _ => self.top(name, header.body),
        }
    }

    /// A table that is at the top level, below a header or as the value of a key.
    pub(super) fn top(&mut self, name: &str, body: TableBody) {
        match name {
            "edition" => self.edition(body),
            "origins" => self.origins(&body),
            "sources" => self.source_types(&body),
            "destinations" => self.destination_types(&body),
            "group" => self.group(body),
            "event" => self.event(body),
            "use_case" => self.use_case(body),
            "goal" => self.goal(body),
            _ => unreachable!("`{name}` is no table of a catalog"),
        }
    }

    /// Which of [`HEADERS`] the header is or was meant to be.
    fn header(&mut self, header: &SectionHeader) -> Option<(&'static str, bool)> {
        let path = header.path.join(".");
        let known = HEADERS.into_iter().find(|(name, _)| name.split('.').eq(header.path.iter().copied()));
        let Some((name, is_list)) = known else {
            let names = || HEADERS.iter().map(|(name, _)| *name);
            let meant = self.findings.nearest(&path, names());
            let message = format!("unknown table {}", quoted(&path));
            let help = match meant {
                Some(meant) => format!("did you mean {}?", quoted(&written(meant))),
                None => format!("its tables are {}", listed(names())),
            };
            let finding = Finding::new(Code::UnknownTable, header.body.span.clone(), message)
                .label("unknown table")
                .help(help);
            self.findings.push(finding);
            return HEADERS.into_iter().find(|(name, _)| Some(*name) == meant);
        };
        if header.is_list != is_list {
            let message = format!("{} is written {}", quoted(name), quoted(&written(name)));
            let why = if is_list { "there may be several of it" } else { "there is one of it" };
            self.findings.push(Finding::new(Code::WrongType, header.body.span.clone(), message).label(why));
        }
        Some((name, is_list))
    }

    /// Reports where `name` must not be: again, unless as one more of a list, or below what is not there.
    /// Says whether it can be read all the same.
    pub(super) fn may_stand(
        &mut self,
        name: &'static str,
        span: &Range<usize>,
        is_list_header: bool,
        is_below: bool,
    ) -> bool {
        match self.seen.get(name) {
            Some(seen) if !(seen.is_list_header && is_list_header) => {
                self.tell_again(name, span, seen.first);
            }
            Some(_) => {}
            None if is_below => {
                let message = format!("there is no {} above to which this belongs", quoted(name));
                let help = format!("move it below a {}", quoted(&format!("[[{name}]]")));
                self.findings.push(Finding::new(Code::MisplacedTable, span.clone(), message).help(help));
                self.has_stray |= name == "goal";
                return false;
            }
            None => {
                self.seen.insert(name, Seen { first: span.start, is_list_header });
            }
        }
        true
    }

    pub(super) fn has_seen(&self, name: &str) -> bool {
        self.seen.contains_key(name)
    }

    /// Reports that `name` is where it was before.
    pub(super) fn tell_again(&mut self, name: &str, again: &Range<usize>, first: usize) {
        let message = format!("duplicate key {}", quoted(name));
        let finding =
            Finding::new(Code::DuplicateKey, again.clone(), message).related(Related::Here(first));
        self.findings.push(finding.help("write it in one place"));
    }

    /// Reports that `what` at `span` is taken by what is at `site`.
    pub(super) fn tell_taken(&mut self, what: String, span: &Range<usize>, site: DefinedAt, remedy: &str) {
        let mut finding = Finding::new(Code::DuplicateName, span.clone(), what);
        finding.related = earlier(site, &self.builder.files);
        let help = match (site, self.builder.bases.first()) {
            (DefinedAt::BuiltIn, Some(base)) => {
                format!("{}, which this catalog extends, has it already: {remedy}", quoted(base))
            }
            _ => remedy.to_owned(),
        };
        self.findings.push(finding.help(help));
    }

    /// Whether `site` is in the file that is being read.
    pub(super) fn is_here(&self, site: DefinedAt) -> bool {
        matches!(site, DefinedAt::File { file, .. } if file as usize + 1 == self.builder.files.len())
    }

    pub(super) fn site(&self, span: &Range<usize>) -> DefinedAt {
        DefinedAt::File { file: narrow(self.builder.files.len() - 1), offset: narrow(span.start) }
    }
}

/// `[path]` or `[[path]]` and what is below it.
struct SectionHeader<'t> {
    path: Vec<&'t str>,
    is_list: bool,
    body: TableBody<'t>,
}

impl<'t> SectionHeader<'t> {
    /// The header of the one section that `root` was made of, which begins `start` bytes into its file.
    fn of(root: &'t DeTable<'t>, start: usize) -> Option<Self> {
        let (mut path, mut table) = (Vec::new(), root);
        loop {
            let (key, spanned) = table.iter().next()?;
            path.push(&**key.get_ref());
            let (list, span) = (spanned.get_ref().as_array(), spanned.span());
            let entries = match list {
                Some(list) => list.first()?.get_ref().as_table()?,
                None => spanned.get_ref().as_table()?,
            };
            // Of the tables along the path, only the last begins with the bracket.
            if span.start < key.span().start {
                let span = start + span.start..start + span.end;
                return Some(Self {
                    path,
                    is_list: list.is_some(),
                    body: TableBody { entries, span, start },
                });
            }
            table = entries;
        }
    }
}

/// How `name` is written as a header.
fn written(name: &str) -> String {
    let is_list = HEADERS.iter().any(|(known, is_list)| *known == name && *is_list);
    if is_list { format!("[[{name}]]") } else { format!("[{name}]") }
}
